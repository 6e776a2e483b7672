// The service worker of a kiosk: every address of the site opens the kiosk's own page, with or
// without a network, and a newer version takes the place of this one when nobody is there.
//
// A version is a cache, named by what its pages say, which name all they load. Promises: it is kept
// whole or not at all; a new one is tried once, and stays only when its page said that it shows
// something ({shown}): else the former one opens again, and that new one is not tried any more.
const prefix = 'kiosk-';
const shells = ['/borne', '/en/borne'];
const notes = 'notes'; // {opened, proven, tried, refused}: names of versions

const address_of_notes = '/kiosk-notes';

async function read_notes() {
  const kept = await (await caches.open(notes)).match(address_of_notes);
  return kept ? kept.json() : {};
}

async function write_notes(what) {
  const cache = await caches.open(notes);
  await cache.put(address_of_notes, new Response(JSON.stringify({ ...(await read_notes()), ...what })));
}

/** What a page loads, by its own script's word. */
function parts_of(html) {
  const script = /<script[^>]*>/.exec(html)[0];
  return Array.from(script.matchAll(/ (?:src|data-(?!cursor|shell)[a-z-]+)="(\/[^"]+)"/g), (found) => found[1])
    .concat(Array.from(html.matchAll(/(\/assets\/(?:icon|cover)-[^"]+)"/g), (found) => found[1]));
}

async function name_of(texts) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(texts.join('')));
  return prefix + Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The newest version, kept beside the one that serves; its name, or null where there is no other. */
async function fetch_version() {
  const pages = await Promise.all(shells.map((path) => fetch(path, { cache: 'no-store' })));
  if (!pages[0].ok || !pages.every((page) => page.ok || page.status === 404)) throw new Error('away');
  const texts = await Promise.all(pages.map((page) => page.clone().text()));
  // A captive portal's page is no version of this.
  if (!/data-kiosk/.test(texts[0])) throw new Error('away');
  const name = await name_of(texts);
  const { refused } = await read_notes();
  if (name === refused) return null;
  const cache = await caches.open(name);
  if (!(await cache.match(shells[0]))) {
    await cache.addAll([...new Set(parts_of(texts[0]))]);
    for (let i = shells.length - 1; i >= 0; i -= 1) {
      if (pages[i].ok) await cache.put(shells[i], pages[i]);
    }
  }
  return name;
}

async function versions() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const whole = await Promise.all(names.map(async (name) => (await caches.open(name)).match(shells[0])));
  return names.filter((name, i) => whole[i]);
}

/** Which version opens now. */
async function choose() {
  const names = await versions();
  const { proven, tried, refused } = await read_notes();
  const fresh = names.find((name) => name !== proven && name !== tried && name !== refused);
  if (fresh) {
    await write_notes({ tried: fresh });
    return fresh;
  }
  if (tried && tried !== proven && names.includes(proven)) {
    await write_notes({ tried: null, refused: tried });
    await caches.delete(tried);
  }
  return names.includes(proven) ? proven : names[0];
}

/** The page of the version that was opened shows something. */
async function prove() {
  const { tried, proven, opened } = await read_notes();
  if (!tried || tried === proven || tried !== opened) return;
  await write_notes({ proven: tried, tried: null });
  await Promise.all((await versions()).filter((name) => name !== tried).map((name) => caches.delete(name)));
}

async function page_for({ url }) {
  const name = await choose();
  if (!name) return fetch(url);
  if ((await read_notes()).opened !== name) await write_notes({ opened: name });
  const cache = await caches.open(name);
  const english = /^\/en(\/|$)/.test(new URL(url).pathname);
  return (english && (await cache.match(shells[1]))) || cache.match(shells[0]);
}

/** Its name tells its version. */
async function part_for(request) {
  return (await caches.match(request)) || fetch(request);
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(fetch_version().then((name) => name && write_notes({ proven: name })));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const { data, source } = event;
  if (data.shown) event.waitUntil(prove());
  if (data.freshen) {
    event.waitUntil(fetch_version().then(async (name) => {
      const { opened } = await read_notes();
      source.postMessage({ fresh: Boolean(name) && name !== opened });
    }).catch(() => {}));
  }
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const to = new URL(request.url);
  if (to.origin !== location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(page_for(request));
  else if (to.pathname.startsWith('/assets/')) event.respondWith(part_for(request));
});
