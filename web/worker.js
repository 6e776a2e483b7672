// The Worker of one tab: it leads, holding the program and the storage for every tab; or it
// passes on to the one that leads.
//
// From the page: first {program, wasm, snapshot, words, lang, slot, is_kept, is_away, place}, then texts of
// messages; {visible} whenever that changes; {asleep} when the browser may stop it; {online} when
// the network may be back.
// To the page: {ready} once, then one {answer} per text, in order, or else {left}: it lies in the
// slot (slot.js); {news} when what is shown may be another (it then asks "again"); {fault} means
// that nothing more will come.
//
// Promises: one owner of the storage; a message is answered whatever becomes of another tab: by
// the leader, by the one that takes its place, or by a program of this tab's own, a guest, which
// puts what it saves where the next leader finds it. A classic Worker, because module Workers came
// years later.
import { make_core } from './core.js';
import { remove_files } from './files.js';
import { leave } from './slot.js';
import { open_channel } from './tabs.js';
import { remove_vault } from './vault.js';

// ms in which a leader has to have heard: one that a phone has put to sleep does not. Saving must
// not wait; for the rest it may be busy.
const hears_within = { save: 500, other: 3000 };

let given = null; // what the page told first
let core = null; // where this tab leads, is alone, or is a guest
let loading = false;
let tabs = null;
let queue = Promise.resolve();
let place = ''; // the message that led to what this tab's page shows
let losses = 0;

const tell = (what) => postMessage(what);

function fault(error) {
  tell({ fault: error.message === 'stale' ? 'stale' : core ? 'broken' : 'away' });
}

/** One thing at a time. */
function next(work, failed = fault) {
  queue = queue.then(work).catch(failed);
  return queue;
}

/** The program in this Worker, which keeps things if it may. */
async function load() {
  const may = { lead: tabs.is_leader(), share: !tabs.is_alone, use_files: losses < 2 };
  loading = true;
  try {
    core = await make_core(given, may, (but) => {
      if (but !== 'own') tell({ news: true });
      tabs.tell({ news: true, but });
    });
  } finally {
    loading = false;
  }
}

async function unload() {
  const old = core;
  core = null;
  if (old) await old.close();
}

async function lead() {
  if (!tabs.is_leader()) return;
  if (core && !(await core.own())) {
    given.is_kept = true;
    await unload();
  }
  if (!core) await load();
  tell({ news: true });
}

/** The program's own answer. Where the browser took the files back, they are opened anew. */
async function answer_here(tab, message) {
  if (!core) await load();
  try {
    return await core.answer(tab, message);
  } catch (error) {
    if (error.message !== 'lost') throw error;
    losses += 1;
    await unload();
    await load();
    return core.answer(tab, message);
  }
}

/** This tab's answer, from wherever it can come. */
async function answer_to(text) {
  const message = { text, place, is_away: given.is_away };
  if (tabs.is_leader()) return answer_here('own', message);
  const saves = /^(send|draft|act):/.test(text);
  const answer = await tabs.ask(message, saves ? hears_within.save : hears_within.other);
  if (answer) {
    // A guest's time is over, but for what only it holds.
    if (core && !core.holds_alone()) await unload();
    return answer;
  }
  const own = await answer_here('own', message);
  if (!tabs.is_leader()) {
    tabs.renew();
    if (saves) tabs.tell({ drain: true });
  }
  return own;
}

/** Everything this site holds here goes; the other tabs let go of it first. */
async function forget() {
  tabs.tell({ forget: true });
  await unload();
  await tabs.quit(true);
  await remove_vault();
  return (await remove_files()) ? { forgotten: true } : { error: 'held' };
}

async function take(text) {
  const answer = /^act:forget/.test(text) ? await forget() : await answer_to(text);
  if (answer.path) place = text.startsWith('send:') ? text : `go:${answer.path}`;
  tell(leave(given.slot, answer) ? { left: true } : { answer });
}

async function begin(data) {
  given = data;
  place = `go:${data.place}`;
  tabs = await open_channel({
    name: data.wasm,
    lead: () => tabs && next(lead),
    // One that loads may be opening the files: the lock is held until it has, and let go of them.
    leave: () => (loading || (core && !core.holds_alone())) && next(unload),
    answer: (tab, message) => new Promise((resolve) => {
      next(async () => resolve(core ? await answer_here(tab, message) : null));
    }),
    news: () => tell({ news: true }),
    drain: () => next(() => core && core.drain(), () => {}),
    async forget() {
      await unload();
      tell({ fault: 'forgotten' });
    },
  });
  if (tabs.is_leader()) await load();
  tell({ ready: true });
}

self.onmessage = ({ data }) => {
  if (data.visible !== undefined) {
    if (tabs) tabs.see(data.visible);
  } else if (data.asleep) {
    if (tabs) tabs.quit();
  } else if (data.online) {
    if (core) core.wake();
  } else {
    next(typeof data === 'object' ? () => begin(data) : () => take(data));
  }
};
self.addEventListener('online', () => core && core.wake());
