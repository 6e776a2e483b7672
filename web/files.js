// The files of Cairn on this device, in the origin private file system.
//
// Promises: none is made before it is asked for; `open_files` gives all or null, never some; of the
// two mirrors of the outbox one is whole whenever the power goes, and once a new one is whole the
// former is empty: what was let go stays in none.
// Leaves out: what SQLite does in them (wasm/files.c).

const folder_name = 'cairn';
const mirrors = ['outbox-0.lines', 'outbox-1.lines'];
const databases = ['outbox.db', 'base-2.db'];
const names = ['ballast', ...mirrors]
  .concat(...databases.map((name) => [name, `${name}-wal`, `${name}-journal`]));
const ballast = 256 * 1024; // bytes, given up when the disk is full
const page = 4096; // bytes, of a database
const tries = 20;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Another tab's handle may be closing. */
async function patiently(work) {
  for (let left = tries; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (!left || error.name !== 'NoModificationAllowedError') throw error;
      await pause(100);
    }
  }
}

async function handle_of(folder, name) {
  const file = await folder.getFileHandle(name, { create: true });
  return patiently(() => file.createSyncAccessHandle());
}

export async function open_files() {
  let files = [];
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(folder_name, { create: true });
    // Of another schema: what it held is fetched again.
    for await (const name of folder.keys()) {
      if (/^base-/.test(name) && !names.includes(name)) await folder.removeEntry(name);
    }
    const opened = await Promise.all(names.map((name) => handle_of(folder, name)
      .then((handle) => ({ name, handle }), () => null)));
    files = opened.filter(Boolean);
    // Where its calls are not synchronous yet, SQLite cannot use it.
    if (files.length === names.length && typeof files[0].handle.getSize() === 'number') {
      fill(handle_in(files, 'ballast'));
      return files;
    }
  } catch (error) {
    // No such file system, or no room in it.
  }
  close_files(files);
  return null;
}

function handle_in(files, wanted) {
  return files.find(({ name }) => name === wanted).handle;
}

function fill(handle) {
  try {
    if (handle.getSize() < ballast) handle.write(new Uint8Array(ballast), { at: 0 });
  } catch (error) {
    // The disk is full already: there is nothing to give up.
  }
}

export function close_files(files) {
  files.forEach(({ handle }) => handle.close());
}

/** The outbox is beyond reading. */
export function empty_outbox(files) {
  files.filter(({ name }) => /^outbox\.db/.test(name)).forEach(({ handle }) => handle.truncate(0));
}

/** The base anew. Cut in between, it has no first page: it is then nothing, and fetched again. */
export function write_base(files, bytes) {
  const [base, ...logs] = files.filter(({ name }) => /^base/.test(name)).map(({ handle }) => handle);
  logs.forEach((handle) => handle.truncate(0));
  base.truncate(0);
  for (const [from, to] of [[page, bytes.length], [0, page]]) {
    if (base.write(bytes.subarray(from, to), { at: from }) !== to - from) return;
    base.flush();
  }
}

/** False where another tab holds them. */
export async function remove_files() {
  try {
    const root = await navigator.storage.getDirectory();
    await patiently(() => root.removeEntry(folder_name, { recursive: true }));
  } catch (error) {
    return error.name !== 'NoModificationAllowedError'; // else there were none
  }
  return true;
}

/** Lines, then their number in eight digits. */
export function keep_lines(files, lines) {
  const end = new TextEncoder().encode(String(lines.length).padStart(8, '0'));
  const all = new Uint8Array(lines.length + end.length);
  all.set(lines);
  all.set(end, lines.length);
  try {
    const [next, former] = mirrors.map((name) => handle_in(files, name))
      .sort((a, b) => a.getSize() - b.getSize());
    next.truncate(0);
    if (next.write(all, { at: 0 }) !== all.length) return;
    next.flush();
    former.truncate(0);
  } catch (error) {
    // The outbox itself is whole; the former mirror too.
  }
}

function version_in(lines) {
  try {
    return JSON.parse(new TextDecoder().decode(lines.subarray(0, lines.indexOf(10)))).version || 0;
  } catch (error) {
    return 0;
  }
}

/** The mirrors that are whole, newest first. */
export function kept_lines(files) {
  return mirrors.map((name) => {
    const handle = handle_in(files, name);
    const bytes = new Uint8Array(handle.getSize());
    handle.read(bytes, { at: 0 });
    const lines = bytes.subarray(0, -8);
    return Number(new TextDecoder().decode(bytes.subarray(-8))) === lines.length ? lines : [];
  }).filter((lines) => lines.length).sort((a, b) => version_in(b) - version_in(a));
}
