// The keyboard on the screen: letters where a hand expects them, every key named.
//
// It types in the field that has the focus, at its caret, as keys would: the form hears `input`.
// AZERTY in French, QWERTY in English; accents and signs on a layer of their own.
import Keyboard from 'simple-keyboard/build/index.modern.esm.js';
import { element } from './element.js';
import { lang_here, word } from './words.js';

const digits = '1 2 3 4 5 6 7 8 9 0';
const layouts = {
  fr: {
    default: ['é è ê à â ç ù î ô œ', 'a z e r t y u i o p', 'q s d f g h j k l m', `{shift} w x c v b n ’ {bksp}`, `{more} , {space} . {enter} {hide}`],
    shift: ['É È Ê À Â Ç Ù Î Ô Œ', 'A Z E R T Y U I O P', 'Q S D F G H J K L M', `{lower} W X C V B N ’ {bksp}`, `{more} , {space} . {enter} {hide}`],
    more: [digits, '! ? : ; ( ) « » … -', '@ % € + = / & # * °', `ë ï ü û æ – " {bksp}`, `{abc} , {space} . {left} {right} {hide}`],
  },
  en: {
    default: [digits, 'q w e r t y u i o p', 'a s d f g h j k l ’', `{shift} z x c v b n m {bksp}`, `{more} , {space} . {enter} {hide}`],
    shift: [digits, 'Q W E R T Y U I O P', 'A S D F G H J K L ’', `{lower} Z X C V B N M {bksp}`, `{more} , {space} . {enter} {hide}`],
    more: ['é è ê à ç ù ë ï ô œ', '! ? : ; ( ) “ ” … -', '@ % € + = / & # * £', `‘ " – _ ~ æ ü {bksp}`, `{abc} , {space} . {left} {right} {hide}`],
  },
  code: { default: ['1 2 3', '4 5 6', '7 8 9', '{bksp} 0 {hide}'] },
};
const faces = {
  '{space}': ' ', '{bksp}': '⌫', '{enter}': '⏎', '{shift}': '⇧', '{lower}': '⇩', '{more}': '123 …', '{abc}': 'abc',
  '{left}': '←', '{right}': '→', '{hide}': '▼',
};
const named = ['space', 'bksp', 'enter', 'shift', 'lower', 'more', 'abc', 'left', 'right', 'hide'];
const press_takes = 400; // ms, at most
const takes_text = /^(text|search|email|url|tel|password|)$/;

export const is_typed = (field) => Boolean(field) && !field.readOnly && !field.disabled &&
  (field.tagName === 'TEXTAREA' || (field.tagName === 'INPUT' && takes_text.test(field.getAttribute('type') || '')));

let shelf = null; // where it stands: moves into the dialog that is open
let board = null;
let field = null;
let lang = '';
let leaving = 0;
const numbers = new WeakSet(); // fields of digits
let on_shown = () => {};

function insert(text) {
  const { selectionStart: from, selectionEnd: to, maxLength } = field;
  if (from === null) {
    // A field for an address has no caret to ask for.
    field.value += text;
    told('insertText', text);
    return;
  }
  if (maxLength > 0 && field.value.length - (to - from) + text.length > maxLength) return;
  field.setRangeText(text, from, to, 'end');
  told('insertText', text);
}

function take_back() {
  const { selectionStart: from, selectionEnd: to, value } = field;
  if (from === null) {
    field.value = Array.from(value).slice(0, -1).join('');
    told('deleteContentBackward', null);
    return;
  }
  // A letter may take two units.
  const before = from === to ? from - (Array.from(value.slice(0, from)).pop() || '').length : from;
  if (before === to) return;
  field.setRangeText('', before, to, 'end');
  told('deleteContentBackward', null);
}

function told(inputType, data) {
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data }));
}

function move(by) {
  if (field.selectionEnd === null) return;
  const at = Math.max(0, field.selectionEnd + by);
  field.setSelectionRange(at, at);
}

function enter() {
  if (field.tagName === 'TEXTAREA') insert('\n');
  else if (field.form) field.form.requestSubmit();
}

function press(key) {
  board.clearInput(); // it keeps no word of its own
  if (!field || !field.isConnected) return;
  const acts = {
    '{bksp}': take_back,
    '{enter}': enter,
    '{left}': () => move(-1),
    '{right}': () => move(1),
    '{hide}': hide,
    '{space}': () => insert(' '),
    '{shift}': () => turn('shift'),
    '{lower}': () => turn('default'),
    '{more}': () => turn('more'),
    '{abc}': () => turn('default'),
  };
  if (acts[key]) {
    acts[key]();
    return;
  }
  insert(key);
  if (board.options.layoutName === 'shift') turn('default');
}

function turn(layoutName) {
  board.setOptions({ layoutName });
}

/** Names of keys for those who hear them: a letter says itself. */
function attributes() {
  return named.map((name) => ({ attribute: 'aria-label', value: word(`k_${name}`), buttons: `{${name}}` }))
    .concat({ attribute: 'aria-label', value: word('k_abc'), buttons: '{abc}' });
}

function layout_for(one) {
  return numbers.has(one) ? 'code' : lang_here();
}

function show() {
  const wanted = layout_for(field);
  if (!board || lang !== wanted) {
    const place = element('div', { class: 'simple-keyboard' });
    const around = shelf.querySelector('.keys');
    around.textContent = '';
    around.append(place);
    board = new Keyboard(place, {
      layout: layouts[wanted], display: faces, mergeDisplay: true, useButtonTag: true,
      buttonAttributes: attributes(), preventMouseDownDefault: true, disableCaretPositioning: true,
      autoUseTouchEvents: false, disableButtonHold: true, onKeyPress: press,
    });
    lang = wanted;
  }
  turn('default');
  document.documentElement.classList.add('typing');
  document.documentElement.classList.toggle('counting', wanted === 'code');
  on_shown(true);
  setTimeout(() => field && field.scrollIntoView({ block: 'center' }));
}

export function hide() {
  document.documentElement.classList.remove('typing');
  on_shown(false);
}

/** `place`: the shelf, with a `.keys` in it. `shown(is_so)`: the page has less room, or all again. */
export function make_keyboard(place, shown) {
  shelf = place;
  on_shown = shown;
  document.addEventListener('focusin', ({ target }) => {
    // A field inside the canvas takes no typing: its form opens over it.
    if (!is_typed(target) || target.closest('canvas')) {
      if (!target.closest('.keys')) {
        field = null;
        // What the finger is on must not move from under it: the press that took the focus ends first.
        clearTimeout(leaving);
        leaving = setTimeout(hide, press_takes);
      }
      return;
    }
    clearTimeout(leaving);
    field = target;
    if (target.inputMode === 'numeric') numbers.add(target);
    target.inputMode = 'none'; // the system's own keyboard stays away
    target.autocomplete = 'off'; // and so does what others typed
    show();
  });
  // It was put away, and the field still has the focus.
  document.addEventListener('click', ({ target }) => {
    if (target === field && !document.documentElement.classList.contains('typing')) show();
  });
  document.addEventListener('close', () => setTimeout(() => {
    if (!is_typed(document.activeElement)) hide();
  }), true);
}
