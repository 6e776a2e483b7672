// The service worker: it is there once a person has saved something, and makes the site open
// without a network.
//
// It keeps two empty pages (one a language) and what they load: the program and the snapshot of
// the roadmap. A page is asked of the network first; where nobody answers, the empty page opens
// and the program fills it from what this device keeps.
//
// Promises: a page from the network is never kept, nor any word of anybody; a version is kept
// whole or not at all, and the former one stays until then.

const shells = ['/shell.html', '/en/shell.html'];
const desk = /^(\/en)?\/equipe(?=\/|$)/; // the staff's, which has a program of its own
const prefix = 'cairn-';
const patience = 5000; // ms: on a train, a network that does not answer is none

/** What a page loads, by its own script's word. */
function parts_of(html) {
  const script = /<script[^>]*>/.exec(html)[0];
  const names = ['src', 'data-worker', 'data-program', 'data-wasm', 'data-snapshot', 'data-words', 'data-deposit'];
  return names.map((name) => new RegExp(` ${name}="([^"]+)"`).exec(script)[1]).join(' ').split(' ');
}

/** Named by what its pages say, which name all the rest; and by how a version is kept (2: with its words). */
async function name_of(texts) {
  const bytes = new TextEncoder().encode(texts.join(''));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `${prefix}2-` + Array.from(hash, (byte) => byte.toString(16)).join('');
}

async function keep() {
  const pages = await Promise.all(shells.map((path) => fetch(path, { cache: 'no-store' })));
  if (!pages.every((page) => page.ok || page.status === 404)) throw new Error('away');
  const texts = await Promise.all(pages.map((page) => page.clone().text()));
  const name = await name_of(texts);
  const cache = await caches.open(name);
  // The pages come last: where they are, the rest is.
  if (!(await cache.match(shells[0]))) {
    const extra = /(\/assets\/(?:icon|cover)-[^"]+)/.exec(texts[0]);
    await cache.addAll(parts_of(texts[0]).concat(extra ? extra[1] : []));
    for (let i = shells.length - 1; i >= 0; i -= 1) {
      if (pages[i].ok) await cache.put(shells[i], pages[i]);
    }
  }
  const names = await caches.keys();
  await Promise.all(names.filter((old) => old.startsWith(prefix) && old !== name)
    .map((old) => caches.delete(old)));
}

/** The way in to the desk, where somebody of the staff was; the last version is enough. */
async function keep_desk(path) {
  const page = await fetch(path, { cache: 'no-store' });
  if (!page.ok) return;
  const cache = await caches.open('desk');
  const parts = parts_of(await page.clone().text());
  await cache.addAll(parts);
  await cache.put(path, page);
  const is_old = ({ url }) => /\/assets\//.test(url) && !parts.some((part) => url.endsWith(part));
  (await cache.keys()).filter(is_old).forEach((old) => cache.delete(old));
}

async function page_for(request) {
  const { pathname } = new URL(request.url);
  const [way_in] = desk.exec(pathname) || [];
  const english = /^\/en(\/|$)/.test(pathname);
  const kept = (way_in && (await caches.match(way_in))) ||
    (english && (await caches.match(shells[1]))) || (await caches.match(shells[0]));
  const asked = fetch(request);
  if (!kept) return asked;
  const late = new Promise((resolve) => setTimeout(resolve, patience, null));
  const answer = await Promise.race([asked.catch(() => null), late]);
  return answer && answer.status < 500 ? answer : kept;
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const [way_in] = desk.exec(event.data) || [];
  event.waitUntil(Promise.all([keep(), way_in && keep_desk(way_in)]).catch(() => {}));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const to = new URL(request.url);
  if (to.origin !== location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    event.respondWith(page_for(request));
  } else if (to.pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  }
});
