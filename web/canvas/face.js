// The graphic view of a page: chosen by a switch, remembered, and left by the same switch.
//
// The page stays what it is, inside the canvas: its links, its headings and its focus are what the
// keyboard and assistive technology meet; the program draws the same page above them.
// Promises: nothing of it is loaded before the switch is pressed, or was once; whatever fails
// (no WebGL 2, a lost context, slow frames, a page that is the server's) leaves the page as text,
// with a sentence, and loses nothing.
// Leaves out: what is drawn (wasm/canvas/), the Worker's side (stage.js).
import { control_at, is_field, place_of, stop_beside, values } from './controls.js';
import { open_form } from './dialog.js';
import { scroll_by_key, watch_hands } from './hands.js';
import { style } from './style.js';
import { say, word } from './words.js';

const script = document.querySelector('script[data-face]');
const bar = document.querySelector('.face');
const toggle = bar.querySelector('button');
const parts = ['header', 'main', 'footer'].map((id) => document.getElementById(id));
const status = document.getElementById('status');
const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)',
  '(prefers-reduced-motion: reduce)'].map((query) => matchMedia(query));
const sizes = [0.85, 1, 1.15, 1.3, 1.5, 1.75, 2];

let is_on = false; // it is wanted
let is_shown = false; // and it is there
let canvas = null;
let port = null;
let size = 1;
let ended = false;

/** Which size of letters goes with the choice of the view. */
function remembered() {
  try {
    return sizes.find((one) => `${one}` === localStorage.face) || 1;
  } catch (error) {
    return 1;
  }
}

function remember(choice) {
  try {
    if (choice) localStorage.face = choice;
    else localStorage.removeItem('face');
  } catch (error) {
    // It is forgotten with the page.
  }
}

const tell = (what) => port && port.postMessage(what);

function look() {
  const [dark, stark, forced, calm] = queries.map((query) => query.matches);
  const box = canvas.isConnected ? canvas.getBoundingClientRect() : { width: innerWidth, height: innerHeight - 52 };
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return {
    width: Math.max(240, box.width), height: Math.max(200, box.height),
    ratio: Math.min(devicePixelRatio || 1, 4), scale: root * size, dark, stark: stark || forced, calm,
  };
}

function tell_look() {
  if (is_on && canvas) tell({ look: look() });
}

function focused() {
  const at = is_shown && place_of(document.activeElement);
  tell({ focus: at && at.nth >= 0 ? at : { part: 'm', nth: -1 } });
}

/** Holds the focus, for what is moved loses it. */
function moving(work) {
  const element = document.activeElement;
  work();
  if (element && element !== document.activeElement && element.isConnected) element.focus({ preventScroll: true });
}

/** The page goes into the canvas: what stands in it is read, not seen. */
function show() {
  if (is_shown) return;
  is_shown = true;
  moving(() => {
    canvas.append(...parts);
    document.documentElement.classList.add('drawn');
  });
  tell_look();
  tell_details();
  focused();
  if (location.hash) tell({ anchor: decodeURIComponent(location.hash.slice(1)) });
}

/** And out of it again. */
function hide() {
  if (!is_shown) return;
  is_shown = false;
  moving(() => {
    document.documentElement.classList.remove('drawn');
    const [header, main, footer] = parts;
    canvas.before(header, main);
    status.after(footer);
  });
}

function tell_details() {
  document.querySelectorAll('#header details, #main details, #footer details').forEach((one) => {
    const at = place_of(one.querySelector('summary'));
    if (at) tell({ details: { ...at, is_open: one.open } });
  });
}

function press(what) {
  const element = control_at(what);
  if (!element) return;
  if (is_field(element) && element.type !== 'submit') {
    open_form(element.form, element, after_form);
    return;
  }
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window }));
}

function after_form(field) {
  tell({ values: values() });
  if (field && is_shown) field.focus({ preventScroll: true });
  focused();
}

/** For good, on this page: the program goes on, and the page is text. */
function leave(why) {
  hide();
  tell({ wanted: false });
  is_on = false;
  ended = Boolean(why);
  toggle.textContent = word('to_picture');
  bar.classList.remove('on');
  remember('');
  if (why) say(word(why));
  if (why && canvas) {
    canvas.remove();
    canvas = null;
  }
}

function hear({ data }) {
  if (data.drawn === true && is_on) {
    if (!is_shown && status.textContent === word('waking')) say('');
    show();
    tell_details();
    tell({ values: values() });
    focused();
  } else if (data.drawn === false && is_on) {
    hide();
    // The page's own answer, which may be on its way, says its own first.
    setTimeout(() => is_shown || say(word(data.why)), 200);
  }
  if (data.pressed) press(data.pressed);
  if (data.points !== undefined && canvas) canvas.style.cursor = data.points ? 'pointer' : '';
  if (data.lost) leave(data.lost);
}

