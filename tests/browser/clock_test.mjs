// A device whose clock is years off, in a real browser: it keeps, writes and answers as any other,
// is told the server's periods and not its own clock's, and no date of its own reaches anybody.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open_house, public_rows, until } from './support/house.mjs';
import { open_profile, verbs_of } from './support/chromium.mjs';
import { hands_of, keep } from './support/hands.mjs';

const year = 365.25 * 24 * 3600 * 1000;
const send = 'main form[method=post] button:not([type=button])';

let house;
before(async () => {
  house = await open_house();
});
after(() => house && house.close());

/** A browser whose clock, in pages and Workers opened from now on, says `ms()` more than it is. */
async function open_off(folder, ms) {
  const context = await open_profile(folder);
  const shift = (by) => {
    const now = Date.now;
    Date.now = () => now() + by;
  };
  const verbs = await verbs_of(context);
  verbs.page.on('worker', (worker) => worker.evaluate(shift, ms()).catch(() => {}));
  return hands_of(verbs, house.origin);
}

const tally = async (choice) => (await public_rows(house.origin, 'talk/A2-05'))
  .filter(({ kind, id }) => kind === 'tally' && id === `A2-05/1.${choice}`)
  .reduce((sum, { body }) => sum + (body.site || 0), 0);

async function visit(at_first, afterwards) {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-clock-'));
  const mark = `Horloge ${Math.random().toString(36).slice(2)}`;
  let by = at_first;
  const answers = await tally(2);
  const browser = await open_off(folder, () => by);
  const is_off = (why) => until(async () => {
    const [worker] = browser.page.workers();
    const here = worker && await worker.evaluate(() => Date.now()).catch(() => 0);
    return here && Math.abs(here - Date.now() - by) < 60_000;
  }, why);
  try {
    await keep(browser);
    await is_off('its Worker believes it');
    by = afterwards;
    await house.down();
    await browser.write('/actions/A1-03/ecrire', mark);
    await browser.comes('document.querySelector("main .code")');
    await is_off('its Worker believes it afterwards');
    // The question closes in January 2027, by the server's clock. One that was set wrong since it
    // last heard of the server knows no better: to answer is then for when there is a network.
    if (by === at_first) {
      await browser.go('/actions/A2-05/repondre');
      await browser.comes('document.querySelector("#choix input[value=\\"1.2\\"]")');
      await is_off('and the next one');
      await browser.click('#choix input[value="1.2"]');
      await browser.click(send);
      await browser.says('sera comptée');
      await browser.go('/actions/A2-05/repondre');
      await browser.comes('/réponse\\s:\\sL’après-midi/.test(document.querySelector("main").innerText)');
    }
    const began = Date.now();
    await house.up();
    await browser.go('/mes-contributions');
    await browser.says(mark);
    await browser.comes('!/gardée ici/i.test(document.querySelector("main").innerText)');
    const said = async () => (await public_rows(house.origin, 'talk/A1-03'))
      .filter(({ body }) => body && body.words === mark);
    await until(async () => (await said()).length === 1, 'it arrives, once');
    const [{ body }] = await said();
    assert.ok(body.at >= began - 60_000 && body.at <= Date.now() + 60_000, 'the server says when');
    if (by === at_first) await until(async () => (await tally(2)) === answers + 1, 'the answer counts');
  } finally {
    await house.up().catch(() => {});
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('ten years ahead', () => visit(10 * year, 10 * year));
test('ten years behind', () => visit(-10 * year, -10 * year));
test('set to 1970 once all was kept', () => visit(0, -Date.now()));
test('a month ahead once all was kept', () => visit(0, year / 12));
