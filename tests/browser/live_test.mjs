// Rung 1: the list follows the keys without a request, and what the person holds is never taken
// from them: focus, caret, selection, composition, scroll, open details, a field's words.
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { get, open_house, until } from './support/house.mjs';
import { open_chromium, until_page, wire_of } from './support/chromium.mjs';

let house, browser, context, page, wire;
before(async () => {
  house = await open_house();
  browser = await open_chromium();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  page = await context.newPage();
  wire = await wire_of(page);
});
afterEach(async () => {
  await context.close();
});

const rows = () => page.locator('.rows > li').count();
const shown = () => page.locator('.found').innerText();
const field = 'main input[name=q]';

/** Until the address, which follows the list, asks for these words. */
const asked_for = (words) => until(
  () => new URL(page.url()).searchParams.get('q') === words, `the list of ${words}`);

/** On /actions with the program awake and its list told to be that of `words`. */
async function awake(words = 'a') {
  await page.goto(house.origin + '/actions');
  await page.locator(field).focus();
  await page.keyboard.type(words);
  await asked_for(words);
}

test('nothing is loaded before an act, and filtering asks the network for nothing', async () => {
  await page.goto(house.origin + '/actions');
  await page.locator(field).focus();
  const all = await rows();
  assert.ok(!wire().some((url) => /worker|\.wasm|\.db/.test(url)), wire().join(' '));
  await page.keyboard.type('form');
  await asked_for('form');
  assert.ok((await rows()) < all);
  const loaded = wire().length;
  await page.keyboard.type('ation');
  await asked_for('formation');
  await page.locator('select[name=axe]').selectOption({ index: 1 });
  await page.waitForURL(/q=formation&axe=/);
  await page.locator('select[name=tri]').selectOption('titre');
  await page.waitForURL(/tri=titre/);
  assert.deepEqual(wire().slice(loaded), []);
});

test('the list is the one the server gives for the same address', async () => {
  for (const words of ['réemploi', 'REEMPLOI', 'donnée', 'zzzz', '"', "l'accessibilité num"]) {
    await awake(words);
    const [mine, url] = [await page.locator('main').innerHTML(), page.url()];
    await page.goto(url);
    const theirs = await page.locator('main').innerHTML();
    const at = [...mine].findIndex((letter, i) => letter !== theirs[i]);
    assert.ok(mine === theirs, `${words}: ${mine.slice(at - 40, at + 80)}\nand ${
      theirs.slice(at - 40, at + 80)}`);
  }
});

test('focus, caret and selection survive', async () => {
  await awake('form');
  await page.keyboard.press('Home');
  await page.keyboard.type('in');
  await asked_for('inform');
  assert.deepEqual(await page.evaluate(() => [document.activeElement.name,
    document.activeElement.selectionStart, document.activeElement.value]), ['q', 2, 'inform']);
  await page.evaluate(() => document.activeElement.setSelectionRange(1, 4));
  await page.locator('select[name=axe]').evaluate((select) => {
    select.value = '2';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForURL(/axe=2/);
  assert.deepEqual(await page.evaluate(() => [document.activeElement.selectionStart,
    document.activeElement.selectionEnd]), [1, 4]);
});

test('what is typed faster than it is answered stays', async () => {
  await awake('a');
  const typed = 'ccessibilité des services';
  await page.keyboard.type(typed); // no delay: many keys to an answer
  await asked_for('a' + typed);
  assert.equal(await page.locator(field).inputValue(), 'a' + typed);
});

test('a letter and its list are drawn together, where memory can be shared', async () => {
  await awake('form');
  assert.ok(await page.evaluate(() => self.crossOriginIsolated));
  await page.evaluate(() => {
    document.addEventListener('beforeinput', () => {
      // Time for the Worker to answer before the letter is in, and for no message to be heard.
      const end = performance.now() + 300;
      while (performance.now() < end);
    });
    document.addEventListener('input', () => {
      window.first = document.querySelector('.found').textContent;
    });
  });
  const before = await shown();
  await page.keyboard.type('a');
  assert.equal(typeof await page.evaluate(() => window.first), 'string');
  assert.notEqual(await page.evaluate(() => window.first), before);
});

test('a letter that does not come is not looked for', async () => {
  await awake('form');
  const before = await shown();
  await page.locator(field).evaluate((input) => (input.maxLength = 4));
  await page.keyboard.type('z');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 500))));
  assert.equal(await page.locator(field).inputValue(), 'form');
  assert.equal(await shown(), before);
  assert.equal(new URL(page.url()).searchParams.get('q'), 'form');
});

test('where memory cannot be shared, the list follows too', async () => {
  await page.addInitScript(() => delete self.SharedArrayBuffer);
  await awake('form');
  const before = await rows();
  await page.keyboard.type('ation zzz');
  await asked_for('formation zzz');
  assert.ok((await rows()) < before);
});

