// The Worker of one tab: it leads, holding the program and the storage for every tab; or it
// passes on to the one that leads.
//
// From the page: first {program, wasm, snapshot, is_kept, is_away}, then texts of messages;
// {visible} whenever that changes; {online} when the network may be back.
// To the page: {ready} once, then one {answer} per text, in order; {news} when what is shown may
// be another (it then asks "again"); {fault} means that nothing more will come.
//
// Promises: one owner of the storage; a message is answered whatever becomes of another tab: by
// the leader, by the one that takes its place, or by this tab alone, which then keeps nothing and
// says so. A classic Worker, because module Workers came years later.
import { make_core } from './core.js';
import { open_channel } from './tabs.js';


let given = null; // what the page told first
let core = null; // where this tab leads, or is alone
let tabs = null;
let queue = Promise.resolve();
let place = ''; // the address that this tab's page shows

const tell = (what) => postMessage(what);

/** The program in this Worker, which keeps things if it may. */
async function load(is_owner) {
  const loaded = await make_core(given, is_owner, (but) => {
    if (but !== 'own') tell({ news: true });
    if (tabs) tabs.news(but);
  });
  core = loaded;
}

async function step_down() {
  const old = core;
  core = null;
  if (old) await old.close();
}

/** This tab's answer, from wherever it can come. */
async function answer_to(text) {
  const message = { text, place, is_away: given.is_away };
  if (!core && tabs && tabs.is_follower()) {
    const answer = await tabs.ask(message);
    if (answer) return answer;
  }
  if (!core) await load(false);
  return core.answer('own', message);
}

async function take(text) {
  const answer = await answer_to(text);
  if (answer.path) place = answer.path;
  tell({ answer });
}

function fault(error) {
  tell({ fault: error.message === 'stale' ? 'stale' : core ? 'broken' : 'away' });
}

async function begin(data) {
  given = data;
  place = data.place;
  tabs = await open_channel({
    name: data.wasm,
    lead: () => {
      queue = queue.then(() => (core ? core.own() : load(true))).then(() => tell({ news: true }));
    },
    leave: () => {
      queue = queue.then(step_down);
      return queue;
    },
    answer: (tab, message) => queue.then(() => core && core.answer(tab, message)),
    news: () => tell({ news: true }),
  });
  if (!tabs.is_follower() && !core) await load(tabs.is_leader());
  tell({ ready: true });
}

self.onmessage = ({ data }) => {
  if (data.visible !== undefined) {
    if (tabs) tabs.see(data.visible);
  } else if (data.online) {
    if (core) core.wake();
  } else {
    const work = typeof data === 'object' ? () => begin(data) : () => take(data);
    queue = queue.then(work).catch(fault);
  }
};
self.addEventListener('online', () => core && core.wake());
