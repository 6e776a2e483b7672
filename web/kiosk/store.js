// What a kiosk keeps beside its base: who it is, how it is set, and sealed bags.
//
// Nothing here was ever legible: IndexedDB never truly deletes, so what a visitor wrote comes to it
// sealed (seal.js). Promises: a bag is on the disk when `put_bag` resolves, and the ones it takes
// the place of are gone by the same transaction; a failure rejects.
const name = 'cairn-kiosk';
const stores = ['self', 'bags'];

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => stores.forEach((store) => asked.result.createObjectStore(store));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error('blocked'));
  });
}

/** `work(store)` gives a request, whose result this resolves to once all of it is on the disk. */
async function run(store, mode, work) {
  const base = await open();
  try {
    return await new Promise((resolve, reject) => {
      const change = base.transaction(store, mode, { durability: 'strict' });
      const asked = work(change.objectStore(store));
      change.oncomplete = () => resolve(asked && asked.result);
      change.onabort = () => reject(change.error || new Error('aborted'));
    });
  } finally {
    base.close();
  }
}

/** {secret, place, seal: {id, key}, sign, code: {salt, hash}, settings} of an enrolled kiosk. */
export const load_self = () => run('self', 'readonly', (store) => store.get('self'));
export const keep_self = (self) => run('self', 'readwrite', (store) => store.put(self, 'self'));

/**
 * {heard: ms, ran: ms since then, offset: ms of the server's clock to this one's, standing, made: of
 * the last stick, tries, tried_at: of codes}.
 */
export const load_state = async () => (await run('self', 'readonly', (store) => store.get('state'))) || {};

/** `what(state)` gives what changes in it; nobody else changes it in between. */
export const change_state = (what) => run('self', 'readwrite', (store) => {
  const asked = store.get('state');
  asked.onsuccess = () => {
    const state = asked.result || {};
    store.put({ ...state, ...what(state) }, 'state');
  };
});

export const put_bag = (bag, former) => run('bags', 'readwrite', (store) => {
  former.forEach((id) => store.delete(id));
  return store.put(bag, bag.bag);
});
export const bags = () => run('bags', 'readonly', (store) => store.getAll());
export const count_bags = () => run('bags', 'readonly', (store) => store.count());
export const drop_bags = (ids) => run('bags', 'readwrite', (store) => {
  ids.forEach((id) => store.delete(id));
});
