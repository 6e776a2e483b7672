// A lead's week, whatever the pack: invited, offline, updates and answers written, a colleague who
// came first, the merge. Of a pack it is told which of its actions is good for what:
//   axes       those of the invitation, which the actions below are of
//   late       becomes late, and ends later
//   noted      gets a note, and nothing else
//   shared     is updated by the colleague too
//   milestone  of the action `reached`
//   indicator  of the action `measured`
//   value      of it now; another in each week of a house
// and what it shows: `languages`, `origin` and `source` of what leads publish, and its `folder`.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { same_answers } from './answered.mjs';
import { dates_of, typed } from './dates.mjs';
import { activate, begin, fill, form_of, invite, publish, send, update } from './desk_hands.mjs';
import { served } from './faces.mjs';
import { hands_of } from './hands.mjs';
import { until } from './house.mjs';
import { later_packs } from './later_packs.mjs';
import { comma, one_language_alone, same_story } from './story.mjs';

/** The fields of a text: one a language of the pack. */
function in_words(pack, name, said) {
  return Object.fromEntries(Object.entries(said)
    .filter(([language]) => pack.languages.includes(language))
    .map(([language, words]) => [`${name}_${language}`, words]));
}

/** In a meeting room without a network: what is typed is found again after a crash. */
async function crash(lead, again, pack, mark) {
  await begin(lead, pack.late);
  await fill(lead, { note_fr: `Brouillon ${mark}` });
  await lead.comes('document.getElementById("status").textContent.includes("appareil")');
  await lead.close();
  const back = await again();
  await back.go(form_of(pack.late));
  await back.comes('document.querySelector("#note_fr") && document.querySelector("#note_fr").value === arguments[0]',
    `Brouillon ${mark}`);
  return back;
}

/** Five actions, with a mistake that is told, a milestone and a measure. */
async function five_updates(lead, pack, mark, { month, next, end }) {
  await fill(lead, { etat: 'late', ...in_words(pack, 'raison', { fr: '', en: '' }), fin: 'demain' });
  await lead.click(publish);
  await lead.says('Dites pourquoi');
  await lead.says('Écrivez une date');
  await send(lead, { suite: typed(next), fin: end,
    ...in_words(pack, 'raison', { fr: `Pièces attendues ${mark}`, en: `Parts awaited ${mark}` }) });
  await update(lead, pack.noted, in_words(pack, 'note', { fr: `Deux ${mark}`, en: `Two ${mark}` }));
  await update(lead, pack.shared, { note_fr: `Trois ${mark}` });
  await update(lead, pack.reached, { note_fr: `Quatre ${mark}`,
    [`jalon-${pack.milestone}-etat`]: 'done', [`jalon-${pack.milestone}-date`]: typed(month) });
  await update(lead, pack.measured, { [`mesure-${pack.indicator}-valeur`]: comma(pack.value),
    [`mesure-${pack.indicator}-date`]: typed(month) });
  await lead.go('/equipe');
  await lead.says('gardé sur cet appareil');
  assert.ok(await lead.see('document.documentElement.scrollWidth <= innerWidth'), 'no sideways scroll');
  await lead.click(`main a[href="/actions/${pack.late}"]`);
  await lead.says(`Pièces attendues ${mark}`);
}

/** Answers what awaits it with each of these words: [{id, words}], `id` of the contribution. */
async function answer(lead, all) {
  const first = 'document.querySelector("main a[href*=reponses][href$=ecrire]")';
  const paths = [];
  for (const words of all) {
    await lead.go('/equipe/reponses');
    await lead.comes(first);
    paths.push(await lead.see(`${first}.pathname`));
    await lead.go(paths[paths.length - 1]);
    await lead.comes('document.querySelector("#texte")');
    await fill(lead, { texte: words, suite: 'taken-up' });
    await lead.click('main form#reponse button:not([type=button])');
    await lead.says('Réponse enregistrée');
  }
  assert.equal(new Set(paths).size, paths.length, 'what was answered awaits no answer');
  return paths.map((path, i) => ({ id: path.split('/')[3], words: all[i] }));
}

/** The overtaken update is told beside what overtook it, and is taken up on top of it. */
async function merge(lead, house, pack, mark) {
  assert.ok(!(await served(house, `/actions/${pack.shared}`)).includes(`Trois ${mark}`),
    'nothing was overwritten');
  await lead.click('main a[href*="reprise="]');
  await lead.says('Ce qui est passé avant');
  await lead.says(`Collègue ${mark}`);
  await lead.comes('document.querySelector("#note_fr").value === arguments[0]', `Trois ${mark}`);
  await lead.comes('document.querySelector("#etat").value === "suspended"');
  await send(lead, {});
  await lead.go('/equipe');
  await lead.comes('!/passée avant/.test(document.querySelector("main").innerText)');
}

/** `open`: a browser on a profile's folder, with the verbs of support/webdriver.mjs. */
export async function week(house, pack, open) {
  const [folder, other] = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'cairn-desk-')));
  const again = async () => hands_of(await open(folder), house.origin);
  let lead = await again();
  const colleague = hands_of(await open(other), house.origin);
  const mark = `M${Math.random().toString(36).slice(2, 8)}`;
  const dates = dates_of();
  const rights = ['--role', 'lead', ...pack.axes.flatMap((axis) => ['--axis', String(axis)])];
  try {
    await activate(lead, invite(house, `Léa Martin ${mark}`, ...rights));
    for (const axis of pack.axes) await lead.says(`responsable de l’axe ${axis}`);
    await activate(colleague, invite(house, `Ali Benz ${mark}`, ...rights));
    await lead.comes('/À jour au|Tout est/i.test(document.body.innerText)');
    await until(() => lead.see('caches.match("/equipe").then(Boolean)'), 'the desk is kept');

    await house.down();
    lead = await crash(lead, again, pack, mark);
    await five_updates(lead, pack, mark, dates);
    const answers = await answer(lead, ['une', 'deux'].map((words) => `Réponse ${words} ${mark}`));

    // Meanwhile a colleague, who has a network, updates one of the five.
    await lead.close();
    await house.up();
    await update(colleague, pack.shared, { note_fr: `Collègue ${mark}`, etat: 'suspended',
      ...in_words(pack, 'raison', { fr: `Attente ${mark}`, en: `Waiting ${mark}` }) });
    await until(async () => (await served(house, `/actions/${pack.shared}`)).includes(`Collègue ${mark}`),
      'the colleague is first');

    // Back: four are public, and one is not.
    lead = await again();
    await lead.go('/equipe');
    await lead.says('une autre mise à jour est passée avant');
    await until(async () => (await served(house, `/actions/${pack.late}`)).includes(`Pièces attendues ${mark}`),
      'the public page follows');
    await merge(lead, house, pack, mark);

    const all_is_told = async () => {
      await same_story(house, pack, mark, dates);
      await same_answers(house, answers, dates);
    };
    await all_is_told();
    if (pack.languages.length === 1) await one_language_alone(house, pack, lead);
    await later_packs(house, pack, mark, all_is_told);
  } finally {
    await house.up().catch(() => {});
    await lead.close();
    await colleague.close();
    [folder, other].forEach((path) => rmSync(path, { recursive: true, force: true }));
  }
}
