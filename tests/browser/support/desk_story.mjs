// A desk that is lived in: its people, each with a device of their own, and behind each of its screens
// something to see: what was reported, masked, hidden and appealed, gathered, overtaken, refused,
// retired, followed.
import { verbs_of } from './chromium.mjs';
import { citizen_of } from './citizen.mjs';
import { activate, fill, invite, update, with_several } from './desk_hands.mjs';
import { served } from './faces.mjs';
import { hands_of } from './hands.mjs';
import { public_rows, until } from './house.mjs';
import { staff_of } from './staff.mjs';

const roles = {
  lead: ['--role', 'lead', '--axis', '1', '--axis', '2'],
  colleague: ['--role', 'lead', '--axis', '1', '--role', 'editor'],
  editor: ['--role', 'editor'],
  moderator: ['--role', 'moderator'],
  relay: ['--role', 'relay'],
  operator: ['--role', 'operator'],
  guard: ['--role', 'moderator', '--role', 'relay'], // who gives their device a code
};
const spoken_of = 'A1-03';
const texts = 'main form#textes button:not([type=button])';

async function device(browser, house) {
  const context = await browser.newContext();
  return { ...hands_of(await verbs_of(context), house.origin), context };
}

async function id_of(house, words) {
  return until(async () => {
    const rows = await public_rows(house.origin, `talk/${spoken_of}`);
    return rows.find(({ body }) => body && body.words === words)?.id;
  }, `${words} is public`);
}

/** What citizens say of an action, by what becomes of it: ids. */
async function said_by_citizens(browser, house) {
  const ana = await citizen_of(browser, house.origin, spoken_of);
  const staff = staff_of(house.origin, house.data);
  const said = {};
  const codes = {};
  for (const name of ['reported', 'again', 'masked', 'appealed', 'stays', 'later', 'refused', 'answered', 'other']) {
    codes[name] = await ana.write(`Des mots à ${name}`);
    said[name] = await id_of(house, `Des mots à ${name}`);
  }
  await ana.report(said.reported, 'insult');
  await ana.report(said.again, 'off-topic');
  await ana.report(said.masked, 'threat');
  await staff.hide(`talk/${spoken_of}`, said.appealed, 'insult', 'Une injure.');
  await ana.appeal(said.appealed, codes.appealed, 'Je parlais du logiciel.');
  await ana.page.context().close();
  return { said, staff };
}

/** Written without a network, and what became of it meanwhile: it comes back to its authors. */
async function what_comes_back({ house, lead, colleague, editor, said, staff }) {
  await house.down();
  await update(lead, 'A1-04', { note_fr: 'Trop tard', question_fr: 'Et vous ?' });
  await lead.go(`/equipe/reponses/${said.refused}/ecrire`);
  await lead.comes('document.querySelector("#texte")');
  await fill(lead, { texte: 'Une réponse à ce qui sera masqué' });
  await lead.click('main form#reponse button:not([type=button])');
  await lead.says('enregistrée');
  await editor.go('/equipe/textes/page/aide/ecrire');
  await editor.comes('document.querySelector("#textes")');
  await fill(editor, { 't-title-fr': 'Un autre titre' });
  await editor.click(texts);
  await editor.says('Textes enregistrés');
  for (const one of [lead, editor]) await one.page.goto('about:blank'); // so that the colleague is first
  await house.up();
  await staff.hide(`talk/${spoken_of}`, said.refused, 'insult', 'Une injure.');
  await update(colleague, 'A1-04', { note_fr: 'Avant' });
  await colleague.go('/equipe/textes/page/aide/ecrire');
  await colleague.comes('document.querySelector("#textes")');
  await fill(colleague, { 't-title-fr': 'Le titre d’un autre' });
  await colleague.click(texts);
  await until(async () => (await served(house, '/aide')).includes('Le titre d’un autre'), 'the colleague was first');
  for (const one of [lead, editor]) {
    await one.go('/equipe');
    await one.comes('document.querySelector("main a[href*=\\"reprise=\\"]")');
  }
  await lead.says('Refusé');
}

/** Everybody, and the ids of what there is; `reader` follows all. */
export async function desk_story(browser, house) {
  const people = {};
  for (const [name, rights] of Object.entries(roles)) {
    people[name] = await device(browser, house);
    await activate(people[name], invite(house, `${name[0].toUpperCase()}${name.slice(1)}`, ...rights));
  }
  people.nobody = await device(browser, house);
  people.reader = await device(browser, house);
  const { lead, colleague, editor, reader } = people;
  const { said, staff } = await said_by_citizens(browser, house);

  await reader.go('/mes-suivis');
  await reader.comes('document.querySelector("button[value=\\"act:follow=roadmap\\"]:not([hidden])")');
  await reader.click('button[value="act:follow=roadmap"]');
  await reader.comes('document.querySelector("button[value=\\"act:unfollow=roadmap\\"]")');

  await lead.go('/equipe/reponses?etat=toutes');
  await lead.comes('document.querySelector(`[name="c-${arguments[0]}"]`)', said.later);
  await with_several(lead, [said.stays, said.later], { faire: 'reunir' });
  await until(async () => (await served(house, `/contributions/${said.later}`)).includes(said.stays), 'gathered');
  await what_comes_back({ house, lead, colleague, editor, said, staff });

  await editor.go('/equipe/retraits/A3-11/ecrire');
  await editor.comes('document.querySelector("#retrait")');
  await fill(editor, { pourquoi_fr: 'Reprise par la région.', pourquoi_en: 'Taken over by the region.' });
  await editor.click('main form#retrait button:not([type=button])');
  await until(async () => (await served(house, '/actions/A3-11')).includes('Reprise par la région'), 'retired');
  return { people, said };
}
