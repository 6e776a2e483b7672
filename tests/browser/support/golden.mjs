// Pictures as they were when somebody last looked (golden/), compared with a tolerance: what draws
// without a graphics card need not round alike everywhere.
//
// `CAIRN_GOLDEN=write` takes them anew: look at them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './house.mjs';

const folder = join(root, 'tests/browser/golden');
const differs = 48; // of 765: the channels of a pixel, added
export const share = 0.004; // of all pixels may differ: edges of letters and stones

/** The share of pixels that differ, as this browser reads them; 1 where the pictures are of different sizes. */
export async function compare(browser, a, b) {
  const judge = await browser.newPage();
  const far = await judge.evaluate(async ([first, second, most]) => {
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
  await judge.close();
  return far;
}

/** Is this picture as it was? Where it is not, it is put in build/shots. */
export async function looks_as_it_did(browser, name, now) {
  const file = join(folder, `${name}.png`);
  if (process.env.CAIRN_GOLDEN === 'write' || !existsSync(file)) {
    assert.equal(process.env.CAIRN_GOLDEN, 'write', `${file} is not there`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, now);
  }
  const far = await compare(browser, now, readFileSync(file));
  if (far > share) {
    mkdirSync(join(root, 'build/shots'), { recursive: true });
    writeFileSync(join(root, `build/shots/golden-${name}.png`), now);
  }
  assert.ok(far <= share, `${(far * 100).toFixed(2)} % of ${name} is otherwise: see build/shots/golden-${name}.png`);
}
