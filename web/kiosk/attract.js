// What passers-by see: the page at rest, and over it one action after another, in plain words.
//
// Promises: it says only what the roadmap says; it can be stopped; what moves does so for less than
// four seconds at a time, and not at all where reduced motion is asked for (RGAA 13.8). The first
// touch begins a visit.
import { button, element } from './element.js';
import { begin_anew, begin_visit } from './visit.js';
import { has_other, lang_here, word } from './words.js';

const each = 9000; // ms

let scenes = [];
let at = 0;
let timer = 0;
let stands = null;
let watcher = null; // of what the page adds meanwhile

function show_next() {
  const card = stands && stands.querySelector('.scene');
  if (!card || !scenes.length || document.querySelector('.shut')) return; // nobody sees it
  const { name, plain, state, tone } = scenes[at % scenes.length];
  at += 1;
  const fresh = element('div', { class: `scene ${tone}` }, element('p', { class: 'say', text: plain }),
    element('p', { class: 'of' }, element('strong', { text: name }), ` · ${state}`));
  card.replaceWith(fresh);
}

function run() {
  clearInterval(timer);
  timer = setInterval(show_next, each);
}

function pause_or_play(event) {
  event.stopPropagation();
  const stops = timer !== 0;
  clearInterval(timer);
  timer = 0;
  if (!stops) run();
  event.currentTarget.textContent = word(stops ? 'play' : 'pause');
}

/** At rest nothing under it is reached by keys or by a screen reader. */
function still_page(is_still) {
  // A part of the page that was made so may stand in the canvas by now.
  const all = is_still ? Array.from(document.body.children) : document.querySelectorAll('[inert]');
  all.forEach((one) => {
    if (one !== stands && one.localName !== 'script') one.inert = is_still;
  });
}

export function end_attract() {
  if (!stands) return;
  clearInterval(timer);
  watcher.disconnect();
  still_page(false);
  stands.remove();
  stands = null;
  document.documentElement.classList.remove('resting');
  const heading = document.querySelector('#main h1');
  if (heading) {
    heading.setAttribute('tabindex', '-1');
    heading.focus({ preventScroll: true });
  }
}

function begin() {
  end_attract();
  begin_visit();
}

/** `all`: scenes, in the pack's order; each time from another one. */
export function attract(all, start = Math.floor(Math.random() * 1000)) {
  scenes = all;
  at = start;
  if (stands) {
    if (!stands.querySelector('.say')) {
      show_next();
      if (timer) run();
    }
    return;
  }
  const other = lang_here() === 'fr' ? '/en/' : '/';
  stands = element('section', { class: 'attract', 'aria-label': word('bar'), onclick: begin },
    element('div', { class: 'scene' }),
    element('p', { class: 'acts' },
      button(word('touch'), begin, { class: 'act begin' }),
      ...(has_other() ? [button(word('other'), (event) => {
        event.stopPropagation();
        begin_anew(other, true);
      }, { lang: lang_here() === 'fr' ? 'en' : 'fr' })] : []),
      button(word('pause'), pause_or_play, { class: 'pause' })));
  document.documentElement.classList.add('resting');
  document.body.append(stands);
  still_page(true);
  // What the page adds later is under it too.
  watcher = new MutationObserver(() => still_page(true));
  watcher.observe(document.body, { childList: true });
  stands.querySelector('.begin').focus({ preventScroll: true });
  show_next();
  run();
}
