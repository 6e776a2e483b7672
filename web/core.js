// The program at work: its bytes in and out, what it keeps, and its exchanges with the server.
//
// Promises: nothing is kept before a message that asks for it; what was kept is on the disk
// before the answer says so, in files, or else in the vault (vault.js); where there is neither, or
// it fails, the answer says that too.
// Leaves out: which tab asks, and one message at a time (worker.js); who may open the files (tabs.js).
import { open_files, close_files, empty_outbox, keep_lines, kept_lines, write_base } from './files.js';
import { make_exchange } from './exchange.js';
import { mark, open_vault } from './vault.js';
import { lang_of, make_words } from './words_of.js';

const acts = /^(draft|send|act):/;
// As in wasm/session.h.
const [in_memory, in_files, in_vault, in_refuge] = [0, 1, 2, 3];
const damaged = 1;
const main = 'main'; // whoever leads: its lines in the vault
const rest = 300; // ms after which what can wait is done
const words_within = 4000; // ms: other tabs wait too
const file_within = 600000; // ms: 24 MB at 512 kbit/s take 6 minutes; later, row by row

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** An answer of the server, or an Error whose message is "stale" where the file is gone. */
async function get(address, how) {
  const response = await fetch(address, how);
  if (!response.ok) {
    throw new Error(response.status === 404 || response.status === 410 ? 'stale' : 'away');
  }
  return response;
}

