// Every screen reflows: 320 px wide (WCAG 1.4.10), zoomed to 200 % (RGAA 10.4), with text alone
// doubled, and with the text spacing of RGAA 10.12, nothing scrolls sideways and nothing is cut.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { every_address, open_house } from './support/house.mjs';
import { open_chromium, with_pages } from './support/chromium.mjs';
import { faults, space } from './support/reflow.mjs';

let house, browser, addresses;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium();
  addresses = await every_address(house.origin);
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

test('320 px, 200 %, double text, text spacing', async () => {
  const wrong = [];
  const narrow = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const zoomed = await browser.newContext({
    viewport: { width: 640, height: 450 }, deviceScaleFactor: 2,
  });
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const wide = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const look = async (page, path, how) => {
    for (const fault of await page.evaluate(faults)) wrong.push(`${path} (${how}) ${fault}`);
  };
  const open_details = (page) => page.evaluate(() => {
    document.querySelectorAll('details').forEach((details) => (details.open = true));
  });
  await with_pages(narrow, addresses, async (path, page) => {
    await page.goto(house.origin + path);
    await look(page, path, '320 px');
    await open_details(page);
    await look(page, path, '320 px, details open');
    await space(page);
    await look(page, path, '320 px, text spacing');
  });
  // Larger letters chosen in a phone: the style sheet's widths do not know of them.
  await with_pages(phone, ['/', '/actions', '/actions/A1-03', '/axes/1', '/contact'], async (path, page) => {
    await page.goto(house.origin + path);
    for (const size of ['130%', '200%']) {
      await page.evaluate((letters) => (document.documentElement.style.fontSize = letters), size);
      await look(page, path, `360 px, letters at ${size}`);
    }
  });
  await with_pages(zoomed, addresses, async (path, page) => {
    await page.goto(house.origin + path);
    await look(page, path, '200 % of 1280 px');
  });
  await with_pages(wide, addresses, async (path, page) => {
    await page.goto(house.origin + path);
    await look(page, path, '1280 px');
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await look(page, path, '1280 px, text doubled');
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    await space(page);
    await look(page, path, '1280 px, text spacing');
  });
  console.log(`reflow: ${addresses.length} addresses × 7 ways and more, ${wrong.length} faults`);
  assert.equal(wrong.slice(0, 40).join('\n'), '');
});
