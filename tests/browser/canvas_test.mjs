// The graphic view in a real browser: there and back, by keyboard and by hand, still when nothing
// happens, and text again, with a sentence, whenever it cannot go on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open_house, until } from './support/house.mjs';
import { open_chromium_with_gl, until_page } from './support/chromium.mjs';
import { open_firefox } from './support/firefox.mjs';
import { bring_axe, violations } from './support/axe.mjs';
import { at_path, box_of, count_frames, draw, focus_colours, frames_of, is_drawn, lose_context, rest, slow_down, times_of } from './support/picture.mjs';

let house, browser;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium_with_gl();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

async function open(path, how = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...how });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  count_frames(page);
  await page.goto(house.origin + path);
  return page;
}

async function close(page) {
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

const status_says = (page, words) => until(
  async () => (await page.textContent('#status')).includes(words), `the status line says: ${words}`);

test('the switch: first in tab order, there, back, remembered; the same address and the same page', async () => {
  const page = await open('/actions?axe=2');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Vue graphique');
  await page.keyboard.press('Enter');
  await until(() => is_drawn(page), 'the graphic view');
  assert.equal(new URL(page.url()).search, '?axe=2');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Vue texte');
  const parts = () => page.evaluate(() => [...document.querySelectorAll('#header, main, #status, #footer, canvas')]
    .map((one) => [one.id || one.localName, Boolean(one.closest('canvas')) && one.localName !== 'canvas']));
  assert.deepEqual(await parts(), [['canvas', false], ['header', true], ['main', true], ['footer', true], ['status', false]]);

  await page.reload();
  await until(() => is_drawn(page), 'it is remembered');
  await page.click('.face button');
  assert.equal(await is_drawn(page), false);
  assert.deepEqual((await parts()).filter(([name]) => name !== 'canvas'),
    [['header', false], ['main', false], ['status', false], ['footer', false]]);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.click('main .rows a');
  await until_page(page, () => document.activeElement.localName === 'h1');
  assert.equal(await is_drawn(page), false);
  // Back again, with the same program.
  await page.click('.face button');
  await until(() => is_drawn(page), 'the graphic view again');
  await close(page);
});

test('fault: a list of choices did not let the keyboard go, either way', async () => {
  const page = await open('/actions');
  await draw(page);
  await rest(page);
  const here = () => page.evaluate(() => document.activeElement.name || document.activeElement.textContent.trim().slice(0, 12));
  const met = [];
  await page.focus('main select');
  for (let i = 0; i < 6; ++i) {
    met.push(await here());
    await page.keyboard.press('Tab');
  }
  assert.equal(new Set(met).size, met.length, met.join(', '));
  const far = await here();
  for (let i = 0; i < 6; ++i) await page.keyboard.press('Shift+Tab');
  assert.equal(await here(), met[0], `back from ${far}`);
  await close(page);
});

test('Tab goes through each kind of screen, and out of it', async () => {
  const page = await open('/');
  await draw(page);
  for (const path of ['/', '/axes/2', '/actions', '/actions/A1-03', '/indicateurs', '/calendrier', '/participer',
    '/contributions', '/actions/A1-03/ecrire']) {
    await page.goto(house.origin + path);
    await until(() => is_drawn(page), path);
    await page.evaluate(() => {
      window.met = new Set();
      document.addEventListener('focusin', ({ target }) => window.met.add(target));
    });
    await page.focus('.face button');
    let has_entered = false;
    for (let i = 0; i < 400; ++i) {
      await page.keyboard.press('Tab');
      const is_in = await page.evaluate(() => Boolean(document.activeElement.closest('canvas')));
      if (has_entered && !is_in) break;
      has_entered = has_entered || is_in;
    }
    const [missed, all] = await page.evaluate(() => {
      const controls = [...document.querySelectorAll('canvas :is(a[href], summary, input:not([type=hidden]), select, textarea, button)')]
        .filter((one) => !one.closest('svg, [hidden]') && !one.disabled && one.tabIndex >= 0
          && (one.tagName === 'SUMMARY' || !one.closest('details:not([open])')));
      // Of a group of radios Tab meets one.
      const is_met = (one) => window.met.has(one) || (one.type === 'radio' && [...window.met].some(({ name }) => name === one.name));
      return [controls.filter((one) => !is_met(one)).map(({ outerHTML }) => outerHTML.slice(0, 90)), controls.length];
    });
    assert.deepEqual(missed, [], path);
    assert.ok(all > 10, `${path}: ${all}`);
  }
  await close(page);
});

test('by keyboard: the ring is drawn where the focus is, links lead on, a form opens over the canvas', async () => {
  const page = await open('/');
  await draw(page);
  await rest(page);
  const seen = [];
  for (let i = 0; i < 12; ++i) {
    await page.keyboard.press('Tab');
    seen.push(await page.evaluate(() => document.activeElement.textContent.trim().split(/\s/)[0]));
    if (seen.at(-1) === 'Actions') break;
  }
  assert.deepEqual(seen, ['A−', 'A+', 'Aller', 'Cairn', 'En', 'Actions']);
  const ring = await until(() => box_of(page, focus_colours.light), 'the ring');
  assert.ok(ring.width > 44 && ring.height >= 44, JSON.stringify(ring));
  // A finger there does the same.
  await page.keyboard.press('Enter');
  await at_path(page, '/actions');
  await until_page(page, () => document.activeElement.localName === 'h1');
  assert.ok(await is_drawn(page));
  await page.goBack();
  await at_path(page, '/');
  await until_page(page, () => document.activeElement.getAttribute('href') === '/actions');
  await page.keyboard.press('Home');
  await rest(page);
  await page.mouse.click(ring.x + ring.width / 2, ring.y + ring.height / 2);
  await at_path(page, '/actions');

  await page.focus('#chercher');
  await page.keyboard.press('r');
  await until_page(page, () => document.activeElement.closest('dialog[open]') !== null);
  await page.keyboard.type('reemploi');
  await page.keyboard.press('Enter');
  await at_path(page, '/actions?q=reemploi');
  await until(async () => await page.locator('dialog').count() === 0, 'the form is closed');
  assert.ok(await page.locator('#main .rows > li').count() > 2);
  assert.ok(await is_drawn(page));
  // And closed, the keyboard is where it was.
  await page.focus('#q');
  await page.keyboard.press('ArrowDown');
  await until_page(page, () => document.activeElement.closest('dialog[open]') !== null);
  await page.click('dialog .close');
  await until_page(page, () => document.activeElement.id === 'q');
  await close(page);
});

test('what is written over the canvas is kept and sent as ever', async () => {
  const page = await open('/actions/A1-03/ecrire');
  await draw(page);
  const words = 'Prêter les machines aux écoles du quartier.';
  await page.focus('#main textarea');
  await page.keyboard.press('x');
  await page.waitForSelector('dialog[open] textarea:focus');
  await page.keyboard.type(words);
  assert.equal(await page.inputValue('#main textarea'), words);
  await page.click('dialog[open] form button:not([type=button])');
  await until_page(page, () => /^Merci/.test(document.querySelector('#main h1').textContent));
  assert.match(await page.textContent('#main'), /code/i);
  await until(async () => await page.locator('dialog').count() === 0, 'the form is closed');

  // Its QR code is no part of what is drawn: it is seen all the same.
  await page.focus('#main button[value="act:qr"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#main .qr', { state: 'visible' });

  // What is kept now opens in the same view without a network.
  await until_page(page, () => Boolean(navigator.serviceWorker.controller));
  await page.reload();
  await until(() => is_drawn(page), 'it is drawn again');
  await until_page(page, async () => (await caches.has('face')) &&
    (await (await caches.open('face')).keys()).length === 4);
  await house.down();
  try {
    await page.goto(`${house.origin}/axes/2`);
    await until(() => is_drawn(page), 'the graphic view without a network');
    assert.match(await page.textContent('#main h1'), /inclusion/i);
  } finally {
    await house.up();
  }
  await close(page);
});

test('nothing is drawn while nothing happens; a wheel and a drag draw, and then it is still', async () => {
  const page = await open('/', { hasTouch: true });
  await draw(page);
  await rest(page);
  const before = await frames_of(page);
  await new Promise((resolve) => setTimeout(resolve, 4000));
  assert.equal(await frames_of(page), before, 'frames drawn in four idle seconds');
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, 500);
  await rest(page);
  const moved = await frames_of(page) - before;
  assert.ok(moved >= 1 && moved <= 6, `${moved} frames for a turn of the wheel`);
  await close(page);
});

