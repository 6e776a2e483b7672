// A kiosk for everybody: a whole visit by keys alone, in the graphic view; and no fault that axe can
// find in another language, in the dark, brought low, with more contrast, and while it warns.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { word_in } from '../../web/kiosk/words.js';
import { later } from './support/clock.mjs';
import { bring_axe, violations } from './support/axe.mjs';
import { open_chromium_with_gl } from './support/chromium.mjs';
import { open_house } from './support/house.mjs';
import { begin, comes, go, is_at_rest, open_kiosk, press, sees, times_followed } from './support/kiosk.mjs';

let house, browser;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium_with_gl();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

const drawn = 'document.documentElement.classList.contains("drawn")';

/** Tab until the focus is where `what` says of it (`here`). */
async function tab_to(page, what) {
  for (let i = 0; i < 250; ++i) {
    await page.keyboard.press('Tab');
    if (await sees(page, `(function (here) { return ${what} })(document.activeElement)`)) return;
  }
  assert.fail(`no Tab leads to ${what}`);
}

/** Follows the link to an address. */
async function follow(page, path) {
  await tab_to(page, `here.localName === "a" && here.getAttribute("href") === ${JSON.stringify(path)}`);
  await page.keyboard.press('Enter');
  await comes(page, 'location.pathname === arguments[0]', path);
}

test('a whole visit by keys alone, in the graphic view', async () => {
  const { page, context } = await open_kiosk(browser, house, { deviceScaleFactor: 0.5 });
  await comes(page, drawn);
  await tab_to(page, 'here.matches(".attract .begin")');
  await page.keyboard.press('Enter');
  await comes(page, '!document.querySelector(".attract") && document.activeElement.localName === "h1"');
  await follow(page, '/actions');
  await comes(page, 'document.activeElement.localName === "h1"');
  await follow(page, '/actions/A1-03');
  await follow(page, '/actions/A1-03/ecrire');
  await tab_to(page, 'here.localName === "textarea"');
  await page.keyboard.press('d');
  await comes(page, 'document.activeElement.matches("dialog.over textarea")');
  await page.keyboard.press('Control+a');
  const words = 'dit par des touches seules';
  await page.keyboard.type(words);
  await tab_to(page, 'here.matches("dialog.over form button:not([type=button])")');
  await page.keyboard.press('Enter');
  await comes(page, 'document.querySelector("dialog.ticket .code") && document.activeElement.closest("dialog.ticket")');
  const code = await sees(page, 'document.querySelector("dialog.ticket .code").textContent');
  await page.keyboard.press('Enter'); // go on
  await comes(page, '!document.querySelector("dialog[open]")');
  await tab_to(page, `here.closest(".kiosk-bar") && here.textContent === ${JSON.stringify(word_in('fr', 'back'))}`);
  await page.keyboard.press('Enter');
  await comes(page, 'location.pathname === "/actions/A1-03"');
  assert.ok(await sees(page, drawn), 'the graphic view all along');
  await tab_to(page, `here.closest(".kiosk-bar") && here.textContent === ${JSON.stringify(word_in('fr', 'end'))}`);
  await page.keyboard.press('Enter');
  await is_at_rest(page);
  assert.equal(await times_followed(house, code, words), 1);
  assert.deepEqual(page.faults, []);
  await context.close();
});

test('no fault that axe can find in English, in the dark, low, with more contrast, nor in a warning', async () => {
  const { page, context } = await open_kiosk(browser, house, { colorScheme: 'dark', deviceScaleFactor: 0.5 });
  const said = (name) => word_in('en', name);
  const check = async (where) => {
    await bring_axe(page);
    assert.deepEqual(await violations(page, where), []);
  };
  await page.click('.attract button[lang=en]');
  await comes(page, 'document.documentElement.lang === "en" && document.querySelector(".shelf") && !document.querySelector(".attract")');
  await comes(page, drawn);
  await check('home');
  await press(page, '.kiosk-bar button', said('contrast'));
  await press(page, '.kiosk-bar button', said('low'));
  await check('low, more contrast');
  await press(page, '.kiosk-bar button', said('text'));
  await comes(page, '!document.documentElement.classList.contains("drawn")');
  await check('low, as text');
  await press(page, '.kiosk-bar button', said('phone'));
  await comes(page, 'document.querySelector("dialog.phone .qr")');
  await check('to a phone');
  await press(page, 'dialog.phone button', said('close'));
  await go(page, '/en/actions/A1-03/ecrire');
  await comes(page, 'document.querySelector("main textarea")');
  await page.focus('main textarea');
  await page.keyboard.insertText('good');
  await page.evaluate(() => document.querySelector('main form.letter button:not([type=button])').click());
  await comes(page, 'document.querySelector("dialog.ticket .code")');
  await check('ticket');
  await press(page, 'dialog.ticket button', said('go_on'));
  await go(page, '/en/actions');
  await page.focus('#chercher');
  await comes(page, 'document.documentElement.classList.contains("typing")');
  await check('keys');
  await later(page, 61000);
  await comes(page, 'document.querySelector("dialog.still")');
  await check('warning');
  assert.deepEqual(page.faults, []);
  await context.close();
});
