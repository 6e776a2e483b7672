// Faults that a kiosk had once, each by what went wrong.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { forward, later } from './support/clock.mjs';
import { open_house, public_rows, render_with, root, until } from './support/house.mjs';
import { open_chromium } from './support/chromium.mjs';
import { as_text, bags, begin, cairn, comes, fill_disk, go, is_at_rest, open_kiosk, open_panel, operator_code, press, rest_for, say,
  sees, walk_away } from './support/kiosk.mjs';

let house, browser, folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-kiosk-'));
  house = await open_house({ lived_in: true });
  browser = await open_chromium();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (how) => open_kiosk(browser, house, how);

test('a form of a dead program went to the server by itself', async () => {
  const { page, context } = await open();
  await begin(page);
  await go(page, '/actions/A1-04/ecrire');
  await comes(page, 'document.querySelector("main textarea")');
  await as_text(page);
  await page.fill('main textarea', 'Parti tout seul');
  await page.workers()[0].evaluate(() => { setTimeout(() => { throw new Error('dead'); }); });
  await comes(page, 'document.querySelector(".down")');
  await page.evaluate(() => {
    const form = document.querySelector('main form.letter');
    form.querySelector('button:not([type=button])').click();
    form.requestSubmit();
    form.submit();
  });
  assert.ok(await sees(page, 'Boolean(document.querySelector("script[data-kiosk]"))'));
  await forward(page, 5000);
  await is_at_rest(page);
  assert.ok(!JSON.stringify(await public_rows(house.origin, 'talk/A1-04')).includes('tout seul'));
  await context.close();
});

test('at rest the keyboard went under the attract screen, and no visit began', async () => {
  const { page, context } = await open();
  for (let i = 0; i < 8; ++i) {
    await page.keyboard.press('Tab');
    assert.ok(await sees(page, 'document.activeElement === document.body || Boolean(document.activeElement.closest(".attract"))'));
  }
  await page.focus('.attract .begin');
  await page.keyboard.press('Enter');
  await comes(page, '!document.querySelector(".attract") && document.activeElement.localName === "h1"');
  await as_text(page);
  await page.focus('#chercher');
  await comes(page, 'document.documentElement.classList.contains("typing")');
  await page.click('.keys button[data-skbtn="{hide}"]');
  await comes(page, '!document.documentElement.classList.contains("typing")');
  await page.click('#chercher');
  await comes(page, 'document.documentElement.classList.contains("typing")');
  await context.close();
});

test('an operator’s panel opened at rest never closed, and codes could be tried without end', async () => {
  const { page, context } = await open();
  for (let visit = 0; visit < 2; ++visit) {
    await open_panel(page, '11111');
    for (let i = 0; i < 3; ++i) {
      await comes(page, '/pas le code|Trop/.test(document.querySelector("dialog.code .wrong").textContent)');
      await page.fill('#panel-code', `2222${i}`);
      await page.click('dialog.code button.act');
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
    if (visit === 1) break;
    await walk_away(page);
  }
  await comes(page, '/Trop d’essais/.test(document.querySelector("dialog.code .wrong").textContent)');
  await context.close();
});

test('a signed update that was older than what the kiosk shows was taken', async () => {
  const old = join(folder, 'old.json');
  cairn('export', '--data', house.data, '--kiosk', old);
  const { page, context } = await open();
  await open_panel(page);
  await comes(page, 'document.querySelector("dialog.panel")');
  await page.setInputFiles('#update-file', old);
  await comes(page, '/plus ancienne/.test(document.querySelector("dialog.panel [role=status]").textContent)');
  await context.close();
});

test('a kiosk that rests in English refused every update', async () => {
  const { page, context } = await open();
  await open_panel(page);
  await comes(page, 'document.querySelector("dialog.panel")');
  await page.evaluate(() => { document.querySelector('dialog.panel details').open = true; });
  await page.selectOption('#set-lang', 'en');
  await press(page, 'dialog.panel button', 'Enregistrer');
  await comes(page, '/Enregistré/.test(document.querySelector("dialog.panel [role=status]").textContent)');
  await press(page, 'dialog.panel button', 'Recharger');
  await comes(page, 'document.documentElement.lang === "en" && document.querySelector(".attract .say")');
  const assets = join(folder, 'assets');
  cpSync(join(root, 'build/assets'), assets, { recursive: true });
  appendFileSync(join(assets, 'kiosk.js'), '\n// next\n');
  const script = () => sees(page, 'document.querySelector("script[data-kiosk]").getAttribute("src")');
  const first = await script();
  await house.down();
  await house.up(render_with(assets, join(folder, 'site')));
  await rest_for(page, 31 * 60000);
  await until(async () => ![undefined, first].includes(await script()), 'the newer version');
  await is_at_rest(page);
  const second = await script();
  await rest_for(page, 7 * 3600000);
  assert.equal(await script(), second);
  await house.down();
  await house.up();
  await context.close();
});

test('a kiosk whose right was taken back went on as if all were well', async () => {
  const { page, context } = await open({ where: 'Mairie annexe' });
  cairn('staff', '--data', house.data, 'revoke', 'Mairie annexe');
  await Promise.all([page.waitForResponse(async (told) => /sync/.test(told.url()) && /rights-revoked/.test(await told.text())),
    page.evaluate(() => window.dispatchEvent(new Event('online')))]);
  await begin(page);
  await go(page, '/actions/A1-03');
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '/actions/A1-03/ecrire';
    document.body.append(link);
    link.click();
  });
  await comes(page, 'document.querySelector("dialog.phone .qr")');
  assert.equal(await sees(page, 'location.pathname'), '/actions/A1-03');
  await press(page, 'dialog.phone button', 'Fermer');
  await open_panel(page);
  await comes(page, 'document.querySelector("dialog.panel")');
  assert.match(await sees(page, 'document.querySelector("dialog.panel").textContent'), /retiré/);
  await context.close();
});

