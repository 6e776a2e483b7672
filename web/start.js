// The page's only script before an act: it listens.
//
// The person acts by typing or choosing in a form marked `data-live` or in one of participation,
// or by pressing a button marked so. Then, and only then, the program is loaded (and by itself
// where this device keeps something already); until it is ready, and for ever where
// it cannot run, the page is what the server sent: links and forms work by themselves (rung 0).
// Once it is awake it answers filters as one types, and follows our own links in place.
//
// Promises: nothing is loaded or stored before an act; no failure leaves a blank page or loses
// what was asked: a navigation that the program cannot answer is given back to the browser.
import { on_anchor, open_around } from './anchors.js';
import { live_of, word_of } from './fields.js';
import { stay_for } from './closing.js';
import { form_here, is_writing, restore, text_of } from './forms.js';
import { hand_over } from './hand_over_file.js';
import { forget, freshen, has_begun, is_kept, keep_pages } from './kept.js';
import { begin_on_face, hand_code } from './parts.js';
import { patch } from './patch.js';
import { address_of, arrive, items_around, move_on, move_to, own_history, release_history, remember,
  rename, settle_address, settle_beside, settle_in } from './places.js';
import { can_run, make_program } from './program.js';
import { hush, is_desk, say } from './words.js';

const slow_after = 3000; // ms: when the wait is worth a sentence

const drafts_after = 400; // ms of rest

const script = document.querySelector('script[data-worker]');
const is_away = Boolean(script && script.dataset.shell); // this page came from this device
// ms: later, a link is followed by loading the page anew; at a kiosk that would end a visit.
const fresh_for = script && script.dataset.kiosk ? Infinity : 600000;
let state = 'asleep'; // → waking → awake; or away, for good
let program = null;
let born = 0;
let busy = false;
let composing = null;
let has_draft = false; // this device keeps one, and nothing else yet
let shown = ''; // the path and query that the page shows
let unfiltered = null; // what it showed before a filter changed it in place; null: none did
// {text, field?} of a filter; {text, target, hash?, link?, place?, sent?} of a navigation;
// {text, draft} and {text, form} of a form; {text, act}; {text, news}.
const asks = [];
let foreseen = ''; // the filter asked for before its letter was there

function is_live(field) {
  return Boolean(field && field.name && field.form && field.form.matches('form[data-live]'));
}

/** Asks at most once for each field: only its last value matters. */
function ask(what) {
  const same = asks.findIndex((other) => what.field && other.field === what.field);
  if (same >= 0) asks.splice(same, 1);
  asks.push(what);
  answer_next();
}

function ask_filter(field, value = field.value) {
  if (field.type === 'radio' && !field.checked) return;
  const is_off = field.type === 'checkbox' && !field.checked;
  const text = `filter:${field.name}=${is_off ? '' : value}`;
  const is_asked = text === foreseen;
  foreseen = '';
  if (is_asked) program.look();
  else ask({ text, field: field.name });
  return text;
}

/**
 * A letter about to be put in a filter is asked for at once: its answer is then there before the
 * browser draws the letter, and is drawn with it.
 */
function foresee({ target: field, inputType, data }) {
  if (state !== 'awake' || inputType !== 'insertText' || !is_live(field)) return;
  const { value, selectionStart: start, selectionEnd: end } = field;
  foreseen = ask_filter(field, value.slice(0, start) + data + value.slice(end));
  requestAnimationFrame(() => {
    if (foreseen) ask_filter(field); // it did not come: the field is full
    program.look();
  });
}

/** A navigation is the browser's to make after all. */
function give_back({ target, hash, place }) {
  if (place !== undefined) location.reload(); // the address is there already
  else location.assign(target + (hash || ''));
}

/** A form that the program does not take is the server's, which has none of the desk's. */
function post(form) {
  if (is_writing(form) && is_desk(location.pathname)) say('broken');
  else HTMLFormElement.prototype.submit.call(form);
}

/** The program is gone: what was asked last goes to the server. */
function step_aside(why) {
  const last = asks.filter((what) => what.target || what.form).pop();
  state = 'away';
  asks.length = 0;
  release_history();
  if (last && last.form) post(last.form);
  else if (last) give_back(last);
  else if (why) say(why);
}

async function answer_next() {
  if (busy || state !== 'awake' || !asks.length) return;
  busy = true;
  try {
    while (asks.length) {
      const what = asks[0];
      const answer = await program.ask(what.text);
      if (answer.forgotten) {
        await forget();
        return;
      }
      // "unknown": that address or form is the server's, and the program goes on.
      if (answer.error === 'unknown' && what.form) post(what.form);
      else if (answer.error === 'unknown' && what.target) give_back(what);
      else if (answer.error === 'unknown' && (what.news || what.draft)) born = 0;
      else if (answer.error) throw answer.error;
      else if (!show(what, answer)) show(what, { ...(await program.ask('whole')), effects: answer.effects });
      // A newer value of the same field may have taken its place meanwhile.
      if (asks[0] === what) asks.shift();
    }
  } catch (error) {
    // No fault where this page is the server's.
    if (error === 'held' || error === 'forgotten') step_aside(error);
    else step_aside(error === 'unknown' ? null : 'broken');
  }
  busy = false;
}

