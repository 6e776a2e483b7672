// Hands, and clocks, as they come to a kiosk: palms, two hands, long presses, swipes from the edge;
// a clock that was never set, and one set years ahead.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { forward, install_clock } from './support/clock.mjs';
import { open_house, until } from './support/house.mjs';
import { open_chromium_with_gl } from './support/chromium.mjs';
import { names_of, word_in } from '../../web/kiosk/words.js';
import { bags, begin, comes, enrol, go, invitation, press, say, sees } from './support/kiosk.mjs';

let house, browser;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium_with_gl();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

test('what a kiosk says is said in both languages, about the same things', () => {
  assert.deepEqual(names_of('fr'), names_of('en'));
  for (const name of names_of('fr')) {
    const places = (lang) => (word_in(lang, name).match(/\{\d\}/g) || []).sort();
    assert.deepEqual(places('fr'), places('en'), name);
  }
});

test('a palm, two hands, a long press and a swipe from the edge leave the page where it is', async () => {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
  const page = await context.newPage();
  await enrol(page, invitation(house));
  await comes(page, 'document.documentElement.classList.contains("drawn")');
  await begin(page);
  await go(page, '/aide');
  const fingers = await context.newCDPSession(page);
  const touch = (type, points) => fingers.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const hand = (x, y, count, radius) => Array.from({ length: count }, (_, i) => ({ x: x + i * 60, y, id: i, radiusX: radius, radiusY: radius }));
  const is_still = async (what) => {
    await pause(300);
    assert.equal(await sees(page, 'location.pathname'), '/aide', what);
    assert.equal(await sees(page, 'visualViewport.scale'), 1, what);
    assert.equal(await sees(page, 'String(getSelection())'), '', what);
    assert.equal(context.pages().length, 1, what);
  };
  // On words, not on links: what stands at the lower end of the page's first paragraph.
  await touch('touchStart', hand(420, 1500, 5, 40));
  await touch('touchEnd', []);
  await is_still('a palm');
  await touch('touchStart', hand(300, 1200, 2, 8));
  for (let i = 1; i < 8; ++i) await touch('touchMove', [{ x: 300 - i * 20, y: 1200, id: 0 }, { x: 360 + i * 40, y: 1200, id: 1 }]);
  await touch('touchEnd', []);
  await is_still('two fingers apart');
  await touch('touchStart', [{ x: 500, y: 1500, id: 0 }]);
  await pause(900);
  await touch('touchEnd', []);
  await is_still('a long press');
  await touch('touchStart', [{ x: 1, y: 900, id: 0 }]);
  for (let i = 1; i < 12; ++i) await touch('touchMove', [{ x: i * 60, y: 900, id: 0 }]);
  await touch('touchEnd', []);
  await is_still('a swipe from the edge');
  // And it is not deaf afterwards.
  await press(page, '.kiosk-bar button', 'Accueil');
  await comes(page, 'location.pathname === "/"');
  await context.close();
});

for (const [what, time] of [['was never set', 0], ['is years ahead', Date.UTC(2041, 0, 1)]]) {
  test(`a kiosk whose clock ${what} takes words, and brings them`, async () => {
    const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
    await install_clock(context, { time });
    const page = await context.newPage();
    await enrol(page, invitation(house));
    await begin(page);
    await say(page, 'A1-03', `À l’heure ${what}`, false);
    await until(async () => (await bags(page)).length === 0, 'it is with the server');
    await press(page, 'dialog.ticket button', 'Continuer');
    await forward(page, 95000);
    await comes(page, 'document.querySelector("dialog.still, .attract")');
    await context.close();
  });
}
