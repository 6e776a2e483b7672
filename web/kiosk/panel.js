// The operator's panel: behind a long press in the upper left corner, and a code.
import { bags, change_state, drop_bags, keep_self, load_state } from './store.js';
import { button, element, labelled, open_dialog } from './element.js';
import { is_code } from './panel_code.js';
import { from_base64 } from './seal.js';
import { is_hours } from './hours.js';
import { begin_anew, begin_visit } from './visit.js';
import { hand_over } from '../hand_over_file.js';
import { lang_here, word } from './words.js';

const corner = 90; // px
const held_for = 3000; // ms
const tries_most = 5;
const minute = 60000;
const cleaning = 30; // s

let tried = { tries: 0, tried_at: 0 }; // of codes; where the disk keeps nothing, as long as this document
let self_of = null;
let ask_worker = async () => ({});
let version = '';

function date_of(ms) {
  if (!ms) return word('p_never');
  return new Intl.DateTimeFormat(lang_here(), { dateStyle: 'long', timeStyle: 'short' }).format(ms);
}

/** The screen answers to nothing, so that it can be wiped. */
function clean(dialog) {
  dialog.close();
  const told = element('p', { text: word('clean', cleaning) });
  const cover = open_dialog('clean', word('p_clean'), [told]);
  const end = Date.now() + cleaning * 1000;
  cover.addEventListener('cancel', (event) => event.preventDefault());
  const timer = setInterval(() => {
    const left = Math.ceil((end - Date.now()) / 1000);
    told.textContent = word('clean', Math.max(0, left));
    if (left > 0) return;
    clearInterval(timer);
    cover.close();
    begin_anew();
  }, 500);
}

async function export_bags(say) {
  const all = await bags();
  hand_over({ name: `cairn-${new Date().toISOString().slice(0, 10)}.bags.json`, type: 'application/json',
    text: JSON.stringify({ cairn: 'kiosk-bags', place: self_of.place, bags: all }) });
  say(word('p_exported', all.length));
}

