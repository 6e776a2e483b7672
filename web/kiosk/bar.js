// The kiosk's bar, at the foot of the screen: always there, in every view and over every dialog.
import { button, element, open_dialog } from './element.js';
import { go, go_back, has_way } from './guard.js';
import { make_keyboard } from './keyboard.js';
import { show_address } from './qr.js';
import { begin_anew, has_words, said_something } from './visit.js';
import { has_other, lang_here, word } from './words.js';

const root = document.documentElement;
/** "More contrast" as the graphic view asks the browser for it: this kiosk answers. */
const contrast = new EventTarget();
contrast.matches = false;
let shelf = null;
let speaks = false;
let size = 1.3;

const face = () => document.querySelector('.face button:not(.size)');
const is_drawn = () => root.classList.contains('drawn');

/** Into the dialog that is on top, or else the page: under a modal nothing else can be pressed. */
function move_shelf() {
  const open = Array.from(document.querySelectorAll('dialog[open]')).pop();
  const place = open || document.body;
  if (shelf.parentNode !== place) place.append(shelf);
}

function turn_reach(event) {
  const low = root.classList.toggle('low');
  event.currentTarget.setAttribute('aria-pressed', `${low}`);
  window.dispatchEvent(new Event('resize'));
}

function turn_contrast(event) {
  const on = root.classList.toggle('stark');
  event.currentTarget.setAttribute('aria-pressed', `${on}`);
  contrast.matches = on;
  contrast.dispatchEvent(new Event('change'));
}

/** The larger text of each view: the canvas has its own sizes, the page its letters. */
function turn_size(by) {
  if (is_drawn()) {
    const [smaller, larger] = document.querySelectorAll('.face .size');
    (by > 0 ? larger : smaller).click();
    return;
  }
  size = Math.max(0.85, Math.min(2.2, size + by * 0.2));
  root.style.setProperty('--size', size);
}

function hush() {
  speaks = false;
  speechSynthesis.cancel();
}

const voice_here = () => ('speechSynthesis' in window) &&
  speechSynthesis.getVoices().find(({ lang }) => lang.slice(0, 2) === lang_here());

/** Reads the page aloud, where this device has a voice. */
function speak(event) {
  const pressed = event.currentTarget;
  const done = () => {
    speaks = false;
    pressed.textContent = word('speak');
  };
  if (speaks) {
    hush();
    done();
    return;
  }
  const said = new SpeechSynthesisUtterance(document.getElementById('main').textContent);
  said.lang = lang_here();
  said.voice = voice_here();
  said.onend = done;
  said.onerror = done;
  speaks = true;
  pressed.textContent = word('silent');
  speechSynthesis.speak(said);
}

export function change_language() {
  const path = location.pathname + location.search;
  const other = /^\/en(\/|$)/.test(path) ? path.slice(3) || '/' : `/en${path}`;
  const change = () => begin_anew(other, true);
  if (!has_words() && !said_something()) {
    change();
    return;
  }
  const dialog = open_dialog('lose', word('lose'), [element('p', { text: word('lose_help') }),
    element('p', { class: 'acts' }, button(word('close'), () => dialog.close(), { class: 'act', autofocus: true }),
      button(word('change'), change))]);
}

export function answer_for_contrast() {
  contrast.matches = root.classList.contains('stark');
  const ask = window.matchMedia.bind(window);
  window.matchMedia = (query) => (query === '(prefers-contrast: more)' ? contrast : ask(query));
}

/** `scale`: of the letters, to begin with. */
export function make_bar(scale) {
  size = scale;
  root.style.setProperty('--size', size);
  answer_for_contrast();
  const back = button(word('back'), go_back, { class: 'back' });
  const view = button(word('text'), () => face() && face().click(), { class: 'view' });
  const listen = button(word('speak'), speak, { class: 'speak', hidden: true });
  shelf = element('div', { class: 'shelf' },
    element('section', { class: 'keys', 'aria-label': word('keyboard') }),
    element('nav', { class: 'kiosk-bar', 'aria-label': word('bar') },
      back, button(word('home'), () => go(lang_here() === 'en' ? '/en/' : '/')),
      button(word('low'), turn_reach, { 'aria-pressed': `${root.classList.contains('low')}` }),
      view, button('A−', () => turn_size(-1), { 'aria-label': word('smaller') }),
      button('A+', () => turn_size(1), { 'aria-label': word('larger') }),
      button(word('contrast'), turn_contrast, { 'aria-pressed': `${contrast.matches}` }), listen,
      button(word('phone'), () => show_address(location.origin + location.pathname + location.search)),
      ...(has_other() ? [button(word('other'), change_language, { lang: lang_here() === 'fr' ? 'en' : 'fr' })] : []),
      button(word('end'), () => begin_anew(), { class: 'end' })));
  document.body.append(shelf);
  make_keyboard(shelf, () => window.dispatchEvent(new Event('resize')));
  const settle = () => {
    back.disabled = !has_way();
    view.textContent = word(is_drawn() ? 'text' : 'picture');
    view.hidden = !face() || face().hidden;
    listen.hidden = !voice_here();
  };
  new MutationObserver(settle).observe(root, { attributes: true, attributeFilter: ['class'] });
  new MutationObserver(settle).observe(document.getElementById('main'), { childList: true });
  if ('speechSynthesis' in window) speechSynthesis.addEventListener('voiceschanged', settle);
  settle();
  const show_modal = HTMLDialogElement.prototype.showModal;
  HTMLDialogElement.prototype.showModal = function show() {
    show_modal.call(this);
    move_shelf();
    // Opened from a field: the keyboard comes along.
    if (this.contains(document.activeElement)) document.activeElement.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  };
  // Before whoever closed it takes it out of the page, with the shelf in it.
  document.addEventListener('close', move_shelf, true);
}
