// A relay's afternoon at a counter, in a real browser: what people wrote on paper or said in a
// workshop is entered without a network, each with a code of its own; it arrives as theirs, says
// where it came from, and leaves nothing of them on the counter's device.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bring_axe, violations } from './support/axe.mjs';
import { open_chromium, open_profile, verbs_of } from './support/chromium.mjs';
import { activate, fill, invite } from './support/desk_hands.mjs';
import { served } from './support/faces.mjs';
import { hands_of } from './support/hands.mjs';
import { open_house, until } from './support/house.mjs';

const record = 'main form#saisie button:not([type=button])';
const form = '/equipe/saisie/ecrire';

let house;
const folder = mkdtempSync(join(tmpdir(), 'cairn-relay-'));
before(async () => {
  house = await open_house();
});
after(async () => {
  if (house) await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const again = async () => hands_of(await verbs_of(await open_profile(folder)), house.origin);

/** Fills the form that is shown; the deposit code it answers with, to be handed over. */
async function enter(relay, values) {
  await relay.comes('document.querySelector("#saisie")');
  await fill(relay, values);
  await relay.click(record);
  await relay.says('Saisie enregistrée');
  return relay.see('document.querySelector("p.code").textContent');
}

/** What somebody finds with a code, without a script. */
async function followed(browser, code) {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${house.origin}/suivre`);
  await page.fill('#code', code);
  await page.click('main form#suivre button');
  const text = await page.innerText('main');
  await page.context().close();
  return text;
}

function files_with(words, under = folder, found = []) {
  for (const what of readdirSync(under, { withFileTypes: true })) {
    const path = join(under, what.name);
    if (what.isDirectory()) files_with(words, path, found);
    // What a tab showed is the browser's own history of the session.
    else if (what.isFile() && !/\/Sessions\//.test(path) && readFileSync(path).includes(words)) found.push(path);
  }
  return found;
}

test('an afternoon at the counter', async () => {
  const mark = `M${Math.random().toString(36).slice(2, 8)}`;
  const citizen = await open_chromium();
  let relay = await again();
  try {
    await activate(relay, invite(house, 'Rita', '--role', 'relay'));
    await until(() => relay.see('caches.match("/equipe").then(Boolean)'), 'the desk is kept');
    await relay.click(`main a[href="${form}"]`);
    await relay.comes('document.querySelector("#saisie")');

    await house.down();
    await relay.click(record);
    await relay.says('Choisissez une action');
    await fill(relay, { sujet: 'A2-01', texte: `Commencé ${mark}` });
    await relay.comes('document.getElementById("status").textContent.includes("appareil")');
    await relay.close();
    relay = await again();
    await relay.go(form);
    await relay.comes('document.querySelector("#texte") && document.querySelector("#texte").value === arguments[0]',
      `Commencé ${mark}`);
    const codes = [await enter(relay, { texte: `Le guichet ${mark}`, avis: 'for', lieu: 'Échirolles' })];
    await relay.click(`main a[href^="${form}?sujet=A2-01"]`);
    await relay.comes('document.querySelector("#sujet") && document.querySelector("#sujet").value === "A2-01"');
    // Another person, the same words.
    codes.push(await enter(relay, { texte: `Le guichet ${mark}`, origine: 'workshop' }));
    await relay.click(`main a[href*="origine=workshop"]`);
    codes.push(await enter(relay, { sujet: 'roadmap', texte: `Un banc ${mark}` }));
    assert.equal(new Set(codes).size, 3, 'a code each');
    await relay.go('/equipe');
    await relay.says(`Saisie\u00a0: Un banc ${mark}`);
    await relay.says('gardé sur cet appareil');
    for (const code of codes) await relay.says(code);
    for (const code of codes) {
      assert.ok(files_with(code.replaceAll('-', '')).length > 0, 'until then it is in the files');
    }
    await relay.go('/mes-contributions');
    await relay.comes('/Gardé sur votre appareil/.test(document.body.innerText)');
    assert.ok(!(await relay.words()).includes(mark), 'what is another person’s is not the relay’s to erase');

    await house.up();
    await relay.go('/equipe');
    const told = await until(async () => {
      const page = await served(house, '/actions/A2-01');
      return page.includes('sur papier ou par téléphone') && page.includes('en atelier') && page;
    }, 'both are public');
    for (const words of ['sur papier ou par téléphone', 'en atelier', 'Pour', 'Échirolles']) {
      assert.ok(told.includes(words), `the action says ${words}`);
    }
    assert.ok(!told.includes('Rita'), 'nobody reads who entered it');
    for (const code of codes) assert.match(await followed(citizen, code), new RegExp(mark));
    await relay.comes('!document.querySelector("main").innerText.includes(arguments[0])', `Un banc ${mark}`);
    await relay.go('/mes-contributions');
    await relay.comes('!document.querySelector("main").innerText.includes(arguments[0])', mark);
    await relay.close();
    for (const code of codes) {
      assert.deepEqual(files_with(code.replaceAll('-', '')), [], 'the counter keeps no code');
    }
  } finally {
    await house.up().catch(() => {});
    await relay.close().catch(() => {});
    await citizen.close();
  }
});

test('the form of slips has no fault axe can find, light and dark, at 320 px; an English one too', async () => {
  const relay = await again();
  try {
    for (const path of [form, `/en${form}`]) {
      await relay.go(path);
      await relay.comes('document.querySelector("#saisie")');
      for (const colorScheme of ['light', 'dark']) {
        await relay.page.emulateMedia({ colorScheme });
        await relay.page.setViewportSize({ width: 320, height: 800 });
        await bring_axe(relay.page);
        assert.deepEqual(await violations(relay.page, path), [], colorScheme);
        assert.ok(await relay.see('document.documentElement.scrollWidth <= innerWidth'), 'no sideways scroll');
      }
    }
  } finally {
    await relay.close();
  }
});
