// There is no room on the device: what was set aside for that is given up, and what is written is
// kept; with no room at all the page says so, and the words stay in their form. In real Chromium,
// whose quota of this site is lowered.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open_house, times_said, until } from './support/house.mjs';
import { open_chromium, verbs_of } from './support/chromium.mjs';
import { hands_of, keep } from './support/hands.mjs';

const form = '/actions/A1-03/ecrire';
const nothing = 1000; // bytes: less than is used already

let house, browser;
before(async () => {
  house = await open_house();
  browser = await open_chromium();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

test('a device without room keeps what is written while it can, then says that it cannot', async () => {
  const context = await browser.newContext();
  const verbs = await verbs_of(context);
  const { page } = verbs;
  let is_cut = false;
  await context.route('**/v1/sync', (route) => (is_cut ? route.abort() : route.continue()));
  const hands = hands_of({ ...verbs, keys: (text) => page.keyboard.insertText(text) }, house.origin);
  const inspector = await context.newCDPSession(page);
  const has_room_for = (quotaSize) => inspector.send('Storage.overrideQuotaForOrigin', { origin: house.origin, quotaSize });
  const used = () => page.evaluate(async () => (await navigator.storage.estimate()).usage);
  const words = ['serrés', 'de trop'].map((what) => `Mots ${what} ${'long '.repeat(300)}${Math.random()}`);

  await keep(hands);
  is_cut = true;
  const before_all = await used();
  await has_room_for(before_all);
  await hands.write(form, words[0]);
  await hands.comes('document.querySelector("main .code")');
  assert.ok(await used() < before_all, 'what was set aside is given up');

  await has_room_for(nothing);
  await hands.write(form, words[1]);
  await hands.says('Ce n’est pas enregistré');
  await hands.comes('document.querySelector("footer").innerText.includes("L’appareil est plein")');
  assert.equal(await page.inputValue('main textarea'), words[1]);
  assert.equal(await page.$('main .code'), null);

  await has_room_for(undefined);
  await page.click('main form[method=post] button:not([type=button])');
  await hands.comes('document.querySelector("main .code")');
  is_cut = false;
  await hands.go('/mes-contributions');
  for (const said of words) {
    await until(async () => (await times_said(house.origin, 'talk/A1-03', said)) === 1, `it arrives, once: ${said}`);
  }
  await context.close();
});
