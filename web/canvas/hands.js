// What hands do on the canvas, told to the stage: fingers, a mouse, a wheel, keys that scroll.
const [down, move, up, cancel, leave] = [0, 1, 2, 3, 4]; // as in wasm/canvas/hand.h
const step = 64; // px an arrow key

export function watch_hands(canvas, tell) {
  let held = null; // the pointer that counts
  const touch = (what, event) => {
    const box = canvas.getBoundingClientRect();
    tell({ touch: [what, event.clientX - box.left, event.clientY - box.top, event.pointerType !== 'mouse'] });
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || event.button) return;
    held = event.pointerId;
    canvas.setPointerCapture(held);
    touch(down, event);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.isPrimary) touch(move, event);
  });
  canvas.addEventListener('pointerup', (event) => event.pointerId === held && touch(up, event));
  canvas.addEventListener('pointercancel', (event) => event.pointerId === held && touch(cancel, event));
  canvas.addEventListener('pointerleave', (event) => event.isPrimary && touch(leave, event));
  canvas.addEventListener('wheel', (event) => {
    if (event.ctrlKey) return; // the browser's own zoom
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 24 : event.deltaMode === 2 ? 600 : 1;
    tell({ wheel: event.deltaY * lines });
  }, { passive: false });
}

/** True where the key was one that scrolls. */
export function scroll_by_key(event, tell) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const presses = /^(BUTTON|SUMMARY|A)$/.test(event.target.tagName);
  const whats = {
    PageDown: { turn: 1 }, PageUp: { turn: -1 }, Home: { turn: -1e6 }, End: { turn: 1e6 },
    ArrowDown: { wheel: step }, ArrowUp: { wheel: -step },
    '+': { zoom: 2 }, '-': { zoom: 0.5 }, 0: { zoom: 0 }, // time, where the page draws it
    ' ': presses ? null : { turn: event.shiftKey ? -1 : 1 },
  };
  const what = whats[event.key];
  if (!what) return false;
  event.preventDefault();
  tell(what);
  return true;
}
