// Every screen reflows: 320 px wide (WCAG 1.4.10), zoomed to 200 % (RGAA 10.4), with text alone
// doubled, and with the text spacing of RGAA 10.12, nothing scrolls sideways and nothing is cut.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { every_address, open_house } from './support/house.mjs';
import { open_chromium, with_pages } from './support/chromium.mjs';

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

const spacing = [
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important;' +
    ' word-spacing: 0.16em !important }',
  'p { margin-bottom: 2em !important }',
];

/** In the page: what scrolls sideways or is cut, one line each. */
function faults() {
  const wrong = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const name = (e) => {
    const words = (e.textContent || '').trim().slice(0, 40);
    return `<${e.localName}${e.id ? ' id=' + e.id : ''} class="${e.getAttribute('class') || ''}"> ${words}`;
  };
  if (wide > 0) {
    const edge = document.documentElement.clientWidth;
    const guilty = [...document.body.querySelectorAll('*')].filter(
      (e) => !e.closest('svg') && e.getBoundingClientRect().width > 0 &&
        e.getBoundingClientRect().right > edge + 0.5);
    wrong.push(`page ${wide} px too wide: ${guilty.slice(0, 3).map(name).join(' | ')}`);
  }
  for (const e of document.body.querySelectorAll('*')) {
    if (e.closest('svg') && e.localName !== 'svg') continue;
    const style = getComputedStyle(e);
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
    if (e.localName === 'svg' || e.clientWidth <= 1 || e.clientHeight <= 1) continue;
    // A field's own line scrolls by nature; a long list in a select as well.
    if (/^(input|select|textarea)$/.test(e.localName)) continue;
    if (e.scrollWidth > e.clientWidth + 1) wrong.push(`cut or scrolls sideways: ${name(e)}`);
    if (/hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1) {
      wrong.push(`cut below: ${name(e)}`);
    }
  }
  // Words of one element over the words of another: a fixed height that did not grow.
  const texts = [...document.querySelectorAll('main p, main h1, main h2, main h3, main li > a')]
    .filter((e) => e.checkVisibility()) // what closed details hold keeps a box of old
    .map((e) => ({ e, r: e.getBoundingClientRect() }))
    .filter(({ r }) => r.width > 1 && r.height > 1);
  for (let i = 0; i + 1 < texts.length; i++) {
    const a = texts[i], b = texts[i + 1];
    if (a.e.contains(b.e) || b.e.contains(a.e)) continue;
    const over_x = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
    const over_y = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
    if (over_x > 2 && over_y > 2) wrong.push(`overlap: ${name(a.e)} and ${name(b.e)}`);
  }
  return wrong;
}

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
  const space = (page) => page.evaluate((rules) => {
    const sheet = document.styleSheets[0];
    rules.forEach((rule) => sheet.insertRule(rule, sheet.cssRules.length));
  }, spacing);
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
