// Where a browser gives no files, in real Chromium with its file system taken away: what several
// tabs write waits in the vault, and none of it goes when the tab that held it does.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { open_house, until } from './support/house.mjs';
import { open_chromium } from './support/chromium.mjs';

const form = '/actions/A1-03/ecrire';
const no_files = 'navigator.storage.getDirectory = () => Promise.reject(new Error("none"));';
const no_vault = 'indexedDB.open = () => { throw new Error("none"); };';

let house, browser, context;
before(async () => {
  house = await open_house();
  browser = await open_chromium();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});
beforeEach(async () => {
  context = await browser.newContext({ serviceWorkers: 'block' });
});
afterEach(() => context.close());

/** A tab whose Worker begins with `without`, and whose words stay here. */
async function open_tab(without) {
  const page = await context.newPage();
  await page.route('**/assets/worker-*.js', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: without + (await answer.text()) });
  });
  await page.route('**/v1/sync', (route) => route.abort());
  await page.goto(house.origin + form);
  return page;
}

const comes = (page, ready, why) => until(() => page.evaluate(ready).catch(() => false), why);

async function write(page, words) {
  if (!page.url().endsWith(form) || (await page.$('main .code'))) await page.goto(house.origin + form);
  await page.fill('main textarea', words);
  await page.click('main form[method=post] button:not([type=button])');
  await comes(page, () => document.querySelector('main .code') !== null, `a code for ${words}`);
}

/** The leader hears nothing for a while: the others help themselves. */
const freeze = (page, ms) => page.workers()[0].evaluate((length) => {
  setTimeout(() => {
    const end = Date.now() + length;
    while (Date.now() < end);
  });
}, ms);

/** All of these are told as one's own, each once. */
async function has_all(page, ...wanted) {
  await page.goto(house.origin + '/mes-contributions');
  await until(async () => {
    const said = await page.locator('main').innerText();
    return wanted.every((words) => said.split(words).length === 2);
  }, wanted.join(' and ')).catch(async (error) => {
    throw new Error(`${error.message}, but:\n${(await page.locator('main').innerText()).slice(0, 2000)}`);
  });
}

test('what a guest wrote took the place of what its leader had kept', async () => {
  const first = await open_tab(no_files);
  await write(first, 'Un mot du premier');
  const second = await open_tab(no_files);
  await until(() => second.workers().length, 'the program');
  await freeze(first, 8000);
  for (const words of ['Un mot du second', 'Un autre du second', 'Encore un du second']) {
    await write(second, words);
  }
  await first.close();
  const all = ['Un mot du premier', 'Un mot du second', 'Un autre du second', 'Encore un du second'];
  await has_all(second, ...all);
  await second.close();
  const third = await open_tab(no_files);
  await has_all(third, ...all);
});

test('a guest that could keep nothing lost its words when its leader answered again', async () => {
  const first = await open_tab(no_files);
  await write(first, 'Un mot du premier');
  const second = await open_tab(no_files + no_vault);
  await until(() => second.workers().length, 'the program');
  await freeze(first, 8000);
  await write(second, 'Un mot gardé en mémoire');
  assert.match(await second.locator('body').innerText(), /tant que cette page/);
  // Once it hears again, the leader answers for this tab; then it is gone.
  await first.workers()[0].evaluate(() => 1);
  await second.evaluate(() => document.querySelector('a[href="/actions"]').click());
  await second.waitForURL('**/actions');
  await first.close();
  await second.evaluate(() => document.querySelector('a[href="/mes-contributions"]').click());
  await until(async () => (await second.locator('main').innerText()).includes('gardé en mémoire'),
    'its words, in the same page');
});
