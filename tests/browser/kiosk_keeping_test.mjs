// What a kiosk keeps, shows and changes by itself: only what is fit for it and not too old; a disk
// that is full; newer programs, good and bad; months without a network, emptied by a stick.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { forward } from './support/clock.mjs';
import { open_house, public_rows, render_with, root, until } from './support/house.mjs';
import { open_chromium } from './support/chromium.mjs';
import { name_of_words } from '../server/support/sync.mjs';
import { as_text, bags, begin, cairn, comes, fill_disk, go, is_at_rest, moderator, open_kiosk, open_panel, press, rest_for, say,
  sees, times_followed, type } from './support/kiosk.mjs';

const day = 86400000;
let house, browser, folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-kiosk-'));
  house = await open_house({ lived_in: true });
  browser = await open_chromium();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = () => open_kiosk(browser, house);

test('only what a moderator found fit is shown, and none of it after days without the server', async () => {
  const contributions = (await public_rows(house.origin, 'talk/A1-03'))
    .filter(({ kind, body }) => kind === 'contribution' && !body.parent && body.standing === 'published');
  assert.ok(contributions.length >= 2);
  const [fit] = contributions;
  const kiosk = await open();
  const { page, context } = kiosk;
  const words_of = ({ body }) => body.words.slice(0, 30).replaceAll("'", '’');
  const shown = async () => {
    await go(page, '/contributions?sur=A1-03');
    await comes(page, 'document.querySelector("main h1")');
    const text = (await sees(page, 'document.querySelector("main").textContent')).replaceAll("'", '’');
    return contributions.filter((one) => text.includes(words_of(one))).map(({ id }) => id);
  };
  await begin(page);
  assert.deepEqual(await shown(), []);
  const { decide } = await moderator(house, 'Mo');
  const told = await decide('classify', { on: fit.id, theme: 'borne', set: true, of: name_of_words(fit.body.words) });
  assert.equal(told.find(({ receipts }) => receipts).receipts.items[0].outcome, 'applied');
  await forward(page, 10 * 60000);
  await page.goto(`${house.origin}/`);
  await begin(page);
  await until(async () => (await shown()).join() === fit.id, 'that one is shown, and no other');

  // Counts of all that was said would be counts of this one.
  await go(page, '/participer');
  await comes(page, '/Participer/.test(document.querySelector("main h1").textContent)');
  assert.equal(await sees(page, 'document.querySelectorAll("#suites").length'), 0);

  // A field for an address has no caret: the screen's keys type in it all the same.
  await go(page, `/contributions/${fit.id}/signaler`);
  await comes(page, 'document.querySelector("#courriel")');
  await as_text(page);
  await page.focus('#courriel');
  await type(page, ['a', 'b', '{bksp}', '{more}', '@', '{abc}', 'c', '.', 'f', 'r']);
  assert.equal(await sees(page, 'document.querySelector("#courriel").value'), 'a@c.fr');

  // A week goes by without the server, by the hours this kiosk ran.
  await house.down();
  try {
    await press(page, '.kiosk-bar button', 'Terminer');
    await rest_for(page, 8 * day);
    await page.evaluate(() => new Promise((done) => {
      // The minutes it ran, told in one go.
      const asked = indexedDB.open('cairn-kiosk', 1);
      asked.onsuccess = () => {
        const change = asked.result.transaction('self', 'readwrite');
        const store = change.objectStore('self');
        store.get('state').onsuccess = ({ target }) => store.put({ ...target.result, ran: 7 * 86400000 + 1 }, 'state');
        change.oncomplete = () => {
          asked.result.close();
          done();
        };
      };
    }));
    await page.goto(`${house.origin}/`);
    await begin(page);
    assert.deepEqual(await shown(), []);
    await go(page, '/actions/A1-03');
    await comes(page, '/seconde main/.test(document.querySelector("main h1").textContent)');
  } finally {
    await house.up();
  }
  await context.close();
});