async function compile(address) {
  const response = await get(address);
  return WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

async function start({ program, wasm, snapshot, lang }, words_in) {
  // All travel at once; importScripts blocks this thread, not the network.
  words_in(lang).catch(() => {});
  const compiled = compile(wasm);
  const rows = get(snapshot).then((response) => response.arrayBuffer());
  compiled.catch(() => {});
  rows.catch(() => {});
  if (!self.CairnPage) importScripts(program);
  const module = await compiled;
  const core = await new Promise((ready, fail) => {
    self.onunhandledrejection = fail; // there is no memory for it
    self.CairnPage({ wasm: module, ready });
  });
  return { core, rows: new Uint8Array(await rows) };
}

/**
 * `may`: {lead}: keep everything and speak to the server; else this is a guest, whose words wait
 * for the one that does; {share}: other tabs are told apart, so that the vault can serve;
 * {use_files}. `on_change(but)`: what is shown may be another, in every tab but that one.
 */
export async function make_core(given, may, on_change) {
  const opened = () => (may.lead && may.use_files ? open_files() : null);
  // Beside the rest; a fault ends this Worker, and lets go of them.
  let early = given.is_kept ? opened() : null;
  const words_in = make_words(given.words, get);
  const { core, rows } = await start(given, words_in);
  const numbers = new Map(); // of tabs
  const guest_name = `${Math.random()}`;
  let keeping = null; // a promise, once something is to be kept
  let files = null;
  let vault = null;
  let is_alone = false; // what was written is nowhere but in this program
  let writing = Promise.resolve();
  let timer = 0;
  let fetching = null; // what ends it

  /** Bytes into the program's memory; gives their address there. */
  function put(bytes) {
    const at = core._cairn_room(bytes.length);
    core.HEAPU8.set(bytes, at);
    return at;
  }

  function read(at) {
    return JSON.parse(decoder.decode(core.HEAPU8.subarray(at, at + core._cairn_length())));
  }

  /** Calls a function of the program with bytes or a text at the end. */
  function call(name, ...given_last) {
    const last = given_last.pop();
    const bytes = typeof last === 'string' ? encoder.encode(last) : last;
    return core[`_cairn_${name}`](...given_last, put(bytes), bytes.length);
  }

  const langs = new Set(); // whose words the program has

  async function learn(lang) {
    if (!lang || langs.has(lang)) return;
    const files = await words_in(lang, langs.size ? words_within : 0);
    // A captive portal's page is none of them.
    if (!files.every((file) => call('words', new Uint8Array(file)))) {
      words_in.forget(lang);
      throw new Error('away');
    }
    langs.add(lang);
  }

  const keep_in = (place, lines = '') => read(call('keep', place, lines)).kept;

  /** The outbox as it is now, a second time; in the vault, the only one. */
  function mirror() {
    const { lines } = read(core._cairn_lines());
    if (lines === undefined) return writing;
    const bytes = encoder.encode(lines);
    if (files) keep_lines(files, bytes);
    if (vault) {
      const name = may.lead ? main : guest_name;
      writing = writing.catch(() => {}).then(() => vault.keep(name, bytes));
    }
    return writing;
  }

  function tidy() {
    clearTimeout(timer);
    if (files) core._cairn_tidy();
    if (files) mirror();
  }

  function tidy_later() {
    clearTimeout(timer);
    if (files) timer = setTimeout(tidy, rest);
  }

  function check_files() {
    if (files && files.lost) throw new Error('lost');
  }

  /** All that everyone may read, in one file, in place of row by row; else row by row. */
  async function fetch_base() {
    fetching = new AbortController();
    const late = setTimeout(() => fetching.abort(), file_within);
    try {
      const response = await get('/v1/snapshot', { cache: 'no-store', signal: fetching.signal });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const name = [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      const is_whole = response.url.endsWith(name);
      if (files && is_whole && core._cairn_free_base()) write_base(files, bytes);
    } catch (error) {
      // No network, or no room.
    }
    clearTimeout(late);
    if (!files) return;
    core._cairn_fill_base();
    exchange.go();
    on_change(null);
  }

  const exchange = make_exchange({
    next: () => {
      const turn = read(core._cairn_next());
      if (turn.file) fetch_base();
      if (turn.changed) on_change(null);
      return turn;
    },
    heard: (text) => {
      const { changed } = read(text === null ? core._cairn_heard(0, -1) : call('heard', text));
      if (vault) mirror().catch(() => {}); // the server has them, or they are there already
      tidy_later();
      if (changed) on_change(null);
    },
    wake: () => core._cairn_wake(),
  });

  /** True where the outbox lives in files from now on. */
  function settle_in_files() {
    const [lines] = kept_lines(files);
    let kept = keep_in(in_files, lines);
    if (kept === damaged) {
      empty_outbox(files);
      kept = keep_in(in_files, lines);
    }
    return !kept;
  }

  /** What guests left, and what the vault kept while there were no files, is taken in. */
  async function drain() {
    const store = vault || (may.lead && may.share && (await open_vault(true)));
    if (!store || !may.lead) return;
    for (const name of await store.names()) {
      const lines = vault && name === main ? null : await store.get(name);
      if (lines && call('take_over', lines)) {
        await mirror();
        await store.drop(name);
        exchange.go();
        on_change(null);
      }
    }
  }

  /** `holds`: something was written here before. */
  async function open_storage(holds) {
    if (self.caches) await caches.open(mark).catch(() => {});
    files = await (early || opened());
    early = null;
    core.files = files || [];
    if (files && !settle_in_files()) {
      close_files(files);
      core.files = [];
      files = null;
    }
    vault = !files && may.share ? await open_vault() : null;
    is_alone = !files && !vault;
    if (!files) keep_in(!vault ? in_memory : may.lead ? in_vault : in_refuge);
    const lines = vault && may.lead ? await vault.get(main) : null;
    if (lines) call(holds ? 'take_over' : 'read_lines', lines);
    if (lines && holds) await mirror().catch(() => {});
    await drain().catch(() => {});
    if (may.lead) exchange.go();
  }

  function keep() {
    keeping = keeping || open_storage();
    return keeping;
  }

  function dispatch(number, text, is_away) {
    check_files();
    const answer = read(call('dispatch', number, is_away ? 1 : 0, text));
    check_files();
    return answer;
  }

  await learn(given.lang);
  if (read(call('open', rows)).error) throw new Error('away');
  if (given.is_kept) await keep();

  return {
    async answer(tab, { text, place, is_away }) {
      try {
        await learn(lang_of(place));
        await learn(lang_of(text));
      } catch (error) {
        return { error: 'unknown' }; // the browser goes there by itself
      }
      let number = numbers.get(tab);
      if (number === undefined) {
        number = numbers.size + 1;
        numbers.set(tab, number);
        // A tab that another program served until now: where it is.
        if (place && !/^(here|go|send):/.test(text)) dispatch(number, `at:${place}`, is_away);
      }
      if (!acts.test(text)) return dispatch(number, text, is_away);
      await keep();
      let answer = dispatch(number, text, is_away);
      const is_draft = text.startsWith('draft:');
      try {
        // What was sent is there twice before its author is told so; a draft waits for a rest.
        if (vault || !is_draft) await mirror();
      } catch (error) {
        // The vault is full, or gone: what is written lives as long as the page, which says so.
        vault = null;
        is_alone = true;
        keep_in(in_memory);
        answer = { ...dispatch(number, 'whole', is_away), effects: answer.effects, kept: false };
      }
      tidy_later();
      if (is_draft) return answer;
      if (may.lead) exchange.soon();
      on_change(tab);
      return answer;
    },
    wake: () => keeping && may.lead && exchange.go(),
    drain: () => (keeping ? drain() : keep()),
    /** What was written is nowhere but here. */
    holds_alone: () => is_alone,
    /**
     * This tab leads from now on: what a guest held moves to where things are kept. False where it
     * is there already, for a new program to find.
     */
    async own() {
      if (may.lead) return true;
      await keeping;
      if (vault) return false;
      may.lead = true;
      if (keeping) {
        keeping = open_storage(true);
        await keeping;
      }
      return true;
    },
    /** The files are free when this is done, and nothing is left in their logs. */
    async close() {
      exchange.stop();
      if (fetching) fetching.abort();
      await writing.catch(() => {});
      tidy();
      core._cairn_close();
      if (files) close_files(files);
      files = null;
      vault = null;
    },
  };
}
