// No way out of a kiosk, and no way back into somebody else's visit.
//
// The browser's history holds this page and nothing of the way a visitor went: that is in memory,
// for this kiosk's own "back". Promises: no other site, file, window, print or form of the server's
// is ever opened from here; keys and gestures of the browser do nothing.
import { show_address } from './qr.js';
import { say } from '../canvas/words.js';
import { word } from './words.js';

// What the server answers alone.
const server_alone = /^(\/en)?\/(contact|suivre|formulaire|donnees|suites|bilan|synthese|transparence|equipe|bornes|borne)(\/|$)/;
const is_file = /\.[a-z0-9]+$/i;
const way = []; // paths, the newest last

let hooks = {};
let is_closed = false; // nothing that is written here would arrive
const writes = /\/(ecrire|soutenir|repondre|signaler|modifier)$/;
export const close_writing = (closed) => { is_closed = closed; };
let sites = [];
/** Hosts that a QR code may lead to; none: all. */
export const allow = (hosts) => { sites = hosts; };

const replace = history.replaceState.bind(history);
const push = history.pushState.bind(history);

/** Where the last step back leads, or null; it is taken out. */
const step_back = () => way.pop() || null;
export const has_way = () => way.length > 0;
let goes_back = false;

/** Goes where that address leads, as its link would. */
export function go(path) {
  const link = document.createElement('a');
  link.href = path;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}

export function go_back() {
  const path = step_back();
  if (!path) return;
  goes_back = true;
  go(path);
}

function on_link(event) {
  const link = event.target instanceof Element && event.target.closest('a[href]');
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) event.preventDefault();
  if (!link || event.defaultPrevented) return;
  const href = link.getAttribute('href');
  const to = new URL(href, location.href);
  const lang = link.getAttribute('hreflang');
  const stands_in = to.pathname.endsWith('/suivre') && link.closest('.deposit') ? hooks.on_follow
    : lang && lang !== document.documentElement.lang ? hooks.on_language : null;
  if (stands_in) {
    event.preventDefault();
    event.stopPropagation();
    stands_in();
    return;
  }
  const is_ours = to.origin === location.origin && !server_alone.test(to.pathname) &&
    !is_file.test(to.pathname) && !/^\/(assets|v\d+)\//.test(to.pathname);
  if (is_ours && !(is_closed && writes.test(to.pathname))) {
    link.removeAttribute('target');
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const may = to.origin === location.origin || !sites.length || sites.includes(to.hostname);
  if (/^https?:$/.test(to.protocol) && may) show_address(to.href, true);
  else say(word('not_here'));
}

// Typing is the on-screen keyboard's, or a keyboard's of somebody who cannot use it.
function on_key(event) {
  const with_more = event.ctrlKey || event.metaKey || event.altKey;
  if (with_more || /^(F\d+|BrowserBack|BrowserForward|ContextMenu|PrintScreen)$/.test(event.key)) event.preventDefault();
}

function stop(event) {
  event.preventDefault();
}

/** A form that the page's program does not take is nobody's; after whoever may take it. */
export function guard_forms() {
  document.addEventListener('submit', (event) => {
    if (event.target.method !== 'post' || event.defaultPrevented) return;
    event.preventDefault();
    say(word('not_here'));
  });
}

/** `wanted`: what stands in for the links {on_language, on_follow}. */
export function stand_guard(wanted) {
  hooks = wanted;
  history.pushState = (state, title, path) => {
    if (!goes_back) way.push(location.pathname + location.search);
    goes_back = false;
    history.replaceState(state, title, path);
  };
  // The browser's back finds this page's own second entry, and no other site: it is ours then.
  let here = location.pathname + location.search;
  push(history.state, '', here);
  window.addEventListener('popstate', (event) => {
    event.stopImmediatePropagation();
    push(history.state, '', here);
    go_back();
  });
  history.replaceState = (state, title, path) => {
    replace(state, title, path);
    here = location.pathname + location.search;
  };
  document.addEventListener('click', on_link, true);
  document.addEventListener('auxclick', (event) => event.target.closest('a') && stop(event), true);
  document.addEventListener('keydown', on_key, true);
  ['contextmenu', 'dragstart', 'drop', 'gesturestart'].forEach((name) => document.addEventListener(name, stop, true));
  document.addEventListener('touchmove', (event) => event.touches.length > 1 && stop(event), { passive: false, capture: true });
  document.addEventListener('wheel', (event) => event.ctrlKey && stop(event), { passive: false, capture: true });
  window.print = () => {};
  window.open = () => null;
  HTMLFormElement.prototype.submit = () => say(word('not_here'));
  // Nothing of this document is kept for a way back.
  window.addEventListener('unload', () => {});
}
