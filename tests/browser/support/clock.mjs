// A clock that a test puts forward, the same in every document that a tab opens one after another.
//
// Playwright's own keeps each step and plays all of them again in each new document: after some
// thousand visits of a kiosk that is most of what its page does, and what its memory grows by. Here
// what was put forward goes along in the tab's name, which outlives its documents.

/** Before the first page of `context` opens; `how`: Playwright's words, as {time}. */
export async function install_clock(context, how) {
  await context.clock.install(how);
  await context.addInitScript(() => {
    const ahead = Number(window.name);
    if (ahead) globalThis.__pwClock.controller.log('fastForward', globalThis.__playwright_builtins__.Date.now(), ahead);
  });
}

/** So many ms later: each timer that is due fires once. A document that ends meanwhile takes its timers with it. */
export async function forward(page, ms) {
  await page.evaluate((more) => {
    window.name = `${Number(window.name) + more}`;
    return globalThis.__pwClock.controller.fastForward(more);
  }, ms).catch((error) => {
    if (!/navigation|destroyed|detached/.test(error.message)) throw error;
  });
}

/** So much later, in steps shorter than what a program has to answer in, each with time to answer. */
export async function later(page, ms) {
  for (let left = ms; left > 0; left -= 40000) {
    await forward(page, Math.min(left, 40000));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Bytes that the page, its Worker and what they share have in use; `memory_told` in chromium.mjs. */
export const memory_of = (page) => page.evaluate(async () => (
  await Performance.prototype.measureUserAgentSpecificMemory.call(globalThis.__playwright_builtins__.performance)).bytes);
