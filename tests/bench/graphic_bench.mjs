// The graphic view: what it costs while nothing happens, beside an empty page; and how long the
// frame after a touch takes, on plain screens and with the cairns, as this machine draws without a
// graphics card; then with each frame six times as long.
import { open_house } from '../browser/support/house.mjs';
import { open_chromium_with_gl } from '../browser/support/chromium.mjs';
import { count_frames, draw, frames_of, is_drawn, rest, slow_down, times_of } from '../browser/support/picture.mjs';

const idle = Number(process.env.CAIRN_BENCH_IDLE || 60) * 1000;
const house = await open_house({ lived_in: true });
const browser = await open_chromium_with_gl();
const inspector = await browser.newBrowserCDPSession();

async function cpu() {
  const { processInfo } = await inspector.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Seconds of processor over the time it is left alone. */
async function left_alone() {
  const before = await cpu();
  await new Promise((resolve) => setTimeout(resolve, idle));
  return (await cpu()) - before;
}

async function open(path) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, hasTouch: true });
  const page = await context.newPage();
  count_frames(page);
  await page.goto(house.origin + path);
  await draw(page);
  await rest(page);
  return page;
}

const median = (times) => times[Math.floor(times.length / 2)];

/** Presses and lets go, a little further each time: each owes a frame. */
async function touches(page) {
  for (let i = 0; i < 15; ++i) {
    await page.mouse.move(600, 500);
    await page.mouse.down();
    await page.mouse.move(600, 500 - 12, { steps: 2 });
    await page.mouse.up();
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
}

const empty = await (await browser.newContext()).newPage();
await empty.goto('about:blank');
await new Promise((resolve) => setTimeout(resolve, 5000)); // what the browser does at its start
const nothing = await left_alone();
await empty.context().close();
const still = await open('/');
const frames = await frames_of(still);
const drawn = await left_alone();
console.log(`idle for ${idle / 1000} s: ${await frames_of(still) - frames} frames; ` +
  `${drawn.toFixed(3)} s of processor, an empty page ${nothing.toFixed(3)} s: ${(drawn / Math.max(nothing, 0.001)).toFixed(2)} times`);
await still.context().close();

for (const path of ['/aide', '/actions/A1-03', '/']) {
  const page = await open(path);
  const program = median(await times_of(page, () => touches(page)));
  const pixels = median(await times_of(page, () => touches(page), true));
  console.log(`${path}: a frame after a touch, median ${program.toFixed(1)} ms, until its pixels are there ${pixels.toFixed(1)} ms`);
  // Each frame takes what it would on a processor six times slower.
  await slow_down(page, pixels * 6);
  const slow = median(await times_of(page, () => touches(page)));
  console.log(`${path}: six times slower: ${await is_drawn(page) ? `goes on, median ${slow.toFixed(0)} ms` : 'handed over to the text view'}`);
  await page.context().close();
}
await browser.close();
await house.close();
process.exit(0);
