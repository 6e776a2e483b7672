// The graphic view as a test sees it: whether it stands there, how many frames were drawn, where
// the keyboard's ring is.
import { until } from './house.mjs';
import { until_page } from './chromium.mjs';

export const focus_colours = { light: [0xb8, 0x00, 0x7a], dark: [0xff, 0x8a, 0xd8] };

export const is_drawn = (page) => page.evaluate(() => document.documentElement.classList.contains('drawn'));

/** Counts what each Worker of the page draws from now on; to be called before one starts. */
export function count_frames(page) {
  page.on('worker', (worker) => worker.evaluate(() => {
    const kind = self.WebGL2RenderingContext && WebGL2RenderingContext.prototype;
    if (!kind) return;
    self.frames = 0;
    const draw = kind.drawElements;
    kind.drawElements = function (...given) {
      self.frames += 1;
      self.screen_of_it = this;
      return draw.apply(this, given);
    };
  }).catch(() => {})); // it ended
}

const worker_of = (page) => page.workers().find((one) => /face_worker/.test(one.url()));

export const frames_of = (page) => worker_of(page).evaluate(() => self.frames);

export const lose_context = (page) => worker_of(page).evaluate(
  () => self.screen_of_it.getExtension('WEBGL_lose_context').loseContext());

/** From now on each frame takes at least so long, as on a device that is too weak for them. */
export const slow_down = (page, ms) => worker_of(page).evaluate((least) => {
  const kind = WebGL2RenderingContext.prototype;
  const draw = kind.drawElements;
  kind.drawElements = function (...given) {
    const until = performance.now() + least;
    while (performance.now() < until);
    return draw.apply(this, given);
  };
}, ms);

/**
 * How long the frames of some work took in the Worker, in ms, sorted; `to_pixels`: until all their
 * pixels were there, which without a graphics card is the processor's work too.
 */
export async function times_of(page, work, to_pixels) {
  await worker_of(page).evaluate((waits) => {
    self.times = [];
    const kind = WebGL2RenderingContext.prototype;
    const print = kind.drawElements;
    kind.drawElements = function (...given) {
      print.apply(this, given);
      if (!waits) return;
      // What asks for a pixel waits for all of them.
      this.readPixels(0, 0, 1, 1, this.RGBA, this.UNSIGNED_BYTE, new Uint8Array(4));
    };
    const later = self.requestAnimationFrame.bind(self);
    self.requestAnimationFrame = (draw) => later((now) => {
      const begun = performance.now();
      draw(now);
      self.times.push(performance.now() - begun);
    });
  }, Boolean(to_pixels));
  await work();
  return (await worker_of(page).evaluate(() => self.times)).sort((a, b) => a - b);
}

/** Presses the switch, and waits for the first picture. */
export async function draw(page) {
  await page.click('.face button');
  await until(() => is_drawn(page), 'the graphic view');
}

/** Until nothing has been drawn for a while. */
export async function rest(page) {
  let before = -1;
  await until(async () => {
    const now = await frames_of(page);
    const is_still = now === before && now > 0;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 250));
    return is_still;
  }, 'the picture rests');
}

/** The box of all pixels of this colour, or null: {x, y, width, height}. */
export async function box_of(page, [red, green, blue]) {
  const png = (await page.screenshot()).toString('base64');
  return page.evaluate(async ([text, r, g, b]) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    let [left, top, right, bottom] = [1e9, 1e9, -1, -1];
    for (let i = 0; i < data.length; i += 4) {
      if (Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) > 12) continue;
      const x = (i / 4) % picture.width;
      const y = Math.floor(i / 4 / picture.width);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    return right < 0 ? null : { x: left, y: top, width: right - left, height: bottom - top };
  }, [png, red, green, blue]);
}

export const at_path = (page, path) => until_page(page, (to) => location.pathname + location.search === to &&
  document.querySelector('h1') !== null, path);
