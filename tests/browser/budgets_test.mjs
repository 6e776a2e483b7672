// The budgets of the house, measured on the built site in a real browser, printed, and written
// to build/budgets.json for docs/budgets.json to be compared with.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { every_address, get, open_house, root, until } from './support/house.mjs';
import { open_chromium, until_page, with_pages } from './support/chromium.mjs';

const budgets = JSON.parse(readFileSync(join(root, 'docs/budgets.json'), 'utf8'));
const measured = {};

/** Notes a measure, prints it, and fails where it is over the budget of that id. */
function note(id, value, where = '') {
  const budget = budgets.find((one) => one.id === id);
  assert.ok(budget, `docs/budgets.json has no ${id}`);
  measured[id] = value;
  console.log(`${String(value).padStart(8)} of ${String(budget.most).padStart(6)} ` +
    `${budget.unit.padEnd(8)} ${id} ${where}`);
  assert.ok(value <= budget.most, `${id}: ${value} ${budget.unit}, at most ${budget.most} ${where}`);
}

let house, browser, addresses, home;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium();
  addresses = await every_address(house.origin);
  home = (await get(house.origin + '/')).body.toString();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(join(root, 'build/budgets.json'), JSON.stringify(measured, null, 2) + '\n');
});

const script = (name) => home.match(new RegExp(`\\b${name}="(/assets/[^"]+)"`))[1];

async function wire_size(path) {
  const answer = await get(house.origin + path, { 'Accept-Encoding': 'br' });
  assert.equal(answer.status, 200, path);
  assert.equal(answer.headers['content-encoding'], 'br', path);
  return answer.body.length;
}

test('a static page', async () => {
  let heaviest = 0;
  let where = '';
  for (const path of addresses) {
    const size = await wire_size(path);
    if (size > heaviest) [heaviest, where] = [size, path];
  }
  note('static-page', heaviest, where);
});

test('one request shows a page without script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of ['/', '/actions', addresses.find((one) => one.startsWith('/actions/'))]) {
    const needed = [];
    const listen = (request) => {
      // Pictures decorate; the page is whole without them.
      if (request.resourceType() !== 'image' && !/icon/.test(request.url())) needed.push(request.url());
    };
    page.on('request', listen);
    await page.goto(house.origin + path, { waitUntil: 'networkidle' });
    page.off('request', listen);
    assert.deepEqual(needed, [house.origin + path]);
  }
  await context.close();
});

test('a first visit to home: requests, bytes, origins; nothing is stored, before or after', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const inspector = await context.newCDPSession(page);
  await inspector.send('Network.enable');
  const asked = [];
  let bytes = 0;
  inspector.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith('data:')) asked.push(request.url);
  });
  inspector.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(house.origin + '/', { waitUntil: 'networkidle' });
  // A visitor looks at the whole page: what is loaded lazily counts.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState('networkidle');
  note('first-visit-requests', asked.length);
  note('first-visit-bytes', bytes);

  const stored = () => page.evaluate(async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    bases: indexedDB.databases ? (await indexedDB.databases()).length : 0,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    files: (await Array.fromAsync((await navigator.storage.getDirectory()).keys())).length,
  }));
  const nothing = { cookie: '', local: 0, session: 0, bases: 0, caches: 0, workers: 0, files: 0 };
  assert.deepEqual(await stored(), nothing);
  await page.goto(house.origin + '/actions');
  await page.locator('main input[name=q]').pressSequentially('formation');
  await until(() => page.url().endsWith('q=formation'), 'the filter');
  await page.locator('.rows a').first().click();
  await until_page(page, () => document.activeElement.localName === 'h1');
  assert.deepEqual(await stored(), nothing);
  assert.deepEqual(await context.cookies(), []);
  const strangers = asked.filter((url) => !url.startsWith(house.origin + '/'));
  note('other-origins', strangers.length, strangers.join(' '));
  await context.close();
});