/**
 * Shows an answer and carries out its effects, but for those the browser did itself. False where
 * the page is not what the program believes (an extension's work): it has to be told whole.
 */
function show(what, answer) {
  if (what.form || what.act || what.target) hush();
  if (what.form) owes_draft = !answer.saved;
  if (answer.draft) restore(form_here(), answer.draft);
  if (what.draft) say(answer.kept ? 'drafted' : 'undrafted');
  if (answer.file) hand_over(answer.file);
  if (!what.draft) stay_for(answer.closes, again);
  if (answer.lang !== document.documentElement.lang) throw answer.lang; // another document's head
  const is_new = !what.first && answer.path.split('?')[0] !== shown.split('?')[0];
  const is_there = what.place !== undefined; // the browser went back or forward to it
  const had_focus = document.activeElement;
  const around = items_around(had_focus);
  if (what.target && !is_there) remember(what.link);
  if (!patch(answer, { asked: what, is_new: is_new && !what.field, composing })) return false;
  reveal();
  if (answer.saved) keep_pages();
  const is_renamed = !is_there && answer.path !== shown;
  if (!is_renamed || !what.field) name_page(answer);
  if (is_renamed) {
    if (!what.first && (is_new || answer.effects.includes('push'))) {
      move_to(answer.path);
      unfiltered = null;
    } else {
      if (what.field && unfiltered === null) unfiltered = shown;
      rename(answer.path, () => name_page(answer));
    }
  } else if (what.sent && unfiltered !== null && unfiltered !== shown) {
    move_on(unfiltered, shown); // what was typed is now sent: one goes back to before it
  }
  if (is_there || what.sent) unfiltered = null;
  shown = answer.path;
  if (what.first) return true;
  // A link to this very page starts it again, as loading it would.
  if (is_there || what.link || answer.effects.includes('focus')) settle_in(what);
  else if (had_focus !== document.activeElement && !document.contains(had_focus)) settle_beside(around);
  return true;
}

/** What a browser says of the page, beside it: its title, and the address that it shares. */
function name_page({ title, path }) {
  if (title && document.title !== title) document.title = title;
  const canonical = document.querySelector('link[rel=canonical]');
  if (!canonical) return;
  const address = new URL(path, canonical.href).href;
  if (canonical.href !== address) canonical.href = address;
}

/** Buttons that only the program can answer. */
function reveal() {
  if (!can_run()) return;
  document.querySelectorAll('button.needs-program[hidden]').forEach((button) => {
    button.hidden = false;
  });
}

/** What is shown may be another. */
function again() {
  if (state === 'awake' && !asks.some((what) => what.news)) ask({ text: 'again', news: true });
}

async function wake() {
  if (state !== 'asleep') return;
  if (!script || !can_run()) {
    state = 'away';
    say('away');
    return;
  }
  state = 'waking';
  const here = location.pathname + location.search;
  program = make_program(script.dataset, { is_kept: is_kept() || has_draft, is_away, place: here }, again, step_aside);
  const slow = setTimeout(() => say('waking'), slow_after);
  try {
    await program.wake();
  } catch (why) {
    step_aside(why);
    return;
  } finally {
    clearTimeout(slow);
  }
  state = 'awake';
  born = Date.now();
  own_history();
  shown = here;
  const form = is_away ? null : form_here();
  asks.unshift({ text: form ? text_of('here', form) : `${is_away ? 'go' : 'here'}:${shown}`, first: true });
  if (form && owes_draft) draft_timer = setTimeout(ask_draft, drafts_after, form);
  program.tell({ visible: !document.hidden });
  // What was typed while it loaded, or restored by the browser.
  document.querySelectorAll('form[data-live]').forEach((form) => {
    Array.from(form.elements).forEach((field) => {
      if (is_live(field) && field !== composing && live_of(field) !== word_of(field)) {
        ask_filter(field);
      }
    });
  });
  answer_next();
}

let draft_timer = 0;
let owes_draft = false; // it was typed before there was anybody to tell

function ask_draft(form) {
  clearTimeout(draft_timer);
  if (state !== 'awake') return;
  owes_draft = false;
  if (form.isConnected) ask({ text: text_of('draft', form), field: `draft ${form.id}`, draft: true });
}

/** What was typed just before leaving is kept first. */
function settle_draft() {
  const form = form_here();
  if (form && owes_draft) ask_draft(form);
}

