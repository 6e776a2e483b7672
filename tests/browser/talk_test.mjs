// Rung 0: taking part from a real browser with JavaScript off, each form as a person fills it in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open_house } from './support/house.mjs';
import { open_chromium } from './support/chromium.mjs';

let house, browser, page;
before(async () => {
  house = await open_house();
  browser = await open_chromium();
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

const action = '/actions/A1-03';
const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;

/** Writes these words in the form at `path`, touching nothing else, and sends it. */
async function send(path, words) {
  await page.goto(house.origin + path);
  await page.locator('main textarea').first().fill(words);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.locator('main form[method=post] button').first().click(),
  ]);
  assert.equal(answer.status(), 200, await page.locator('main').innerText());
  assert.match(await page.locator('main').innerText(), code);
}

test('fault: a comment without a stance was refused', async () => {
  await send(`${action}/ecrire`, 'Un commentaire sans prendre parti');
  await page.goto(house.origin + action);
  assert.match(await page.locator('main').innerText(), /Un commentaire sans prendre parti/);
});

test('an answer and a proposal, as short as they may be', async () => {
  await page.goto(`${house.origin}/contributions`);
  await page.locator('main a', { hasText: /répondre/i }).first().click();
  await send(new URL(page.url()).pathname + new URL(page.url()).search, 'Une réponse au premier');
  await send(`${action}/ecrire?forme=proposal`, 'Une proposition sans plus');
  await send('/participer/ecrire', 'Une proposition pour toute la feuille de route');
  await page.goto(`${house.origin}/contributions`);
  const said = await page.locator('main').innerText();
  for (const words of ['au premier', 'sans plus', 'toute la feuille']) assert.ok(said.includes(words), words);
});