test('a lost context, and a page with no picture: text, with a sentence, and nothing lost', async () => {
  const page = await open('/axes/1');
  await draw(page);
  await page.focus('#main a[href="/actions/A1-03"]:not(svg a)');
  await lose_context(page);
  await status_says(page, 'rien n’est perdu');
  assert.equal(await is_drawn(page), false);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '/actions/A1-03');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.keyboard.press('Enter');
  await at_path(page, '/actions/A1-03');
  await close(page);

  const other = await open('/');
  await draw(other);
  await other.focus('#footer a[href="/mentions-legales"]');
  await other.keyboard.press('Enter');
  await at_path(other, '/mentions-legales');
  await until(async () => !(await is_drawn(other)), 'a statement is read as text');
  await status_says(other, 'en texte');
  await other.click('#header a.brand');
  await at_path(other, '/');
  await until(() => is_drawn(other), 'and home is drawn again');
  await close(other);
});

test('a device too slow for it: text, with a sentence', async () => {
  const page = await open('/axes/1');
  await draw(page);
  await rest(page);
  await slow_down(page, 220);
  await page.mouse.move(600, 400);
  for (let i = 0; i < 40 && await is_drawn(page); ++i) {
    await page.mouse.wheel(0, 40);
    await new Promise((resolve) => setTimeout(resolve, 260));
  }
  await status_says(page, 'trop lente');
  assert.equal(await is_drawn(page), false);
  await close(page);
});

