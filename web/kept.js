// What stays on this device once a person has asked for it: the service worker and its pages.
//
// Promises: nothing here runs before an act; without a secure context nothing is kept, and the
// page works as it did.

import { mark } from './vault.js';

const worker = () => navigator.serviceWorker;

/** Has this device been asked to keep something? */
export function is_kept() {
  return Boolean(worker() && worker().controller);
}

/** The same where only a draft was begun: no service worker yet. Looks, and stores nothing. */
export async function has_begun() {
  try {
    return await caches.has(mark);
  } catch (error) {
    return false;
  }
}

/** After the first thing is saved: the pages of this version are found again without a network. */
export async function keep_pages() {
  try {
    if (!is_kept()) {
      await worker().register('/sw.js');
      (await worker().ready).active.postMessage(location.pathname);
    }
    if (navigator.storage && navigator.storage.persist) await navigator.storage.persist();
  } catch (error) {
    // What was written is kept all the same, for as long as the browser likes.
  }
}

/** A newer version of the site may be here: the worker looks, and is told where it is wanted. */
export function freshen() {
  if (is_kept() && navigator.onLine !== false) worker().controller.postMessage(location.pathname);
}

/** The program has removed what it held: the rest goes too, and the browser is asked to make sure. */
export async function forget() {
  try {
    const all = await worker().getRegistrations();
    await Promise.all(all.map((one) => one.unregister()));
    const names = await caches.keys();
    await Promise.all(names.map((name) => caches.delete(name)));
    await fetch('/v1/forget', { method: 'POST', cache: 'no-store' });
  } catch (error) {
    // No network: what the site could reach is gone.
  }
  location.reload();
}
