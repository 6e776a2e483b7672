// The screens that answer a form of participation, the program's own and the server's, in both
// languages: axe-core finds nothing to reproach, light and dark, and at 320 px nothing is cut.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { get, open_house, until } from './support/house.mjs';
import { bring_axe, violations } from './support/axe.mjs';
import { open_chromium } from './support/chromium.mjs';
import { faults } from './support/reflow.mjs';

let house, browser;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const wrong = [];
let looked = 0;

async function look(page, name) {
  for (const fault of await page.evaluate(faults)) wrong.push(`${name} ${fault}`);
  await bring_axe(page);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    wrong.push(...(await violations(page, `${name} (${colorScheme})`)));
  }
  looked += 1;
}

/** Fills in and sends the form at `path`; looks at what it answers, once `is_there` is true. */
async function answer(page, path, fill, is_there, name) {
  if (path) await page.goto(house.origin + path);
  await fill();
  await page.locator('main form[method=post] button:visible').first().click();
  await until(async () => is_there().catch(() => false), name);
  await look(page, name);
}

async function journey(lang, world) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  // Without its program a page leaves its forms to the server.
  if (world === 'server') await context.route(/\/cairn-page[^/]*\.(js|wasm)$/, (route) => route.abort());
  const page = await context.newPage();
  const said = () => page.locator('main').innerText();
  const has = (selector) => async () => (await page.locator(`main ${selector}`).count()) > 0;
  const lacks = (selector) => async () => (await page.locator(`main ${selector}`).count()) === 0;
  const nothing = async () => {};
  const named = (what) => `${lang || '/'} ${world}: ${what}`;
  const list = (await get(`${house.origin}${lang}/contributions`)).body.toString();
  const other = /\/contributions\/([0-9a-f]{32})/.exec(list)[1];
  const write = `${lang}/actions/A1-12/ecrire`;

  await answer(page, write, nothing, has('[aria-invalid=true]'), named('a contribution without words'));
  await answer(page, null, () => page.fill('#texte', `Un essai, ${named('')}`), async () => code.test(await said()),
    named('a contribution received'));
  const mine = code.exec(await said())[0];
  await answer(page, write, () => page.fill('#texte', 'x'.repeat(2500)), has('[aria-invalid=true]'),
    named('a contribution too long'));
  await answer(page, `${lang}/contributions/${other}/soutenir`, nothing, lacks('#soutien'), named('a support'));
  await answer(page, `${lang}/contributions/${other}/signaler`, nothing, has('[aria-invalid=true]'),
    named('a report without a reason'));
  await answer(page, null, () => page.selectOption('#raison', 'insult'), lacks('#signalement'), named('a report'));
  await answer(page, `${lang}/contributions/${other}/modifier`, async () => {
    await page.fill('#texte', 'Autre chose');
    await page.fill('#code', '0000-0000-0000');
  }, has('[role=alert]'), named('an edit without the right'));
  await answer(page, `${lang}/suivre`, () => page.fill('#code', 'nul'), has('[aria-invalid=true]'), named('no code'));
  await answer(page, `${lang}/suivre`, () => page.fill('#code', '0000-0000-0000'), lacks('[aria-invalid=true]'),
    named('a code of nothing yet'));
  // What is the program's own is here before it is there.
  await until(async () => {
    await page.goto(`${house.origin}${lang}/suivre`);
    await page.fill('#code', mine);
    await page.locator('main form[method=post] button:visible').first().click();
    return page.locator('main details').first().waitFor({ timeout: 2000 }).then(() => true, () => false);
  }, named('a code found'));
  await look(page, named('a code found'));
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
  await look(page, named('a code found, all open'));
  await page.goto(`${house.origin}${lang}/mes-contributions`);
  await look(page, named('mine'));
  await context.close();
}

for (const world of ['program', 'server']) {
  for (const lang of ['', '/en']) {
    test(`answers of the ${world}, ${lang || '/fr'}`, async () => {
      wrong.length = looked = 0;
      await journey(lang, world);
      console.log(`answers: ${looked} screens, ${wrong.length} faults`);
      assert.ok(looked >= 11);
      assert.equal(wrong.join('\n'), '');
    });
  }
}