test('letters typed between the first question and its answer were lost', async () => {
  // A device that keeps all answers with the whole form.
  await page.goto(house.origin + '/mes-contributions');
  await page.click('button[value="act:keep"]');
  await until_page(page, () => /À jour au/.test(document.querySelector('main').innerText));
  await page.addInitScript(() => {
    const type = (words) => {
      const field = document.querySelector('main textarea');
      field.value += words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    document.addEventListener('DOMContentLoaded', () => type('Le début'));
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (what) {
      post.call(this, what);
      if (!/^here:/.test(what)) return;
      type(', et la suite');
      this.addEventListener('message', ({ data }) => setTimeout(() => {
        if (data.answer || data.left) window.answered = true;
      }));
    };
  });
  await page.goto(house.origin + '/actions/A1-03/ecrire');
  await until_page(page, () => window.answered);
  assert.equal(await page.locator('main textarea').inputValue(), 'Le début, et la suite');
});

test('a composition is not cut, and counts when it ends', async () => {
  await awake('form');
  const asked = page.url();
  const input = await context.newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'a', selectionStart: 1, selectionEnd: 1 });
  await input.send('Input.imeSetComposition', { text: 'at', selectionStart: 2, selectionEnd: 2 });
  assert.equal(await page.locator(field).inputValue(), 'format');
  // Meanwhile the list changes for another reason.
  await page.locator('select[name=axe]').evaluate((select) => {
    select.value = '2';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForURL(/axe=2/);
  assert.ok(page.url().startsWith(asked), 'unfinished characters are not asked for');
  assert.equal(await page.locator(field).inputValue(), 'format');
  await input.send('Input.insertText', { text: 'ation' });
  await page.waitForURL(/q=formation/);
  assert.equal(await page.locator(field).inputValue(), 'formation');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'q');
});

test('scroll survives', async () => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await awake('a');
  await page.locator(field).evaluate((input) => input.scrollIntoView({ block: 'start' }));
  const top = () => page.locator(field).evaluate((input) => input.getBoundingClientRect().top);
  const before = await top();
  await page.keyboard.type('c');
  await asked_for('ac');
  assert.ok(Math.abs((await top()) - before) < 1.5, 'the field stays where it was');
});

test('the program clears a field that it has a new word on, with focus kept', async () => {
  await awake('form');
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.setAttribute('data-live', '');
    button.value = 'go:/actions';
    document.documentElement.appendChild(button);
    button.click(); // without moving the focus, as another tab's news would
  });
  await until_page(page, () => document.querySelector('main input[name=q]').value === '');
});

test('back and forward: list, words, heading, scroll', async () => {
  await awake('form');
  const found = await shown();
  const link = page.locator('.rows a').first();
  const href = await link.getAttribute('href');
  await link.scrollIntoViewIfNeeded();
  const y = await page.evaluate(() => scrollY);
  const loaded = wire().length;
  await link.click();
  await page.waitForURL('**' + href);
  await until_page(page, () => document.activeElement.localName === 'h1');
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.match(await page.title(), new RegExp((await page.locator('h1').innerText()).slice(0, 12)));
  await page.goBack();
  await asked_for('form');
  await page.locator('.found').waitFor();
  assert.equal(await shown(), found);
  assert.equal(await page.locator(field).inputValue(), 'form');
  assert.equal(await page.evaluate(() => scrollY), y);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), href);
  await page.goForward();
  await page.waitForURL('**' + href);
  await page.locator('.found').waitFor({ state: 'detached' });
  assert.deepEqual(wire().slice(loaded), []);
  await page.goBack();
  await page.goBack(); // to what the server had sent, before the program
  await page.waitForURL(/about:blank|\/actions$/);
});

test('Enter in the filter keeps the list and does not load the page', async () => {
  await awake('form');
  await page.evaluate(() => (window.same = true));
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=form/);
  assert.ok(await page.evaluate(() => window.same));
});

test('Back after Enter left the page: it gives back the whole list', async () => {
  await page.goto(house.origin + '/aide');
  await awake('form');
  const all = (await get(house.origin + '/actions')).body.toString().match(/class="found"><strong>([^<]+)/)[1];
  await page.keyboard.press('Enter');
  await page.keyboard.type('ation'); // another search begins
  await asked_for('formation');
  await page.goBack();
  await page.waitForURL(/\/actions$/);
  await until_page(page, () => document.querySelector('main input[name=q]').value === '');
  assert.ok((await shown()).startsWith(all), await shown());
  await page.goBack();
  await page.waitForURL(/\/aide$/);
});

