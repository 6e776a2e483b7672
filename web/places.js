// Where the person is, was, and may go: addresses, history, focus and scroll.
//
// Promises: the address bar names what is shown; after a navigation the new heading has focus
// and the page is at its top; going back finds the scroll and the link that was followed.
// Positions live in memory only: nothing is stored on the device.

const seen = new Map(); // id of a history entry → {y, link}
let here = 0;
let owed = null; // {path, then}, not yet written: browsers refuse more than some 100 in 30 s
let timer = 0;

function write(how, path) {
  try {
    history[how]({ cairn: here }, '', path);
  } catch (error) {
    // Refused for being too many: the next one will do.
  }
}

/** Writes the address owed, now. */
export function settle_address() {
  clearTimeout(timer);
  if (!owed) return;
  const { path, then } = owed;
  owed = null;
  if (path !== location.pathname + location.search) write('replaceState', path);
  then();
}

/** The page's address changes without being another place (a filter): written once one rests. */
export function rename(path, then) {
  owed = { path, then };
  clearTimeout(timer);
  timer = setTimeout(settle_address, 250);
}

export function remember(link) {
  seen.set(here, { y: window.scrollY, link: link ? link.getAttribute('href') : null });
}

/** A new place. */
export function move_to(path) {
  settle_address();
  here = here + 1 + Math.floor(Math.random() * 1e9); // unlike any id of an earlier document
  write('pushState', path);
}

/** The place shown had another address before it was renamed: it gets it back, and a new one follows. */
export function move_on(before, path) {
  clearTimeout(timer);
  owed = null;
  write('replaceState', before);
  move_to(path);
}

/** Takes over: from now on the page scrolls back by itself. */
export function own_history() {
  history.scrollRestoration = 'manual';
  here = (history.state && history.state.cairn) || 1;
  write('replaceState', location.href);
}

export function release_history() {
  settle_address();
  history.scrollRestoration = 'auto';
}

/** After popstate: leaves the place that was shown for the one the browser went to. */
export function arrive() {
  clearTimeout(timer);
  owed = null;
  here = (history.state && history.state.cairn) || 0;
  return seen.get(here);
}

function scroll_to(y) {
  // Not animated: the page is another one.
  window.scrollTo({ top: y, left: 0, behavior: 'instant' });
}

function focus_on(element) {
  if (!element.matches('a[href], button, input, select, textarea, summary')) {
    element.setAttribute('tabindex', '-1');
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
}

/** The items of lists that `element` is in, from within, and where each of them stands. */
export function items_around(element) {
  const items = [];
  for (let item = element.closest('#main li'); item; item = item.parentElement.closest('#main li')) {
    const list = item.parentElement;
    items.push({ item, list, at: Array.from(list.children).indexOf(item) });
  }
  return items;
}

/** What had the focus went with its item of a list: whoever works through that goes on beside it. */
export function settle_beside(items) {
  const gone = items.reverse().find(({ item }) => !document.contains(item));
  const list = gone && (document.contains(gone.list) ? gone.list : document.querySelector('#main ul.talk'));
  const next = list && list.children[Math.min(gone.at, list.children.length - 1)];
  if (!next) {
    settle_in({});
    return;
  }
  focus_on(next.querySelector('h2, h3, a, button') || next);
  next.scrollIntoView({ block: 'nearest' });
}

/** Focus and scroll on a page just put in: its anchor, what was left there, or its heading. */
export function settle_in({ hash, place }) {
  const target = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (target) {
    const state = history.state;
    location.replace(hash); // also moves :target, which no script can
    history.replaceState(state, '');
    focus_on(target);
    return;
  }
  const links = place && place.link ? document.querySelectorAll('#main a[href]') : [];
  const left = Array.from(links).find(
    // A link of a picture is hidden from assistive technology, and has its twin in words.
    (link) => link.getAttribute('href') === place.link && !link.closest('svg'));
  // What went wrong comes first where anything did (RGAA 11.10).
  const heading = left || document.querySelector('#main .wrong') || document.querySelector('#main h1');
  if (heading) focus_on(heading);
  scroll_to(place ? place.y : 0);
}

/** The address inside the house that a plain click on `link` (HTML or SVG) goes to, or null. */
export function address_of(link) {
  const to = new URL(link.getAttribute('href'), location.href);
  const frame = link.getAttribute('target');
  if (to.origin !== location.origin || link.hasAttribute('download')) return null;
  if (frame && frame !== '_self') return null;
  // Files and the protocol are the server's, whatever the program thinks of them.
  if (/^\/(assets|v\d+)\//.test(to.pathname) || /\.[a-z0-9]+$/i.test(to.pathname)) return null;
  if (to.hash && to.pathname === location.pathname && to.search === location.search) return null;
  return { target: to.pathname + to.search, hash: to.hash };
}