/** Each start of a Worker has a canvas of its own: one is given away once. */
function set_stage(thread) {
  hide();
  if (canvas) canvas.remove();
  canvas = document.createElement('canvas');
  canvas.className = 'stage';
  canvas.setAttribute('role', 'presentation'); // what stands in it is the page
  parts[0].before(canvas);
  watch_hands(canvas, tell);
  const channel = new MessageChannel();
  port = channel.port1;
  port.onmessage = hear;
  const given = canvas.transferControlToOffscreen();
  thread.postMessage({ stage: { canvas: given, port: channel.port2, look: look() } }, [given, channel.port2]);
}

const Plain = window.Worker;

/** What start.js wakes is this view's program, as long as the view is wanted. */
function Staged(address) {
  if (!is_on) return new Plain(address);
  const thread = new Plain(script.dataset.faceWorker);
  set_stage(thread);
  return thread;
}

/** As pressing any of the page's buttons that need the program would. */
function wake() {
  const button = document.createElement('button');
  button.setAttribute('data-live', '');
  button.hidden = true;
  bar.append(button);
  button.click();
  button.remove();
}

function can_draw() {
  const probe = document.createElement('canvas');
  return Boolean(probe.transferControlToOffscreen && probe.getContext('webgl2'));
}

/** Kept where the rest of the site is, so that it opens without a network too. */
async function keep() {
  try {
    const worker = navigator.serviceWorker;
    if (!worker || !(await worker.getRegistration())) return;
    const { face, faceWorker, faceProgram, faceWasm } = script.dataset;
    const mine = [face, faceWorker, faceProgram, faceWasm];
    const cache = await caches.open('face');
    await cache.addAll(mine);
    const is_old = ({ url }) => !mine.some((one) => url.endsWith(one));
    (await cache.keys()).filter(is_old).forEach((old) => cache.delete(old));
  } catch (error) {
    // Without a network it is the text view then.
  }
}

function begin_anew() {
  remember(`${size}`);
  location.reload();
}

function enter() {
  if (!can_draw()) {
    remember('');
    say(word('none'));
    return;
  }
  is_on = true;
  bar.classList.add('on');
  toggle.textContent = word('to_text');
  remember(`${size}`);
  keep();
  if (port && canvas) {
    // It was here before: the same program, and the same canvas.
    tell({ wanted: true });
    show();
    return;
  }
  say(word('waking'));
  const { faceProgram, faceWasm } = script.dataset;
  script.dataset.program = faceProgram;
  script.dataset.wasm = faceWasm;
  window.Worker = Staged;
  wake();
  // The text view's program is awake already: the page begins anew with this one.
  if (!canvas) begin_anew();
}

function turn_size(by) {
  const at = sizes.indexOf(size) + by;
  if (!sizes[at]) return;
  size = sizes[at];
  remember(`${size}`);
  tell_look();
}

function make_sizes() {
  [['−', 'smaller', -1], ['+', 'larger', 1]].forEach(([sign, name, by]) => {
    const button = document.createElement('button');
    button.className = 'size';
    button.textContent = `A${sign}`;
    button.setAttribute('aria-label', word(name));
    button.addEventListener('click', () => turn_size(by));
    bar.append(button);
  });
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
size = remembered();
make_sizes();
toggle.onclick = () => {
  if (is_on) leave('');
  else if (ended) begin_anew();
  else enter();
};
document.addEventListener('focusin', (event) => canvas && canvas.contains(event.target) && focused());
document.addEventListener('focusout', () => is_shown && setTimeout(focused));
document.addEventListener('toggle', (event) => {
  const at = is_shown && event.target.tagName === 'DETAILS' && place_of(event.target.querySelector('summary'));
  if (at) tell({ details: { ...at, is_open: event.target.open } });
}, true);
document.addEventListener('keydown', (event) => {
  if (!is_shown || event.target.closest('dialog')) return;
  const field = canvas.contains(event.target) && is_field(event.target);
  if (field && event.key !== 'Tab' && event.key !== 'Shift' && event.key !== 'Escape') {
    event.preventDefault();
    open_form(event.target.form, event.target, after_form);
    return;
  }
  const beside = field && event.key === 'Tab' && event.target.tagName === 'SELECT' && stop_beside(event.target, event.shiftKey ? -1 : 1);
  if (beside) {
    event.preventDefault();
    beside.focus();
    return;
  }
  scroll_by_key(event, tell);
});
// What is put in the page beside the program (the QR code of a deposit) is seen as text, until the
// next page; and so is what is printed.
document.addEventListener('click', (event) => {
  if (is_shown && event.target.closest('button[value="act:qr"]')) hide();
}, true);
let prints = false;
window.addEventListener('beforeprint', () => {
  prints = is_shown;
  hide();
});
window.addEventListener('afterprint', () => prints && is_on && show());
window.addEventListener('hashchange', () => is_shown && tell({ anchor: decodeURIComponent(location.hash.slice(1)) }));
// Before start.js asks for that page.
window.addEventListener('popstate', () => is_on && tell({ back: true }), true);
window.addEventListener('resize', tell_look);
queries.forEach((query) => query.addEventListener && query.addEventListener('change', tell_look));
enter();
