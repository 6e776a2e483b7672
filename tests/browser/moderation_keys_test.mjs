// What awaits a moderator, worked through by the keyboard alone: nobody is sent back to the top of a
// list for having decided on one of its items (RGAA 12.8).
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { citizen_of } from './support/citizen.mjs';
import { activate, invite } from './support/desk_hands.mjs';
import { open_chromium, open_profile, verbs_of } from './support/chromium.mjs';
import { hands_of } from './support/hands.mjs';
import { open_house } from './support/house.mjs';
import { moderated_first } from './support/moderated.mjs';

let house, browser, work, mona;
const faults = [];
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'cairn-keys-'));
  house = await open_house();
  await house.down();
  house.site = moderated_first(work, house.origin);
  await house.up(house.site);
  browser = await open_chromium();
  mona = hands_of(await verbs_of(await open_profile(join(work, 'profile'))), house.origin);
  mona.page.on('pageerror', (error) => faults.push(error.stack || error.message));
  await activate(mona, invite(house, 'Mona', '--role', 'moderator'));
});
after(async () => {
  if (mona) await mona.close();
  if (browser) await browser.close();
  if (house) await house.close();
  if (work) rmSync(work, { recursive: true, force: true });
});

const press = (key) => mona.page.keyboard.press(key);
const is_on = (selector) =>
  mona.see('document.activeElement.matches(arguments[0])', selector);

/** Tabs until the focus is on what `selector` names; how often. */
async function tab_to(selector, most) {
  for (let n = 0; n <= most; ++n) {
    if (await is_on(selector)) return n;
    await press('Tab');
  }
  return assert.fail(`Tab does not come to ${selector} within ${most}`);
}

const gone = (words) => mona.comes('!document.querySelector("main").innerText.includes(arguments[0])', words);

test('three are published and two hidden without a mouse, each a few keys after the one before', async () => {
  const ana = await citizen_of(browser, house.origin, 'A2-01');
  const words = [0, 1, 2, 3, 4].map((n) => `Des mots à lire, ${['un', 'deux', 'trois', 'quatre', 'cinq'][n]}`);
  for (const one of words) await ana.write(one);
  await mona.go('/equipe/moderation');
  for (const one of words) await mona.says(one);
  const publish = 'button[value^="act:publish="]';
  await tab_to(publish, 60);
  for (const [i, one] of words.slice(0, 3).entries()) {
    await press('Enter');
    await gone(one);
    // On the one that follows, in sight, its words before what is done with it.
    await mona.comes('document.activeElement.matches("h3")');
    assert.ok(await mona.see(`document.activeElement.closest("main ul.talk > li").innerText
      .includes(arguments[0])`, words[i + 1]));
    assert.ok(await mona.see(`(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(
      document.activeElement.getBoundingClientRect())`));
    await tab_to(publish, 4);
  }
  // Decided on its own page, and on to the next from there.
  await press('Shift+Tab');
  await press('Enter');
  for (const one of words.slice(3)) {
    await mona.comes('document.activeElement.matches("h1") && document.querySelector("#decision")');
    await mona.says(one);
    await tab_to('#verdict', 30);
    await press('End');
    assert.equal(await mona.see('document.querySelector("#verdict").value'), 'hide');
    await press('Tab');
    await tab_to('#motif', 2);
    await press('ArrowDown');
    await tab_to('#faits', 3);
    await mona.page.keyboard.type('Sans rapport avec cette action.');
    await tab_to('#decision button:not([type=button])', 6);
    await press('Enter');
    await mona.says('Décision enregistrée');
    if (one === words[4]) break;
    await tab_to('main a.act[href$="/ecrire"]', 12);
    await press('Enter');
  }
  await tab_to('main a[href="/equipe/moderation"]:not(nav a)', 12);
  await press('Enter');
  await mona.comes('document.activeElement.matches("h1")');
  for (const one of words) await gone(one);
  assert.deepEqual(faults, []);
});