test('a word of the glossary led to its definition closed', async () => {
  await page.goto(house.origin + '/');
  const word = page.locator('a.word').first();
  const id = (await word.getAttribute('href')).slice(1);
  const is_open = () => page.evaluate((key) => document.getElementById(key).closest('details').open, id);
  assert.equal(await is_open(), false);
  await word.click();
  await page.waitForURL(/#mot-/);
  assert.ok(await is_open());
  assert.ok(await page.locator(`#${id}`).isVisible());
  await page.goto(house.origin + '/actions');
  await page.goto(`${house.origin}/#${id}`);
  assert.ok(await is_open());
});

test('a letter sent without a network was lost: it stays on the screen', async () => {
  await page.goto(house.origin + '/contact');
  await page.locator('#message').fill('Bonjour');
  await context.setOffline(true);
  await page.locator('.letter button').click();
  await until_page(page, () => document.getElementById('status').textContent.includes('réseau'));
  assert.equal(await page.locator('#message').inputValue(), 'Bonjour');
  assert.ok(page.url().endsWith('/contact'));
});

test('the search of the banner and a link to an anchor are followed in place', async () => {
  await awake('form');
  await page.evaluate(() => (window.same = true));
  await page.locator('header input[name=q]').fill('réemploi');
  await page.keyboard.press('Enter');
  await asked_for('réemploi');
  assert.equal(await page.locator(field).inputValue(), 'réemploi');
  const anchor = (await get(house.origin + '/glossaire')).body.toString().match(/<dt id="([^"]+)"/)[1];
  await page.evaluate((id) => {
    const link = document.createElement('a');
    link.href = `/glossaire#${id}`;
    link.textContent = 'link';
    document.querySelector('main').append(link);
    link.click();
  }, anchor);
  await page.waitForURL(`**/glossaire#${anchor}`);
  await until_page(page, (id) => document.activeElement.id === id, anchor);
  assert.equal(await page.evaluate(() => document.querySelector(':target').id), anchor);
  assert.ok(await page.evaluate(() => window.same));
  await page.goBack();
  await asked_for('réemploi');
  assert.ok(await page.evaluate(() => window.same));
});

test('a click with a modifier, a file and the other language are the browser’s', async () => {
  await awake('form');
  await page.evaluate(() => (window.same = true));
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    page.locator('.rows a').first().click({ modifiers: ['Control'] }),
  ]);
  await tab.close();
  assert.ok(page.url().endsWith('/actions?q=form'));
  await page.locator('header a[hreflang]').click();
  await page.waitForURL(/\/en\/actions/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await page.evaluate(() => window.same), undefined);
});

test('the status line says how many were found, and only when that changes', async () => {
  await awake('form');
  assert.notEqual(await page.locator('#status').innerText(), '');
  await page.evaluate(() => {
    window.said = 0;
    new MutationObserver((records) => (window.said += records.length)).observe(
      document.getElementById('status'), { childList: true, characterData: true, subtree: true });
  });
  await page.locator('select[name=tri]').selectOption('titre');
  await page.waitForURL(/tri=titre/);
  assert.equal(await page.evaluate(() => window.said), 0);
});

// Where the program cannot come, the form remains, and a sentence says so.

for (const [name, prepare] of Object.entries({
  'no WebAssembly': () => context.addInitScript(() => delete window.WebAssembly),
  'no Worker': () => context.addInitScript(() => delete window.Worker),
  'the program cannot be fetched': () => context.route(/\.wasm$/, (route) => route.abort()),
  'the snapshot is gone': () => context.route(/\.db$/, (route) => route.fulfill({ status: 404 })),
  'the snapshot is not one': () => context.route(/\.db$/, (route) => route.fulfill({ body: 'no' })),
  'the program is not one': () => context.route(/\.wasm$/, (route) => route.fulfill({
    contentType: 'application/wasm', body: 'no' })),
  'the Worker is gone': () => context.route(/worker/, (route) => route.fulfill({ status: 404 })),
})) {
  test(`rung 0 remains: ${name}`, async () => {
    await prepare();
    const faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(house.origin + '/actions');
    const all = await rows();
    await page.locator(field).focus();
    await page.keyboard.type('formation');
    await until_page(page, () => document.getElementById('status').textContent !== '');
    assert.equal(await rows(), all);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/actions?q=formation*');
    assert.ok((await rows()) < all);
    assert.deepEqual(faults, []);
  });
}

test('rung 0 remains: the program dies at work, and the link asked for is followed', async () => {
  await context.addInitScript(() => {
    const Thread = window.Worker;
    window.Worker = class extends Thread {
      constructor(...all) {
        super(...all);
        window.thread = this;
      }
    };
  });
  await awake('form');
  await page.evaluate(() => (window.thread.postMessage = () => window.thread.onmessage({
    data: { fault: 'broken' } })));
  await page.locator('.rows a').first().click();
  await page.waitForURL('**/actions/*');
  assert.ok(await page.locator('h1').innerText());
  await page.goBack();
  await asked_for('form');
  await page.locator('.found').waitFor();
  assert.equal(await page.locator(field).inputValue(), 'form');
});

test('with data saving asked, typing loads nothing and says so', async () => {
  await context.addInitScript(() => Object.defineProperty(navigator, 'connection', {
    value: { saveData: true } }));
  await page.goto(house.origin + '/actions', { waitUntil: 'networkidle' });
  const loaded = wire().length;
  await page.locator(field).focus();
  await page.keyboard.type('formation');
  await until_page(page, () => document.getElementById('status').textContent !== '');
  assert.deepEqual(wire().slice(loaded), []);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/actions?q=formation*');
});