function on_field(event) {
  const field = event.target;
  if (is_writing(field.form)) {
    wake();
    owes_draft = true;
    clearTimeout(draft_timer);
    draft_timer = setTimeout(ask_draft, drafts_after, field.form);
    return;
  }
  if (!is_live(field) || field.type === 'hidden') return;
  if (event.isComposing || composing === field) return;
  if (state === 'asleep') {
    if (navigator.connection && navigator.connection.saveData) say('spare');
    else wake();
  } else if (state === 'awake') {
    ask_filter(field);
  }
}

function on_click(event) {
  const element = event.target instanceof Element ? event.target : null;
  const button = element && element.closest('button[data-live]');
  const deposit = button && button.closest('.deposit');
  if (deposit && /^act:(share|qr|print)$/.test(button.value)) {
    hand_code(button.value.slice(4), deposit);
    return;
  }
  if (button && state !== 'away') {
    wake();
    if (button.value) {
      event.preventDefault();
      ask({ text: button.value, act: true });
    }
    return;
  }
  if (button && button.value && is_desk(location.pathname)) say('broken');
  const link = element && element.closest('a[href]');
  if (link && link.hash && link.pathname === location.pathname) open_around(link.hash);
  const is_plain = event.button === 0 && !event.defaultPrevented &&
    !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !is_plain || state !== 'awake' || Date.now() - born > fresh_for) return;
  settle_address();
  const to = address_of(link);
  if (!to || (link.hreflang && link.hreflang !== document.documentElement.lang)) return;
  event.preventDefault();
  settle_draft();
  ask({ text: `go:${to.target}`, target: to.target, hash: to.hash, link });
}

function on_submit(event) {
  const form = event.target;
  if (is_writing(form) && !event.defaultPrevented && state !== 'away' && can_run()) {
    event.preventDefault();
    clearTimeout(draft_timer);
    owes_draft = false;
    ask({ text: text_of('send', form), field: `send ${form.id}`, form });
    wake();
    return;
  }
  const is_alone = is_writing(form) && is_desk(location.pathname);
  if (form.method === 'post' && (is_alone || navigator.onLine === false)) {
    event.preventDefault(); // another page, of an error, would not give the message back
    say(!is_alone ? 'offline' : program ? 'broken' : 'away');
    return;
  }
  if (state !== 'awake' || event.defaultPrevented || form.method !== 'get') return;
  if (new URL(form.action).origin !== location.origin) return;
  const query = new URLSearchParams(new FormData(form)).toString();
  const target = new URL(form.action).pathname + (query ? `?${query}` : '');
  event.preventDefault();
  settle_draft();
  ask({ text: `go:${target}`, target, sent: true });
}

function on_popstate() {
  const target = location.pathname + location.search;
  if (state === 'away' && shown && target !== shown) location.reload();
  if (state !== 'awake' || target === shown) return; // an anchor of this page
  remember();
  settle_draft();
  ask({ text: `go:${target}`, target, hash: location.hash, place: arrive() || null });
}

// A choice is told by `change` everywhere; typing, by `input`.
const choices = 'select, input[type=checkbox], input[type=radio]';

history.scrollRestoration = 'auto';
document.addEventListener('beforeinput', foresee);
document.addEventListener('input', (event) => {
  if (!event.target.matches(choices)) on_field(event);
});
document.addEventListener('change', (event) => {
  if (event.target.matches(choices)) on_field(event);
});
document.addEventListener('compositionstart', (event) => {
  composing = event.target;
});
document.addEventListener('compositionend', (event) => {
  composing = null;
  on_field({ target: event.target });
});
document.addEventListener('click', on_click);
document.addEventListener('submit', on_submit);
window.addEventListener('popstate', on_popstate);
window.addEventListener('hashchange', on_anchor);
on_anchor();
reveal();
freshen();

function begin() {
  if (is_away || is_kept()) {
    wake();
  } else if (form_here() || /\/mes-contributions$/.test(location.pathname)) {
    has_begun().then((yes) => {
      has_draft = yes;
      if (yes) wake();
    });
  }
}

begin_on_face(begin);
document.addEventListener('visibilitychange', () => {
  const form = form_here();
  if (document.hidden && form && state === 'awake') ask_draft(form);
  if (program) program.tell({ visible: !document.hidden });
});
window.addEventListener('online', () => {
  if (program) program.tell({ online: true });
});
// From here on the browser may stop the program without a word, and start it again.
document.addEventListener('freeze', () => program && program.tell({ asleep: true }));
document.addEventListener('resume', () => program && program.tell({ visible: !document.hidden }));
window.addEventListener('pagehide', () => {
  if (state === 'awake') release_history();
  if (program) program.tell({ asleep: true });
});
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  if (state === 'awake') history.scrollRestoration = 'manual';
  if (program) program.tell({ visible: true });
});
