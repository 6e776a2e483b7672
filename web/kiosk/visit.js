// A visit: it begins with a touch, and ends by itself.
//
// Promises: nobody is cut off without a warning of `warns` seconds; somebody who types has longer
// before it comes; then all of this document goes, whatever was not sent included: the next visitor
// finds another document, another device's secret, another memory.
import { button, element, open_dialog } from './element.js';
import { word } from './words.js';

const carried = ['low', 'stark']; // choices of a visitor that go along with a change of language

export const warns = 20; // s, RGAA 13.1: time to say that one is there
const types_for = 90; // s

let idle_for = 60; // s
let is_on = false;
let last = 0;
let typed = 0;
let timer = 0;
let on_begin = () => {};
let has_said = false; // something was sent in this visit
let warning = null;

const now = () => performance.now() / 1000;

/** Everything of this visit goes; `path` and the language of the next document. */
export function begin_anew(path = at_rest(), goes_on = false) {
  is_on = false;
  clearTimeout(timer);
  if (window.speechSynthesis) speechSynthesis.cancel();
  try {
    localStorage.clear();
    sessionStorage.clear();
    if (goes_on) {
      sessionStorage.visit = carried.filter((one) => document.documentElement.classList.contains(one)).join(' ') || 'on';
    }
  } catch (error) {
    // It holds nothing then.
  }
  document.querySelectorAll('input, textarea').forEach((field) => { field.value = ''; });
  location.replace(path);
}

/** The kiosk's own page in the language it rests in: at another address of it a version is tried twice. */
let rests_in = 'fr';
export const rest_in = (lang) => { rests_in = lang; };
export const at_rest = () => (rests_in === 'en' ? '/en/borne' : '/borne');

export const note_said = () => { has_said = true; };
export const said_something = () => has_said;

/** Has this visitor typed what is not sent? */
export function has_words() {
  return Array.from(document.querySelectorAll('main textarea, dialog.over textarea'))
    .some((field) => field.value.trim() !== '' && !field.readOnly);
}

function deadline() {
  return typed >= last ? typed + Math.max(types_for, idle_for) : last + idle_for;
}

function watch() {
  clearTimeout(timer);
  if (!is_on || warning) return;
  const left = deadline() - now();
  if (left > 0) timer = setTimeout(watch, left * 1000 + 10);
  else warn();
}

function warn() {
  const end = now() + warns;
  const count = element('p', { role: 'timer', 'aria-live': 'off' });
  const help = element('p', { id: 'still-help', text: word('still_help', warns) });
  const draft = has_words() ? [element('p', { text: word('still_draft') })] : [];
  warning = open_dialog('still', word('still'), [help, ...draft, count, element('p', { class: 'acts' },
    button(word('stay'), () => warning.close(), { class: 'act', autofocus: true }),
    button(word('finish'), () => begin_anew()))], () => {
    warning = null;
    clearTimeout(timer);
    if (is_on) touch();
  });
  const tick = () => {
    const left = Math.ceil(end - now());
    if (left <= 0) {
      begin_anew();
      return;
    }
    count.textContent = `${left}`;
    timer = setTimeout(tick, 1000);
  };
  tick();
}

function touch() {
  last = now();
  watch();
}

/** `begun()` once somebody is there. */
export function watch_visit(seconds, begun) {
  idle_for = seconds;
  on_begin = begun;
  // Whatever is not under a finger is out of reach at rest; a key that reaches it all the same begins a visit.
  ['keydown', 'input'].forEach((name) => document.addEventListener(name, (event) => {
    if (is_on || event.target.closest('.attract')) return;
    const first = event.key === 'Tab' && document.querySelector('.attract .begin');
    if (first) {
      event.preventDefault();
      first.focus();
    } else {
      begin_visit();
    }
  }, true));
  ['pointerdown', 'pointermove', 'wheel', 'keydown', 'focusin'].forEach((name) => document.addEventListener(name, () => {
    if (!is_on || warning || now() - last < 0.5) return;
    touch();
  }, { passive: true, capture: true }));
  document.addEventListener('input', () => {
    typed = now();
    if (is_on && !warning) watch();
  }, true);
}

export function begin_visit() {
  if (is_on) return;
  is_on = true;
  touch();
  on_begin();
}

export const is_visited = () => is_on;
