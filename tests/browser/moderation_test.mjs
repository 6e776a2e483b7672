// A contribution's life, in both policies, in real browsers: written without a script, reported,
// masked or hidden with its reasons, gone from every public face, appealed by its author with the
// deposit code, restored by another moderator than the one who hid it.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import { bring_axe, violations } from './support/axe.mjs';
import { get, open_house, public_rows, render, root, until } from './support/house.mjs';
import { open_chromium, open_profile, verbs_of } from './support/chromium.mjs';
import { hands_of, keep } from './support/hands.mjs';
import { activate, fill, invite } from './support/desk_hands.mjs';

const code_shape = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const action = 'A2-01';

let house, browser, work;
const folders = [];
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'cairn-moderation-'));
  house = await open_house();
  browser = await open_chromium();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
  [work, ...folders].forEach((path) => path && rmSync(path, { recursive: true, force: true }));
});

/** The same site, where words are read before they are shown. */
function moderated_first() {
  const pack = join(work, 'pack');
  cpSync(join(root, 'content/numerique-responsable'), pack, { recursive: true });
  const file = join(pack, 'pack.json');
  const json = JSON.parse(readFileSync(file, 'utf8'));
  json.taking_part = { ...json.taking_part, moderation: 'before' };
  writeFileSync(file, JSON.stringify(json, null, 2));
  return render(pack, join(work, 'site'));
}

async function device() {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-moderation-'));
  folders.push(folder);
  return hands_of(await verbs_of(await open_profile(folder)), house.origin);
}

async function moderator(name) {
  const one = await device();
  await activate(one, invite(house, `${name} ${Math.random()}`, '--role', 'moderator'));
  return one;
}

/** Somebody without a script, who sends forms and reads what comes back. */
async function citizen() {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const main = () => page.locator('main').innerText();
  const press = (selector) => Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.locator(selector).first().click(),
  ]).then(([answer]) => answer.status());
  return {
    page, main, press,
    go: (path) => page.goto(house.origin + path),
    async write(words) {
      await page.goto(`${house.origin}/actions/${action}/ecrire`);
      await page.locator('main textarea').first().fill(words);
      assert.equal(await press('main form[method=post] button'), 200);
      return code_shape.exec(await main())[0];
    },
    async report(id, ground) {
      await page.goto(`${house.origin}/contributions/${id}/signaler`);
      await page.selectOption('#raison', ground);
      assert.equal(await press('main form[method=post] button'), 200);
      return code_shape.exec(await main())[0];
    },
    async follow(code) {
      await page.goto(`${house.origin}/suivre`);
      await page.fill('#code', code);
      await press('main form#suivre button');
      return main();
    },
  };
}

const text_of = ({ headers, body }) =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('latin1');

/** Every public face that tells these words. */
async function faces_with(words, id) {
  const faces = [`/actions/${action}`, '/contributions', `/contributions?q=${words}`, '/participer',
    '/suites', `/actions/${action}.atom`, '/actions.atom', '/axes/2.atom', '/jalons.ics', '/actions.csv',
    `/contributions/${id}`, `/contributions/${id}/soutenir`, `/en/contributions?q=${words}`, '/v1/snapshot'];
  const found = [];
  for (const face of faces) {
    const answer = await get(house.origin + face);
    // What was searched for stands in its field.
    const text = text_of(answer).replaceAll(`value="${words}"`, '').replaceAll(`q=${words}`, '');
    if (text.includes(words)) found.push(face);
  }
  const rows = await public_rows(house.origin, `talk/${action}`);
  if (JSON.stringify(rows).includes(words)) found.push('sync');
  return found;
}

async function id_of(words) {
  const rows = await public_rows(house.origin, `talk/${action}`);
  const row = rows.find(({ body }) => body && body.words && body.words.includes(words));
  return row && row.id;
}

const decision = 'main form#decision button:not([type=button])';

async function decide(moderator, id, values) {
  await moderator.go(`/equipe/moderation/${id}/ecrire`);
  await moderator.comes('document.querySelector("#verdict")');
  await fill(moderator, values);
  await moderator.click(decision);
}

