// How the canvas stands in the page: a bar, the canvas under it, the status line over both.
export const style = `
html.drawn, html.drawn body { height: 100%; overflow: hidden; }
.stage { display: none; }
.drawn .stage { display: block; position: fixed; top: 52px; left: 0; width: 100%; height: calc(100% - 52px);
  touch-action: pinch-zoom; user-select: none; -webkit-user-select: none; }
.drawn .face { position: fixed; top: 0; left: 0; right: 0; height: 52px; z-index: 2; background: var(--paper);
  border-bottom: 1px solid var(--line); margin: 0; max-width: none; padding: 4px 12px; display: flex; gap: 8px; }
.face .size { display: none; }
.face button:focus { border-radius: 99px; }
.drawn .face .size { display: block; min-width: 44px; padding: 0 .6rem; border-width: 1px; }
.drawn .skip:focus { top: 60px; position: fixed; }
.drawn .told#status { position: fixed; left: 0; right: 0; bottom: 0; z-index: 2; max-width: none; }
dialog.over { position: fixed; inset: 0; margin: auto; box-sizing: border-box; width: min(44rem, 100% - 1.5rem); max-height: calc(100% - 2rem);
  overflow: auto; background: var(--paper); color: var(--ink); border: 2px solid var(--ink); border-radius: 14px; padding: 1rem; }
dialog.over::backdrop { background: rgba(0, 0, 0, .55); }
dialog.over .close { float: right; }
dialog.over form { clear: both; max-width: none; }
dialog.over .find { display: block; }
dialog.over .find .field { display: block; }
dialog.over .find label { position: static; width: auto; height: auto; clip: auto; clip-path: none; }
dialog.over .find input { width: 100%; border: 1px solid var(--soft); border-radius: 6px; }
dialog.over .find button { margin-top: .7rem; border-radius: 99px; border-width: 2px; }
`;
