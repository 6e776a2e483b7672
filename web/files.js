// The files of Cairn on this device, in the origin private file system.
//
// Promises: none is made before it is asked for; `open_files` gives all or null, never some; the
// mirror of the outbox is written to two files in turn, each with its length last, so that one of
// them is whole whenever the power goes.
// Leaves out: what SQLite does in them (wasm/files.c).

const folder_name = 'cairn';
const mirrors = ['outbox-0.lines', 'outbox-1.lines'];
const names = ['outbox.db', 'outbox.db-journal', 'base-2.db', 'base-2.db-journal', 'ballast', ...mirrors];
const ballast = 256 * 1024; // bytes, given up when the disk is full
const tries = 20;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Another tab's handle may be closing. */
async function handle_of(folder, name) {
  const file = await folder.getFileHandle(name, { create: true });
  for (let left = tries; ; left -= 1) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (!left) throw error;
      await pause(100);
    }
  }
}

export async function open_files() {
  const files = [];
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(folder_name, { create: true });
    for (const name of names) files.push({ name, handle: await handle_of(folder, name) });
    // Where its calls are not synchronous yet, SQLite cannot use it.
    if (typeof files[0].handle.getSize() !== 'number') throw new TypeError('no synchronous files');
  } catch (error) {
    close_files(files);
    return null;
  }
  fill(files.find(({ name }) => name === 'ballast').handle);
  return files;
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

export async function remove_files() {
  try {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(folder_name, { recursive: true });
  } catch (error) {
    // There was none.
  }
}

let turn = 0;

/** Lines, then their number in eight digits. */
export function keep_lines(files, lines) {
  const { handle } = files.find(({ name }) => name === mirrors[turn]);
  const end = new TextEncoder().encode(String(lines.length).padStart(8, '0'));
  try {
    handle.truncate(lines.length + 8);
    handle.write(lines, { at: 0 });
    handle.write(end, { at: lines.length });
    handle.flush();
    turn = 1 - turn;
  } catch (error) {
    // The outbox itself is whole; the other mirror too.
  }
}

/** The longest whole mirror, or null. */
export function kept_lines(files) {
  const whole = mirrors.map((name) => {
    const { handle } = files.find((file) => file.name === name);
    const bytes = new Uint8Array(handle.getSize());
    handle.read(bytes, { at: 0 });
    const length = Number(new TextDecoder().decode(bytes.subarray(-8)));
    return length === bytes.length - 8 ? bytes.subarray(0, length) : null;
  }).filter(Boolean);
  return whole.sort((a, b) => b.length - a.length)[0] || null;
}
