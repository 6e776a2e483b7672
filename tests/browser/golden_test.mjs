// The graphic view as it looked when somebody last looked: pictures in golden/, compared with a
// tolerance, for what draws without a graphics card need not round alike everywhere.
//
// `CAIRN_GOLDEN=write node --test tests/browser/golden_test.mjs` takes them anew: look at them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open_house, root } from './support/house.mjs';
import { open_chromium_with_gl } from './support/chromium.mjs';
import { count_frames, draw, rest } from './support/picture.mjs';

const folder = join(root, 'tests/browser/golden');
const differs = 48; // of 765: the channels of a pixel, added
const share = 0.004; // of all pixels may differ: edges of letters and stones

const pictures = [
  ['home-upright', '/', 540, 960, { colorScheme: 'light' }],
  ['home-phone-dark', '/', 360, 740, { colorScheme: 'dark' }],
  ['axis-phone', '/axes/2', 360, 740, { colorScheme: 'light' }],
  ['action-laptop', '/actions/A1-03', 960, 600, { colorScheme: 'light' }],
  ['indicators-laptop-dark', '/indicateurs', 960, 600, { colorScheme: 'dark' }],
  ['actions-contrast', '/actions', 540, 960, { colorScheme: 'light', contrast: 'more' }],
];

let house, browser, judge;
before(async () => {
  house = await open_house();
  browser = await open_chromium_with_gl();
  judge = await (await browser.newContext()).newPage();
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

/** The share of pixels that differ; 1 where the pictures are of different sizes. */
function compare(a, b) {
  return judge.evaluate(async ([first, second, most]) => {
    const pixels = async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      pen.drawImage(picture, 0, 0);
      return pen.getImageData(0, 0, picture.width, picture.height);
    };
    const [one, other] = [await pixels(first), await pixels(second)];
    if (one.width !== other.width || one.height !== other.height) return 1;
    let count = 0;
    for (let i = 0; i < one.data.length; i += 4) {
      const far = Math.abs(one.data[i] - other.data[i]) + Math.abs(one.data[i + 1] - other.data[i + 1]) +
        Math.abs(one.data[i + 2] - other.data[i + 2]);
      if (far > most) count += 1;
    }
    return count / (one.data.length / 4);
  }, [a.toString('base64'), b.toString('base64'), differs]);
}

for (const [name, path, width, height, how] of pictures) {
  test(`${name} looks as it did`, async () => {
    const file = join(folder, `${name}.png`);
    const now = await take(path, width, height, how);
    if (process.env.CAIRN_GOLDEN === 'write' || !existsSync(file)) {
      assert.equal(process.env.CAIRN_GOLDEN, 'write', `${file} is not there`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, now);
    }
    const far = await compare(now, readFileSync(file));
    if (far > share) {
      mkdirSync(join(root, 'build/shots'), { recursive: true });
      writeFileSync(join(root, `build/shots/golden-${name}.png`), now);
    }
    assert.ok(far <= share, `${(far * 100).toFixed(2)} % of ${name} is otherwise: see build/shots/golden-${name}.png`);
  });
}

test('another page, and the same one in other inks, are told apart', async () => {
  const light = await take('/axes/2', 360, 740, { colorScheme: 'light' });
  const other = await take('/axes/1', 360, 740, { colorScheme: 'light' });
  assert.ok((await compare(light, other)) > share);
  assert.ok((await compare(light, await take('/axes/2', 360, 740, { colorScheme: 'dark' }))) > share);
});
