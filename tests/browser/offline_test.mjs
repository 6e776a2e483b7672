// Taking part without a network, in real browsers: keep, lose the network, close the browser, open
// it again, read, search, comment, support, propose; then the network comes back, everything
// arrives once, and its author sees each state change.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { get, open_house, public_rows, times_said, until } from './support/house.mjs';
import { open_profile, verbs_of } from './support/chromium.mjs';
import { open_firefox } from './support/firefox.mjs';
import { hands_of, keep } from './support/hands.mjs';
import { staff_of } from './support/staff.mjs';
import { open_webkit } from './support/webdriver.mjs';

let house;
before(async () => {
  house = await open_house();
});
after(() => house && house.close());

const served = async (path) => (await get(house.origin + path)).body.toString();

/** Of action A1-04, by those who came through the site. */
async function supports() {
  const rows = await public_rows(house.origin, 'talk/A1-04');
  const tally = rows.find(({ kind, id }) => kind === 'tally' && id === 'A1-04');
  return tally ? tally.body.site || 0 : 0;
}

async function journey(open) {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-profile-'));
  const mark = `Marque ${Math.random().toString(36).slice(2)}`;
  const supported = await supports();
  let browser = hands_of(await open(folder), house.origin);
  try {
    await keep(browser);
    await house.down();
    const staff = staff_of(house.origin, house.data);

    // A draft is there after the browser was closed.
    await browser.go('/actions/A1-03/ecrire');
    await browser.comes('document.querySelector("main textarea")');
    await browser.click('main textarea');
    await browser.keys(`${mark} un`);
    await browser.comes('document.getElementById("status").textContent.includes("appareil")');
    await browser.close();
    browser = hands_of(await open(folder), house.origin);

    await browser.go('/actions?q=reemploi');
    await browser.comes('document.querySelectorAll(".rows > li").length > 0');
    await browser.go('/actions/A1-03/ecrire');
    await browser.comes('document.querySelector("main textarea").value === arguments[0]', `${mark} un`);
    await browser.click('main form[method=post] button:not([type=button])');
    await browser.comes('document.querySelector("main .code")');
    await browser.write('/participer/ecrire', `${mark} deux`);
    await browser.comes('document.querySelector("main .code")');
    await browser.go('/actions/A1-04/soutenir');
    await browser.comes('document.querySelector("main form[method=post] button:not([type=button])")');
    await browser.click('main form[method=post] button:not([type=button])');
    await browser.comes('/sera compté/.test(document.querySelector("main").innerText)');

    // Found again, searched, and said to wait.
    await browser.go('/mes-contributions');
    await browser.says(`${mark} deux`);
    await browser.go(`/contributions?q=${encodeURIComponent(mark.split(' ')[1])}`);
    await browser.says(`${mark} un`);
    await browser.says(`${mark} deux`);
    await browser.go('/mes-contributions');
    await browser.says(`${mark} un`);
    assert.match(await browser.words(), /gardée? (ici|sur)/i);
    await browser.close();
    browser = hands_of(await open(folder), house.origin);
    await browser.go('/mes-contributions');
    await browser.says(`${mark} deux`);

    await house.up();
    await browser.go('/mes-contributions');
    await browser.comes('!/gardée ici/i.test(document.querySelector("main").innerText)');
    await browser.says('publiée');
    assert.equal(await times_said(house.origin, 'talk/A1-03', `${mark} un`), 1, 'once');
    assert.equal(await times_said(house.origin, 'talk/roadmap', `${mark} deux`), 1, 'once');
    await until(async () => (await served('/actions/A1-03')).includes(`${mark} un`), 'it is seen by others');
    await until(async () => (await supports()) === supported + 1, 'one support more');

    // What the staff do with it comes back to its author, and is theirs to read without a network.
    const id_of = async (scope, words) => (await public_rows(house.origin, scope))
      .find(({ body }) => body && body.words === words).id;
    await staff.hide('talk/A1-03', await id_of('talk/A1-03', `${mark} un`), 'insult',
      'Le deuxième mot vise une personne.');
    await staff.reply('talk/roadmap', await id_of('talk/roadmap', `${mark} deux`), 'Merci, c’est noté.');
    assert.equal(await times_said(house.origin, 'talk/A1-03', `${mark} un`), 0, 'hidden');
    await until(async () => !(await served('/actions/A1-03')).includes(`${mark} un`), 'nobody else sees it');
    await browser.go('/mes-contributions');
    await browser.says('Masquée par la modération');
    await browser.says('une réponse lui a été faite');
    await house.down();
    await browser.go('/mes-contributions');
    await browser.says('Le deuxième mot vise une personne.');
    await browser.says(`${mark} un`);
    await browser.says('une réponse lui a été faite');
    await browser.go(`/contributions?q=${encodeURIComponent(mark.split(' ')[1])}`);
    await browser.says(`${mark} deux`);
    assert.match(await browser.words(), /Masquée par la modération/, 'told as hidden there too');
  } finally {
    await house.up().catch(() => {});
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the journey without a network, in Chromium', () =>
  journey(async (folder) => verbs_of(await open_profile(folder))));

test('the journey without a network, in Firefox', () => journey(open_firefox));

test('reading and writing in WebKitGTK, which has no files: it says so, and what is sent arrives', async () => {
  const browser = hands_of(await open_webkit(), house.origin);
  try {
    const mark = `Marque ${Math.random().toString(36).slice(2)}`;
    await browser.write('/actions/A1-05/ecrire', mark);
    await browser.comes('document.querySelector("main .code")');
    await until(async () => (await served('/actions/A1-05')).includes(mark), 'it arrives');
  } finally {
    await browser.close();
  }
});
