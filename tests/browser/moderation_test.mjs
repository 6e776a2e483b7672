// A contribution's life, in both policies, in real browsers: written without a script, held or told
// by every public face that tells what people say, reported, masked or hidden with its reasons, gone
// from every one, appealed by its author with the deposit code, restored by another moderator than
// the one who hid it, and told again by each.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bring_axe, violations } from './support/axe.mjs';
import { citizen_of } from './support/citizen.mjs';
import { get, open_house, public_rows, until } from './support/house.mjs';
import { open_chromium, open_profile, verbs_of } from './support/chromium.mjs';
import { hands_of, keep } from './support/hands.mjs';
import { activate, fill, invite } from './support/desk_hands.mjs';
import { moderated_first } from './support/moderated.mjs';
import { every_face, faces_of_public, read_faces, taken_snapshot, telling } from './support/public_faces.mjs';
import { staff_of } from './support/staff.mjs';

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

const citizen = () => citizen_of(browser, house.origin, action);

/** What a contribution says besides `words`: those who look for these find them by that. */
const sought_of = (words) => `avec${words.slice(-6)}`;
const sentence = (words) => `Ce logiciel est ${words} ${sought_of(words)}`;

/** It is told by every face that tells what is public and by no other: what they are, and tell. */
async function is_told(words, id, { answered = false } = {}) {
  // A snapshot lasts ten minutes, or as long as the program that made it.
  await house.down();
  await house.up(house.site);
  const said = { action, id, sought: sought_of(words) };
  const faces = await every_face(house, said);
  const texts = await read_faces(house, faces, said);
  assert.deepEqual(telling(texts, words), faces_of_public(said, answered));
  return { said, faces, texts };
}

