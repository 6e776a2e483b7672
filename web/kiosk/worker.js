// The Worker of a kiosk: the graphic view's program, for one visit.
//
// Promises: what a visitor sends is sealed and on the disk before the page is told that it is
// saved; where it cannot be, the page is told that too, and it waits in memory for the network.
// Beside worker.js's messages: from the page {kiosk: what, …}, to it {kiosk: what, …}.
import '../worker.js';
import { open_stage } from '../canvas/stage.js';
import { write_base } from '../files.js';
import { fresh_hex, seal_in } from './seal.js';
import { load_self, load_state, put_bag } from './store.js';

const take = self.onmessage;
const tell = self.postMessage.bind(self);
const most_bytes = 380000; // of all that one visit writes, each correction whole: sealed, a request holds it
const most_intents = 128; // of one bag (docs/protocol.md)
const names = ['keep', 'next', 'heard', 'wake'];
let stage = null;
let core = null;
let begun = null;
let kiosk = null;
let former = []; // bags of this visit, each with all that was written before it

function read(at) {
  return JSON.parse(new TextDecoder().decode(core.HEAPU8.slice(at, at + core._cairn_length())));
}

function call(name, text) {
  const bytes = new TextEncoder().encode(text);
  const at = core._cairn_room(bytes.length);
  core.HEAPU8.set(bytes, at);
  return core[`_cairn_kiosk_${name}`](at, bytes.length);
}

/** Frees what was put by for a full disk, and tries again. */
async function keep_patiently(bag) {
  try {
    await put_bag(bag, former);
  } catch (error) {
    const ballast = (core.files || []).find(({ name }) => name === 'ballast');
    if (ballast) ballast.handle.truncate(0);
    await put_bag(bag, former);
  }
}

/** Whether what this visit wrote is sealed and kept; else the bag itself goes to the page. */
async function keep_bag() {
  const { bag } = read(core._cairn_kiosk_bag());
  if (!bag) return { kept: true };
  // What no server would take is not said to be kept; what came before is.
  const intents = JSON.parse(bag).messages.reduce((sum, { push }) => sum + (push ? push.intents.length : 0), 0);
  if (new TextEncoder().encode(bag).length > most_bytes || intents > most_intents) return { kept: false, is_full: true };
  const sealed = await seal_in(fresh_hex(), bag, kiosk.seal);
  try {
    await keep_patiently(sealed);
    former = [sealed.bag];
    return { kept: true };
  } catch (error) {
    return { kept: false, bag: sealed };
  }
}

// One answer at a time: the next question comes after it.
self.postMessage = (what) => {
  if (!what.answer || !what.answer.saved) {
    tell(what);
    return;
  }
  keep_bag().catch(() => ({ kept: false })).then((saved) => {
    tell({ kiosk: 'saved', ...saved });
    tell(what);
  });
};

function change(module, name, made) {
  // What is there puts itself in the place of this at its first call: it may not.
  Object.defineProperty(module, `_cairn_${name}`, { get: () => made, set() {} });
}

/** The program of a kiosk: no exchange of its own says a word of a visitor. */
function furnish(module, state) {
  core = module;
  const open = module._cairn_open;
  names.forEach((name) => change(module, name, module[`_cairn_kiosk_${name}`]));
  change(module, 'open', (...given) => {
    const answer = open(...given);
    call('set', JSON.stringify({ place: kiosk.place, days: kiosk.settings.days, ran: state.ran || 0 }));
    return answer;
  });
  if (stage) stage.attach(module);
}

async function bring(data) {
  kiosk = await load_self();
  const state = await load_state();
  importScripts(data.program);
  const make = self.CairnPage;
  self.CairnPage = (how) => make({
    ...how,
    ready(module) {
      furnish(module, state);
      how.ready(module);
    },
  });
  take({ data: { ...data, slot: null } });
}

/** The base from a signed file: the kiosk has heard the server as of `made`. */
function update({ made, epoch, age, snapshot }) {
  if (!(core.files || []).length || !core._cairn_free_base()) return { done: false };
  write_base(core.files, snapshot);
  core._cairn_fill_base();
  return { done: read(call('told', JSON.stringify({ made, epoch, age }))).done };
}

const answers = {
  update,
  state: () => read(core._cairn_kiosk_state()),
  scenes: ({ lang }) => read(call('scenes', lang)),
};

self.onmessage = (event) => {
  const { data } = event;
  if (data.kiosk) {
    const given = core && answers[data.kiosk] ? answers[data.kiosk](data) : {};
    tell({ kiosk: data.kiosk, ...given });
  } else if (data.stage) {
    stage = open_stage(data.stage);
  } else if (data.program) {
    begun = bring(data);
    begun.catch(() => tell({ fault: 'away' }));
  } else {
    begun.then(() => take(event));
  }
};
