// Following without an account, on the device: a button where it is, what is new since it was read,
// without a network too, and nothing kept before or after.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bring_axe, violations } from './support/axe.mjs';
import { open_chromium, open_profile, verbs_of } from './support/chromium.mjs';
import { activate, invite, update } from './support/desk_hands.mjs';
import { hands_of } from './support/hands.mjs';
import { open_house, until } from './support/house.mjs';

let house, lead;
const folders = [];
const folder = () => folders[folders.push(mkdtempSync(join(tmpdir(), 'cairn-follow-'))) - 1];
before(async () => {
  house = await open_house();
  lead = hands_of(await verbs_of(await open_profile(folder())), house.origin);
  await activate(lead, invite(house, 'Ada', '--role', 'lead', '--axis', '1', '--axis', '2'));
});
after(async () => {
  if (lead) await lead.close();
  if (house) await house.close();
  folders.forEach((path) => rmSync(path, { recursive: true, force: true }));
});

const button = (act) => `button[value="act:${act}"]`;
const there = (selector) => `document.querySelector(${JSON.stringify(selector)})`;
const foot = 'document.querySelector("footer").innerText';
const hear = (hands) => hands.see('(window.dispatchEvent(new Event("online")), true)');

async function press(hands, act) {
  await hands.comes(`${there(button(act))} && !${there(button(act))}.hidden`);
  await hands.click(button(act));
}

test('an action is followed from its page; what its lead says is new, once, and without a network too', async () => {
  const home = folder();
  let hands = hands_of(await verbs_of(await open_profile(home)), house.origin);
  await hands.go('/actions/A1-03');
  assert.deepEqual(await hands.see('indexedDB.databases().then((all) => all.map(({ name }) => name))'), []);
  await press(hands, 'follow=A1-03');
  await hands.comes(there(button('unfollow=A1-03')));
  assert.equal(await hands.see('document.activeElement.value'), 'act:unfollow=A1-03', 'who pressed it is still there');
  await hands.comes(`/ce que vous suivez/.test(${foot})`);
  await hands.comes('navigator.serviceWorker.controller !== null');
  await hands.go('/mes-suivis');
  await hands.says('Rien de nouveau depuis le');

  const mark = `M${Math.random().toString(36).slice(2, 8)}`;
  await update(lead, 'A1-03', { note_fr: `Nouvelle ${mark}`, note_en: `News ${mark}` });
  await update(lead, 'A1-02', { note_fr: `Ailleurs ${mark}`, note_en: `Elsewhere ${mark}` });
  await until(async () => (await (await fetch(`${house.origin}/actions/A1-02.atom`)).text()).includes(mark), 'the server has it');
  await hear(hands);
  await hands.says(`Nouvelle ${mark}`);
  assert.doesNotMatch(await hands.words(), new RegExp(`Ailleurs ${mark}`));
  await hands.click('header a[href="/actions"]');
  await hands.comes(`/1\\snouveauté dans ce que vous suivez/.test(${foot})`);
  await hands.close();

  // Another day, on the tram.
  hands = hands_of(await verbs_of(await open_profile(home)), house.origin);
  await hands.go('/');
  await hands.comes(`/1\\snouveauté dans ce que vous suivez/.test(${foot})`);
  await house.down();
  try {
    await hands.click('main a[href="/mes-suivis"]');
    await hands.says(`Nouvelle ${mark}`);
    await press(hands, 'read=1');
    await hands.says('Rien de nouveau depuis le');
    await press(hands, 'unfollow=A1-03');
    await hands.comes(`!${there(button('unfollow=A1-03'))}`);
    assert.doesNotMatch(await hands.see(foot), /ce que vous suivez/);
  } finally {
    await house.up();
  }
  await hands.close();
});

test('an axis and the whole are followed; each thing is new once; in English', async () => {
  const hands = hands_of(await verbs_of(await open_profile(folder())), house.origin);
  await hands.go('/en/mes-suivis');
  await press(hands, 'follow=2');
  await press(hands, 'follow=roadmap');
  await hands.comes(there(button('unfollow=roadmap')));
  const mark = `M${Math.random().toString(36).slice(2, 8)}`;
  await update(lead, 'A2-03', { note_fr: `Axe ${mark}`, note_en: `Axis ${mark}` });
  await update(lead, 'A1-01', { note_fr: `Tout ${mark}`, note_en: `All ${mark}` });
  await until(async () => (await (await fetch(`${house.origin}/actions.atom`)).text()).includes(`Tout ${mark}`), 'the server has it');
  await hear(hands);
  await hands.says(`All ${mark}`);
  await hands.says(`Axis ${mark}`);
  const said = await hands.words();
  assert.equal(said.split(mark).length - 1, 2, 'each once');
  await press(hands, 'unfollow=roadmap');
  await hands.comes(`!new RegExp("All ${mark}").test(document.querySelector("main").innerText)`);
  await hands.says(`Axis ${mark}`);
  await hands.close();
});

test('without JavaScript the page tells of feeds and the calendar, and has no dead button', async () => {
  const browser = await open_chromium();
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const path of ['/mes-suivis', '/actions/A1-03', '/axes/1']) {
    await page.goto(house.origin + path);
    assert.equal(await page.locator('button[value^="act:"]:visible').count(), 0, path);
  }
  await page.goto(`${house.origin}/mes-suivis`);
  for (const to of ['/actions.atom', '/axes/3.atom', '/jalons.ics']) {
    const answer = await fetch(house.origin + await page.locator(`main a[href="${to}"]`).getAttribute('href'));
    assert.equal(answer.status, 200, to);
  }
  await browser.close();
});

test('what one follows has no fault axe can find, light and dark, at 320 px', async () => {
  const browser = await open_chromium();
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } });
    const hands = hands_of(await verbs_of(context), house.origin);
    await hands.go('/mes-suivis');
    await press(hands, 'follow=roadmap');
    await hands.comes(there(button('unfollow=roadmap')));
    await bring_axe(hands.page);
    assert.deepEqual(await violations(hands.page), []);
    assert.ok(await hands.see('document.documentElement.scrollWidth <= 320'), 'nothing to scroll sideways');
    await context.close();
  }
  await browser.close();
});
