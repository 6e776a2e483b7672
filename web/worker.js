// The Worker: it loads the program when told to, and passes messages in and answers out.
//
// From the page: first {program, wasm, snapshot} (addresses), then texts of messages.
// To the page: {ready} once, then one {answer} per text, in order; {fault} at any time means
// that nothing more will come. A classic Worker, because module Workers came years later.

let core;
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

/** Bytes into the program's memory; gives their address there. */
function put(bytes) {
  const at = core._cairn_room(bytes.length);
  core.HEAPU8.set(bytes, at);
  return at;
}

function answer(at) {
  const bytes = core.HEAPU8.subarray(at, at + core._cairn_length());
  return JSON.parse(decoder.decode(bytes));
}

async function load({ program, wasm, snapshot }) {
  // All three travel at once; importScripts blocks this thread, not the network.
  const compiled = compile(wasm);
  const rows = get(snapshot).then((response) => response.arrayBuffer());
  compiled.catch(() => {});
  rows.catch(() => {});
  importScripts(program);
  const module = await compiled;
  core = await self.CairnPage({
    instantiateWasm: (imports, receive) => {
      const instance = new WebAssembly.Instance(module, imports);
      receive(instance);
      return instance.exports;
    },
  });
  const bytes = new Uint8Array(await rows);
  const opened = answer(core._cairn_open(put(bytes), bytes.length));
  if (opened.error) throw new Error('away');
}

self.onmessage = async ({ data }) => {
  try {
    if (typeof data === 'object') {
      await load(data);
      postMessage({ ready: true });
    } else {
      const bytes = encoder.encode(data);
      postMessage({ answer: answer(core._cairn_dispatch(put(bytes), bytes.length)) });
    }
  } catch (error) {
    postMessage({ fault: error.message === 'stale' ? 'stale' : core ? 'broken' : 'away' });
  }
};
