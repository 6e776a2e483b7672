// How a kiosk looks: the page above, its bar below, everything within a thumb of each other.
const bar = '84px';
const stark_light = '--paper:#fff;--card:#fff;--wash:#fff;--ink:#000;--soft:#000;--line:#000;--wrong:#8a0f0a;--focus:#9b0068';

export const style = `
html.at-kiosk { touch-action: pan-y; -webkit-tap-highlight-color: transparent; overscroll-behavior: none; user-select: none; -webkit-user-select: none; }
.at-kiosk body { padding-bottom: ${bar}; overscroll-behavior: none; }
.at-kiosk input, .at-kiosk textarea { user-select: text; -webkit-user-select: text; }
.at-kiosk .face, .at-kiosk.drawn .face { display: none; }
html.at-kiosk:not(.drawn) { font-size: calc(100% * var(--size, 1.3)); }
.at-kiosk.drawn dialog { font-size: 1.25rem; }
.at-kiosk .skip { top: 0; }
.at-kiosk .stage { touch-action: none; }
.at-kiosk.drawn .stage { top: 0; height: calc(100% - ${bar}); }
.at-kiosk.drawn .told#status { bottom: ${bar}; }
.at-kiosk main a, .at-kiosk nav a, .at-kiosk summary { padding-top: .35em; padding-bottom: .35em; }
.at-kiosk button, .at-kiosk input, .at-kiosk select, .at-kiosk textarea { min-height: 52px; }
.at-kiosk input[type=radio], .at-kiosk input[type=checkbox] { width: 32px; height: 32px; min-height: 0; vertical-align: middle; }
.at-kiosk fieldset label { display: inline-block; min-height: 52px; padding: 10px 0; }
.stark { ${stark_light}; }
.stark .pine, .stark .terra, .stark .indigo, .stark .plum, .stark .ochre, .stark .slate { --a: #000; }
@media (prefers-color-scheme: dark) {
  .stark { --paper:#000;--card:#000;--wash:#000;--ink:#fff;--soft:#fff;--line:#fff;--wrong:#ffb4ad;--focus:#ff9fe0; }
  .stark .pine, .stark .terra, .stark .indigo, .stark .plum, .stark .ochre, .stark .slate { --a: #fff; }
}

.shelf { position: fixed; left: 0; right: 0; bottom: 0; z-index: 5; font-size: 1.06rem; }
.kiosk-bar { display: flex; flex-wrap: nowrap; gap: 8px; padding: 10px 12px; height: ${bar}; overflow-x: auto;
  background: var(--paper); border-top: 1px solid var(--line); align-items: center; max-width: none; margin: 0; }
.kiosk-bar button { flex: 1 0 auto; min-height: 60px; min-width: 60px; padding: 5px 8px; border-width: 1px; border-radius: 12px; font-size: 16px; line-height: 1.15; }
.kiosk-bar button[disabled] { opacity: .45; }
.kiosk-bar button[aria-pressed=true] { background: var(--ink); color: var(--paper); }
.kiosk-bar .end { font-weight: 700; }
.keys { display: none; background: var(--wash); border-top: 1px solid var(--line); padding: 8px max(8px, calc(50% - 34rem)); }
.typing .keys { display: block; }
.typing body { padding-bottom: calc(${bar} + 400px); }
.hg-row { display: flex; gap: 6px; margin: 6px 0; justify-content: center; }
.hg-button { flex: 1 1 0; min-width: 0; min-height: 62px; max-width: 6.5rem; padding: 0; border-width: 1px; border-radius: 10px; font-size: 1.5rem; font-weight: 500; background: var(--card); }
.hg-button[data-skbtn="{space}"] { flex: 5 1 0; max-width: none; }
.hg-button[data-skbtn="{shift}"], .hg-button[data-skbtn="{lower}"], .hg-button[data-skbtn="{bksp}"],
.hg-button[data-skbtn="{enter}"], .hg-button[data-skbtn="{more}"], .hg-button[data-skbtn="{abc}"] { flex: 1.6 1 0; max-width: 9rem; font-size: 1.2rem; background: var(--wash); }
.hg-button:active { background: var(--ink); color: var(--paper); }
.counting .keys { padding-left: max(8px, calc(50% - 12rem)); padding-right: max(8px, calc(50% - 12rem)); }

dialog.kiosk { position: fixed; inset: 0; bottom: ${bar}; margin: auto; box-sizing: border-box; width: min(46rem, 100% - 2rem);
  max-height: calc(100% - ${bar} - 1.5rem); overflow: auto; background: var(--paper); color: var(--ink); border: 2px solid var(--ink); border-radius: 18px; padding: 1.2rem 1.6rem; }
dialog.kiosk::backdrop { background: rgba(0, 0, 0, .6); }
dialog.kiosk h2 { margin: .2em 0 .4em; font-size: 1.9rem; }
dialog.kiosk .qr { display: block; width: min(20rem, 40vh, 100%); margin: .8rem auto; }
dialog.kiosk .code { font: 700 2rem/1.3 ui-monospace, monospace; text-align: center; letter-spacing: .06em; }
dialog.kiosk .address { text-align: center; overflow-wrap: anywhere; }
dialog.kiosk .acts { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 1.2rem; max-width: none; }
dialog.kiosk .acts button { min-height: 64px; padding: .4rem 1.4rem; font-size: 1.15rem; }
dialog.kiosk [role=timer] { font: 700 3rem/1 system-ui, sans-serif; text-align: center; margin: .6rem auto; }
dialog.kiosk dl { display: grid; grid-template-columns: minmax(7rem, 2fr) minmax(0, 3fr); overflow-wrap: anywhere; gap: .2rem 1.4rem; max-width: none; }
dialog.kiosk dt { color: var(--soft); }
dialog.kiosk dd { margin: 0; font-weight: 600; }
dialog.kiosk:focus { outline: 0; }
.at-kiosk dialog.over { width: min(54rem, 100% - 1.5rem); bottom: ${bar}; max-height: calc(100% - ${bar} - 1rem); }
.at-kiosk.typing dialog.over, .at-kiosk.typing dialog.kiosk { bottom: auto; top: 8px; max-height: max(9rem, calc(100% - ${bar} - 330px)); }
@media (max-height: 60rem) {
  .hg-button { min-height: 44px; font-size: 1.2rem; }
  .hg-row { margin: 4px 0; }
}
.at-kiosk dialog.clean { inset: 0; width: 100%; height: 100%; max-height: none; border-radius: 0; }
dialog.clean .shelf { display: none; }

.attract { position: fixed; inset: 0; z-index: 6; display: flex; flex-direction: column; justify-content: flex-end; cursor: pointer;
  background: linear-gradient(to bottom, transparent 0, transparent 42%, var(--paper) 68%); padding: 0 max(2rem, calc(50% - 34rem)) 2.5rem; }
.attract .scene { min-height: 12rem; display: flex; flex-direction: column; justify-content: flex-end; border-left: 8px solid var(--a); padding-left: 1.4rem; }
.attract .say { font: 700 clamp(1.7rem, 5.4vmin, 4rem)/1.15 Iowan Old Style, Palatino, "Source Serif 4", "Noto Serif", Georgia, serif; margin: 0 0 .4em; max-width: none; text-wrap: balance; }
.attract .of { font-size: 1.2rem; margin: 0; max-width: none; color: var(--soft); }
.attract .of strong { color: var(--a); }
.attract .acts { display: flex; flex-wrap: wrap; gap: 14px; margin: 2rem 0 0; max-width: none; }
.attract .acts button { min-height: 72px; padding: .5rem 1.6rem; font-size: 1.2rem; background: var(--paper); }
.attract .acts .begin { flex: 1 0 18rem; font-size: 1.5rem; background: var(--ink); color: var(--paper); }
@media (min-aspect-ratio: 5/4) {
  .attract { background: linear-gradient(to right, transparent 0, transparent 22%, var(--paper) 47%); padding: 2rem 3rem 2rem 50%; justify-content: center; }
  .attract .acts button { flex: 1 0 auto; }
}
@media (max-width: 40rem) {
  .attract { background: linear-gradient(to bottom, transparent 0, transparent 14%, var(--paper) 34%); padding: 0 1.2rem 1.2rem; }
  .attract .say { font-size: 1.5rem; }
  .attract .acts { margin-top: 1rem; }
  .attract .acts button { flex: 1 0 auto; min-height: 56px; padding: .3rem 1rem; font-size: 1rem; }
  .attract .acts .begin { font-size: 1.2rem; }
  dialog.kiosk h2 { font-size: 1.4rem; }
}
.resting .shelf { display: none; }
@media (prefers-reduced-motion: no-preference) {
  .attract .scene { animation: rise 1.2s ease-out; }
  @keyframes rise { from { opacity: 0; transform: translateY(18px); } }
}
.shut { position: fixed; inset: 0; z-index: 9; background: #000; }
.down { position: fixed; inset: 0; z-index: 4; display: flex; align-items: center; justify-content: center; background: var(--paper); font-size: 1.6rem; }

/* Within reach: everything in the lowest two fifths, the mark of the house above. */
html.low, .low body { background: var(--wash); }
.low:not(.drawn) body { background: var(--paper); }
.low.drawn .stage { top: 60vh; height: calc(40vh - ${bar}); }
.low:not(.drawn) body { position: fixed; top: 60vh; left: 0; right: 0; bottom: ${bar}; overflow: auto; padding-bottom: 1rem; border-top: 1px solid var(--line); }
.low dialog.kiosk, .low dialog.over { top: 60vh; bottom: ${bar}; margin: 0 auto; max-height: calc(40vh - ${bar}); }
.low .hg-button { min-height: 44px; font-size: 1.2rem; }
.low .hg-row { margin: 3px 0; }
.low.at-kiosk.typing dialog.over, .low.at-kiosk.typing dialog.kiosk { top: 60vh; bottom: auto; max-height: calc(40vh - ${bar} - 268px); padding: .6rem 1rem; }
.low.at-kiosk.typing dialog.over textarea { min-height: 5rem; height: 5rem; }
@media (min-aspect-ratio: 5/4) {
  .low.typing .keys { margin-left: 46%; padding: 4px; }
  .low .hg-button { min-height: 38px; }
  .low.at-kiosk.typing dialog.over, .low.at-kiosk.typing dialog.kiosk { right: 55%; left: 6px; width: auto; max-height: calc(40vh - ${bar}); }
}
`;