/** What is signed by the server this kiosk was enrolled with: all of it, or nothing. */
async function take_update(file, say) {
  try {
    const { cairn, payload, signature } = JSON.parse(await file.text());
    const bytes = from_base64(payload);
    const key = await crypto.subtle.importKey('raw', from_base64(self_of.sign),
      { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const is_theirs = cairn === 'kiosk-update' && await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' }, key, from_base64(signature), bytes);
    if (!is_theirs) throw new Error('unsigned');
    const told = JSON.parse(new TextDecoder().decode(bytes));
    const state = await load_state();
    const { synced_at = 0 } = await ask_worker('state');
    // An older one would show again what was taken back since.
    if (told.made <= Math.max(state.made || 0, synced_at)) {
      say(word('p_old_update'));
      return;
    }
    const age = Math.max(0, Date.now() + (state.offset || 0) - told.made);
    const { done } = await ask_worker('update', { made: told.made, epoch: told.epoch, age, snapshot: from_base64(told.snapshot) });
    if (!done) throw new Error('base');
    const here = new Set((await bags()).map(({ bag }) => bag));
    const arrived = told.deposited.filter((bag) => here.has(bag));
    await drop_bags(arrived);
    self_of = { ...self_of, seal: told.seal || self_of.seal };
    // It is shown already, whether or not a full disk keeps the word of it.
    await change_state(() => ({ made: told.made, ran: 0 })).catch(() => {});
    await keep_self(self_of).catch(() => {});
    say(word('p_updated', arrived.length));
  } catch (error) {
    say(word('p_bad_update'));
  }
}

async function remove(say) {
  if ((await bags()).length) {
    say(word('p_removing'));
    return;
  }
  const all = await navigator.serviceWorker.getRegistrations();
  await Promise.all(all.map((one) => one.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  indexedDB.deleteDatabase('cairn-kiosk');
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('cairn', { recursive: true }).catch(() => {});
  begin_anew('/borne');
}

function settings(say) {
  const own = self_of.settings;
  const field = (id, value, more = {}) => element('input', { id: `set-${id}`, type: 'text', autocomplete: 'off', value: `${value}`, ...more });
  const choice = (id, options, value) => element('select', { id: `set-${id}` }, ...options.map(([key, text]) => (
    element('option', { value: key, text, selected: `${value}` === key }))));
  const lang = choice('lang', [['fr', 'Français'], ['en', 'English']], own.lang);
  const size = choice('size', [['1', '100 %'], ['1.15', '115 %'], ['1.3', '130 %'], ['1.5', '150 %'], ['1.75', '175 %'], ['2', '200 %']], own.size);
  const view = choice('face', [['true', word('picture')], ['false', word('text')]], own.face);
  const idle = field('idle', own.idle, { inputmode: 'numeric' });
  const days = field('days', own.days, { inputmode: 'numeric' });
  const hours = field('hours', own.hours, { placeholder: '09:00-18:30' });
  const sites = field('sites', own.sites, { placeholder: 'www.example.org' });
  const is_within = (value, least, most) => /^\d+$/.test(value) && value >= least && value <= most;
  const save = button(word('p_save'), async () => {
    const is_sound = is_within(idle.value, 30, 600) && is_within(days.value, 1, 45) && (!hours.value.trim() || is_hours(hours.value.trim()));
    if (!is_sound) {
      say(word('p_bad_setting'));
      return;
    }
    self_of.settings = { lang: lang.value, size: Number(size.value), face: view.value === 'true',
      idle: Number(idle.value), days: Number(days.value), hours: hours.value.trim(),
      sites: sites.value.trim() };
    await keep_self(self_of);
    say(word('p_saved'));
  });
  return element('details', {}, element('summary', { text: word('p_settings') }),
    labelled(word('p_lang'), lang), labelled(word('p_size'), size), labelled(word('p_face'), view),
    labelled(word('p_idle'), idle), labelled(word('p_days'), days), labelled(word('p_hours'), hours),
    labelled(word('p_sites'), sites), element('p', {}, save));
}

async function open_panel() {
  const { synced_at, actions, talk } = await ask_worker('state');
  const { heard, standing } = await load_state();
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  const status = element('p', { role: 'status' });
  const say = (text) => { status.textContent = text; };
  const rows = [['p_place', self_of.place], ['p_heard', date_of(heard)],
    ['p_data', `${word('p_actions', actions || 0)} · ${date_of(synced_at)}`],
    ['p_talk', word(talk ? 'p_yes' : 'p_no')],
    ['p_waiting', `${(await bags()).length}`],
    ...(standing ? [['p_standing', word('p_revoked')]] : []),
    ['p_storage', `${Math.round(usage / 1048576)} / ${Math.round(quota / 1048576)} Mio`], ['p_version', version]];
  const file = element('input', { id: 'update-file', type: 'file', accept: '.json,application/json',
    onchange: () => file.files[0] && take_update(file.files[0], say) });
  const dialog = open_dialog('panel', word('panel'), [
    element('dl', {}, ...rows.flatMap(([name, value]) => [element('dt', { text: word(name) }), element('dd', { text: value })])),
    status,
    element('p', { class: 'acts' },
      button(word('close'), () => dialog.close(), { class: 'act' }),
      button(word('p_reload'), () => begin_anew()),
      button(word('p_clean'), () => clean(dialog)),
      button(word('p_full'), () => document.documentElement.requestFullscreen().catch(() => {})),
      button(word('p_export'), () => export_bags(say)),
      button(word('p_remove'), () => remove(say))),
    labelled(word('p_import'), file),
    settings(say),
  ]);
}

function ask_code() {
  if (document.querySelector('dialog.clean')) return;
  begin_visit(); // it ends like any other
  const code = element('input', { id: 'panel-code', type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: '8' });
  const fault = element('p', { class: 'wrong', role: 'alert' });
  const open = async () => {
    const kept = await load_state().catch(() => ({}));
    const { tries = 0, tried_at = 0 } = (kept.tries || 0) < tried.tries ? tried : kept;
    // Longer each time, whatever begins anew meanwhile; a clock that went back waits no longer.
    const since = Date.now() - tried_at;
    const waits = tries >= tries_most && since >= 0 && since < minute * 2 ** Math.min(tries - tries_most, 6);
    const keep = (all) => {
      tried = { tries: all, tried_at: Date.now() };
      return change_state(() => tried).catch(() => {}); // a full disk locks nobody out
    };
    if (!waits) await keep(tries + 1);
    if (!waits && (await is_code(code.value, self_of.code))) {
      await keep(0);
      dialog.close();
      open_panel();
      return;
    }
    code.value = '';
    fault.textContent = word(waits ? 'too_often' : 'wrong_code');
  };
  const form = element('form', { method: 'dialog', onsubmit: (event) => {
    event.preventDefault();
    open();
  } }, labelled(word('enter_code'), code), fault, element('p', { class: 'acts' },
    button(word('panel'), open, { class: 'act' }), button(word('close'), () => dialog.close())));
  const dialog = open_dialog('code', word('panel'), [form]);
  code.focus();
}

/** `ask(what, given)`: the Worker. */
export function watch_corner(own, ask, built) {
  self_of = own;
  ask_worker = ask;
  version = built;
  let timer = 0;
  const let_go = () => clearTimeout(timer);
  document.addEventListener('pointerdown', (event) => {
    let_go();
    if (event.clientX < corner && event.clientY < corner) timer = setTimeout(ask_code, held_for);
  }, true);
  ['pointerup', 'pointercancel'].forEach((name) => document.addEventListener(name, let_go, true));
}
