// A kiosk in a real browser: enrolled, visited, left, without a network and with one again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { forward, later } from './support/clock.mjs';
import { open_house, public_rows, until } from './support/house.mjs';
import { open_chromium_with_gl } from './support/chromium.mjs';
import { bring_axe, violations } from './support/axe.mjs';
import { all_on_disk, bags, begin, comes, enrol, go, heap_of, invitation, is_at_rest, open_kiosk, open_panel, place, press, read_qr,
  say, sees } from './support/kiosk.mjs';

let house, browser;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium_with_gl();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

const open = (how) => open_kiosk(browser, house, how);

async function close({ context, page }) {
  assert.deepEqual(page.faults, []);
  await context.close();
}

const drawn = (page) => comes(page, 'document.documentElement.classList.contains("drawn")');

test('a browser becomes a kiosk by an invitation, once; an address of the site is then the kiosk’s', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const link = invitation(house, 'Maison de quartier');
  await page.goto(link);
  await page.fill('#operator', '12');
  await page.click('main button.act');
  await comes(page, '/4 à 8 chiffres/.test(document.querySelector("main .wrong").textContent)');
  await page.goto(`${house.origin}/borne`);
  await page.goto(link);
  await enrol(page, link);
  assert.equal(await sees(page, 'location.pathname'), '/');
  await page.goto(`${house.origin}/indicateurs`);
  await is_at_rest(page);
  await begin(page);
  await comes(page, '/Borne.: Maison de quartier/.test(document.querySelector("#footer").textContent)');
  assert.equal(await sees(page, 'location.pathname'), '/indicateurs');
  await context.close();

  const other = await browser.newContext();
  const late = await other.newPage();
  await late.goto(link);
  await late.fill('#operator', '24680');
  await late.click('main button.act');
  await comes(late, '/n’ouvre rien/.test(document.querySelector("main .wrong").textContent)');
  await other.close();
});

test('a visitor’s journey: attract, explore, write, take the code away, leave; and on their phone', async () => {
  const kiosk = await open();
  const { page, context } = kiosk;
  await drawn(page);
  await begin(page);
  await go(page, '/actions');
  await go(page, '/actions/A1-03');
  await comes(page, '/seconde main/.test(document.querySelector("main h1").textContent)');
  assert.equal(await page.locator('[value^="act:follow"]').count(), 0, 'nothing is followed on a machine of everybody’s');
  await press(page, '.kiosk-bar button', 'Retour');
  await comes(page, 'location.pathname === "/actions"');
  const words = 'de bonnes idées pour le quartier';
  const code = await say(page, 'A1-03', words);
  assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const address = await read_qr(page, 'dialog.ticket .qr');
  assert.ok(address.startsWith(`${house.origin}/suivre`) && address.endsWith(code.replaceAll('-', '')), address);
  await until(async () => (await bags(page)).length === 0, 'it is with the server, and no more here');
  await press(page, 'dialog.ticket button', 'Continuer');

  // Nobody answers: a warning, then the next visitor's kiosk.
  await later(page, 50000); // and whatever a slow machine takes meanwhile
  assert.equal(await sees(page, 'Boolean(document.querySelector("dialog.still"))'), false);
  await forward(page, 39000);
  await comes(page, 'document.querySelector("dialog.still")');
  assert.ok(Number(await sees(page, 'document.querySelector("dialog.still [role=timer]").textContent')) >= 19);
  await press(page, 'dialog.still button', 'Je reste');
  await comes(page, '!document.querySelector("dialog.still")');
  assert.match(await sees(page, 'document.querySelector("main").textContent'), new RegExp(code));
  await later(page, 92000);
  await comes(page, 'document.querySelector("dialog.still")');
  await forward(page, 21000);
  await is_at_rest(page);
  await drawn(page);
  assert.ok((await sees(page, 'history.length')) <= 4, 'the way a visitor went is no part of the history');
  for (const trace of [words, code, code.replaceAll('-', '')]) {
    assert.ok(!(await all_on_disk(page)).includes(trace), 'nothing of it on the disk');
    assert.ok(!(await heap_of(context, page)).includes(trace), 'nor in the memory of the page');
  }
  await begin(page);
  await go(page, '/mes-contributions');
  assert.ok(!(await sees(page, 'document.querySelector("main").textContent')).includes(words));

  // On the visitor's own phone.
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await phone.goto(address);
  await comes(phone, 'document.querySelector("#code").value.length >= 12');
  await phone.click('main form button:not([type=button])');
  await comes(phone, 'document.querySelector("main").textContent.includes(arguments[0])', words);
  assert.match(await phone.textContent('main'), /modérat/);
  await press(phone, 'main button', 'Retirer');
  await comes(phone, '/retirée/.test(document.querySelector("main").textContent)');
  await phone.context().close();
  const rows = await public_rows(house.origin, 'talk/A1-03');
  assert.ok(!JSON.stringify(rows).includes(words));
  await close(kiosk);
});

