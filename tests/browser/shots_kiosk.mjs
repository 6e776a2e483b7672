// Takes pictures of a visit to a kiosk, from the first touch to the next visitor, upright, on a
// laptop and on a phone, light and dark, into build/shots/kiosk/. Not a test: for people to look at.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { forward, install_clock } from './support/clock.mjs';
import { open_house, root } from './support/house.mjs';
import { open_chromium_with_gl } from './support/chromium.mjs';
import { begin, comes, enrol, go, invitation, is_at_rest, open_panel, press, type } from './support/kiosk.mjs';

const folder = join(root, 'build/shots/kiosk');
const screens = { upright: [1080, 1920], laptop: [1366, 768], phone: [390, 844] };
const house = await open_house({ lived_in: true });
const browser = await open_chromium_with_gl();
mkdirSync(folder, { recursive: true });
const drawn = 'document.documentElement.classList.contains("drawn")';
const still = () => new Promise((resolve) => setTimeout(resolve, 1800));

for (const [name, [width, height]] of Object.entries(screens)) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, hasTouch: true });
    await install_clock(context);
    const page = await context.newPage();
    const shot = async (what) => {
      await still();
      await page.screenshot({ path: join(folder, `${what}-${name}-${colorScheme}.png`) });
    };
    const link = invitation(house, `Médiathèque ${name} ${colorScheme}`);
    await page.goto(link);
    await page.waitForSelector('#operator');
    await shot('0-enrol');
    await page.goto('about:blank');
    await enrol(page, link);
    await comes(page, drawn);
    await shot('1-attract');
    await begin(page);
    await shot('2-home');
    await go(page, '/actions/A1-03');
    await shot('3-action');
    await go(page, '/actions/A1-03/ecrire');
    await page.focus('main textarea');
    await page.keyboard.press('x');
    await comes(page, 'document.querySelector("dialog.over textarea")');
    await type(page, 'de bonnes idées');
    await shot('4-write');
    await page.evaluate(() => document.querySelector('dialog.over form button:not([type=button])').click());
    await comes(page, 'document.querySelector("dialog.ticket .code")');
    await shot('5-ticket');
    await press(page, 'dialog.ticket button', 'Continuer');
    await press(page, '.kiosk-bar button', 'À ma portée');
    await go(page, '/');
    await shot('6-within-reach');
    await press(page, '.kiosk-bar button', 'À ma portée');
    await press(page, '.kiosk-bar button', 'En texte');
    await shot('7-text');
    await press(page, '.kiosk-bar button', 'Contraste');
    await shot('8-contrast');
    await press(page, '.kiosk-bar button', 'Sur mon téléphone');
    await shot('9-phone');
    await press(page, 'dialog.phone button', 'Fermer');
    await forward(page, 61000);
    await comes(page, 'document.querySelector("dialog.still")');
    await shot('10-warning');
    await forward(page, 21000);
    await is_at_rest(page);
    await comes(page, drawn);
    await shot('11-reset');
    await open_panel(page);
    await comes(page, 'document.querySelector("dialog.panel")');
    await shot('12-panel');
    await context.close();
  }
}
await browser.close();
await house.close();
