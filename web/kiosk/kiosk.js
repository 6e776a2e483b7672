// A kiosk: any address of the site opens this page, which keeps its own company.
//
// A browser that was never enrolled sees how that is done. One that was: the page's program starts
// (the same one as everywhere, in a Worker of a kiosk's own: worker.js), passers-by are told what
// the roadmap holds, and a touch begins a visit.
// Promises: nothing of a visit outlives its document; a program that does not come is tried again,
// for as long as it takes; a newer version is opened when nobody is there.
import { attract, end_attract } from './attract.js';
import { change_language, make_bar } from './bar.js';
import { start_courier } from './courier.js';
import { element } from './element.js';
import { show_enrolment, take_over } from './enrol.js';
import { allow, close_writing, guard_forms, stand_guard } from './guard.js';
import { darken, is_open } from './hours.js';
import { watch_corner } from './panel.js';
import { change_state, load_self, load_state } from './store.js';
import { style } from './style.js';
import { on_saved, show_code } from './ticket.js';
import { at_rest, begin_anew, begin_visit, is_visited, rest_in, watch_visit } from './visit.js';
import { has_other, lang_here, word } from './words.js';

const starts_within = 45000; // ms
const anew_after = 6 * 3600000; // ms at rest: nothing grows for ever
const minute = 60000;
const ticks_every = 20000; // ms
const looks_every = 30 * minute; // for a newer version

const script = document.querySelector('script[data-kiosk]');
const [, version] = /-([0-9a-f]{8})/.exec(script.src) || [];
let thread = null;
let is_up = false;
const asked = new Map(); // what → resolve

/** Of the Worker; {} where it says nothing. */
function ask(what, given = {}, within = 20000) {
  return new Promise((resolve) => {
    if (!thread) {
      resolve({});
      return;
    }
    asked.set(what, resolve);
    setTimeout(() => resolve({}), within);
    thread.postMessage({ kiosk: what, ...given });
  });
}

/** The page's program is this Worker, whichever view wakes it. */
function watch_worker() {
  const Plain = window.Worker;
  window.Worker = function Watched(address) {
    thread = new Plain(address);
    thread.addEventListener('message', (event) => {
      const { data } = event;
      if (data.answer) came_up();
      if (data.fault) went_down();
      if (!data.kiosk) return;
      event.stopImmediatePropagation();
      if (data.kiosk === 'saved') on_saved(data);
      else if (asked.has(data.kiosk)) asked.get(data.kiosk)(data);
    });
    thread.addEventListener('error', went_down);
    // The page gives up a program that fell silent.
    thread.terminate = () => {
      Plain.prototype.terminate.call(thread);
      went_down();
    };
    return thread;
  };
}

/** Without its program a page of a kiosk can send nothing, and may keep nobody. */
function went_down() {
  if (!is_up || document.querySelector('.down')) return;
  document.body.append(element('div', { class: 'down', role: 'alert', text: word('down') }));
  setTimeout(begin_anew, 4000);
}

async function came_up() {
  if (is_up) return;
  is_up = true;
  document.querySelectorAll('.down').forEach((one) => one.remove());
  navigator.serviceWorker.controller.postMessage({ shown: true });
  if (is_visited()) return;
  const { scenes } = await ask('scenes', { lang: lang_here() });
  if (!is_visited()) attract(scenes || []);
}

/** It did not start: what is on the screen is no dead page, and it is tried again. */
function watch_start(fails) {
  setTimeout(() => {
    if (is_up) {
      sessionStorage.removeItem('fails');
      return;
    }
    document.body.append(element('div', { class: 'down', role: 'alert', text: word('down') }));
    navigator.serviceWorker.controller.postMessage({ failed: true });
    setTimeout(() => {
      sessionStorage.fails = `${fails + 1}`;
      location.replace(at_rest());
    }, Math.min(15 * minute, 5000 * 2 ** fails));
  }, starts_within);
}

function watch_time(own, offset) {
  const { hours } = own.settings;
  const born = Date.now();
  let counted = performance.now(); // how long this device ran is counted to there
  let looked = 0;
  const tick = async () => {
    const open = is_open(hours, new Date(Date.now() + offset));
    darken(hours, !open && !is_visited());
    const now = performance.now();
    const more = Math.round(now - counted);
    // On a full disk they are counted when there is room again.
    const has_counted = await change_state(({ ran = 0 }) => ({ ran: ran + more })).then(() => true, () => false);
    if (has_counted) counted += more;
    if (is_visited()) return;
    if (Date.now() - born > anew_after || Date.now() < born - minute) {
      begin_anew();
      return;
    }
    if (Date.now() - looked < looks_every) return;
    looked = Date.now();
    navigator.serviceWorker.controller.postMessage({ freshen: true });
  };
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data.fresh && !is_visited()) begin_anew();
  });
  setInterval(() => tick().catch(() => {}), ticks_every);
  tick().catch(() => {});
}

async function be_a_kiosk(own) {
  const here = location.pathname.replace(/\/borne$/, '') || '/';
  const is_first = /\/borne$/.test(location.pathname);
  const goes_on = sessionStorage.visit;
  const fails = Number(sessionStorage.fails || 0);
  sessionStorage.clear();
  const { lang, size, face, idle, sites } = own.settings;
  rest_in(has_other() ? lang : lang_here());
  if (is_first && lang === 'en' && lang_here() !== 'en' && has_other()) {
    location.replace('/en/borne');
    return;
  }
  (goes_on || '').split(' ').filter((one) => /^(low|stark)$/.test(one)).forEach((one) => document.documentElement.classList.add(one));
  history.replaceState(null, '', is_first && lang_here() === 'en' ? '/en/' : here + location.search);
  localStorage.clear();
  if (face) localStorage.face = `${size}`;
  const state = await load_state();
  stand_guard({ on_language: change_language, on_follow: show_code });
  allow(sites.split(/[\s,]+/).filter(Boolean));
  watch_worker();
  make_bar(size);
  watch_visit(idle, end_attract);
  watch_corner(own, ask, version);
  watch_time(own, state.offset || 0);
  watch_start(fails);
  if (goes_on) begin_visit();
  else attract([]);
  await import('../start.js');
  guard_forms();
  close_writing(Boolean(state.standing));
  start_courier(own, { version, state: () => ask('state'), stands: (why) => close_writing(Boolean(why)) });
}

async function begin() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.documentElement.classList.add('at-kiosk');
  try {
    const own = await load_self();
    if (!own) {
      show_enrolment();
      return;
    }
    if (navigator.serviceWorker.controller) {
      await be_a_kiosk(own);
      return;
    }
    await take_over();
    location.replace('/borne');
  } catch (error) {
    // Its own store or its service worker failed: a kiosk tries again.
    document.body.append(element('div', { class: 'down', role: 'alert', text: word('down') }));
    setTimeout(() => location.reload(), minute);
  }
}

begin();
