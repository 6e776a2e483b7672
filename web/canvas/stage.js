// The graphic view in the Worker: the page's program draws, when a frame is owed, and tells the
// page what was pressed.
//
// From the page, by a port: {look}, {wanted}, {touch}, {wheel}, {turn}, {zoom}, {back}, {values}, {anchor}, {focus}, {details}.
// To the page: {drawn: true | false, why?} for each page told; {pressed: {part, nth, href}};
// {points} when a mouse there can press something or no longer; {lost: why}.
//
// Promises: a frame is drawn when one is owed and at no other time; where frames take too long,
// or WebGL goes, it says so once and stops.
import { make_printer } from './gl.js';

const slow = 180; // ms a frame, over
const run = 12; // frames of one movement

export function open_stage({ canvas, port, look }) {
  let core = null;
  let printer = null;
  let is_over = false;
  let is_asked = false;
  let slow_frames = 0;
  let last_end = 0;
  let showed = 0;
  let told = -1;
  let has_page = false; // that can be drawn
  let is_wanted = true;

  const tell = (what) => port.postMessage(what);

  function stop(why) {
    if (is_over) return;
    is_over = true;
    tell({ lost: why });
  }

  const later = self.requestAnimationFrame
    ? (work) => self.requestAnimationFrame(work)
    : (work) => setTimeout(() => work(performance.now()), 16);

  const may_draw = () => !is_over && is_wanted && printer && core && has_page && core._cairn_owed();

  function draw(now) {
    is_asked = false;
    if (!may_draw()) return;
    const begun = performance.now();
    const goes_on = core._cairn_frame(now);
    printer.print(core.HEAPU8.buffer, core._cairn_picture());
    const end = performance.now();
    // The GPU's time shows in how far apart two frames of one movement are.
    const took = goes_on && begun - last_end < 1000 ? Math.max(end - begun, end - last_end) : end - begun;
    slow_frames = took > slow ? slow_frames + 1 : 0;
    last_end = end;
    if (slow_frames > run) {
      stop('slow');
      return;
    }
    if (told !== showed) {
      told = showed;
      tell({ drawn: true });
    }
    owe();
  }

  function owe() {
    if (is_asked || !may_draw()) return;
    is_asked = true;
    later(draw);
  }

  function set_look(next) {
    look = next;
    canvas.width = Math.max(1, Math.round(look.width * look.ratio));
    canvas.height = Math.max(1, Math.round(look.height * look.ratio));
    if (!core) return;
    core._cairn_look(look.width, look.height, look.ratio, look.scale,
      (look.dark ? 1 : 0) | (look.stark ? 2 : 0) | (look.calm ? 4 : 0));
  }

  function call_with(name, text, ...before) {
    const bytes = new TextEncoder().encode(text);
    const at = core._cairn_room(bytes.length);
    core.HEAPU8.set(bytes, at);
    core[name](...before, at, bytes.length);
  }

  function pressed() {
    const at = core._cairn_pressed();
    const bytes = core.HEAPU8.subarray(at);
    const text = new TextDecoder().decode(bytes.slice(0, bytes.indexOf(0)));
    if (text) tell({ pressed: JSON.parse(text) });
  }

  let points = false;
  const part_of = (name) => name.charCodeAt(0);
  const takes = {
    look: set_look,
    wanted: (is_so) => { is_wanted = is_so; },
    touch([what, x, y, is_finger]) {
      core._cairn_touch(what, x, y, performance.now(), is_finger);
      pressed();
      const does = Boolean(core._cairn_show() & 4);
      if (does !== points) {
        points = does;
        tell({ points });
      }
    },
    wheel: (by) => core._cairn_wheel(by),
    turn: (by) => core._cairn_turn(by),
    zoom: (by) => core._cairn_zoom(by),
    back: () => core._cairn_go_back(),
    values: (all) => all.forEach(([part, nth, text]) => call_with('_cairn_type_in', text, part_of(part), nth)),
    anchor: (key) => call_with('_cairn_go_to', key),
    focus: ({ part, nth }) => core._cairn_focus(part_of(part), nth),
    details: ({ part, nth, is_open }) => core._cairn_open_details(part_of(part), nth, is_open),
  };

  port.onmessage = ({ data }) => {
    Object.keys(data).forEach((name) => {
      if (takes[name] && (core || name === 'look')) takes[name](data[name]);
    });
    owe();
  };

  printer = make_printer(canvas, (event) => {
    event.preventDefault();
    stop('lost');
  });
  if (!printer) stop('none');

  return {
    /** The program is there: what it tells this tab is drawn too. */
    attach(module) {
      core = module;
      set_look(look);
      const dispatch = core._cairn_dispatch;
      const told_too = (...given) => {
        const answer = dispatch(...given);
        const state = core._cairn_show();
        showed += 1;
        has_page = state & 1 && !(state & 2);
        if (has_page) {
          owe();
          // Nothing of it changed: it stands there already.
          if (!core._cairn_owed()) tell({ drawn: true });
        } else {
          tell({ drawn: false, why: state & 2 ? 'letters' : 'page' });
        }
        return answer;
      };
      // What is there puts itself in the place of this at its first call: it may not.
      Object.defineProperty(core, '_cairn_dispatch', { get: () => told_too, set() {} });
    },
  };
}