/** Of the languages, the one that weighs most: a reader has one. */
async function heaviest_words(html) {
  const list = /\bdata-words="([^"]+)"/.exec(html)[1].split(' ');
  const sums = {};
  for (const path of list) {
    const [, lang] = /-(fr|en)-/.exec(path);
    const size = await wire_size(path);
    console.log(`${String(size).padStart(8)} ${path}`);
    sums[lang] = (sums[lang] || 0) + size;
  }
  return Math.max(...Object.values(sums));
}

test('all that a citizen may ever load', async () => {
  let total = await heaviest_words(home);
  const parts = ['src', 'data-worker', 'data-program', 'data-wasm', 'data-deposit'].map(script);
  for (const part of [...parts, '/sw.js']) {
    const size = await wire_size(part);
    console.log(`${String(size).padStart(8)} ${part}`);
    total += size;
  }
  console.log(`${String(await wire_size(script('data-snapshot'))).padStart(8)} ` +
    `${script('data-snapshot')} (the roadmap, not counted)`);
  note('citizen-program', total);
});

test('all that somebody of the staff loads', async () => {
  const way_in = (await get(house.origin + '/equipe')).body.toString();
  let total = await heaviest_words(way_in);
  for (const name of ['src', 'data-worker', 'data-program', 'data-wasm']) {
    total += await wire_size(new RegExp(`\\b${name}="(/assets/[^"]+)"`).exec(way_in)[1]);
  }
  note('desk-program', total);
});

test('all that the graphic view loads in place of the program, its letters included', async () => {
  let total = await heaviest_words(home);
  for (const part of ['src', 'data-face', 'data-face-worker', 'data-face-program', 'data-face-wasm'].map(script)) {
    const size = await wire_size(part);
    console.log(`${String(size).padStart(8)} ${part}`);
    total += size;
  }
  note('canvas-program', total);
});

test('a kiosk’s own screens fit in the budget of the graphic view, with all that it loads', async () => {
  const page = (await get(house.origin + '/borne')).body.toString();
  let total = await wire_size('/borne-sw.js') + await heaviest_words(page);
  for (const name of ['src', 'data-worker', 'data-program', 'data-wasm', 'data-face']) {
    total += await wire_size(new RegExp(`\\b${name}="(/assets/[^"]+)"`).exec(page)[1]);
  }
  console.log(`${String(total).padStart(8)} a kiosk`);
  const { most } = budgets.find(({ id }) => id === 'canvas-program');
  assert.ok(total <= most, `${total} of ${most}`);
});

test('the main thread’s own JavaScript', async () => {
  const bundle = await build({
    entryPoints: [join(root, 'web/start.js')], bundle: true, minify: true, write: false,
    format: 'esm', target: 'es2018', charset: 'utf8',
  });
  note('main-thread-script', brotliCompressSync(bundle.outputFiles[0].contents, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  }).length);
});

test('elements of a page', async () => {
  const context = await browser.newContext();
  let most = 0;
  let where = '';
  let at_home = 0;
  await with_pages(context, addresses, async (path, page) => {
    await page.goto(house.origin + path);
    const count = await page.evaluate(() => document.querySelectorAll('*').length -
      document.querySelectorAll('svg *').length);
    if (count > most) [most, where] = [count, path];
    if (path === '/' || path === '/en/') at_home = Math.max(at_home, count);
  });
  await context.close();
  // Both are told before either fails.
  let fault = null;
  try {
    note('dom-nodes-page', most, where);
  } catch (error) {
    fault = error;
  }
  note('dom-nodes-home', at_home);
  if (fault) throw fault;
});

// What the eco-design page publishes is what was just measured, to within a tenth: a page that
// tells its own weight can never be exact to the byte.
test('the published figures are those measured', () => {
  for (const { id, measured: published, unit } of budgets) {
    if (measured[id] === undefined) continue;
    const slack = unit === 'requests' ? 0 : Math.max(4, measured[id] / 10);
    assert.ok(Math.abs(published - measured[id]) <= slack,
      `docs/budgets.json says ${id} is ${published}, measured ${measured[id]}: write the new figure`);
  }
});
