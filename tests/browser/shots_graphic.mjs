// Takes pictures of the graphic view: phone, laptop and a screen that stands upright, light and dark,
// into build/shots/graphic/. Not a test: for people to look at.
// `node tests/browser/shots_graphic.mjs [path…]`
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open_house, root } from './support/house.mjs';
import { open_chromium_with_gl } from './support/chromium.mjs';
import { count_frames, draw, rest } from './support/picture.mjs';

const folder = join(root, 'build/shots/graphic');
const house = await open_house({ lived_in: true });
const browser = await open_chromium_with_gl();
mkdirSync(folder, { recursive: true });
const given = process.argv.slice(2);
const paths = given.length ? given : ['/', '/actions', '/actions/A1-03', '/axes/1', '/calendrier', '/indicateurs', '/participer'];
const screens = { phone: [390, 844, 2], laptop: [1366, 768, 1], upright: [1080, 1920, 1] };
for (const path of paths) {
  for (const [size, [width, height, deviceScaleFactor]] of Object.entries(screens)) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor, colorScheme });
      const page = await context.newPage();
      count_frames(page);
      await page.goto(house.origin + path);
      await draw(page);
      await rest(page);
      const name = path.replace(/[^a-z0-9-]+/gi, '_').replace(/^_|_$/g, '') || 'home';
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
      await context.close();
    }
  }
}
await browser.close();
await house.close();
