// What this device keeps was spoilt while nobody looked: a disk that lies, a power cut, a curious
// hand. In real Chromium, on the files themselves.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { open_house, times_said, until } from './support/house.mjs';
import { open_chromium, spoil, verbs_of } from './support/chromium.mjs';
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
  const verbs = await verbs_of(context);
  page = verbs.page;
  is_cut = false;
  await context.route('**/v1/sync', (route) => (is_cut ? route.abort() : route.continue()));
  hands = hands_of(verbs, house.origin);
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

async function spoil_files(...names) {
  const spoilt = await spoil(page, house.origin, names);
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
  await spoil_files('base-2.db', 'base-2.db-wal');
  await hands.go('/mes-contributions');
  await hands.says(words);
  await arrives(words);
  await hands.says('À jour au');
  await hands.go('/contributions');
  await hands.says(words);
});

test('the outbox is spoilt: its mirror has what was written', async () => {
  const words = await written();
  await spoil_files('outbox.db', 'outbox.db-wal');
  await hands.go('/mes-contributions');
  await hands.says(words);
  await arrives(words);
});

test('all is spoilt: the page works, and one can write again', async () => {
  await keep(hands);
  await written();
  await spoil_files('base-2.db', 'base-2.db-wal', 'outbox.db', 'outbox.db-wal', 'outbox-0.lines', 'outbox-1.lines');
  await hands.go('/mes-contributions');
  await hands.go('/actions');
  await hands.comes('document.querySelectorAll(".rows > li").length > 0');
  await arrives(await written());
});