/** From "everybody reads it" to "restored": what both policies have in common. */
async function life({ id, words, mine, ana, bob, mona, omar, reader }) {
  assert.ok((await faces_with(words, id)).length >= 4, 'it is public');
  await reader.go(`/contributions?q=${words}`);
  await reader.says(words);

  // Reported; the moderator is told, cannot hide it without a reason, and hides it with one, offline.
  const acknowledgement = await bob.report(id, 'insult');
  assert.match(await bob.follow(acknowledgement), /la modération va le lire/);
  await mona.go('/equipe/moderation');
  await mona.says(words);
  await mona.says('Une injure');
  await house.down();
  await decide(mona, id, { verdict: 'hide' });
  await mona.says('Dites les faits');
  await decide(mona, id, { verdict: 'hide', motif: 'insult', faits: `Injure visant un agent ${words.slice(-4)}` });
  await mona.says('Décision enregistrée');
  await house.up(house.site);
  await until(async () => (await faces_with(words, id)).length === 0,
    'it is gone from every public face').catch(async (error) =>
    assert.fail(`${error.message}, but: ${await faces_with(words, id)}`));
  await reader.see('(window.dispatchEvent(new Event("online")), true)');
  await reader.comes('!document.querySelector("main").innerText.includes(arguments[0])', words);

  // Whoever reported is told; its author reads why, and appeals, once.
  assert.match(await bob.follow(acknowledgement), /la contribution a été masquée/);
  const told = await ana.follow(mine);
  assert.match(told, /Une injure/);
  assert.match(told, /Injure visant un agent/);
  assert.equal(await ana.press('main form[action$="/contester"] button'), 200);
  assert.equal(await ana.press('main form#recours button'), 422);
  assert.match(await ana.main(), /Dites pourquoi/);
  await ana.page.fill('#texte', 'Je parlais du logiciel, pas de la personne.');
  assert.equal(await ana.press('main form#recours button'), 200);
  assert.match(await ana.main(), /Recours enregistré/);
  assert.match(await ana.follow(mine), /une autre personne le lit/);
  await ana.go(`/contributions/${id}/contester`);
  await ana.page.fill('#code', mine);
  await ana.page.fill('#texte', 'Encore.');
  assert.equal(await ana.press('main form#recours button'), 422);
  assert.match(await ana.main(), /déjà été fait/);

  // Not by the one who hid it: she is told so, and another one restores it.
  await mona.go('/equipe/moderation');
  await mona.says('Recours de son auteur');
  await decide(mona, id, { verdict: 'publish' });
  await mona.says('Décision enregistrée');
  await mona.go('/equipe');
  await mona.says('une autre personne doit trancher');
  assert.deepEqual(await faces_with(words, id), []);
  await omar.go('/equipe/moderation');
  await omar.says('Recours de son auteur');
  await decide(omar, id, { verdict: 'publish' });
  await omar.says('Décision enregistrée');
  await until(async () => (await faces_with(words, id)).length >= 4, 'it is back');
  assert.match(await ana.follow(mine), /Recours accepté/);
}

async function people() {
  const [ana, bob] = [await citizen(), await citizen()];
  const [mona, omar] = [await moderator('Mona'), await moderator('Omar')];
  const reader = await device();
  await keep(reader);
  return { ana, bob, mona, omar, reader };
}

async function close({ mona, omar, reader }) {
  for (const one of [mona, omar, reader]) await one.close();
}

test("a contribution's life where it is published, then moderated", async () => {
  house.site = undefined;
  const all = await people();
  try {
    const words = `propre${Math.random().toString(36).slice(2, 8)}`;
    const mine = await all.ana.write(`Ce logiciel est ${words}`);
    const id = await id_of(words);
    await life({ ...all, id, words, mine });
    // Of what was read, an urgent report masks nothing more; of other words, it does, at once.
    await all.bob.report(id, 'threat');
    assert.ok((await faces_with(words, id)).length >= 4);
    const other = `autre${Math.random().toString(36).slice(2, 8)}`;
    await all.ana.write(`Des mots ${other}, appelez le 06 12 34 56 78`);
    const there = await id_of(other);
    await all.bob.report(there, 'child-at-risk');
    assert.deepEqual(await faces_with(other, there), []);
    await all.mona.go('/equipe/moderation');
    await all.mona.says('Masquée en attendant votre lecture');
    await all.mona.go(`/equipe/moderation/${there}/ecrire`);
    await all.mona.says('119');
    await decide(all.mona, there, { verdict: 'blackout', motif: 'personal-data', faits: 'Un numéro.',
      passages: '06 12 34 56 78' });
    await all.mona.says('Décision enregistrée');
    await until(async () => (await faces_with(other, there)).length >= 4, 'read, and published');
    assert.deepEqual(await faces_with('06 12 34', there), []);
    const shown = (await get(`${house.origin}/contributions/${there}`)).body.toString();
    assert.match(shown, /\[passage masqué\]/);
  } finally {
    await close(all);
  }
});

