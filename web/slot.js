// Where the Worker leaves its answer so that the page can take it before it draws: a message waits
// until the browser has drawn the letter that was typed, which on an old phone is most of the wait.
//
// Shape: 4 bytes, the length of what lies there or 0; then JSON in UTF-8.
// Promises: one answer at a time, taken once; where memory cannot be shared, or the answer is too
// large, there is no slot and the answer travels as a message.
const head = 4; // bytes
const size = 65536;

export function make_slot() {
  // WebKitGTK may give the one without the other.
  return self.crossOriginIsolated && self.SharedArrayBuffer ? new SharedArrayBuffer(size) : null;
}

/** False where it has to be sent. */
export function leave(slot, what) {
  const bytes = slot ? new TextEncoder().encode(JSON.stringify(what)) : null;
  if (!bytes || bytes.length > size - head) return false;
  new Uint8Array(slot, head).set(bytes);
  Atomics.store(new Int32Array(slot, 0, 1), 0, bytes.length);
  return true;
}

/** What lies there, or null. */
export function take(slot) {
  const length = slot ? Atomics.exchange(new Int32Array(slot, 0, 1), 0, 0) : 0;
  // What is shared cannot be decoded where it lies.
  return length ? JSON.parse(new TextDecoder().decode(new Uint8Array(slot, head, length).slice())) : null;
}
