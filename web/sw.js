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
const prefix = 'cairn-';
const patience = 5000; // ms: on a train, a network that does not answer is none

/** What a page loads, by its own script's word. */
function parts_of(html) {
  const script = /<script[^>]*>/.exec(html)[0];
  const names = ['src', 'data-worker', 'data-program', 'data-wasm', 'data-snapshot', 'data-deposit'];
  return names.map((name) => new RegExp(` ${name}="([^"]+)"`).exec(script)[1]);
}

async function keep() {
  const pages = await Promise.all(shells.map((path) => fetch(path, { cache: 'no-store' })));
  if (!pages.every((page) => page.ok || page.status === 404)) throw new Error('away');
  const html = await pages[0].clone().text();
  const parts = parts_of(html);
  const extra = /(\/assets\/(?:icon|cover)-[^"]+)/.exec(html);
  if (extra) parts.push(extra[1]);
  const name = prefix + parts.join(' ').replace(/[^0-9a-f]+/g, '').slice(-64);
  const names = await caches.keys();
  if (!names.includes(name)) {
    const fresh = await caches.open(`${name}-new`);
    await fresh.addAll(parts);
    const whole = await caches.open(name);
    for (const request of await fresh.keys()) await whole.put(request, await fresh.match(request));
    await Promise.all(shells.map((path, i) => pages[i].ok && whole.put(path, pages[i])));
    await caches.delete(`${name}-new`);
  }
  await Promise.all(names.filter((old) => old.startsWith(prefix) && old !== name)
    .map((old) => caches.delete(old)));
}

async function page_for(request) {
  const english = /^\/en(\/|$)/.test(new URL(request.url).pathname);
  const kept = (english && (await caches.match(shells[1]))) || (await caches.match(shells[0]));
  const asked = fetch(request);
  if (!kept) return asked;
  const late = new Promise((resolve) => setTimeout(resolve, patience, null));
  const answer = await Promise.race([asked.catch(() => null), late]);
  return answer || kept;
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if (event.data === 'freshen') event.waitUntil(keep().catch(() => {}));
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