test('without a network words are sealed; with one again they arrive once, and wait for a moderator', async () => {
  const kiosk = await open();
  const { page, context } = kiosk;
  await house.down();
  try {
    for (const words of ['au bord du lac', 'au sommet']) {
      await page.goto(`${house.origin}/`);
      await begin(page);
      await say(page, 'A2-05', words);
      assert.ok(!(await all_on_disk(page)).includes(words), 'it is legible nowhere');
      await press(page, 'dialog.ticket button', 'Terminer');
      await is_at_rest(page);
    }
    const waiting = await bags(page);
    assert.equal(waiting.length, 2);
    assert.ok(waiting.every(({ sealed }) => sealed.length === waiting[0].sealed.length), 'lengths say nothing');
    // The power goes, and comes back.
    await page.close();
    const again = await context.newPage();
    await again.goto(`${house.origin}/actions/A1-03`);
    await is_at_rest(again);
    assert.equal((await bags(again)).length, 2);
    kiosk.page = again;
    again.faults = [];
  } finally {
    await house.up();
  }
  await forward(kiosk.page, 20 * 60000);
  await until(async () => (await bags(kiosk.page).catch(() => [0])).length === 0, 'both are with the server');
  await close(kiosk);
});

test('a captive portal is no network; a bag stays', async () => {
  const kiosk = await open();
  const { page, context } = kiosk;
  let portal = true;
  await context.route('**/v1/**', (route) => (portal
    ? route.fulfill({ status: 200, contentType: 'text/html', body: '<html>Bienvenue</html>' }) : route.continue()));
  await begin(page);
  await say(page, 'A1-01', 'derrière un portail', false);
  await forward(page, 120000);
  assert.equal((await bags(page)).length, 1);
  portal = false;
  await until(async () => {
    await forward(page, 5 * 60000); // what was asked of the portal may still be on its way
    return (await bags(page).catch(() => [0])).length === 0;
  }, 'it arrives');
  await close(kiosk);
});

test('no way out: other sites, files, windows, keys, gestures, the browser’s own back', async () => {
  const kiosk = await open();
  const { page, context } = kiosk;
  await begin(page);
  await go(page, '/ressources');
  const pages = context.pages().length;
  const outer = await sees(page, `[...document.querySelectorAll('main a[href^="http"]')].map((one) => one.href)[0]`);
  await page.evaluate((href) => [...document.querySelectorAll('main a')].find((one) => one.href === href).click(), outer);
  await comes(page, 'document.querySelector("dialog.phone .qr")');
  assert.equal(await read_qr(page, 'dialog.phone .qr'), outer);
  await press(page, 'dialog.phone button', 'Fermer');
  await page.evaluate(() => {
    window.open('https://example.org/');
    const link = document.createElement('a');
    link.href = '/actions.csv';
    document.body.append(link);
    link.click();
    link.remove();
  });
  await comes(page, 'document.querySelector("dialog.phone .qr")');
  await press(page, 'dialog.phone button', 'Fermer');
  for (const keys of ['F5', 'F11', 'Control+r', 'Alt+ArrowLeft', 'Control+p', 'Control+n']) await page.keyboard.press(keys);
  await page.evaluate(() => history.back());
  await page.mouse.click(500, 900, { button: 'right' });
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(context.pages().length, pages);
  // Its back is the kiosk's own.
  await comes(page, 'location.pathname === "/" && document.querySelector(".shelf") && !document.querySelector(".attract")');
  const zoom = await page.evaluate(() => {
    const touch = (id, x) => new Touch({ identifier: id, target: document.body, clientX: x, clientY: 400 });
    const pinch = new TouchEvent('touchmove', { bubbles: true, cancelable: true, touches: [touch(1, 100), touch(2, 300)] });
    document.body.dispatchEvent(pinch);
    return pinch.defaultPrevented;
  });
  assert.ok(zoom, 'two fingers do not zoom');
  await close(kiosk);
});

