// The service worker of a kiosk: every address of the site opens the kiosk's own page, with or
// without a network, and a newer version takes the place of this one when nobody is there.
//
// A version is a cache, named by what its pages say, which name all they load. Promises: it is kept
// whole or not at all; a new one is tried a few times, and stays only when its page said that it
// shows something ({shown}); one that does not, or later says that it cannot ({failed}), gives way
// to the one before it, which is kept for that, and is not tried any more.
const prefix = 'kiosk-';
const shells = ['/borne', '/en/borne'];
const notes = 'notes'; // {opened, proven, former, refused}: names of versions; tried: {name, times}
const trials = 3; // a power cut is no fault of a version

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
  return Array.from(script.matchAll(/ (?:src|data-(?!cursor|shell)[a-z-]+)="(\/[^"]+)"/g), (found) => found[1]).join(' ').split(' ')
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
  const { refused, former } = await read_notes();
  if (name === refused) return null;
  if (name === former) await write_notes({ former: null }); // the site went back to it: it is new again
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

/** Which version opens now, written down before it does. */
async function choose() {
  const names = await versions();
  const { proven, former, refused, tried = {} } = await read_notes();
  const fresh = names.find((name) => ![proven, former, refused].includes(name));
  const times = fresh && tried.name === fresh ? tried.times : 0;
  if (fresh && times < trials) {
    await write_notes({ opened: fresh, tried: { name: fresh, times: times + 1 } });
    return fresh;
  }
  if (fresh) await refuse(fresh);
  const name = names.includes(proven) ? proven : names.find((one) => one !== fresh);
  if ((await read_notes()).opened !== name) await write_notes({ opened: name });
  return name;
}

async function refuse(name) {
  await write_notes({ refused: name, tried: {} });
  await caches.delete(name);
}

/** The page that was opened shows something: the version before it stays until the next one does. */
async function prove() {
  const { proven, opened } = await read_notes();
  if (!opened || opened === proven) return;
  await write_notes({ proven: opened, former: proven, tried: {} });
  await Promise.all((await versions()).filter((name) => name !== opened && name !== proven)
    .map((name) => caches.delete(name)));
}

/** It shows nothing, in this language at least: the one before it opens next. */
async function fail() {
  const { proven, former, opened } = await read_notes();
  const names = await versions();
  if (opened !== proven) await refuse(opened);
  else if (names.includes(former)) {
    await write_notes({ proven: former, former: null });
    await refuse(opened);
  }
}

async function page_for({ url }) {
  const name = await choose().catch(async () => (await versions())[0]); // a full disk
  if (!name) return fetch(url);
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
  event.waitUntil(fetch_version().then(async (name) => {
    if (name && !(await read_notes()).proven) await write_notes({ proven: name });
  }));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const { data, source } = event;
  if (data.shown) event.waitUntil(prove());
  if (data.failed) event.waitUntil(fail());
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
  if (to.origin !== location.origin) return;
  // A form that went by itself too: there is no other page here.
  if (request.mode === 'navigate') event.respondWith(page_for(request));
  else if (request.method === 'GET' && to.pathname.startsWith('/assets/')) event.respondWith(part_for(request));
});
