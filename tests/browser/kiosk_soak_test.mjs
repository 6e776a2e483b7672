// A kiosk left to itself: thirty days by its clock, visitors who touch anywhere, words without a
// network but for two short windows.
//
// CAIRN_KIOSK_VISITS: how many visits in the thirty days (3000 by night; 30 otherwise).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { forward, later, memory_of } from './support/clock.mjs';
import { open_house, until } from './support/house.mjs';
import { bytes_held, memory_told, open_chromium } from './support/chromium.mjs';
import { all_on_disk, bags, begin, moderator, open_kiosk, rest_for, say, times_followed, walk_away } from './support/kiosk.mjs';

const visits = Number(process.env.CAIRN_KIOSK_VISITS || 30);
const days = 30;
const pause = (days * 86400000) / visits; // ms between two visitors
const screen = [540, 960]; // upright, as small as its pixels are drawn fast
const grows = 1.02; // at most, after the first day
const looks_each = Math.ceil(visits / 60); // visits between two measures of memory
const seed = Number(process.env.CAIRN_KIOSK_SEED || 1);

const mark = `--soak=${process.pid}`;

let house, browser;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium(memory_told, mark);
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

/** The same visitors for the same seed (mulberry32). */
function dice_of(start) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A wheel over a page that is replaced at that moment is never answered by the browser. */
const wheel = (page, by) => Promise.race([page.mouse.wheel(0, by), new Promise((resolve) => setTimeout(resolve, 3000))]).catch(() => {});

async function touch_about(page, dice) {
  for (let i = 0; i < 6; ++i) {
    await page.mouse.click(Math.floor(dice() * screen[0]), Math.floor(dice() * screen[1])).catch(() => {});
    if (dice() < 0.3) await wheel(page, 900 * (dice() - 0.4));
  }
  await new Promise((resolve) => setTimeout(resolve, 100)); // a wheel rolls on
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const in_kb = (all) => all.map((one) => Math.round(one / 1024)).join(' ');

test(`${visits} visits in ${days} days: no trace, no growth, every word once`, async (t) => {
  const { context, page } = await open_kiosk(browser, house, { viewport: { width: screen[0], height: screen[1] } });
  const inspector = await context.newCDPSession(page);
  const dice = dice_of(seed);
  const said = [];
  const used = [];
  const held = [];
  await house.down();
  await later(page, 60000); // what it asked first is answered
  let is_up = false;
  for (let visit = 0; visit < visits; ++visit) {
    const wants_up = visit === Math.floor(visits / 3) || visit === Math.floor((2 * visits) / 3);
    if (wants_up !== is_up) {
      await (wants_up ? house.up() : house.down());
      is_up = wants_up;
    }
    await rest_for(page, pause);
    await begin(page);
    const words = `Visite ${visit} du sentier ${Math.floor(dice() * 1e9)}`;
    if (dice() < 0.2 || visit < 2) said.push([await say(page, `A1-0${1 + (visit % 5)}`, words, false), words]);
    else await touch_about(page, dice);
    await walk_away(page);
    if (visit % Math.ceil(visits / 300) === 0) {
      const disk = await all_on_disk(page);
      said.forEach(([code, what]) => {
        assert.ok(!disk.includes(what) && !disk.includes(code), `nothing is left of visit ${visit}`);
      });
    }
    if (visit % looks_each === 0) {
      await inspector.send('HeapProfiler.collectGarbage');
      used.push(await memory_of(page));
      held.push(bytes_held(mark));
    }
  }
  const settled = used.slice(Math.ceil(used.length / days));
  const part = Math.ceil(settled.length / 5);
  const growth = median(settled.slice(-part)) / median(settled.slice(0, part));
  t.diagnostic(`${said.length} deposits; memory of the page grew ${growth.toFixed(3)} times; KB used: ${in_kb(used)}`);
  t.diagnostic(`KB that the whole browser holds: ${in_kb(held)}`);
  assert.ok(growth <= grows, 'the page’s memory is flat');
  await house.up();
  await forward(page, 16 * 60000);
  await until(async () => (await bags(page).catch(() => [0])).length === 0, 'all of it is with the server', 60000);
  // A moderator reads all of it; followed by its code is what few can be, one after another.
  const { staff_rows } = await moderator(house, 'Veille');
  const arrived = [];
  for (let n = 1; n <= 5; ++n) arrived.push(...(await staff_rows(`talk/A1-0${n}`)).map(({ body }) => body && body.words));
  for (const [code, words] of said) {
    assert.equal(arrived.filter((one) => one === words).length, 1, `${code} once: ${words}`);
  }
  for (const [code, words] of said.slice(-3)) {
    assert.equal(await times_followed(house, code, words), 1, `${code} is followed`);
  }
  assert.deepEqual(page.faults, []);
  await context.close();
});