test('within reach: every control is in the lowest two fifths, in both views, over every dialog', async () => {
  const kiosk = await open();
  const { page } = kiosk;
  await drawn(page);
  await begin(page);
  await press(page, '.kiosk-bar button', 'À ma portée');
  const highest = () => page.evaluate(() => {
    const open = document.querySelector('dialog[open]');
    const shown = [...(open || document).querySelectorAll('button, input, select, textarea, a[href], canvas.stage')]
      .filter((one) => !one.closest('canvas') || one.localName === 'canvas')
      .map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0 && box.height > 0 && box.bottom > 0 && box.left >= 0);
    // What is scrolled out of a dialog, or of the page, is cut off there.
    const port = open ? open.getBoundingClientRect().top
      : document.documentElement.classList.contains('drawn') ? 0 : document.body.getBoundingClientRect().top;
    return Math.max(port, Math.min(...shown.map((box) => Math.max(box.top, port)))) / innerHeight;
  });
  await until(async () => (await highest()) >= 0.6, 'the canvas and the bar are low');
  await press(page, '.kiosk-bar button', 'Sur mon téléphone');
  await comes(page, 'document.querySelector("dialog.phone")');
  assert.ok((await highest()) >= 0.6, `${await highest()}`);
  await press(page, 'dialog.phone button', 'Fermer');
  await press(page, '.kiosk-bar button', 'En texte');
  await comes(page, '!document.documentElement.classList.contains("drawn")');
  assert.ok((await highest()) >= 0.6, `${await highest()}`);
  await press(page, '.kiosk-bar button', 'En images');
  await drawn(page);
  // While one writes too, upright and across.
  await go(page, '/actions/A1-03/ecrire');
  await page.focus('main textarea');
  await page.keyboard.press('x');
  await comes(page, 'document.querySelector("dialog.over textarea")');
  for (const viewport of [{ width: 1080, height: 1920 }, { width: 1366, height: 768 }]) {
    await page.setViewportSize(viewport);
    await until(async () => (await highest()) >= 0.595, `what is written with is low on ${viewport.width} × ${viewport.height}`);
    const box = await page.evaluate(() => document.querySelector('dialog.over textarea').getBoundingClientRect().height);
    assert.ok(box >= 60, 'and there is room to read it');
  }
  await close(kiosk);
});

test('each screen of a kiosk is without a fault axe can find', async () => {
  const kiosk = await open();
  const { page } = kiosk;
  await bring_axe(page);
  assert.deepEqual(await violations(page, 'attract'), []);
  await begin(page);
  assert.deepEqual(await violations(page, 'home'), []);
  await say(page, 'A1-03', 'bon', false);
  assert.deepEqual(await violations(page, 'ticket'), []);
  await press(page, 'dialog.ticket button', 'Continuer');
  await press(page, '.kiosk-bar button', 'En texte');
  await page.focus('#chercher');
  assert.deepEqual(await violations(page, 'keyboard'), []);
  await open_panel(page);
  await comes(page, 'document.querySelector("dialog.panel")');
  assert.match(await sees(page, 'document.querySelector("dialog.panel").textContent'), new RegExp(place));
  assert.deepEqual(await violations(page, 'panel'), []);
  await close(kiosk);
});
