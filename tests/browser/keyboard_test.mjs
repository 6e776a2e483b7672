// All of it by keyboard: each stop is seen, none is skipped, none is a trap (RGAA 10.7, 12.8,
// 12.9), and the whole journey can be made without a mouse.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { every_address, one_of_each, open_house } from './support/house.mjs';
import { open_chromium, until_page } from './support/chromium.mjs';

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

/** The focused element: its place among all stops, and what is wrong with it. */
function stop_here() {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  window.stops = window.stops || new Set();
  if (window.stops.has(e)) return null; // all round: there is no browser around to go out to
  window.stops.add(e);
  const wrong = [];
  const style = getComputedStyle(e);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  if (!outlined) wrong.push(`no outline (${style.outlineStyle} ${style.outlineWidth})`);
  const r = e.getBoundingClientRect();
  if (r.width === 0 || r.height === 0) wrong.push('has no box');
  if (r.bottom <= 0 || r.top >= innerHeight || r.right <= 0 || r.left >= innerWidth) {
    wrong.push('is out of sight');
  } else {
    const x = Math.min(Math.max(r.left + r.width / 2, 1), innerWidth - 1);
    const y = Math.min(Math.max(r.top + r.height / 2, 1), innerHeight - 1);
    const over = document.elementFromPoint(x, y);
    // A link broken over two lines may have nothing of its own in its middle.
    if (over && !e.contains(over) && !over.contains(e)) wrong.push(`is under <${over.localName}>`);
  }
  const words = (e.getAttribute('aria-label') || e.textContent || e.name || '').trim();
  return { name: `<${e.localName}> ${words.slice(0, 40)}`, wrong };
}

test('Tab goes through each kind of screen: seen, complete, no trap', async () => {
  const wrong = [];
  let stops = 0;
  for (const path of one_of_each(await every_address(house.origin))) {
    await page.goto(house.origin + path);
    await page.evaluate(() => {
      const first_of = (radio) => document.querySelector(`input[name="${radio.name}"]`);
      window.expected = [...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
        .filter((e) => e.checkVisibility() && e.getAttribute('tabindex') !== '-1' &&
          (e.type !== 'radio' || e.checked || e === first_of(e)));
    });
    for (;;) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(stop_here);
      if (!stop) break;
      stops += 1;
      for (const fault of stop.wrong) wrong.push(`${path} ${stop.name} ${fault}`);
    }
    wrong.push(...(await page.evaluate((at) => [
      ...expected.filter((e) => !stops.has(e)).map((e) => `${at} never: ${e.outerHTML.slice(0, 120)}`),
      ...[...stops].filter((e) => !expected.includes(e)).map(
        (e) => `${at} not expected: ${e.outerHTML.slice(0, 120)}`),
    ], path)));
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
