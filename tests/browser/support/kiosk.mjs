// A kiosk under test: enrolled by its invitation, touched by visitors, left alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { forward, install_clock, later } from './clock.mjs';
import { get, root, until } from './house.mjs';

const program = process.env.CAIRN_BIN || join(root, 'build/native/cairn');
export const operator_code = '24680';
export const place = 'Médiathèque Louis-Aragon';

export const cairn = (...args) => execFileSync(program, args).toString();

let kiosks = 0;
/** A kiosk is named by where it stands: each of a house somewhere else. */
export function invitation(house, where = `${place}, ${kiosks += 1}`) {
  const printed = cairn('invite', '--data', house.data, '--role', 'kiosk', '--place', where, '--origin', house.origin);
  return /https?:\/\/\S+\/borne#\S+/.exec(printed)[0];
}

/** Also while one document gives way to another. */
export const sees = (page, what, ...given) => page.evaluate(
  `(function () { return ${what} }).apply(null, ${JSON.stringify(given)})`).catch(() => undefined);
export const comes = (page, what, ...given) => until(() => sees(page, `Boolean(${what})`, ...given), `${what} ${given}`, 40000)
  .catch(async (error) => {
    const shown = await sees(page, '`${location.pathname} ${document.documentElement.className}: ${document.body.innerText.slice(0, 600)}`');
    throw new Error(`${error.message}, but:\n${shown}`);
  });
export const press = (page, selector, words) => page.evaluate(([where, text]) => {
  const found = [...document.querySelectorAll(where)].find((one) => one.textContent.includes(text));
  if (!found) throw new Error(`no ${where} says ${text}`);
  found.click();
}, [selector, words]);

export const is_at_rest = (page) => comes(page, 'document.querySelector(".attract .say")');

/** As an operator does. */
export async function enrol(page, link) {
  await page.goto(link);
  await page.waitForSelector('#operator');
  assert.doesNotMatch(page.url(), /#/, 'the invitation leaves the address');
  await page.fill('#operator', operator_code);
  await page.click('main button.act');
  await is_at_rest(page);
}

/**
 * A kiosk of its own, at rest, its clock to be put forward: {context, page}; `page.faults` is what
 * its page threw. `where` it stands; other words are Playwright's of a context.
 */
export async function open_kiosk(browser, house, { where, ...how } = {}) {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true, ...how });
  await install_clock(context);
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.stack || error.message));
  await enrol(page, invitation(house, where));
  return { context, page };
}

/**
 * A visitor walks away, wherever they are: a warning comes, and nobody answers. What their last touch
 * did may still be on its way, or have led to another document: it is waited for once more, no longer.
 */
export async function walk_away(page) {
  for (let i = 0; i < 3; ++i) {
    await sees(page, 'window.left = (window.left || 0) + Number(Boolean(document.querySelector(".shelf")))');
    await later(page, 95000);
    await forward(page, 25000);
    if (await until(() => sees(page, 'Boolean(document.querySelector(".attract .say"))'), 'rest', 10000).catch(() => false)) return;
    assert.ok(!((await sees(page, 'window.left')) > 1), 'a visit that was left goes on');
  }
  await is_at_rest(page);
}

export async function begin(page) {
  await is_at_rest(page);
  await page.click('.attract .begin');
  await comes(page, '!document.querySelector(".attract")');
}

/** From the graphic view to the text view; nothing where it is the text view. */
export async function as_text(page) {
  if (await sees(page, 'document.documentElement.classList.contains("drawn")')) await press(page, '.kiosk-bar button', 'En texte');
}

/** By a link, as a touch on one would. */
export async function go(page, path) {
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await comes(page, 'location.pathname + location.search === arguments[0]', path);
}

/** A letter at a time, on the screen's own keyboard. */
export async function type(page, words) {
  for (const letter of words) {
    const key = letter === ' ' ? '{space}' : letter;
    await page.click(`.keys button[data-skbtn="${key}"]`);
  }
}

/** Says something of an action; gives the deposit code that the ticket shows. */
export async function say(page, action, words, by_keys = true) {
  await go(page, `/actions/${action}/ecrire`);
  await comes(page, 'document.querySelector("main textarea")');
  // A slow machine may hand the picture over to the text meanwhile.
  await until(async () => {
    await page.focus('main textarea');
    if (!(await sees(page, 'document.documentElement.classList.contains("drawn")'))) return true;
    await page.keyboard.press('x');
    return until(() => sees(page, 'Boolean(document.querySelector("dialog.over textarea"))'), 'the form', 3000).catch(() => false);
  }, 'a field to write in', 40000);
  if (by_keys) await type(page, words);
  else await page.keyboard.insertText(words);
  await page.evaluate(() => (document.querySelector('dialog.over form') || document.querySelector('main form.letter'))
    .querySelector('button:not([type=button])').click());
  await comes(page, 'document.querySelector("dialog.ticket .code")');
  return sees(page, 'document.querySelector("dialog.ticket .code").textContent');
}