test("a contribution's life where it is moderated, then published", async () => {
  await house.down();
  house.site = moderated_first();
  await house.up(house.site);
  const all = await people();
  try {
    const words = `neuf${Math.random().toString(36).slice(2, 8)}`;
    const mine = await all.ana.write(`Ce logiciel est ${words}`);
    assert.match(await all.ana.main(), /attend d’être lue/);
    assert.deepEqual(await faces_with(words, '0'.repeat(32)), []);
    // One press from the list, which is then without it.
    await all.mona.go('/equipe/moderation');
    await all.mona.says(words);
    await all.mona.says('En attente avant publication');
    await all.mona.click('button[value^="act:publish="]');
    await all.mona.comes('!document.querySelector("main").innerText.includes(arguments[0])', words);
    const id = await until(() => id_of(words), 'it is published');
    await life({ ...all, id, words, mine });
  } finally {
    await close(all);
  }
});

test('several at once: some published together, some hidden with one ground, each with its reasons', async () => {
  // As the test before left it: what is written is held.
  const [ana, mona] = [await citizen(), await moderator('Mina')];
  const words = [1, 2, 3, 4].map(() => `ensemble${Math.random().toString(36).slice(2, 8)}`);
  try {
    const codes = [];
    for (const one of words) codes.push(await ana.write(`Je propose ${one}`));
    await mona.go('/equipe/moderation');
    for (const one of words) await mona.says(one);
    const box = (one) => `main li:has-text("${one}") input[type=checkbox]`;
    const decide_on = async (chosen, values) => {
      for (const one of chosen) await mona.page.check(box(one));
      await fill(mona, values);
      await mona.click('main form#choisies button:not([type=button])');
    };
    // Nothing is hidden without reasons, and what was ticked stays so.
    await decide_on(words.slice(2), { verdict: 'hide' });
    await mona.says('Dites les faits');
    for (const one of words.slice(2)) assert.ok(await mona.page.isChecked(box(one)));
    await decide_on([], { motif: 'advertising', faits: 'La même annonce, plusieurs fois.' });
    await mona.says('2\u00a0décisions enregistrées');
    await mona.comes('!document.querySelector("main").innerText.includes(arguments[0])', words[2]);
    // With the keyboard alone: the space bar ticks.
    for (const one of words.slice(0, 2)) {
      await mona.page.focus(box(one));
      await mona.page.keyboard.press('Space');
    }
    await decide_on([], { verdict: 'publish' });
    await mona.says('2\u00a0décisions enregistrées');
    for (const one of words.slice(0, 2)) {
      const id = await until(() => id_of(one), 'it is public');
      assert.ok((await faces_with(one, id)).length >= 4);
    }
    for (const code of codes.slice(2)) {
      assert.match(await ana.follow(code), /La même annonce, plusieurs fois/);
    }
    assert.equal(await id_of(words[2]), undefined);
  } finally {
    await mona.close();
  }
});

test('moderation has no fault axe can find, in either language, light and dark, at 320 px', async () => {
  const [ana, mona] = [await citizen(), await moderator('Axe')];
  try {
    // As the test before left it: what is written is held.
    await ana.write(`Des mots à relire ${Math.random().toString(36).slice(2, 8)}`);
    await mona.go('/equipe/moderation');
    await mona.comes('document.querySelector("main a[href$=ecrire]")');
    const there = await mona.see('document.querySelector("main a[href$=ecrire]").pathname');
    for (const start of ['', '/en']) {
      for (const path of ['/equipe/moderation', '/equipe/moderation?etat=masquees', there]) {
        await mona.go(start + path);
        await mona.comes('document.querySelector("main nav")');
        for (const colorScheme of ['light', 'dark']) {
          await mona.page.emulateMedia({ colorScheme });
          await mona.page.setViewportSize({ width: 320, height: 800 });
          await bring_axe(mona.page);
          assert.deepEqual(await violations(mona.page, start + path), [], colorScheme);
        }
        const wide = await mona.see('document.documentElement.scrollWidth');
        assert.ok(wide <= 320, `${start}${path} is ${wide} px wide`);
      }
    }
  } finally {
    await mona.close();
  }
});
