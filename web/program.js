// The program as the page sees it: a Worker that answers one message at a time.
//
// Promises: `wake` and `ask` settle, whatever happens (no Worker, no network, a bad file, a
// trap, silence); a rejection carries the name of a sentence of words.js, and after it the
// Worker is gone for good.
// Leaves out: what is asked (start.js), what is done with an answer (patch.js).

import { make_slot, take } from './slot.js';

const start_within = 30000; // ms: 450 KB at 512 kbit/s take 7 s
const answer_within = 45000; // the tab that leads may be loading
const slept = 5000; // ms that a timer is late

export function can_run() {
  return (
    typeof Worker === 'function' &&
    typeof WebAssembly === 'object' &&
    typeof TextEncoder === 'function' &&
    // A page translated by the browser is no longer the page the program knows.
    !/\btranslated-/.test(document.documentElement.className)
  );
}

/**
 * `on_news`: what is shown may be another, by another tab's act or the server's word. `on_gone`: it
 * ended, and nothing was asked.
 */
export function make_program({ worker, program, wasm, snapshot, words }, { is_kept, is_away, place }, on_news, on_gone) {
  let thread = null;
  let waiting = null; // {resolve, reject, until, why}
  let timer = 0;
  let due = 0; // when it rings
  let slot = null;

  function settle(how, what) {
    if (!waiting) return;
    const { resolve, reject } = waiting;
    waiting = null;
    (how === 'answer' ? resolve : reject)(what);
  }

  function stop(why) {
    if (thread) thread.terminate();
    thread = null;
    settle('fault', why);
  }

  /** One timer serves many questions: setting one at each key is felt on a slow machine. */
  function watch() {
    timer = 0;
    if (!waiting) return;
    const now = performance.now();
    // While a device sleeps nobody can answer: the time begins anew.
    if (now - due > slept) waiting.until = now + waiting.within;
    const left = waiting.until - now;
    if (left > 0) watch_in(left);
    else stop(waiting.why);
  }

  function watch_in(ms) {
    due = performance.now() + ms;
    timer = setTimeout(watch, ms);
  }

  function send(what, within, why) {
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject, within, until: performance.now() + within, why };
      if (!timer) watch_in(within);
      if (thread) thread.postMessage(what);
      else stop(why);
    });
  }

  function look() {
    const answer = waiting && take(slot);
    if (answer) settle('answer', answer);
  }

  return {
    wake() {
      slot = make_slot();
      try {
        thread = new Worker(worker);
      } catch (error) {
        thread = null;
      }
      if (thread) {
        let awake = false;
        thread.onmessage = ({ data }) => {
          awake = true;
          if (data.news) on_news();
          else if (data.fault) {
            const is_idle = !waiting;
            stop(data.fault);
            if (is_idle) on_gone(data.fault);
          }
          else if (data.left) look();
          else settle('answer', data.answer);
        };
        thread.onerror = (event) => {
          event.preventDefault();
          stop(awake ? 'broken' : 'away');
        };
      }
      const { lang } = document.documentElement;
      return send({ program, wasm, snapshot, words, lang, slot, is_kept, is_away, place }, start_within, 'away');
    },
    /** Takes the answer that is there already, before its message comes. */
    look,
    tell: (what) => thread && thread.postMessage(what),
    ask: (text) => send(text, answer_within, 'broken'),
  };
}
