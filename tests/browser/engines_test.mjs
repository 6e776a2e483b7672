// The same journey in Firefox and in WebKitGTK: read, go on, come back, filter as one types,
// follow a link in place, come back to the list, change language, write a letter.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open_house, until } from './support/house.mjs';
import { open_firefox } from './support/firefox.mjs';
import { open_webkit } from './support/webdriver.mjs';

const enter = '\uE007'; // WebDriver's name of the key

let house;
before(async () => {
  house = await open_house();
});
after(() => house && house.close());

async function journey(browser) {
  const see = (script, ...args) => browser.evaluate(`return ${script}`, ...args);
  const comes = (script, ...args) => until(
    // A page on its way out may not answer.
    () => see(script, ...args).catch(() => false), script, 30000);
  const at = (path) => comes('location.pathname === arguments[0] && ' +
    'document.readyState === "complete"', path);

  const follow = async (selector) => {
    await browser.evaluate('document.querySelector(arguments[0]).focus()', selector);
    await browser.keys(enter);
  };

  await browser.open(house.origin + '/');
  assert.equal(await see('document.documentElement.lang'), 'fr');
  await follow('main a[href="/axes/1"]');
  await at('/axes/1');
  const links = 'main h2 a[href^="/actions/"], main h3 a[href^="/actions/"], main li > a[href^="/actions/"]';
  const action = await see('document.querySelector(arguments[0]).pathname', links);
  await follow(links);
  await at(action);
  await browser.back();
  await at('/axes/1');

  await browser.open(house.origin + '/');
  await browser.click('a.word');
  await comes('document.querySelector(location.hash).closest("details").open');

  await browser.open(house.origin + '/actions');
  await browser.evaluate('window.same = true');
  const rows = 'document.querySelectorAll(".rows > li").length';
  const all = await see(rows);
  await browser.click('main input[name=q]');
  await browser.keys('reem');
  await comes('location.search === "?q=reem"');
  const some = await see(rows);
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  await browser.keys('ploi');
  await comes('location.search === "?q=reemploi"');
  assert.deepEqual(await see('[document.activeElement.name, document.activeElement.value,' +
    'document.activeElement.selectionStart]'), ['q', 'reemploi', 8]);
  assert.notEqual(await see('document.getElementById("status").textContent'), '');

  const href = await see('document.querySelector(".rows a").getAttribute("href")');
  await browser.click('.rows a');
  await at(href);
  await comes('document.activeElement.localName === "h1"');
  assert.equal(await see('window.same'), true, 'followed in place');
  assert.equal(await see('scrollY'), 0);
  await browser.back();
  await comes('location.search === "?q=reemploi" && document.querySelector(".found") !== null');
  assert.equal(await see(rows), await see(rows));
  assert.equal(await see('document.querySelector("main input[name=q]").value'), 'reemploi');
  assert.equal(await see('window.same'), true);

  await browser.click('header a[hreflang]');
  await at('/en/actions');
  assert.equal(await see('document.documentElement.lang'), 'en');

  await browser.open(house.origin + '/contact');
  await browser.click('main form button');
  await comes('document.querySelector("[aria-invalid=true]")?.name ? true : false');
  await browser.click('main textarea');
  await browser.keys('Bonjour');
  assert.equal(await see('document.querySelector("main textarea").value'), 'Bonjour');
  assert.equal(await see('document.cookie + localStorage.length'), '0');
}

for (const [name, open] of [['Firefox', open_firefox], ['WebKitGTK', open_webkit]]) {
  test(`the journey in ${name}`, async () => {
    const browser = await open();
    try {
      await journey(browser);
    } finally {
      await browser.close();
    }
  });
}