test('a frame after a turn of the wheel is soon there', async () => {
  const page = await open('/actions');
  await draw(page);
  await rest(page);
  await page.mouse.move(600, 400);
  const turn = async () => {
    for (let i = 0; i < 20; ++i) {
      await page.mouse.wheel(0, 60);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  };
  const middle = (times) => times[times.length >> 1];
  const own = middle(await times_of(page, turn));
  const all = middle(await times_of(page, turn, true));
  console.log(`a frame of the list of actions: ${own.toFixed(1)} ms of the program at the median, ` +
    `${all.toFixed(1)} ms until its pixels are there, drawn by software`);
  assert.ok(own < 16, `${own} ms`);
  await close(page);
});

test('axe finds nothing, in light and dark, on a phone and with larger letters', async () => {
  for (const [path, how] of [['/', {}], ['/actions/A1-03', { colorScheme: 'dark' }],
    ['/participer', { viewport: { width: 390, height: 844 } }]]) {
    const page = await open(path, how);
    await draw(page);
    await page.click('.face .size:last-child');
    await bring_axe(page);
    assert.deepEqual(await violations(page, path), []);
    await close(page);
  }
});

test('Firefox without WebGL 2 stays with the text, and says why', async () => {
  const firefox = await open_firefox();
  try {
    await firefox.open(`${house.origin}/axes/1`);
    await firefox.click('.face button');
    await until(() => firefox.evaluate(
      'return document.getElementById("status").textContent.includes("ne peut pas montrer")'), 'a sentence');
    assert.equal(await firefox.evaluate('return document.documentElement.classList.contains("drawn")'), false);
    assert.equal(await firefox.evaluate('return localStorage.length'), 0);
  } finally {
    await firefox.close();
  }
});
