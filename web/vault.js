// Where words wait that no file can hold: in IndexedDB, sealed.
//
// IndexedDB never truly deletes, so only ciphertext goes there (AES-GCM). The key stands apart, in
// a cache, whose file goes when the cache is deleted: what was sealed with it is then nothing.
//
// Promises: `keep` is done when the browser has flushed it; each call opens and closes the base
// anew, since some browsers cut a connection off behind a page's back; what cannot be opened is
// as if it were not there.
// Leaves out: what the words are, and who waits for them (core.js).

/** Also what tells, before anything is loaded, that this device keeps something. */
export const mark = 'kept';
const base = 'cairn';
const iv_length = 12;

/** The key; one is made where there is none, unless `looks`: null then. */
async function open_key(looks) {
  if (looks && !(await caches.has(mark))) return null;
  const cache = await caches.open(mark);
  let kept = await cache.match('/key');
  if (!kept) {
    if (looks) return null;
    await cache.put('/key', new Response(crypto.getRandomValues(new Uint8Array(32))));
    kept = await cache.match('/key');
  }
  const bytes = await kept.arrayBuffer();
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** One transaction; gives what `use` asked for. */
function within(mode, use) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(base, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(mark);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction(mark, mode, { durability: 'strict' });
      const asked = use(work.objectStore(mark));
      const end = (how, what) => () => {
        opening.result.close();
        how(what && what.result);
      };
      work.oncomplete = end(resolve, asked);
      work.onabort = end(reject);
    };
  });
}

/** Null where there is none to be had, or (`looks`) where none was made yet. */
export async function open_vault(looks) {
  try {
    // One tab at a time: two keys would be one too many.
    const key = await navigator.locks.request('cairn key', () => open_key(looks));
    if (!key) return null;
    const seal = async (bytes) => {
      const iv = crypto.getRandomValues(new Uint8Array(iv_length));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes);
      return { iv, sealed };
    };
    const unseal = ({ iv, sealed }) =>
      crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)
        .then((bytes) => new Uint8Array(bytes), () => null);
    const names = () => within('readonly', (store) => store.getAllKeys());
    const get = async (name) => {
      const kept = await within('readonly', (store) => store.get(name));
      return kept ? unseal(kept) : null;
    };
    await names();
    return {
      names,
      get,
      async keep(name, bytes) {
        const kept = await seal(bytes);
        await within('readwrite', (store) => store.put(kept, name));
      },
      drop: (name) => within('readwrite', (store) => store.delete(name)),
    };
  } catch (error) {
    return null;
  }
}

export async function remove_vault() {
  try {
    if (await caches.delete(mark)) indexedDB.deleteDatabase(base);
  } catch (error) {
    // There was none.
  }
}
