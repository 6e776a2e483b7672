// A page that may not stay on the screen: its program says for how long.
//
// Promises: when that time is over the program is asked, and says for how long again, or shows
// another page; where none answers (its tab was hidden, it is gone), the page is opened anew, and
// what the server sends of such a page holds nothing.

const answers_within = 5000; // ms
const slack = 500; // ms: the program's clock has passed it too

let timer = 0;

/** `ms`: of an answer; nothing: it may stay. `ask()`: its program, where one is awake. */
export function stay_for(ms, ask) {
  clearTimeout(timer);
  if (!ms) return;
  timer = setTimeout(() => {
    timer = setTimeout(() => location.reload(), answers_within);
    ask();
  }, ms + slack);
}