/** Writes words on an action, as text, and sends them; gives the dialog that comes. */
async function send(page, action, words) {
  await go(page, `/actions/${action}/ecrire`);
  await comes(page, 'document.querySelector("main textarea")');
  await as_text(page);
  await page.focus('main textarea');
  await page.keyboard.insertText(words);
  await page.click('main form.letter button:not([type=button])');
  await comes(page, 'document.querySelector("dialog.unkept, dialog.ticket")');
  return sees(page, 'document.querySelector("dialog[open]").textContent');
}

/** The network is back, and the server told that what waited is durable. */
const hands_over = (page) => Promise.all([
  page.waitForResponse(async (told) => /sync/.test(told.url()) && /"durable":true/.test(await told.text())),
  page.evaluate(() => window.dispatchEvent(new Event('online')))]);

test('a full disk without a network: nothing is said to be sealed that is not, and it leaves when it can', async () => {
  const { page, context } = await open();
  await begin(page);
  let is_cut = true;
  await context.route('**/v1/sync', (route) => (is_cut ? route.abort() : route.continue()));
  await fill_disk(page);
  const words = 'Sur un disque plein, sans réseau';
  assert.match(await send(page, 'A1-02', words), /n’a pas pu garder/);
  assert.deepEqual(await bags(page), []);
  await press(page, 'dialog.unkept button', 'Fermer');
  await comes(page, '!document.querySelector("dialog[open]")');
  await comes(page, '!/scellé|Merci/i.test(document.querySelector("main").textContent)');
  await go(page, '/mes-contributions');
  await comes(page, 'document.querySelector("main").textContent.includes(arguments[0])', words);
  is_cut = false;
  await hands_over(page);
  const { staff_rows } = await moderator(house, 'Maud');
  assert.equal((await staff_rows('talk/A1-02')).filter(({ body }) => body.words === words).length, 1);
  await context.close();
});

test('a full disk with a network: what is written leaves at once, and its code is shown', async () => {
  const { page, context } = await open();
  await begin(page);
  await fill_disk(page);
  const words = 'Sur un disque plein, avec le réseau';
  assert.match(await send(page, 'A1-02', words), /parti aussitôt par le réseau/);
  await press(page, 'dialog.unkept button', 'Fermer');
  await comes(page, 'document.querySelector("dialog.ticket .code")');
  const code = await sees(page, 'document.querySelector("dialog.ticket .code").textContent');
  assert.equal(await times_followed(house, code, words), 1);
  assert.deepEqual(await bags(page), []);
  await context.close();
});

test('a disk that the browser itself calls full: what the page says is true of what is kept', async () => {
  const { page, context } = await open();
  await begin(page);
  const inspector = await context.newCDPSession(page);
  await inspector.send('Storage.overrideQuotaForOrigin', { origin: house.origin, quotaSize: 1000 });
  await context.route('**/v1/sync', (route) => route.abort());
  const told = await send(page, 'A1-02', 'Sur un disque que le navigateur dit plein');
  assert.equal(/n’a pas pu garder/.test(told), (await bags(page)).length === 0, told);
  await context.close();
});

test('a visit that wrote more than one bag holds is told so, and what it wrote before arrives', async () => {
  const { page, context } = await open();
  await begin(page);
  await context.route('**/v1/sync', (route) => route.abort());
  assert.match(await send(page, 'A1-02', 'Avant que la visite soit pleine'), /scellé/);
  const code = await sees(page, 'document.querySelector("dialog.ticket .code").textContent');
  await press(page, 'dialog.ticket button', 'Continuer');
  // Each as long as a contribution may be, in letters of two bytes: it is bytes that a request holds.
  let told = '';
  for (let i = 0; i < 100 && !/n’y tient plus/.test(told); ++i) {
    told = await send(page, `A1-0${1 + (i % 3)}`, `${i} ${'ж'.repeat(1990)}`);
    await press(page, 'dialog[open] button', /plus/.test(told) ? 'Fermer' : 'Continuer');
    await comes(page, '!document.querySelector("dialog[open]")');
  }
  assert.match(told, /n’y tient plus/);
  await context.unroute('**/v1/sync');
  await hands_over(page);
  assert.equal(await times_followed(house, code, 'Avant que la visite soit pleine'), 1);
  await context.close();
});

