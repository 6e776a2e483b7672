// The kiosk's own screens as they looked when somebody last looked (support/golden.mjs), in the
// letters that scripts/setup brings for tests.
import { after, before, test } from 'node:test';
import { later } from './support/clock.mjs';
import { open_chromium_with_gl } from './support/chromium.mjs';
import { looks_as_it_did } from './support/golden.mjs';
import { open_house } from './support/house.mjs';
import { as_text, begin, comes, go, is_at_rest, open_kiosk, open_panel, press } from './support/kiosk.mjs';

const style = `* { font-family: 'Noto Sans' !important; caret-color: transparent !important; transition: none !important; animation: none !important }
  [role=timer], dialog dd, #footer { visibility: hidden }`;

let house, browser;
before(async () => {
  house = await open_house();
  browser = await open_chromium_with_gl();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

async function open(colorScheme, viewport = { width: 1080, height: 1920 }) {
  const kiosk = await open_kiosk(browser, house, {
    viewport, colorScheme, deviceScaleFactor: 0.5, reducedMotion: 'reduce', bypassCSP: true, where: `Salle ${colorScheme}`,
  });
  await kiosk.context.addInitScript(() => { Math.random = () => 0.5; });
  await kiosk.page.goto(`${house.origin}/`);
  await is_at_rest(kiosk.page);
  await press(kiosk.page, '.attract button', 'Arrêter');
  await comes(kiosk.page, 'document.documentElement.classList.contains("drawn")');
  await kiosk.page.addStyleTag({ content: style });
  return kiosk;
}

/** Once it stands still: twice the same. */
async function picture(page) {
  let before = null;
  for (let i = 0; i < 20; ++i) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const now = await page.screenshot();
    if (before && now.equals(before)) return now;
    before = now;
  }
  return before;
}

test('a kiosk at rest, visited, written at, left: upright, light', async () => {
  const { page, context } = await open('light');
  await looks_as_it_did(browser, 'kiosk-attract', await picture(page));
  await begin(page);
  await looks_as_it_did(browser, 'kiosk-home', await picture(page));
  await press(page, '.kiosk-bar button', 'À ma portée');
  await go(page, '/actions/A1-03');
  await looks_as_it_did(browser, 'kiosk-reach', await picture(page));
  await press(page, '.kiosk-bar button', 'À ma portée');
  await go(page, '/actions/A1-03/ecrire');
  await comes(page, 'document.querySelector("main textarea")');
  await as_text(page);
  await page.focus('main textarea');
  await looks_as_it_did(browser, 'kiosk-keys', await picture(page));
  await later(page, 61000);
  await comes(page, 'document.querySelector("dialog.still")');
  await looks_as_it_did(browser, 'kiosk-warning', await picture(page));
  await context.close();
});

test('the operator’s panel, across, dark', async () => {
  const { page, context } = await open('dark', { width: 1366, height: 768 });
  await open_panel(page);
  await comes(page, 'document.querySelector("dialog.panel")');
  await looks_as_it_did(browser, 'kiosk-panel-dark', await picture(page));
  await context.close();
});
