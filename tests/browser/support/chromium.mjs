// Chromium, headless, with nothing of its own going on: no updates, no metrics, no first run.
import { readdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { until } from './house.mjs';

const launched = {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--disable-features=Translate,OptimizationHints'],
};

/** `more`: further words of its command line. */
export function open_chromium(...more) {
  return chromium.launch({ ...launched, args: [...launched.args, ...more] });
}

/** With WebGL 2, which this machine draws by software. */
export function open_chromium_with_gl() {
  const args = launched.args.filter((arg) => arg !== '--disable-gpu')
    .concat('--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist');
  return chromium.launch({ ...launched, args });
}

/** So that a page is told at once what memory it has, and not with the next collection. */
export const memory_told = '--enable-blink-features=ForceEagerMeasureMemory';

/** Bytes of memory that the processes of the browser started with `mark` on its command line hold:
 *  what several share is counted in parts (Pss). */
export function bytes_held(mark) {
  const parents = new Map();
  const of = (id, file) => {
    try {
      return readFileSync(`/proc/${id}/${file}`, 'latin1');
    } catch (error) {
      return ''; // it ended meanwhile
    }
  };
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  all.forEach((id) => parents.set(id, (/^PPid:\s*(\d+)/m.exec(of(id, 'status')) || [])[1]));
  const first = all.filter((id) => of(id, 'cmdline').includes(mark));
  const is_its = (id) => first.includes(id) || (parents.has(id) && is_its(parents.get(id)));
  return all.filter(is_its).map((id) => 1024 * Number((/^Pss:\s*(\d+)/m.exec(of(id, 'smaps_rollup')) || [0, 0])[1]))
    .reduce((sum, one) => sum + one, 0);
}

/** With a profile in a folder, which the next one opened on it finds again: its context. */
export function open_profile(folder) {
  return chromium.launchPersistentContext(folder, launched);
}

/** A page of such a context with the same few verbs as support/webdriver.mjs. */
export async function verbs_of(context) {
  const page = await context.newPage();
  return {
    page,
    evaluate: (script, ...args) => page.evaluate(
      `(function () { ${script} }).apply(null, ${JSON.stringify(args)})`),
    open: (url) => page.goto(url),
    back: () => page.goBack(),
    click: (selector) => page.click(selector),
    keys: (text) => page.keyboard.type(text),
    close: () => context.close(),
  };
}

/**
 * Overwrites the beginning of files that this device keeps, with no program near; how many bytes
 * they had. Fails where a program holds them for long.
 */
export async function spoil(page, origin, names) {
  await page.goto(origin + '/robots.txt');
  let why = '';
  return until(() => page.evaluate(async (wanted) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('cairn');
    let bytes = 0;
    for (const name of wanted) {
      const file = await folder.getFileHandle(name);
      bytes += (await file.getFile()).size;
      const stream = await file.createWritable({ keepExistingData: true });
      await stream.write({ type: 'write', position: 0, data: new Uint8Array(8192).fill(7) });
      await stream.close();
    }
    return bytes;
  }, names).catch((error) => {
    why = error.message;
    return 0;
  }), 'the files are free').catch((error) => {
    throw new Error(`${error.message}, but: ${why}`);
  });
}

/** Runs `work(item, page)` over all items with `hands` pages of `context` at once. */
export async function with_pages(context, items, work, hands = 2) {
  const ahead = [...items];
  await Promise.all(Array.from({ length: hands }, async () => {
    const page = await context.newPage();
    while (ahead.length) await work(ahead.shift(), page);
    await page.close();
  }));
}

/** Waits until `ready` is true in the page, asked through the inspector: a poll inside the page
 *  would need the `eval` that its policy forbids. */
export function until_page(page, ready, given) {
  return until(() => page.evaluate(ready, given), String(ready));
}

/** The addresses that `page` asks the network for from now on; its cache is not counted, nor the
 *  icon, which the browser asks for when it likes. */
export async function wire_of(page) {
  const asked = new Map();
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('Network.enable');
  inspector.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (/^https?:/.test(request.url) && !/\/icon-[0-9a-f]+\.svg$/.test(request.url)) asked.set(requestId, request.url);
  });
  inspector.on('Network.requestServedFromCache', ({ requestId }) => asked.delete(requestId));
  inspector.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache) asked.delete(requestId);
  });
  return () => [...asked.values()];
}

/**
 * What any page may be asked in place of a test hook: a button marked `data-live` wakes the
 * program, as the page's own would. Resolves when the program has answered.
 */
export async function wake_program(page) {
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.setAttribute('data-live', '');
    button.id = 'wake';
    button.hidden = true;
    document.documentElement.appendChild(button);
    button.click();
    button.remove();
  });
}