/** No face tells any of these. */
async function is_nowhere({ said, faces }, ...secrets) {
  const texts = await read_faces(house, faces, said);
  for (const words of secrets) assert.deepEqual(telling(texts, words), [], words);
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

const not_public = (words) => until(async () => !(await id_of(words)), 'it left the public lane');

/** From "everybody reads it" to "restored", and hidden again: what both policies have in common. */
async function life({ id, words, mine, ana, bob, mona, omar, reader }) {
  const search = `/contributions?q=${sought_of(words)}`;
  const facts = `Injure visant un agent ${words.slice(-4)}`;
  const plea = 'Je parlais du logiciel, pas de la personne.';
  await bob.support(id);
  await staff_of(house.origin, house.data).reply(`talk/${action}`, id, 'Merci, c’est noté.');
  const told = await is_told(words, id, { answered: true });
  await reader.go(search);
  await reader.says(words);

  // Reported; the moderator is told, cannot hide it without a reason, and hides it with one, offline.
  const acknowledgement = await bob.report(id, 'insult');
  assert.match(await bob.follow(acknowledgement), /la modération va le lire/);
  await mona.go('/equipe/moderation');
  await mona.says(words);
  await mona.says('Une injure');
  await house.down();
  for (const path of [search, `/contributions/${id}`]) {
    await reader.go(path);
    await reader.says(words); // from the copy this device keeps
  }
  await decide(mona, id, { verdict: 'hide' });
  await mona.says('Dites les faits');
  await decide(mona, id, { verdict: 'hide', motif: 'insult', faits: facts });
  await mona.says('Décision enregistrée');
  await house.up(house.site);
  await not_public(words);
  await is_nowhere(told, words, facts);
  await reader.see('(window.dispatchEvent(new Event("online")), true)');
  await reader.comes('!document.querySelector("main").innerText.includes(arguments[0])', words);
  await house.down();
  await reader.go(search);
  await reader.says('Aucune contribution');
  await reader.go(`/contributions/${id}`);
  await reader.says('Cette page n’est pas gardée');
  await house.up(house.site);

  // Whoever reported is told; its author reads why, and appeals, once.
  assert.match(await bob.follow(acknowledgement), /la contribution a été masquée/);
  const reasons = await ana.follow(mine);
  assert.match(reasons, /Une injure/);
  assert.match(reasons, new RegExp(facts));
  assert.equal(await ana.press('main form[action$="/contester"] button'), 200);
  assert.equal(await ana.press('main form#recours button'), 422);
  assert.match(await ana.main(), /Dites pourquoi/);
  await ana.page.fill('#texte', plea);
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
  await is_nowhere(told, words, facts, plea);
  await omar.go('/equipe/moderation');
  await omar.says('Recours de son auteur');
  await decide(omar, id, { verdict: 'publish' });
  await omar.says('Décision enregistrée');
  await until(() => id_of(words), 'it is back');
  const again = await is_told(words, id, { answered: true });
  assert.deepEqual(telling(again.texts, plea), []);
  assert.match(await ana.follow(mine), /Recours accepté/);

  // Hidden once more, with everybody there: a file that was made before goes with it.
  await file_goes(words, async () => {
    await decide(omar, id, { verdict: 'hide', motif: 'insult', faits: facts });
    await omar.says('Décision enregistrée');
  });
  await is_nowhere(again, words, facts, plea);
}

/** What everybody may take holds these words, until `act` has them leave: then it is gone. */
async function file_goes(words, act) {
  const { path, body } = await taken_snapshot(house);
  assert.ok(body.includes(words));
  await act();
  await not_public(words);
  assert.equal((await get(house.origin + path)).status, 410);
}

async function people() {
  const [ana, bob] = [await citizen(), await citizen()];
  const [mona, omar] = [await moderator('Mona'), await moderator('Omar')];
  const reader = await device();
  await keep(reader);
  return { ana, bob, mona, omar, reader };
}

async function close({ mona, omar, reader }) {
  await house.up(house.site); // where it failed without
  for (const one of [mona, omar, reader]) await one.close();
}

test("a contribution's life where it is published, then moderated", async () => {
  house.site = undefined;
  const all = await people();
  try {
    const words = `propre${Math.random().toString(36).slice(2, 8)}`;
    const mine = await all.ana.write(sentence(words));
    const id = await id_of(words);
    await life({ ...all, id, words, mine });
    const other = `autre${Math.random().toString(36).slice(2, 8)}`;
    await all.ana.write(`${sentence(other)}, appelez le 06 12 34 56 78`);
    const there = await id_of(other);
    const told = await is_told(other, there);
    assert.deepEqual(telling(told.texts, '06 12 34 56 78'), faces_of_public(told.said));
    // An urgent report masks what nobody of the staff has read, at once.
    await file_goes(other, () => all.bob.report(there, 'child-at-risk'));
    await is_nowhere(told, other);
    await all.mona.go('/equipe/moderation');
    await all.mona.says('Masquée en attendant votre lecture');
    await all.mona.go(`/equipe/moderation/${there}/ecrire`);
    await all.mona.says('119');
    await decide(all.mona, there, { verdict: 'blackout', motif: 'personal-data', faits: 'Un numéro.',
      passages: '06 12 34 56 78' });
    await all.mona.says('Décision enregistrée');
    await until(() => id_of(other), 'read, and published');
    assert.deepEqual(telling((await is_told(other, there)).texts, '06 12 34'), []);
    // Of what was read, it masks nothing more.
    await all.bob.report(there, 'threat');
    assert.ok(await id_of(other));
    const shown = (await get(`${house.origin}/contributions/${there}`)).body.toString();
    assert.match(shown, /\[passage masqué\]/);
  } finally {
    await close(all);
  }
});

test("a contribution's life where it is moderated, then published", async () => {
  await house.down();
  house.site = moderated_first(work, house.origin);
  await house.up(house.site);
  const all = await people();
  try {
    const words = `neuf${Math.random().toString(36).slice(2, 8)}`;
    const mine = await all.ana.write(sentence(words));
    assert.match(await all.ana.main(), /attend d’être lue/);
    await all.mona.go('/equipe/moderation');
    await all.mona.says(words);
    const id = await all.mona.see(`[...document.querySelectorAll('main li')]
      .find((one) => one.innerText.includes(arguments[0]))
      .querySelector('a[href$=ecrire]').pathname.split('/')[3]`, words);
    const said = { action, id, sought: sought_of(words) };
    const faces = await every_face(house, said);
    assert.ok(faces.includes('/sitemap.xml'));
    await is_nowhere({ said, faces }, words);
    await all.reader.go(`/contributions?q=${said.sought}`);
    await all.reader.says('Aucune contribution');
    // One press from the list, which is then without it.
    await all.mona.says('En attente avant publication');
    await all.mona.click('button[value^="act:publish="]');
    await all.mona.comes('!document.querySelector("main").innerText.includes(arguments[0])', words);
    assert.equal(await until(() => id_of(words), 'it is published'), id);
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
    for (const one of words) codes.push(await ana.write(sentence(one)));
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
      const { texts } = await is_told(one, id);
      for (const hidden of words.slice(2)) assert.deepEqual(telling(texts, hidden), []);
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