test('another language lost the low screen, and said nothing of what was sent', async () => {
  const { page, context } = await open();
  await begin(page);
  await press(page, '.kiosk-bar button', 'À ma portée');
  await say(page, 'A1-01', 'Avant la langue', false);
  await press(page, 'dialog.ticket button', 'Continuer');
  await press(page, '.kiosk-bar button', 'English');
  await comes(page, 'document.querySelector("dialog.lose")');
  await press(page, 'dialog.lose button', 'Changer');
  await comes(page, 'document.documentElement.lang === "en" && document.querySelector(".shelf")');
  assert.ok(await sees(page, 'document.documentElement.classList.contains("low") && !document.querySelector(".attract")'));
  await until(async () => (await bags(page).catch(() => [0])).length === 0, 'it is with the server all the same');
  await context.close();
});

test('a link that was followed after ten minutes of a visit ended it', async () => {
  const { page, context } = await open();
  await begin(page);
  await page.evaluate(() => { window.is_same = true; });
  // Nothing is asked of the program while time jumps: it had all of the roadmap.
  await comes(page, '/reçue le/.test(document.querySelector("#footer").textContent)');
  for (let i = 0; i < 17; ++i) {
    await later(page, 40000);
    await page.keyboard.press('Shift');
  }
  await go(page, '/actions/A1-03');
  await comes(page, '/seconde main/.test(document.querySelector("main h1").textContent)');
  assert.ok(await sees(page, 'window.is_same && !document.querySelector(".attract")'));
  await context.close();
});

test('a program that fell silent left a kiosk without one', async () => {
  const { page, context } = await open();
  await begin(page);
  await go(page, '/actions/A1-05/ecrire');
  await comes(page, 'document.querySelector("main textarea")');
  await as_text(page);
  await page.fill('main textarea', 'Dit à personne');
  await new Promise((resolve) => setTimeout(resolve, 1000)); // the draft is heard
  await page.workers()[0].evaluate(() => { self.onmessage = () => {}; });
  await page.click('main form.letter button:not([type=button])');
  for (let i = 0; i < 12; ++i) await forward(page, 4000); // at once, it would be a device that slept
  await comes(page, 'document.querySelector(".down")');
  await forward(page, 5000);
  await is_at_rest(page);
  assert.ok(!JSON.stringify(await public_rows(house.origin, 'talk/A1-05')).includes('personne'));
  await context.close();
});

test('a device that slept while its program was asked gave the program up', async () => {
  const { page, context } = await open();
  await begin(page);
  // Of a question whose own timer rings: none before it is waited for any more.
  await forward(page, 46000);
  await page.mouse.move(300, 900);
  await page.workers()[0].evaluate(() => {
    const take = self.onmessage;
    self.onmessage = (event) => setTimeout(take, 1500, event);
  });
  await page.evaluate(() => document.querySelector('a[href="/aide"]').click());
  await forward(page, 55000); // in one go: more than an answer may take, less than a visitor may rest
  await comes(page, 'location.pathname === "/aide"');
  assert.equal(await sees(page, 'document.querySelectorAll(".down, .attract").length'), 0);
  await context.close();
});

test('a kiosk that could not start rested in the language of the last visitor', async () => {
  const { page, context } = await open();
  await begin(page);
  await context.addInitScript(() => {
    if (location.pathname.startsWith('/en')) window.Worker = class extends EventTarget { postMessage() { window.was_asked = true; } };
  });
  await press(page, '.kiosk-bar button', 'English');
  await comes(page, 'document.documentElement.lang === "en" && window.was_asked');
  await forward(page, 46000);
  await comes(page, 'document.querySelector(".down")');
  await forward(page, 6000);
  await comes(page, 'document.documentElement.lang === "fr"');
  await is_at_rest(page);
  await context.close();
});

test('a roadmap of one language had a button for another', async () => {
  const village = await open_house({ pack: join(root, 'content/vallon'), lived_in: true });
  try {
    const { page, context } = await open_kiosk(browser, village);
    const offers = () => sees(page, '[...document.querySelectorAll("button")].some((one) => /English/.test(one.textContent))');
    assert.equal(await offers(), false);
    await begin(page);
    assert.equal(await offers(), false);
    await context.close();
  } finally {
    await village.close();
  }
});

test('an update was lost, an operator locked out, and a kiosk never rested, on a disk that was full', async () => {
  const { page, context } = await open();
  await fill_disk(page);
  // Its operator is let in: there is something to export.
  await open_panel(page, '11111');
  await comes(page, '/pas le code/.test(document.querySelector("dialog.code .wrong").textContent)');
  await page.fill('#panel-code', operator_code);
  await page.click('dialog.code button.act');
  await comes(page, 'document.querySelector("dialog.panel")');
  await press(page, 'dialog.panel button', 'Fermer');
  await walk_away(page);
  await fill_disk(page);
  await page.evaluate(() => { window.is_same = true; });
  await rest_for(page, 7 * 3600000);
  await until(async () => !(await sees(page, 'window.is_same')), 'it began anew');
  await is_at_rest(page);
  assert.deepEqual(page.faults, []);
  await context.close();
});
