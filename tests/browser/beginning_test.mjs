// A device that asks for everything, where much was said: it begins with the server's file of all
// rows (GET /v1/snapshot), and goes on by pulls. In real Chromium, on thousands of contributions.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { join } from 'node:path';
import { open_house, root, times_said, until } from './support/house.mjs';
import { open_chromium, spoil, verbs_of } from './support/chromium.mjs';
import { hands_of, keep } from './support/hands.mjs';

const program = process.env.CAIRN_BIN || join(root, 'build/native/cairn');
const site = process.env.CAIRN_SITE || join(root, 'build/site');
const count = '3000'; // more than is pulled row by row

let house, browser, context, page, hands;
let files; // asked for
let pulled; // contributions that came row by row
before(async () => {
  house = await open_house({
    fill: (data) => execFileSync(program, ['demo', '--site', site, '--data', data, '--count', count,
      '--words', join(root, 'content/demo/words.json')]),
  });
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
  files = pulled = 0;
  await context.route('**/v1/sync', async (route) => {
    const answer = await route.fetch().catch(() => null);
    if (!answer) return route.abort();
    // A browser that is closed meanwhile asks for nothing any more.
    pulled += (await answer.text().catch(() => '')).split('"kind":"contribution"').length - 1;
    return route.fulfill({ response: answer }).catch(() => {});
  });
  await context.route('**/v1/snapshot', async (route) => {
    files += 1;
    await route.continue();
  });
  hands = hands_of(verbs, house.origin);
});
afterEach(() => context.close());

async function how_many() {
  await hands.go('/contributions');
  await hands.comes('/\\d\\scontributions/.test(document.querySelector("main").innerText)');
  return /([\d\s]+)\scontributions/.exec(await hands.words())[1].replace(/\D/g, '');
}

/** What the program shows with no server to ask is what the server told. */
async function has_all() {
  const told = await how_many();
  assert.ok(Number(told) > 1000, `${told} contributions`);
  await house.down();
  try {
    assert.equal(await how_many(), told);
    await hands.go('/contributions?q=formation');
    await hands.comes('document.querySelectorAll("main article").length > 0');
  } finally {
    await house.up();
  }
}

test('all is kept from one file, and what is said later is pulled', async () => {
  await keep(hands);
  assert.equal(files, 1);
  assert.equal(pulled, 0);
  await has_all();
  const words = `Marque ${Math.random().toString(36).slice(2)}`;
  await hands.write('/actions/A1-03/ecrire', words);
  await until(async () => (await times_said(house.origin, 'talk/A1-03', words)) > 0, `${words} arrives`);
  await hands.go('/mes-contributions');
  await hands.says('publiée');
  assert.equal(files, 1);
});

test('a base that was spoilt begins with the file again', async () => {
  await keep(hands);
  await spoil(page, house.origin, ['base-2.db', 'base-2.db-wal']);
  await hands.go('/mes-contributions');
  await until(() => files === 2, 'the file is asked for');
  await hands.says('À jour au');
  await has_all();
});

test('what was written before, and only its author is told, stays in sight all the while', async () => {
  await context.route('**/v1/sync', (route) => route.abort());
  const words = `Marque ${Math.random().toString(36).slice(2)}`;
  await hands.write('/actions/A1-03/ecrire', words);
  await hands.comes('document.querySelector("main .code")');
  await context.unroute('**/v1/sync');
  await hands.go('/mes-contributions');
  await hands.says('publiée');
  await page.evaluate((said) => {
    const looks = () => {
      const there = document.querySelector('main').innerText.includes(said);
      if (!there) window.flickered = true;
      requestAnimationFrame(looks);
    };
    looks();
  }, words);
  await page.click('button[value="act:keep"]');
  await hands.says('tout ce qui s’en dit. À jour au');
  assert.equal(files, 1);
  assert.equal(await page.evaluate(() => Boolean(window.flickered)), false);
});

test('while the file is on its way the line says that not all is here, and what is written goes', async () => {
  await context.route('**/v1/snapshot', () => {}); // it never comes
  await hands.go('/mes-contributions');
  await hands.comes('document.querySelector("button[value=\\"act:keep\\"]:not([hidden])")');
  await page.click('button[value="act:keep"]');
  const not_all = 'document.querySelector("footer").innerText.includes("Tout n’est pas encore arrivé")';
  await hands.comes(not_all);
  const words = `Marque ${Math.random().toString(36).slice(2)}`;
  await hands.write('/actions/A1-03/ecrire', words);
  await until(async () => (await times_said(house.origin, 'talk/A1-03', words)) === 1, `${words} arrives`);
  await hands.comes(not_all);
});

for (const [what, spoilt] of Object.entries({
  'another than its name says': (route) => route.fulfill({ body: 'SQLite format 3\0'.repeat(900) }),
  gone: (route) => route.fulfill({ status: 410, body: 'gone' }),
  'cut off': (route) => route.abort(),
})) {
  test(`a file that is ${what} is left, and everything is pulled`, async () => {
    await context.route('**/v1/snapshot', spoilt);
    await keep(hands);
    assert.ok(pulled > 2000, `${pulled} contributions were pulled`);
    await has_all();
  });
}
