// The program at work: its bytes in and out, its files, and its exchanges with the server.
//
// Promises: nothing is kept before a message that asks for it; what was kept is on the disk
// before the answer says so; a message that comes while another is answered waits.
// Leaves out: which tab asks (worker.js), who may open the files (tabs.js).
import { open_files, keep_lines, kept_lines, close_files, remove_files } from './files.js';
import { make_exchange } from './exchange.js';

const acts = /^(draft|send|act):/;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** An answer of the server, or an Error whose message is "stale" where the file is gone. */
async function get(address) {
  const response = await fetch(address);
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

async function start({ program, wasm, snapshot }) {
  // All three travel at once; importScripts blocks this thread, not the network.
  const compiled = compile(wasm);
  const rows = get(snapshot).then((response) => response.arrayBuffer());
  compiled.catch(() => {});
  rows.catch(() => {});
  if (!self.CairnPage) importScripts(program);
  const module = await compiled;
  const core = await self.CairnPage({
    instantiateWasm: (imports, receive) => {
      const instance = new WebAssembly.Instance(module, imports);
      receive(instance);
      return instance.exports;
    },
  });
  return { core, rows: new Uint8Array(await rows) };
}

/**
 * `is_owner`: this Worker may open the files. `on_change(but)`: what is shown may be another, in
 * every tab but that one.
 */
export async function make_core(given, is_owner, on_change) {
  const { core, rows } = await start(given);
  const numbers = new Map(); // of tabs
  let keeping = null; // a promise, once something is to be kept
  let files = null;

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

  function mirror() {
    if (!files) return;
    const { lines } = read(core._cairn_lines());
    if (lines !== undefined) keep_lines(files, encoder.encode(lines));
  }

  const exchange = make_exchange({
    next: () => read(core._cairn_next()),
    heard: (text) => {
      const { changed } = read(text === null ? core._cairn_heard(0, -1) : call('heard', text));
      mirror();
      if (changed) on_change(null);
    },
    wake: () => core._cairn_wake(),
  });

  async function open_storage() {
    files = is_owner ? await open_files() : null;
    core.files = files;
    const { sound } = read(core._cairn_keep(files ? 1 : 0));
    if (!sound) {
      // The outbox is beyond reading: its mirror has what it held.
      const lines = kept_lines(files);
      files.filter(({ name }) => /^outbox\.db/.test(name)).forEach(({ handle }) => handle.truncate(0));
      core._cairn_keep(1);
      if (lines) call('read_lines', lines);
    }
    exchange.go();
  }

  function keep() {
    keeping = keeping || open_storage();
    return keeping;
  }

  function dispatch(number, text, is_away) {
    return read(call('dispatch', number, is_away ? 1 : 0, text));
  }

  if (read(call('open', rows)).error) throw new Error('away');
  if (given.is_kept) await keep();

  return {
    async answer(tab, { text, place, is_away }) {
      let number = numbers.get(tab);
      if (number === undefined) {
        number = numbers.size + 1;
        numbers.set(tab, number);
        // A tab that another program served until now: where it is.
        if (place && !text.startsWith('go:')) dispatch(number, `go:${place}`, is_away);
      }
      if (/^act:forget/.test(text)) {
        await this.close();
        if (is_owner) await remove_files();
        return { forgotten: true };
      }
      if (acts.test(text)) await keep();
      const answer = dispatch(number, text, is_away);
      mirror();
      if (acts.test(text)) {
        exchange.go();
        if (!text.startsWith('draft:')) on_change(tab);
      }
      return answer;
    },
    wake: () => keeping && exchange.go(),
    /** This Worker may open the files from now on: what memory held moves there. */
    async own() {
      is_owner = true;
      if (keeping) {
        keeping = open_storage();
        await keeping;
      }
    },
    async close() {
      exchange.stop();
      keeping = null;
      if (files) close_files(files);
      files = null;
    },
  };
}
