// The program's exchanges with the server: it says what to post and when, this posts it.
//
// Promises: one exchange at a time; a reply is a 200, anything else is "nobody answered".

const reply_within = 30000; // ms
const longest = 2147483647; // ms, of a timer

async function post({ post: body, bearer }) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), reply_within);
  try {
    const response = await fetch('/v1/sync', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` },
      credentials: 'omit',
      cache: 'no-store',
      signal: abort.signal,
    });
    return response.status === 200 ? await response.text() : null;
  } catch (error) {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

export function make_exchange({ next, heard, wake }) {
  let running = false;
  let stopped = false;
  let timer = 0;
  let near = 0;

  async function run() {
    if (running || stopped) return;
    running = true;
    clearTimeout(timer);
    try {
      for (;;) {
        const turn = next();
        if (stopped || turn.error) break;
        if (turn.wait !== undefined) {
          timer = setTimeout(run, Math.min(turn.wait, longest));
          break;
        }
        const text = await post(turn);
        if (stopped) break;
        heard(text);
      }
    } finally {
      running = false; // whatever went wrong, the next act may try again
    }
  }

  /** Something was written, or the network may be back. */
  function go() {
    stopped = false;
    wake();
    run();
  }

  return {
    go,
    /** Once whoever waits for an answer has it. */
    soon() {
      clearTimeout(near);
      near = setTimeout(go);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(near);
    },
  };
}