/** What a telephone would read in a picture of the page. */
export async function read_qr(page, selector) {
  const side = 400;
  const data = await page.evaluate(async ([where, size]) => {
    const image = document.querySelector(where);
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0, size, size);
    return Array.from(pen.getImageData(0, 0, size, size).data);
  }, [selector, side]);
  return (jsqr.default || jsqr)(new Uint8ClampedArray(data), side, side).data;
}

export const bags = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const asked = indexedDB.open('cairn-kiosk', 1);
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const all = asked.result.transaction('bags').objectStore('bags').getAll();
    all.onsuccess = () => {
      asked.result.close();
      resolve(all.result);
    };
  };
}));

/** Everything this origin has on the disk, as one text: files, bases, caches, storage. */
export const all_on_disk = (page) => page.evaluate(async () => {
  const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  const read = (bytes) => texts.push(new TextDecoder('latin1').decode(bytes));
  const walk = async (folder) => {
    for await (const entry of folder.values()) {
      if (entry.kind === 'directory') await walk(entry);
      else read(await (await entry.getFile()).arrayBuffer());
    }
  };
  await walk(await navigator.storage.getDirectory());
  for (const { name } of await indexedDB.databases()) {
    await new Promise((resolve) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => {
        const base = asked.result;
        const stores = [...base.objectStoreNames];
        let left = stores.length;
        if (!left) resolve();
        stores.forEach((store) => {
          const all = base.transaction(store).objectStore(store).getAll();
          all.onsuccess = () => {
            texts.push(JSON.stringify(all.result));
            left -= 1;
            if (!left) {
              base.close();
              resolve();
            }
          };
        });
      };
    });
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) texts.push(request.url, await (await cache.match(request)).text());
  }
  return texts.join('\n');
});

/** The page's memory as its engine tells it: strings included. */
export async function heap_of(context, page) {
  const inspector = await context.newCDPSession(page);
  const parts = [];
  inspector.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await inspector.send('HeapProfiler.enable');
  await inspector.send('HeapProfiler.collectGarbage');
  await inspector.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await inspector.detach();
  return parts.join('');
}

/** Opens the operator's panel as an operator does. */
export async function open_panel(page, code = operator_code) {
  await page.mouse.move(20, 20);
  await page.mouse.down();
  await comes(page, 'document.querySelector("#panel-code")');
  await page.mouse.up();
  await page.fill('#panel-code', code);
  await page.click('dialog.code button.act');
}

/** A kiosk at rest, that much later; a timer counts 24 days at most. */
export async function rest_for(page, ms) {
  const most = 20 * 86400000;
  for (let left = ms; left > 0; left -= most) {
    await forward(page, Math.min(left, most));
    // Left alone for so long it may begin anew, or open a newer version.
    if (left > 29 * 60000) await new Promise((resolve) => setTimeout(resolve, 500));
    await is_at_rest(page);
  }
}

/** How many contributions of exactly these words the page that follows a code shows, to any browser. */
export async function times_followed(house, code, words) {
  const answer = await get(`${house.origin}/suivre`, { 'Content-Type': 'application/x-www-form-urlencoded', Origin: house.origin },
    'POST', `code=${code}`);
  return answer.body.toString().split(`<p>${words}</p>`).length - 1;
}

/** From now on no base of this page, or of its Workers, has room: what is put is given up, as by a full disk. */
export const fill_disk = (page) => Promise.all([page, ...page.workers()].map((where) => where.evaluate(() => {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function put_in_vain(...given) {
    const asked = put.apply(this, given);
    this.transaction.abort();
    return asked;
  };
})));

/** Protocol v1 as a program of the staff speaks it. */
async function speak(house, bearer, messages) {
  const answer = await get(`${house.origin}/v1/sync`, { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
    'POST', JSON.stringify(messages));
  return JSON.parse(answer.body);
}

/** {decide(kind, body), staff_rows(scope)}: somebody who moderates, invited and come in. */
export async function moderator(house, name) {
  const printed = cairn('invite', '--data', house.data, '--name', name, '--role', 'moderator', '--origin', house.origin);
  const secret = randomBytes(32).toString('base64url');
  await speak(house, secret, [{ hello: { protocol: 1, schema: 2, invitation: /\/equipe#(\S+)/.exec(printed)[1] } }]);
  let n = 0;
  const decide = (kind, body) => speak(house, secret, [{ hello: { protocol: 1, schema: 2 } }, { push: { scope: 'talk/A1-03', first_n: n += 1,
    intents: [{ id: randomBytes(16).toString('hex'), n, kind, claimed_at: Date.now(), body }] } }]);
  const staff_rows = async (scope) => (await speak(house, secret, [{ hello: { protocol: 1, schema: 2 } },
    { pull: { scope, lane: 'staff', cursor: 0, limit: 500 } }])).flatMap(({ delta }) => (delta ? delta.rows : []));
  return { decide, staff_rows };
}
