// axe-core finds nothing to reproach on any screen, in either language, light or dark; nor, on
// one screen of each kind, in forced colours and with more contrast asked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { every_address, one_of_each, open_house } from './support/house.mjs';
import { bring_axe, violations } from './support/axe.mjs';
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

async function look(paths, schemes) {
  const wrong = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  let passes = 0;
  await with_pages(context, paths, async (path, page) => {
    await page.goto(house.origin + path);
    await bring_axe(page);
    for (const scheme of schemes) {
      await page.emulateMedia(scheme);
      wrong.push(...(await violations(page, `${path} (${Object.values(scheme).join(', ')})`)));
      passes += 1;
    }
  });
  await context.close();
  return { wrong, passes };
}

test('every screen, light and dark', async () => {
  const { wrong, passes } = await look(addresses, [
    { colorScheme: 'light' }, { colorScheme: 'dark' },
  ]);
  console.log(`axe-core: ${addresses.length} addresses, ${passes} passes, ${wrong.length} violations`);
  assert.equal(wrong.join('\n'), '');
});

test('every kind of screen, forced colours and more contrast', async () => {
  const { wrong } = await look(one_of_each(addresses), [
    { colorScheme: 'light', forcedColors: 'active' },
    { colorScheme: 'dark', forcedColors: 'active' },
    { colorScheme: 'light', forcedColors: 'none', contrast: 'more' },
    { colorScheme: 'dark', forcedColors: 'none', contrast: 'more' },
  ]);
  assert.equal(wrong.join('\n'), '');
});

test('the answers of the contact form, and what was not found', async () => {
  const wrong = [];
  const page = await browser.newPage();
  for (const path of ['/contact', '/en/contact']) {
    await page.goto(house.origin + path);
    await page.locator('main form button').click();
    await page.locator('[aria-invalid=true]').first().waitFor();
    await bring_axe(page);
    wrong.push(...(await violations(page, `${path}, sent empty`)));
  }
  for (const path of ['/nulle-part', '/en/nowhere', '/actions?q=zzzz', '/en/actions?q=zzzz']) {
    await page.goto(house.origin + path);
    await bring_axe(page);
    wrong.push(...(await violations(page, path)));
  }
  await page.close();
  assert.equal(wrong.join('\n'), '');
});
