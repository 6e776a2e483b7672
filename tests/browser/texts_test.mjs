// Editors at their texts, in a real browser: a fault is told at its field, a draft survives a crash
// and is seen on its page before it is published, what a colleague changed first is not overwritten,
// and a change is taken back; the public pages, the history and the exported pack tell the same.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bring_axe, violations } from './support/axe.mjs';
import { open_profile, verbs_of } from './support/chromium.mjs';
import { activate, fill, invite } from './support/desk_hands.mjs';
import { served } from './support/faces.mjs';
import { hands_of } from './support/hands.mjs';
import { open_house, root, until } from './support/house.mjs';

const publish = 'main form#textes button:not([type=button])';
const form_of = (thing) => `/equipe/textes/${thing}/ecrire`;
const mark = `M${Math.random().toString(36).slice(2, 8)}`;

let house;
const folders = ['cairn-editor-', 'cairn-colleague-'].map((name) => mkdtempSync(join(tmpdir(), name)));
before(async () => {
  house = await open_house();
});
after(async () => {
  if (house) await house.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const open = async (folder) => hands_of(await verbs_of(await open_profile(folder)), house.origin);
const says = (path, words) => until(async () => (await served(house, path)).includes(words), `${path} says ${words}`);

async function begin(editor, thing) {
  await editor.go(form_of(thing));
  await editor.comes('document.querySelector("#textes")');
}

async function send(editor) {
  await editor.click(publish);
  await editor.says('Textes enregistrés');
}

async function write(editor, thing, values) {
  await begin(editor, thing);
  await fill(editor, values);
  await send(editor);
}

test('an editor’s day: faults, a crash without a network, a preview, a colleague who was first, a way back', async () => {
  let editor = await open(folders[0]);
  const colleague = await open(folders[1]);
  try {
    await activate(editor, invite(house, 'Édith', '--role', 'editor'));
    await activate(colleague, invite(house, 'Colin', '--role', 'editor'));
    await until(() => editor.see('caches.match("/equipe").then(Boolean)'), 'the desk is kept');
    await editor.click('main a[href="/equipe/textes"].act');
    await editor.click('main a[href="/equipe/textes?genre=page"]');
    await editor.click(`main a[href="${form_of('page/aide')}"]`);
    await editor.comes('document.querySelector("#textes")');
    await fill(editor, { 't-title-fr': `Aide [[ici|/nulle-part]] ${mark}` });
    await editor.click(publish);
    await editor.says('Un texte est à revoir');
    await editor.says('/nulle-part');
    // Refused before any rest of the keys: it is a draft all the same.
    await editor.click('main nav a[href="/equipe/textes"]');
    await editor.says('Tout ce qui est écrit');
    await begin(editor, 'page/aide');
    await editor.comes('document.querySelector("#t-title-fr").value.includes("/nulle-part")');

    await house.down();
    await fill(editor, { 't-title-fr': `Un coup de main ${mark}` });
    await editor.comes('document.getElementById("status").textContent.includes("appareil")');
    await editor.close();
    editor = await open(folders[0]);
    await begin(editor, 'page/aide');
    await editor.comes('document.querySelector("#t-title-fr").value === arguments[0]', `Un coup de main ${mark}`);
    // What is typed just before leaving is there too.
    await fill(editor, { 't-plain-fr': `On vous aide ${mark}.` });
    await editor.click('main a[href$="/apercu"]');
    await editor.says('rien n’est encore publié');
    await editor.says(`Un coup de main ${mark}`);
    await editor.says(`On vous aide ${mark}.`);
    await editor.go('/aide');
    assert.ok(!(await editor.words()).includes(mark), 'a preview is no publication');
    await begin(editor, 'page/aide');
    await editor.comes('document.querySelector("#t-title-fr").value === arguments[0]', `Un coup de main ${mark}`);
    await send(editor);
    await editor.click('main a[href="/aide"]');
    await editor.says(`Un coup de main ${mark}`);
    await write(editor, 'action/A1-03', { 't-title-fr': `Réparer avant tout ${mark}`, note_fr: `Plus clair ${mark}` });
    await editor.go('/equipe');
    await editor.says('gardé sur cet appareil');
    await editor.close();

    await house.up();
    await write(colleague, 'page/aide', { 't-title-fr': `Besoin d’aide ${mark}`, 't-title-en': `Need help ${mark}` });
    await says('/aide', `Besoin d’aide ${mark}`);
    editor = await open(folders[0]);
    await editor.go('/equipe');
    await editor.says('À reprendre');
    await says('/actions/A1-03', `Réparer avant tout ${mark}`);
    await says('/actions/A1-03', '(rédaction)');
    await says('/actions/A1-03.atom', `Plus clair ${mark}`);
    assert.ok((await served(house, '/aide')).includes(`Besoin d’aide ${mark}`), 'nothing was overwritten');
    await editor.click('main a[href*="reprise="]');
    await editor.says('Le texte d’aujourd’hui, et le vôtre');
    await editor.says(`Besoin d’aide ${mark}`);
    await editor.comes('document.querySelector("#t-title-fr").value === arguments[0]', `Un coup de main ${mark}`);
    await send(editor);
    await says('/aide', `Un coup de main ${mark}`);
    await says('/en/aide', `Need help ${mark}`);
    await editor.go('/equipe');
    await editor.comes('!/À reprendre/.test(document.querySelector("main").innerText)');

    await editor.go('/equipe/textes');
    await editor.says('Derniers changements');
    await editor.click('main a[href="/equipe/textes/action/A1-03/ecrire?retour=1"]');
    await editor.comes('document.querySelector("#t-title-fr") && !document.querySelector("#t-title-fr").value.includes(arguments[0])', mark);
    await send(editor);
    await until(async () => !/<h1[^>]*>[^<]*avant tout/.test(await served(house, '/actions/A1-03')), 'the former title is back');

    const out = join(folders[0], 'pack');
    const cairn = (...args) => execFileSync(process.env.CAIRN_BIN || join(root, 'build/native/cairn'), args);
    cairn('export', '--pack', '--data', house.data, '--out', out);
    cairn('check', out);
    assert.ok(readFileSync(join(out, 'pages/aide.json'), 'utf8').includes(`Un coup de main ${mark}`));
  } finally {
    await house.up().catch(() => {});
    await editor.close().catch(() => {});
    await colleague.close();
  }
});

test('an action is made without a network, seen, written by its lead, retired with a reason and put back', async () => {
  const editor = await open(folders[0]);
  const texts = { title: `Prêter des vélos ${mark}`, plain: `On prête des vélos ${mark}.`, text: 'Dans chaque mairie.', 'responsible-text': 'Métropole' };
  const both = Object.fromEntries(Object.entries(texts).flatMap(([at, words]) => [[`t-${at}-fr`, words], [`t-${at}-en`, `English ${words}`]]));
  const counted = async () => Number(/(\d+)\s+actions/.exec(await served(house, '/'))[1]);
  const all = await counted();
  try {
    await editor.go('/equipe/textes?genre=action');
    await editor.click('main a[href="/equipe/textes/action/nouvelle-1/ecrire"]');
    await editor.comes('document.querySelector("#textes")');
    const number = /\((A1-\d+)\)/.exec(await editor.see('document.querySelector("h1").innerText'))[1];
    await editor.click(publish);
    await editor.says('ne peut pas rester vide');
    await house.down();
    await fill(editor, both);
    await editor.click('main a[href$="/apercu"]');
    await editor.says('rien n’est encore publié');
    await editor.says(texts.title);
    await editor.go('/equipe/textes/action/nouvelle-1/ecrire');
    await editor.comes('document.querySelector("#t-title-fr").value === arguments[0]', texts.title);
    await send(editor);
    await editor.click(`main a[href="/actions/${number}"]`);
    await editor.says(texts.plain);
    await house.up();
    await says(`/actions/${number}`, texts.title);
    await says(`/en/actions/${number}`, `English ${texts.title}`);
    await until(async () => (await counted()) === all + 1, 'one more is counted');
    await says(`/actions/${number}.atom`, 'Ajoutée à la feuille de route');
    assert.ok((await served(house, `/actions/${number}/ecrire`)).includes('<textarea'), 'it can be spoken of');

    await editor.go(`/equipe/textes/action/${number}/ecrire`);
    await editor.comes('document.querySelector("#textes")');
    await editor.click(`main a[href="/equipe/retraits/${number}/ecrire"]`);
    await editor.comes('document.querySelector("#retrait")');
    const retire = 'main form#retrait button:not([type=button])';
    await editor.click(retire);
    await editor.says('Un texte est à revoir');
    await fill(editor, { pourquoi_fr: `Reprise par la région ${mark}`, pourquoi_en: `Taken over ${mark}`, remplacante: 'A1-01' });
    await editor.click(retire);
    await editor.says('Textes enregistrés');
    await says(`/actions/${number}`, `Reprise par la région ${mark}`);
    await until(async () => (await counted()) === all, 'one less is counted');
    await says('/actions', 'Actions retirées');
    await until(async () => !(await served(house, `/actions/${number}/ecrire`)).includes('<textarea'), 'nothing more is said of it');
    assert.ok(!(await served(house, '/axes/1')).includes(`/actions/${number}"`), 'it is listed no more');

    await editor.go(`/equipe/retraits/${number}/ecrire`);
    await editor.says('Remettre');
    await editor.click(retire);
    await editor.says('Textes enregistrés');
    await until(async () => (await counted()) === all + 1, 'one more is counted');
    await says(`/actions/${number}/ecrire`, '<textarea');
    const out = join(folders[0], 'again');
    const cairn = (...args) => execFileSync(process.env.CAIRN_BIN || join(root, 'build/native/cairn'), args);
    cairn('export', '--pack', '--data', house.data, '--out', out);
    cairn('check', out);
  } finally {
    await house.up().catch(() => {});
    await editor.close();
  }
});

test('a fact, a step of today, a resource and a word are added without a network, seen first; one is taken away', async () => {
  const editor = await open(folders[0]);
  const added = {
    fact: [['figure', 'said-text'], '/'],
    history: [['text'], '/historique'],
    resource: [['title', 'text'], '/ressources'],
    term: [['term', 'definition'], '/glossaire'],
  };
  const words = (kind, at) => `Un ${kind} ${at} ${mark}`;
  const exported = (name) => {
    const out = join(folders[0], name);
    const cairn = (...args) => execFileSync(process.env.CAIRN_BIN || join(root, 'build/native/cairn'), args);
    cairn('export', '--pack', '--data', house.data, '--out', out);
    cairn('check', out);
    return (file) => JSON.parse(readFileSync(join(out, file), 'utf8'));
  };
  try {
    await editor.go('/equipe/textes');
    await editor.comes('document.querySelector("main a[href$=\'genre=term\']")');
    await house.down();
    for (const [kind, [texts, place]] of Object.entries(added)) {
      await editor.go(`/equipe/textes?genre=${kind}`);
      await editor.click(`main a[href="${form_of(`${kind}/nouvelle`)}"]`);
      await editor.comes('document.querySelector("#textes")');
      for (const at of texts) await fill(editor, { [`t-${at}-fr`]: words(kind, at), [`t-${at}-en`]: `English ${words(kind, at)}` });
      await editor.click('main a[href$="/apercu"]');
      await editor.says('rien n’est encore publié');
      await editor.says(words(kind, texts[0]));
      await begin(editor, `${kind}/nouvelle`);
      await editor.comes('document.querySelector("[id^=t-][id$=-fr]").value.startsWith("Un ")');
      await send(editor);
      await editor.click(`main ul.acts a[href^="${place}"]:not(.act)`);
      await editor.says(words(kind, texts[0]));
    }
    await house.up();
    for (const [kind, [texts, place]] of Object.entries(added)) {
      await says(place, words(kind, texts.at(-1)));
      await says(`/en${place}`, `English ${words(kind, texts.at(-1))}`);
    }
    const pack = exported('added');
    const step = pack('history.json').find(({ text }) => text.fr.includes(mark));
    assert.match(step.id, /^h-\d+$/);
    assert.equal(step.date, new Date().toISOString().slice(0, 10));
    assert.ok(pack('facts.json').some(({ figure }) => figure.fr.includes(mark)));
    assert.ok(pack('glossary.json').some(({ term }) => term.fr.includes(mark)));

    const { id } = pack('resources.json').find(({ title }) => title.fr.includes(mark));
    await begin(editor, `resource/${id}`);
    await editor.see('document.getElementById("retirer").click()');
    await send(editor);
    await until(async () => !(await served(house, '/ressources')).includes(mark), 'it is on no page any more');
    assert.ok(!exported('less')('resources.json').some(({ title }) => title.fr.includes(mark)));
    await begin(editor, 'term/' + pack('glossary.json').find(({ term }) => term.fr.includes(mark)).id);
    assert.equal(await editor.see('document.getElementById("retirer")'), null, 'a word may be called by others');
  } finally {
    await house.up().catch(() => {});
    await editor.close();
  }
});

test('the screens of texts have no fault axe can find, light and dark, at 320 px; bounded', async () => {
  const editor = await open(folders[0]);
  try {
    for (const path of ['/equipe/textes', '/equipe/textes?genre=action', form_of('page/regles'),
      form_of('action/A1-03'), form_of('action/nouvelle-1'), form_of('history/nouvelle'), '/equipe/textes?genre=term', form_of('resource/page-metropole'), '/equipe/retraits/A1-03/ecrire', '/equipe/textes/page/aide/apercu', `/en${form_of('pack/numerique-responsable')}`]) {
      await editor.go(path);
      await editor.comes('document.querySelector("main h1")');
      for (const colorScheme of ['light', 'dark']) {
        await editor.page.emulateMedia({ colorScheme });
        await editor.page.setViewportSize({ width: 320, height: 800 });
        await bring_axe(editor.page);
        assert.deepEqual(await violations(editor.page, path), [], `${path} ${colorScheme}`);
        assert.ok(await editor.see('document.documentElement.scrollWidth <= innerWidth'), `${path}: no sideways scroll`);
      }
      const nodes = await editor.see('document.querySelectorAll("*").length');
      assert.ok(nodes <= 600, `${path}: ${nodes} elements`);
      console.log(`# ${path}: ${nodes} elements`);
    }
  } finally {
    await editor.close();
  }
});
