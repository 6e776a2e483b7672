// The program has the words of one language, and is given another's when a page in it is asked for:
// once, from the network or from this device; where it cannot be had, the browser goes there by itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { open_house, root, until } from './support/house.mjs';
import { open_chromium, verbs_of, wake_program } from './support/chromium.mjs';
import { hands_of, keep } from './support/hands.mjs';

let house, browser;
before(async () => {
  house = await open_house();
  browser = await open_chromium();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

const open = async (where = house, context) => hands_of(await verbs_of(context || await browser.newContext()), where.origin);
const words = (lang) => (url) => url.includes(`/words-${lang}-`);
const lang_at = (path) => (/^\/en(\/|$)/.test(path) ? 'en' : 'fr');
const title = 'document.querySelector("h1").innerText';

/** A page whose program is awake: its document is marked, so that another one is noticed. */
async function awake(path, where, context) {
  const hands = await open(where, context);
  await hands.go(path);
  const asked = [];
  hands.page.context().on('request', (request) => asked.push(request.url()));
  const wire = () => asked;
  await wake_program(hands.page);
  await until(() => wire().some(words(lang_at(path))), 'the program starts');
  await hands.comes('history.scrollRestoration === "manual"'); // it has the page
  await hands.see('(window.is_first = true)');
  return { hands, wire };
}

const other_language = (hands) => hands.click('header a.other');

test('a reader of one language is sent that one’s words alone', async () => {
  const { hands, wire } = await awake('/actions');
  await hands.click('a[href="/aide"]');
  await hands.comes(`${title} === "Aide"`);
  assert.ok(await hands.see('window.is_first'), 'in the same document');
  assert.equal(wire().filter((url) => /words-/.test(url)).length, 1);
  // Another language is another document, with a program of its own.
  await other_language(hands);
  await hands.comes(`${title} === "Help"`);
  assert.ok(!wire().some(words('en')), 'before any act nothing is loaded');
  await wake_program(hands.page);
  await hands.comes('history.scrollRestoration === "manual"');
  assert.ok(wire().some(words('en')), 'its own');
  await hands.click('a[href="/en/indicateurs"]');
  await hands.comes(`${title} === "Indicators"`);
  assert.equal(wire().filter((url) => /words-/.test(url)).length, 2, 'each once');
  await hands.page.context().close();
});

test('two tabs in two languages have one program, which speaks both', async () => {
  const context = await browser.newContext();
  const { hands: french } = await awake('/actions/A1-01', house, context);
  const { hands: english } = await awake('/en/actions/A1-01', house, context);
  for (const [tab, lang, way, says] of [[english, 'en', '/en/indicateurs', 'Indicators'], [french, 'fr', '/indicateurs', 'Indicateurs'],
    [english, 'en', '/en/aide', 'Help'], [french, 'fr', '/aide', 'Aide']]) {
    await tab.click(`a[href="${way}"]`);
    await tab.comes(`document.documentElement.lang === "${lang}" && ${title} === "${says}"`);
    assert.ok(await tab.see('window.is_first'), 'in the same document');
  }
  await context.close();
});

test('a device that keeps the site changes language without a network', async () => {
  const context = await browser.newContext();
  const hands = await open(house, context);
  await keep(hands);
  await until(() => hands.page.evaluate(async () => (await caches.match('/en/shell.html')) !== undefined), 'the site is kept');
  await house.down();
  try {
    await hands.go('/actions');
    await other_language(hands);
    await hands.comes('document.documentElement.lang === "en"');
    await hands.says('actions');
    assert.match(await hands.see('document.querySelector("footer").innerText'), /Roadmap as of/);
  } finally {
    await house.up();
  }
  await context.close();
});

const portal = { status: 200, contentType: 'text/html', body: '<h1>Connexion</h1>' };
for (const [what, answer] of [
  ['cannot be had', (route) => route.abort()],
  ['are a captive portal’s page', (route) => route.fulfill(portal)],
  ['never come', () => {}],
]) test(`words that ${what}: the browser goes to the page by itself`, async () => {
  const context = await browser.newContext();
  const { hands: french } = await awake('/actions', house, context);
  await context.route(/\/words-en-/, answer);
  const english = await open(house, context);
  await english.go('/en/aide');
  await english.see('(window.is_first = true)');
  await wake_program(english.page);
  await english.click('a[href="/en/indicateurs"]');
  await english.comes(`${title} === "Indicators"`);
  assert.ok(!(await english.see('window.is_first')), 'another document, the server’s');
  // It goes on for who has the words.
  await french.click('a[href="/aide"]');
  await french.comes(`${title} === "Aide"`);
  assert.ok(await french.see('window.is_first'), 'in the same document');
  await context.close();
});

test('a roadmap of one language says what is lost in that one, whatever the address', async () => {
  const village = await open_house({ pack: join(root, 'content/vallon') });
  try {
    const { hands } = await awake('/', village);
    await hands.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '/en/actions';
      document.body.append(link);
      link.click();
    });
    await hands.comes('location.pathname === "/en/actions"');
    await hands.comes('document.documentElement.lang === "fr"');
    assert.ok(await hands.see('window.is_first'), 'in the same document');
    await hands.says('Page introuvable');
    await hands.page.context().close();
  } finally {
    await village.close();
  }
});
