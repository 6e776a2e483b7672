// Parts of the page's script that few need, brought when they are asked for.
//
// Promises: where one does not come, the page goes on without it. Leaves out: what they do
// (web/deposit.js, web/canvas/face.js).
import { say, words } from './words.js';

const script = document.querySelector('script[data-worker]');

function load(name, done, failed) {
  const part = document.createElement('script');
  part.src = script.dataset[name];
  part.onload = done;
  part.onerror = failed;
  document.head.appendChild(part);
}

/** What is done with a deposit code is the page's own, and of no interest to the program. */
export function hand_code(how, deposit) {
  if (how === 'print') window.print();
  else if (window.cairn_deposit) window.cairn_deposit(how, deposit, { say, words });
  else load('deposit', () => hand_code(how, deposit), () => say('by_hand'));
}

/**
 * Calls `begin` on the face that was chosen. The graphic view takes its switch over, and is there
 * first where it was left on.
 */
export function begin_on_face(begin) {
  const face = document.querySelector('.face button');
  const draw = () => load('face', begin, begin);
  let draws = false;
  try {
    draws = face && localStorage.face;
  } catch (error) {
    // Nothing is remembered here.
  }
  if (face) face.onclick = draw;
  (draws ? draw : begin)();
}
