// All of it by keyboard: each stop is seen, none is skipped, none is a trap (RGAA 10.7, 12.8,
// 12.9), and the whole journey can be made without a mouse.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { every_address, one_of_each, open_house } from './support/house.mjs';
import { open_chromium, until_page } from './support/chromium.mjs';
import { walk } from './support/keyboard.mjs';

let house, browser, page;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

test('Tab goes through each kind of screen: seen, complete, no trap', async () => {
  const wrong = [];
  let stops = 0;
  for (const path of one_of_each(await every_address(house.origin))) {
    await page.goto(house.origin + path);
    const walked = await walk(page);
    stops += walked.stops;
    wrong.push(...walked.wrong.map((fault) => `${path} ${fault}`));
  }
  console.log(`keyboard: ${stops} stops, ${wrong.length} faults`);
  assert.equal(wrong.slice(0, 40).join('\n'), '');
});

test('after the switch to the graphic view, the skip link leads to the content', async () => {
  await page.goto(house.origin + '/');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.face button')));
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
});

/** Tabs until the focus is on what `selector` names. */
async function tab_to(selector) {
  for (let i = 0; i < 300; i++) {
    if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never comes to ${selector}`);
}

test('the journey: home, axis, action, back, filter, contact', async () => {
  await page.goto(house.origin + '/');
  await tab_to('main a[href="/axes/1"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/axes/1');
  await tab_to('main a[href^="/actions/"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/actions/*');
  assert.ok(await page.locator('h1').textContent());
  await page.goBack(); // Alt and the left arrow, which are the browser's own
  await page.waitForURL('**/axes/1');
  await page.goto(house.origin + '/');
  await tab_to('header a[href="/actions"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/actions');
  await tab_to('main input[name=q]');
  await page.keyboard.type('formation');
  await page.waitForURL('**/actions?q=formation');
  await tab_to('select[name=etat]');
  await page.keyboard.press('ArrowDown');
  await page.waitForURL(/q=formation&etat=/);
  // In place, now: the link is followed by the program, and the new heading has the focus.
  await tab_to('main h2 a[href^="/actions/"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/actions/*');
  await until_page(page, () => document.activeElement.localName === 'h1');
  await tab_to('footer a[href="/contact"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/contact');
  await tab_to('main form button');
  await page.keyboard.press('Enter');
  await page.locator('[aria-invalid=true]').first().waitFor();
  await tab_to('main textarea');
  await page.keyboard.type('Bonjour');
});
