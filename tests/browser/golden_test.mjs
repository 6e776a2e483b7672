// The graphic view as it looked when somebody last looked (support/golden.mjs).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open_chromium_with_gl } from './support/chromium.mjs';
import { compare, looks_as_it_did, share } from './support/golden.mjs';
import { open_house } from './support/house.mjs';
import { count_frames, draw, rest } from './support/picture.mjs';

const pictures = [
  ['home-upright', '/', 540, 960, { colorScheme: 'light' }],
  ['home-phone-dark', '/', 360, 740, { colorScheme: 'dark' }],
  ['axis-phone', '/axes/2', 360, 740, { colorScheme: 'light' }],
  ['action-laptop', '/actions/A1-03', 960, 600, { colorScheme: 'light' }],
  ['indicators-laptop-dark', '/indicateurs', 960, 600, { colorScheme: 'dark' }],
  ['actions-contrast', '/actions', 540, 960, { colorScheme: 'light', contrast: 'more' }],
];

let house, browser;
before(async () => {
  house = await open_house();
  browser = await open_chromium_with_gl();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

async function take(path, width, height, how) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...how });
  const page = await context.newPage();
  count_frames(page);
  await page.goto(house.origin + path);
  await draw(page);
  await rest(page);
  const picture = await page.locator('canvas.stage').screenshot();
  await context.close();
  return picture;
}

for (const [name, path, width, height, how] of pictures) {
  test(`${name} looks as it did`, async () => {
    await looks_as_it_did(browser, name, await take(path, width, height, how));
  });
}

test('another page, and the same one in other inks, are told apart', async () => {
  const light = await take('/axes/2', 360, 740, { colorScheme: 'light' });
  const other = await take('/axes/1', 360, 740, { colorScheme: 'light' });
  assert.ok((await compare(browser, light, other)) > share);
  assert.ok((await compare(browser, light, await take('/axes/2', 360, 740, { colorScheme: 'dark' }))) > share);
});
