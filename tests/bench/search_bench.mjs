// From a key to the list, on a CPU slowed six times: the program in its Worker, beside the
// plainest alternative (a linear scan in JavaScript over the same actions, innerHTML).
//
// Both type the same words, key by key, in the same run of the same browser; the times are only
// worth their ratio, and the promise of 50 ms. A time goes from the key's event to the list that
// answers it, ready in the page; then, until it is laid out too, which is the browser's part. The
// inspector slows the page's thread but not a Worker's: here the Worker holds each answer back
// until six times what it took has passed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { get, open_house, root, until } from '../browser/support/house.mjs';
import { open_chromium } from '../browser/support/chromium.mjs';

const slower = 6;
const rounds = 3;
const promise = 50; // ms
const words = ['formation', 'réemploi', 'logiciel libre', 'données', 'énergie', 'zzz', 'a', 'enfants'];

const house = await open_house();
const browser = await open_chromium();

/** What the plain page knows: each action's line as HTML, and all its words. */
async function all_actions() {
  const list = (await get(house.origin + '/actions')).body.toString();
  const lines = [...list.matchAll(/<li id="([^"]+)"[^]*?<\/li>/g)];
  return Promise.all(lines.map(async ([html, id]) => {
    const page = (await get(`${house.origin}/actions/${id}`)).body.toString();
    const main = page.match(/<main[^]*<\/main>/)[0].replace(/<svg[^]*?<\/svg>/g, '');
    return { html, words: main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
  }));
}

/** In either page: notes the time from each key to its list. */
function note_times() {
  window.times = [];
  let key = 0;
  // A letter that no key of this keyboard has, and an emptied field, come without one.
  ['keydown', 'input'].forEach((type) => document.addEventListener(type, (event) => {
    key = key || event.timeStamp;
  }, true));
  new MutationObserver(() => {
    if (!key) return;
    const ready = performance.now() - key;
    document.body.getBoundingClientRect();
    window.times.push({ ready, seen: performance.now() - key });
    if (window.on_time) window.on_time();
    key = 0;
  }).observe(document.querySelector('main'), {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
}

/** Acts, and waits for the list that answers; the page is not polled while it works. */
async function answered(page, act) {
  await page.evaluate(() => {
    window.answered = new Promise((resolve) => (window.on_time = resolve));
  });
  await act();
  await page.evaluate(() => window.answered);
}

/** Types all words, key by key; each key waits for the list of the one before. */
async function type_all(page) {
  for (const word of words) {
    for (const letter of word) await answered(page, () => page.keyboard.type(letter));
    await answered(page, () => page.locator('main input[name=q]').fill(''));
    await page.evaluate(() => window.times.pop());
  }
}

async function slow_page(prepare) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const inspector = await page.context().newCDPSession(page);
  await prepare(page);
  await page.evaluate(note_times);
  await page.locator('main input[name=q]').focus();
  await inspector.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}

const live = await slow_page(async (page) => {
  await page.goto(house.origin + '/actions');
  await page.locator('main input[name=q]').fill('x');
  await until(() => page.url().endsWith('q=x'), 'the program');
  await page.locator('main input[name=q]').fill('');
  await until(() => page.url().endsWith('/actions'), 'the whole list');
  await page.workers()[0].evaluate((slower) => {
    self.spent = [];
    let start = 0;
    const take = self.onmessage;
    self.onmessage = (event) => {
      start = performance.now();
      take(event);
    };
    // An answer is left where the page sees it, or else sent.
    const hold_back = () => {
      const took = performance.now() - start;
      self.spent.push(took);
      while (performance.now() - start < took * slower);
    };
    const [store, tell] = [Atomics.store, self.postMessage];
    Atomics.store = (...what) => {
      hold_back();
      return store(...what);
    };
    self.postMessage = (what) => {
      if (what.answer) hold_back();
      tell.call(self, what);
    };
  }, slower);
});
const spent = () => live.workers()[0].evaluate(() => self.spent.splice(0));

const actions = await all_actions();
const plain = await slow_page(async (page) => {
  await page.route('**/plain', (route) => route.fulfill({
    contentType: 'text/html',
    body: readFileSync(join(root, 'tests/bench/plain_search.html'), 'utf8'),
  }));
  await page.goto(house.origin + '/plain');
  await page.evaluate((list) => window.know(list), actions);
});

const times = { program: [], plain: [], worker: [] };
for (let round = 0; round < rounds; round++) {
  await live.evaluate(() => (window.times.length = 0));
  await spent();
  await type_all(live);
  // The emptied field's list is not timed: its place among the Worker's times is each word's end.
  const in_worker = await spent();
  const kept = [];
  let i = 0;
  for (const word of words) {
    kept.push(...in_worker.slice(i, i + word.length));
    i += word.length + 1;
  }
  const in_page = await live.evaluate(() => window.times);
  if (kept.length !== in_page.length) throw new Error(`${kept.length} answers, ${in_page.length} lists`);
  times.worker.push(...kept);
  times.program.push(...in_page);
  await plain.evaluate(() => (window.times.length = 0));
  await type_all(plain);
  times.plain.push(...(await plain.evaluate(() => window.times)));
}

const at = (list, share) => [...list].sort((a, b) => a - b)[
  Math.min(list.length - 1, Math.floor(list.length * share))];
const show = (name, list) => console.log(`${name.padEnd(36)} p50 ${at(list, 0.5).toFixed(1).padStart(6)} ms` +
  `   p95 ${at(list, 0.95).toFixed(1).padStart(6)} ms   (${list.length} keys)`);
const of = (list, what) => list.map((one) => one[what]);
console.log(`${actions.length} actions; CPU slowed ${slower} times; from a key`);
for (const [what, name] of [['ready', 'to the list'], ['seen', 'to the list laid out']]) {
  const [ours, theirs] = [of(times.program, what), of(times.plain, what)];
  show(`the program, ${name}`, ours);
  show(`linear scan, ${name}`, theirs);
  console.log(`  ratio: ${[0.5, 0.95].map(
    (share) => `p${share * 100} ${(at(ours, share) / at(theirs, share)).toFixed(2)}`).join(', ')}`);
}
show('of which in the Worker, not slowed', times.worker);
for (const [share, name] of [[0.5, 'the median'], [0.95, 'the 95th percentile']]) {
  const kept = (list) => (at(of(list, 'ready'), share) <= promise ? 'kept' : 'NOT KEPT');
  console.log(`ready within ${promise} ms of a key, at ${name}: ` +
    `${kept(times.program)} (linear scan: ${kept(times.plain)})`);
}
await browser.close();
await house.close();
