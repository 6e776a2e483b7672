// Takes every screen's picture: phone and desktop, light and dark, into build/shots/.
// Not a test: for people to look at. `node tests/browser/shots.mjs [path…]`
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { every_address, one_of_each, open_house, root } from './support/house.mjs';
import { open_chromium, with_pages } from './support/chromium.mjs';

const folder = join(root, 'build/shots');
const house = await open_house({ lived_in: true });
const browser = await open_chromium();
mkdirSync(folder, { recursive: true });
const given = process.argv.slice(2);
const paths = given.length ? given : one_of_each(await every_address(house.origin));
for (const [size, viewport] of Object.entries({
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 900 },
})) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport, colorScheme });
    await with_pages(context, paths, async (path, page) => {
      await page.goto(house.origin + path);
      const name = path.replace(/[^a-z0-9-]+/gi, '_').replace(/^_|_$/g, '') || 'home';
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), fullPage: true });
    });
    await context.close();
  }
}
await browser.close();
await house.close();
console.log(`${paths.length * 4} pictures in build/shots/`);