function make_site(name, change) {
  const at = (part) => join(folder, name, part);
  cpSync(join(root, 'build/assets'), at('assets'), { recursive: true });
  change(at);
  return render_with(at('assets'), at('site'));
}

test('a newer program opens when nobody is there; one that shows nothing gives way to the former', async () => {
  const better = make_site('better', (at) => appendFileSync(at('assets/kiosk.js'), '\n// next\n'));
  const worse = make_site('worse', (at) => writeFileSync(at('assets/kiosk_worker.js'), 'throw new Error("no kiosk");'));
  const { page, context } = await open();
  const script = () => sees(page, 'document.querySelector("script[data-kiosk]").getAttribute("src")');
  const first = await script();
  await house.down();
  await house.up(better);
  await begin(page);
  await forward(page, 30000);
  assert.equal(await script(), first, 'not while somebody is there');
  await press(page, '.kiosk-bar button', 'Terminer');
  await is_at_rest(page);
  await forward(page, 31 * 60000);
  await until(async () => (await script()) !== first, 'it opens the newer one');
  await is_at_rest(page);
  const second = await script();

  await house.down();
  await house.up(worse);
  const worker = () => sees(page, 'document.querySelector("script[data-kiosk]").dataset.worker');
  const sound = await worker();
  await forward(page, 31 * 60000);
  await until(async () => ![undefined, sound].includes(await worker()), 'the bad one is tried');
  await until(async () => {
    if ((await worker()) === sound) return true;
    await forward(page, 30000);
    await new Promise((resolve) => setTimeout(resolve, 700));
    return false;
  }, 'and the former one is back', 60000);
  await is_at_rest(page);
  assert.equal(await script(), second);
  await forward(page, 62 * 60000);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.equal(await worker(), sound, 'for good');
  await house.down();
  await house.up();
  await context.close();
});

test('ninety days without any network: emptied by a stick, brought up to date by another', async () => {
  const { page, context } = await open();
  await context.route('**/v1/**', (route) => route.abort());
  const codes = [];
  for (const words of ['Au premier mois', 'Au deuxième mois', 'Au troisième mois']) {
    await rest_for(page, 30 * day);
    await begin(page);
    codes.push([await say(page, 'A1-03', words, false), words]);
    await press(page, 'dialog.ticket button', 'Terminer');
    await is_at_rest(page);
  }
  assert.equal((await bags(page)).length, 3);
  await open_panel(page, '00000');
  await comes(page, '/pas le code/.test(document.querySelector("dialog.code .wrong").textContent)');
  await press(page, 'dialog.code button', 'Fermer');
  await open_panel(page);
  await comes(page, 'document.querySelector("dialog.panel")');
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'dialog.panel button', 'Exporter')]);
  const stick = join(folder, 'stick.json');
  await file.saveAs(stick);
  assert.ok(!codes.some(([, words]) => readFileSync(stick, 'utf8').includes(words)));
  assert.match(cairn('import', '--data', house.data, '--sealed', stick), /3/);
  cairn('import', '--data', house.data, '--sealed', stick);

  const update = join(folder, 'update.json');
  cairn('export', '--data', house.data, '--kiosk', update);
  const forged = join(folder, 'forged.json');
  const told = JSON.parse(readFileSync(update, 'utf8'));
  writeFileSync(forged, JSON.stringify({ ...told, payload: `${told.payload.slice(0, -8)}AAAAAAAA` }));
  await page.setInputFiles('#update-file', forged);
  await comes(page, '/rien n’a changé/.test(document.querySelector("dialog.panel [role=status]").textContent)');
  assert.equal((await bags(page)).length, 3);
  await page.setInputFiles('#update-file', update);
  await comes(page, '/3 dépôts/.test(document.querySelector("dialog.panel [role=status]").textContent)');
  assert.deepEqual(await bags(page), []);
  for (const [code, words] of codes) {
    assert.equal(await times_followed(house, code, words), 1, `${words}, once`);
  }
  await context.close();
});
