// Several tabs of one browser: one owner of the storage, a visible tab leads within 3 s, saving never
// fails because of another tab, and what is forgotten is forgotten by all.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open_house, times_said, until } from './support/house.mjs';
import { open_puppet } from './support/puppet.mjs';

const action = 'A1-03';
const within = 3000; // ms

let house, folder, browser;
before(async () => {
  house = await open_house();
  folder = mkdtempSync(join(tmpdir(), 'cairn-tabs-'));
  browser = await open_puppet(folder);
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const comes = (page, ready, given, limit = 20000) => until(
  () => page.evaluate(ready, given).catch(() => false), `${ready} ${given}`, limit)
  .catch(async (error) => {
    const shown = await page.evaluate(() => document.body.innerText).catch(() => 'no page');
    throw new Error(`${error.message}, but:\n${shown.slice(0, 1500)}`);
  });

async function open_tab(path = `/actions/${action}/ecrire`) {
  const page = await browser.newPage();
  await page.goto(house.origin + path);
  await page.bringToFront();
  return page;
}

/** Does this tab's Worker hold the storage? It knows itself among the holders of locks. */
async function leads(page) {
  const [worker] = page.workers();
  return Boolean(worker) && worker.evaluate(() => {
    const name = `who ${Math.random()}`;
    return navigator.locks.request(name, async () => {
      const { held } = await navigator.locks.query();
      const client = (wanted) => (held.find((lock) => lock.name === wanted) || {}).clientId;
      return client('cairn') === client(name);
    });
  }).catch(() => false);
}

const comes_to_lead = (page, why) => until(() => leads(page), `it leads: ${why}`, within);

async function write(page, words) {
  if (!/\/ecrire$/.test(page.url()) || await page.$('main .code')) {
    await page.goto(`${house.origin}/actions/${action}/ecrire`);
  }
  await comes(page, () => document.querySelector('main textarea') !== null);
  await page.click('main textarea');
  await page.keyboard.type(words);
  await page.click('main form[method=post] button:not([type=button])');
  await comes(page, () => document.querySelector('main .code') !== null);
}

/** Nothing is said to have gone wrong. */
async function is_calm(page) {
  const said = await page.evaluate(() => document.body.innerText);
  assert.doesNotMatch(said, /s’est arrêté|n’a pas pu|abîmée|tant que cette page|réessayez/i);
}

const arrives_once = async (words) => {
  await until(async () => (await times_said(house.origin, `talk/${action}`, words)) > 0, `${words} arrives`);
  assert.equal(await times_said(house.origin, `talk/${action}`, words), 1, words);
};

const some_words = (what) => `${what} ${randomBytes(5).toString('hex')}`;

test('a visible tab leads within 3 s, whether the leader is hidden, closed or put to sleep', async () => {
  const first = await open_tab();
  const words = some_words('premier');
  await write(first, words);
  await comes_to_lead(first, 'alone');
  await arrives_once(words);

  const second = await open_tab();
  await comes_to_lead(second, 'the first is hidden');
  assert.equal(await leads(first), false, 'one owner of the storage');
  await second.close();
  await first.bringToFront();
  await comes_to_lead(first, 'the second is closed');

  const nothing = await browser.newPage();
  await nothing.bringToFront();
  await until(async () => !(await leads(first)), 'out of sight, it lets go by itself');
  const inspector = await first.createCDPSession();
  await inspector.send('Page.setWebLifecycleState', { state: 'frozen' });
  const third = await open_tab();
  await comes_to_lead(third, 'the first is frozen');
  const more = some_words('pendant le sommeil');
  await write(third, more);
  await arrives_once(more);
  await inspector.send('Page.setWebLifecycleState', { state: 'active' });
  for (const page of [third, nothing, first]) await page.close();
});

test('three tabs opened, closed, hidden and reloaded at random: everything arrives once', async () => {
  let seed = Number(process.env.CAIRN_TABS_SEED || 20);
  const dice = (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const said = [];
  const tabs = [await open_tab()];
  for (let i = 0; i < 30; i += 1) {
    const tab = tabs[dice(tabs.length)];
    const what = dice(6);
    if (what === 0 && tabs.length < 3) {
      tabs.push(await open_tab());
    } else if (what === 1 && tabs.length > 1) {
      tabs.splice(tabs.indexOf(tab), 1);
      await tab.close();
      await tabs[0].bringToFront();
    } else if (what === 2) {
      await tab.bringToFront();
    } else if (what === 3) {
      await tab.bringToFront();
      await tab.reload();
    } else {
      await tab.bringToFront();
      const words = some_words(`au hasard ${i}`);
      await write(tab, words);
      said.push(words);
      await is_calm(tab);
    }
    const leading = await Promise.all(tabs.map(leads));
    assert.ok(leading.filter(Boolean).length <= 1, 'one owner of the storage');
  }
  assert.ok(said.length > 5);
  for (const words of said) await arrives_once(words);
  const last = tabs[0];
  await last.bringToFront();
  await last.goto(`${house.origin}/mes-contributions`);
  for (const words of said) {
    await comes(last, (one) => document.querySelector('main').innerText.includes(one), words);
  }
  for (const tab of tabs) await tab.close();
});

function files_in(at, found = []) {
  for (const name of readdirSync(at)) {
    const path = join(at, name);
    let what;
    try {
      what = statSync(path);
    } catch (error) {
      continue; // a socket of the browser's, or gone
    }
    if (what.isDirectory()) files_in(path, found);
    else if (what.isFile()) found.push(path);
  }
  return found;
}

/** A cache of the browser's may drop one of its files meanwhile. */
function holds(file, words) {
  try {
    return readFileSync(file).includes(words);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return false;
  }
}

test('forgetting everything: nothing is stored any more, no file of the profile holds the words, the other tab says so', async () => {
  const words = some_words('à oublier').replace('à ', 'canari-');
  const other = await open_tab();
  const page = await open_tab();
  await write(page, words);
  await arrives_once(words);
  await page.goto(`${house.origin}/mes-contributions`);
  await comes(page, (one) => document.querySelector('main').innerText.includes(one), words);
  assert.ok(files_in(folder).some((file) => holds(file, words)), 'it is in the files');
  await page.click('#oublier summary');
  // What others send may move the page under a pointer.
  await Promise.all([page.waitForNavigation(), page.$eval('button[value="act:forget"]', (button) => button.click())]);
  const stored = () => page.evaluate(async () => ({
    bases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    files: (await Array.fromAsync((await navigator.storage.getDirectory()).keys())).length,
  }));
  assert.deepEqual(await stored(), { bases: 0, caches: 0, workers: 0, files: 0 });
  await comes(other, () => document.getElementById('status').textContent.includes('effacé'));
  await browser.close();
  // What the tab showed is the browser's own history of the session, not this site's storage.
  const left = files_in(folder).filter((file) => !/\/Sessions\//.test(file) && holds(file, words));
  assert.deepEqual(left, []);
  browser = await open_puppet(folder);
});
