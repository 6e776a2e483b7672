// What is said reaches everybody who keeps it, from any browser, and leaves everybody again; and it
// runs nowhere, whatever it says.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { open_house, times_said, until } from './support/house.mjs';
import { open_chromium, open_profile, verbs_of } from './support/chromium.mjs';
import { hands_of, keep } from './support/hands.mjs';

let house, folder, other;
before(async () => {
  house = await open_house();
  other = await open_chromium();
});
after(async () => {
  if (other) await other.close();
  if (house) await house.close();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const a_mark = () => `marque${Math.random().toString(36).slice(2)}`;
const open = async () => hands_of(await verbs_of(await open_profile(folder)), house.origin);

/** Without JavaScript: writes at `path`, and the code that was given for it. */
async function say_plainly(page, path, words) {
  await page.goto(house.origin + path);
  await page.fill('#texte', words);
  await page.locator('main form[method=post] button').first().click();
  const [given] = code.exec(await page.locator('main').innerText()) || [];
  assert.ok(given, 'a code is given');
  return given;
}

/** Opens the list of all that holds `mark`, as this browser has it. */
async function look_for(browser, mark) {
  await browser.go(`/contributions?q=${mark}`);
  await browser.comes('document.querySelector("main form input[name=q]").value === arguments[0]', mark);
  return browser.words();
}

test('words posted without JavaScript are in the replica of another browser, and leave it again', async () => {
  const mark = a_mark();
  const page = await (await other.newContext({ javaScriptEnabled: false })).newPage();
  const given = await say_plainly(page, '/actions/A1-03/ecrire', `Posté sans script ${mark}`);
  const browser = await open();
  try {
    await keep(browser);
    await house.down();
    assert.match(await look_for(browser, mark), new RegExp(`Posté sans script ${mark}`));
    await house.up();
    await page.goto(`${house.origin}/suivre`);
    await page.fill('#code', given);
    await page.click('main form button');
    await page.locator('main summary').first().click();
    await page.getByRole('button', { name: /^Effacer/ }).click();
    assert.match(await page.locator('main').innerText(), /effacée/);
    // It hears of it when it is next connected, and has nothing left to show without a network.
    await until(async () => {
      await house.up();
      await browser.go('/mes-contributions');
      await browser.says('À jour au'); // as it was; what is new comes in a moment
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await house.down();
      return !(await look_for(browser, mark)).includes(`Posté sans script ${mark}`);
    }, 'it leaves', 30000);
  } finally {
    await house.up().catch(() => {});
    await browser.close();
    await page.context().close();
  }
});

test('one\'s own is changed, and another withdrawn, without a network; both arrive', async () => {
  const [kept, gone] = [a_mark(), a_mark()];
  const browser = await open();
  try {
    await keep(browser);
    await house.down();
    for (const mark of [kept, gone]) {
      await browser.write('/actions/A1-03/ecrire', mark);
      await browser.comes('document.querySelector("main .code")');
    }
    await browser.go('/mes-contributions');
    await browser.says(kept);
    // The newest stands first: the one to be withdrawn.
    await browser.click('main details[id^="retirer-"] summary');
    await browser.click('main button[value^="act:withdraw="]');
    await browser.comes('!document.querySelector("main").innerText.includes(arguments[0])', gone);
    await browser.click('main .acts a[href*="/modifier"]');
    await browser.comes('document.querySelector("main textarea") && document.querySelector("main textarea").value === arguments[0]', kept);
    await browser.click('main textarea');
    await browser.page.keyboard.press('End');
    await browser.keys(' changé');
    await browser.click('main form[method=post] button:not([type=button])');
    await browser.comes('!document.querySelector("main textarea")');
    await browser.go('/mes-contributions');
    await browser.says(`${kept} changé`);
    await house.up();
    await browser.go('/mes-contributions');
    await browser.says('publiée');
    await until(async () => (await times_said(house.origin, 'talk/A1-03', `${kept} changé`)) === 1, 'the change arrives');
    assert.equal(await times_said(house.origin, 'talk/A1-03', kept), 0, 'as it was changed to, only');
    assert.equal(await times_said(house.origin, 'talk/A1-03', gone), 0, 'the other one is nowhere');
  } finally {
    await house.up().catch(() => {});
    await browser.close();
  }
});

test('fault: on a device that keeps all, a draft was not put back in its form', async () => {
  const mark = a_mark();
  const browser = await open();
  try {
    await keep(browser);
    for (const is_up of [true, false]) {
      if (!is_up) await house.down();
      await browser.go('/actions/A1-12/ecrire');
      if (is_up) {
        await browser.click('main textarea');
        await browser.keys(mark);
        await browser.comes('document.getElementById("status").textContent.includes("appareil")');
        await browser.go('/mes-contributions');
        await browser.says(mark);
        await browser.go('/actions/A1-12/ecrire');
      }
      await browser.comes('document.querySelector("main textarea") && document.querySelector("main textarea").value === arguments[0]', mark);
    }
  } finally {
    await house.up().catch(() => {});
    await browser.close();
  }
});

const payloads = [
  '<script>window.hit = 1</script>', '<img src=x onerror="window.hit = 1">', '<svg/onload=window.hit=1>',
  '</textarea><script>window.hit = 1</script>', '" autofocus onfocus="window.hit = 1',
  '<a href="javascript:window.hit = 1">x</a>', '<iframe srcdoc="<script>top.hit = 1</script>">',
];

test('what would be a script is words, in the server\'s pages and in the program\'s', async () => {
  const mark = a_mark();
  const page = await (await other.newContext({ javaScriptEnabled: false })).newPage();
  for (const payload of payloads) await say_plainly(page, '/actions/A1-07/ecrire', `${mark} ${payload}`);
  await page.context().close();
  const browser = await open();
  const wrong = [];
  try {
    browser.page.on('dialog', (dialog) => wrong.push(`dialog ${dialog.message()}`));
    browser.page.on('request', (request) => request.url().startsWith(house.origin) || wrong.push(request.url()));
    await browser.page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        window.refused = `${event.violatedDirective} ${event.blockedURI}`;
      });
    });
    const look = async (path, world) => {
      await browser.go(path);
      await browser.says(mark);
      for (const payload of payloads) {
        assert.ok((await browser.words()).includes(payload) || path.includes('/actions/'), `${world} ${path} shows ${payload}`);
      }
      // Nothing of theirs is an element: not even one that the page's policy would have stopped.
      assert.deepEqual(await browser.see('[window.hit, window.refused]'), [undefined, undefined], `${world} ${path}`);
      assert.equal(await browser.see('document.querySelectorAll("main script, main iframe, main img[src=x], main [onerror], main [onfocus], main [onload]").length'), 0);
    };
    await look('/actions/A1-07', 'server');
    await look(`/contributions?q=${mark}`, 'server');
    await keep(browser);
    await house.down();
    await look('/actions/A1-07', 'program');
    await look(`/contributions?q=${mark}`, 'program');
    assert.deepEqual(wrong, []);
  } finally {
    await house.up().catch(() => {});
    await browser.close();
  }
});
