// Rung 0: with JavaScript off, every address is complete, the filter works, a letter arrives; and
// the form for those without the internet is one sheet of paper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { every_address, get, open_house, root } from './support/house.mjs';
import { open_chromium, with_pages } from './support/chromium.mjs';

let house, browser, context, addresses;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium();
  context = await browser.newContext({ javaScriptEnabled: false });
  addresses = await every_address(house.origin);
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

test('every address is a whole page', async () => {
  await with_pages(context, addresses, async (path, page) => {
    const answer = await page.goto(house.origin + path);
    assert.equal(answer.status(), 200, path);
    assert.equal(await page.locator('h1').count(), 1, path);
    assert.ok((await page.locator('main').innerText()).length > 100, path);
    assert.equal(await page.locator('html').getAttribute('lang'),
      /^\/en(\/|$)/.test(path) ? 'en' : 'fr', path);
    assert.equal(await page.locator('noscript').count(), 0, `${path}: nothing is said to be missing`);
  });
});

test('the filter is a form that the server answers', async () => {
  const page = await context.newPage();
  await page.goto(house.origin + '/actions');
  const all = await page.locator('.rows > li').count();
  await page.locator('main input[name=q]').fill('FORMATION');
  await page.locator('main form button').click();
  await page.waitForURL(/q=FORMATION/);
  const found = await page.locator('.rows > li').count();
  assert.ok(found > 0 && found < all, `${found} of ${all}`);
  assert.equal(await page.locator('main input[name=q]').inputValue(), 'FORMATION');
  await page.locator('select[name=axe]').selectOption({ index: 1 });
  await page.locator('main form button').click();
  await page.waitForURL(/axe=/);
  assert.ok((await page.locator('.rows > li').count()) <= found);
  await page.close();
});

test('from any page, the search is a form that the server answers', async () => {
  const page = await context.newPage();
  await page.goto(house.origin + '/en/');
  await page.locator('header input[name=q]').fill('training');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/actions\?q=training/);
  assert.ok((await page.locator('.rows > li').count()) > 0);
  await page.close();
});

test('a letter with a mistake comes back whole; a sound one is received', async () => {
  const page = await context.newPage();
  await page.goto(house.origin + '/contact');
  await page.locator('main textarea').fill('Bonjour, « une » question <b>&amp;</b> ?');
  await page.locator('main input[type=email]').fill('pas une adresse');
  await page.locator('main form button').click();
  await page.locator('[aria-invalid=true]').first().waitFor();
  assert.equal(await page.locator('main textarea').inputValue(),
    'Bonjour, « une » question <b>&amp;</b> ?');
  await page.locator('main input[type=email]').fill('camille@example.org');
  const subjects = page.locator('main input[type=radio]');
  if (await subjects.count()) await subjects.first().check();
  else await page.locator('main select').selectOption('question');
  await page.locator('main form button').click();
  await page.locator('main [aria-invalid=true]').waitFor({ state: 'detached' });
  assert.equal(await page.locator('main textarea').count(), 0, 'the form has done its work');
  await page.close();
});

test('what does not exist says so, in its language', async () => {
  for (const [path, lang] of [['/nulle-part', 'fr'], ['/en/nowhere', 'en'], ['/actions/Z9-99', 'fr']]) {
    const answer = await get(house.origin + path);
    assert.equal(answer.status, 404, path);
    assert.match(answer.body.toString(), new RegExp(`<html lang="${lang}"`));
    assert.match(answer.body.toString(), /<h1/);
  }
});

/** What margins browsers give a page by themselves, the widest of them. */
const margin = { top: '12.7mm', bottom: '12.7mm', left: '12.7mm', right: '12.7mm' };

for (const [pack, paths] of [
  ['numerique-responsable', ['/formulaire', '/en/formulaire', '/formulaire?action=A1-03',
    '/en/formulaire?action=A1-03']],
  ['vallon', ['/formulaire', '/formulaire?action=A1-01']],
]) {
  test(`the form to fill in by hand is one page of A4, in large type (${pack})`, async () => {
    const site = 'https://feuille-de-route.example.org';  // as long as they come: it is printed
    const office = await open_house({ pack: join(root, 'content', pack), args: ['--origin', site] });
    const page = await context.newPage();
    for (const path of paths) {
      assert.equal((await page.goto(office.origin + path)).status(), 200, path);
      const sheet = (await page.pdf({ format: 'A4', margin })).toString('latin1');
      assert.equal(sheet.match(/\/Type\s*\/Page\b/g).length, 1, path);
      await page.emulateMedia({ media: 'print' });
      const points = await page.locator('.paper h2, .paper .counts').evaluateAll((questions) =>
        questions.map((one) => parseFloat(getComputedStyle(one).fontSize) * 0.75));
      assert.ok(points.length >= 7 && Math.min(...points) > 13.9, `${path}: ${points} pt`);
      assert.equal(await page.locator('.paper .line').count(), 15, path);
      for (const left_out of ['nav', 'form', 'header .bar', 'button']) {
        for (const one of await page.locator(left_out).all()) {
          assert.equal(await one.isVisible(), false, `${path}: ${left_out}`);
        }
      }
      assert.ok(await page.locator('.paper img').evaluate((image) => image.naturalWidth > 0), path);
      await page.emulateMedia({ media: null });
    }
    await page.close();
    await office.close();
  });
}

test('a form for one action is chosen without a script', async () => {
  const page = await context.newPage();
  await page.goto(house.origin + '/en/formulaire');
  await page.locator('main select').selectOption('A1-03');
  await page.locator('main form button').click();
  await page.waitForURL(/\/en\/formulaire\?action=A1-03$/);
  assert.match(await page.locator('h2').first().innerText(), /A1.03/);
  assert.equal(await page.locator('main img').count(), 0, 'this house knows no origin of its own');
  await page.close();
});
