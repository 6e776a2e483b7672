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
  const said = await page.locator('main').innerText() + // an answer stands on its own page
    (await (await page.request.get(`${house.origin}/contributions?forme=comment&q=premier`)).text());
  for (const words of ['au premier', 'sans plus', 'toute la feuille']) assert.ok(said.includes(words), words);
});

test('one edits and withdraws one\'s own with its code, from /suivre', async () => {
  await send(`${action}/ecrire`, 'Des mots à reprendre');
  const mine = code.exec(await page.locator('main').innerText())[0];
  const said = page.locator('main');
  const follow = async () => {
    await page.goto(`${house.origin}/suivre`);
    await page.fill('#code', mine.toLowerCase());
    await page.click('main form button');
    assert.match(await said.innerText(), /Commentaire, le/);
  };
  await follow();
  await page.getByRole('button', { name: /^Modifier/ }).click();
  assert.equal(await page.inputValue('#texte'), 'Des mots à reprendre');
  await page.fill('#texte', 'Des mots repris');
  await page.fill('#code', '0000-0000-0000');
  await page.click('main form button');
  assert.match(await said.innerText(), /Ce code ne donne pas de droit/);
  assert.equal(await page.inputValue('#texte'), 'Des mots repris');
  await page.fill('#code', mine);
  await page.click('main form button');
  assert.match(await said.innerText(), /Vos mots sont changés/);
  await page.goto(house.origin + action);
  assert.match(await said.innerText(), /Des mots repris/);
  await follow();
  await page.locator('main summary').first().click();
  await page.getByRole('button', { name: /^Retirer/ }).click();
  assert.match(await said.innerText(), /Votre contribution est retirée/);
  await page.goto(house.origin + action);
  assert.doesNotMatch(await said.innerText(), /Des mots repris/);
});

test('fault: no code at all was sent back without a word', async () => {
  await page.goto(`${house.origin}/suivre`);
  await page.click('main form button');
  assert.equal(await page.getAttribute('#code', 'aria-invalid'), 'true');
  assert.match(await page.locator('main .wrong').innerText(), /Rien n’a été envoyé/);
});

test('fault: a button for the program was seen where none can hear it', async () => {
  await page.goto(`${house.origin}/mes-contributions`);
  assert.equal(await page.locator('main .needs-program').isVisible(), false);
});
