// What this device keeps was spoilt while nobody looked: a disk that lies, a power cut, a curious
// hand. In real Chromium, on the files themselves.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { open_house, times_said, until } from './support/house.mjs';
import { open_chromium } from './support/chromium.mjs';
import { hands_of, keep } from './support/hands.mjs';

const form = '/actions/A1-03/ecrire';

let house, browser, context, page, hands, is_cut;
before(async () => {
  house = await open_house();
  browser = await open_chromium();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  is_cut = false;
  await context.route('**/v1/sync', (route) => (is_cut ? route.abort() : route.continue()));
  hands = hands_of({
    evaluate: (script, ...args) => page.evaluate(
      `(function () { ${script} }).apply(null, ${JSON.stringify(args)})`),
    open: (url) => page.goto(url),
    click: (selector) => page.click(selector),
    keys: (text) => page.keyboard.type(text),
  }, house.origin);
});
afterEach(() => context.close());

/** Words that only this device has. */
async function written() {
  is_cut = true;
  const words = `Marque ${Math.random().toString(36).slice(2)}`;
  await hands.write(form, words);
  await hands.comes('document.querySelector("main .code")');
  return words;
}

/** Overwrites the beginning of each file, with no program near. */
async function spoil(...names) {
  await page.goto(house.origin + '/robots.txt');
  let why = '';
  const spoilt = await until(() => page.evaluate(async (wanted) => {
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
  }), 'the files are free').catch((error) => assert.fail(`${error.message}, but: ${why}`));
  assert.ok(spoilt > 4096, `${names}: there was something to spoil`);
}

async function arrives(words) {
  is_cut = false;
  await hands.go('/mes-contributions');
  await hands.says('publiée');
  await until(async () => (await times_said(house.origin, 'talk/A1-03', words)) > 0, `${words} arrives`);
  assert.equal(await times_said(house.origin, 'talk/A1-03', words), 1, 'once');
}

test('the base is spoilt: it is fetched again, and what was written is there', async () => {
  await keep(hands);
  const words = await written();
  await spoil('base-2.db', 'base-2.db-wal');
  await hands.go('/mes-contributions');
  await hands.says(words);
  await arrives(words);
  await hands.says('À jour au');
  await hands.go('/contributions');
  await hands.says(words);
});

test('the outbox is spoilt: its mirror has what was written', async () => {
  const words = await written();
  await spoil('outbox.db', 'outbox.db-wal');
  await hands.go('/mes-contributions');
  await hands.says(words);
  await arrives(words);
});

test('all is spoilt: the page works, and one can write again', async () => {
  await keep(hands);
  await written();
  await spoil('base-2.db', 'base-2.db-wal', 'outbox.db', 'outbox.db-wal', 'outbox-0.lines', 'outbox-1.lines');
  await hands.go('/mes-contributions');
  await hands.go('/actions');
  await hands.comes('document.querySelectorAll(".rows > li").length > 0');
  await arrives(await written());
});
