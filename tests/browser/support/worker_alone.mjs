// The program's Worker, driven without its page: as many messages as it can answer, and each answer
// known at once. Its page is one that does not wake the program by itself.

/** In the page: makes `window.ask(text)`, which gives the Worker's answer; `place` is where it is. */
export const in_page = async ({ place, is_kept }) => {
  const script = document.querySelector('script[data-worker]');
  const { worker, program, wasm, snapshot, words } = script.dataset;
  const thread = new Worker(worker);
  let settle = null;
  thread.onmessage = ({ data }) => {
    if (data.news) return;
    if (data.fault) settle.reject(new Error(data.fault));
    else settle.resolve(data.answer);
  };
  const say = (what) => new Promise((resolve, reject) => {
    settle = { resolve, reject };
    thread.postMessage(what);
  });
  window.ask = say;
  await say({ program, wasm, snapshot, words, lang: document.documentElement.lang, is_kept, is_away: false, place });
};

/** A comment on an action, as its form says it. */
export function comment(action, words, id, code) {
  return `send:/actions/${action}/ecrire\n${new URLSearchParams({ forme: 'comment', texte: words, id, code })}`;
}
