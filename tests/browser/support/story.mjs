// What everybody reads after a lead's week (week.mjs), which is the same wherever they read it.
import assert from 'node:assert/strict';
import { event_of, kept_action, lines_of, served } from './faces.mjs';
import { form_of } from './desk_hands.mjs';
import { get, until } from './house.mjs';
import { actions_given_back } from './packs.mjs';

const register = 'Registre de la feuille de route';

/** A number as French is written. */
export const comma = (number) => String(number).replace('.', ',');

/** The history of each action, on its page and in every feed it is in. */
async function histories(house, pack, mark) {
  const [late, measured] = [pack.late, pack.measured].map((action) => `/actions/${action}`);
  // The merge came last: what tells it tells all.
  await until(async () => (await served(house, `/actions/${pack.shared}.atom`)).includes(`Trois ${mark}`),
    'the merge is public');
  for (const [action, words] of [[pack.late, 'Pièces attendues'], [pack.noted, 'Deux'],
    [pack.shared, 'Collègue'], [pack.shared, 'Trois'], [pack.reached, 'Quatre']]) {
    const page = await served(house, `/actions/${action}`);
    const told = page.split(`${words} ${mark}`).length - 1;
    // A reason is told by the status too.
    assert.equal(told, action === pack.late ? 2 : 1, `${action} tells ${words} once`);
    assert.equal(page.includes('class="demo"'), pack.origin === 'example', 'the notice of a demonstration');
    assert.equal(page.includes(register), pack.origin === 'documented', `what vouches for ${action}`);
    for (const feed of [`/actions/${action}`, '/actions', `/axes/${action[1]}`]) {
      assert.ok((await served(house, `${feed}.atom`)).includes(`${words} ${mark}`), `${feed}.atom: ${words}`);
    }
  }
  for (const path of [measured, `${measured}.atom`]) {
    assert.ok((await served(house, path)).includes(comma(pack.value)), `${path}: the measure`);
  }
  assert.ok(!(await served(house, late)).includes('Léa'), 'the role, never the name');
  if (pack.languages.includes('en')) {
    assert.ok((await served(house, `/en${late}`)).includes(`Parts awaited ${mark}`));
    assert.ok((await served(house, `/en/actions/${pack.noted}.atom`)).includes(`Two ${mark}`));
  }
}

async function calendar(house, pack, { month }) {
  const { summary, start } = await event_of(house, '/jalons.ics', pack.milestone);
  assert.equal(start.slice(0, 7), month, 'the calendar: the new date');
  assert.ok(summary.includes('(atteint)'), summary);
  assert.equal(summary.includes('(exemple)'), pack.origin === 'example', summary);
}

async function sheets(house, pack, mark, { month, next, end }) {
  const { origin, source } = pack;
  const one = async (sheet, values) => {
    const found = await lines_of(house, sheet, values);
    assert.equal(found.length, 1, `one line of ${sheet} says ${JSON.stringify(values)}`);
    return found[0];
  };
  await one('/actions.csv', { id: pack.late, status: 'late', status_origin: origin,
    reason_fr: `Pièces attendues ${mark}`, next, end, dates_origin: origin });
  await one('/actions.csv', { id: pack.shared, status: 'suspended', reason_fr: `Attente ${mark}` });
  await one('/jalons.csv', { id: pack.milestone, action: pack.reached, date: month, state: 'done',
    origin, source });
  await one('/mesures.csv', { indicator: pack.indicator, date: month, value: String(pack.value), origin, source });
}

/** A text of a pack in French: of one language it is bare. */
const french = (text) => (typeof text === 'string' ? text : text.fr);

/** `action`: of an id, the action as data, in the words of packs. `what`: who has it. */
async function actions(action, what, pack, mark, { month, next, end }) {
  const { origin, source } = pack;
  const late = await action(pack.late);
  const { reason, ...status } = late.status;
  assert.deepEqual(status, { is: 'late', origin, next }, what);
  assert.equal(french(reason), `Pièces attendues ${mark}`, what);
  assert.equal(late.dates.end, end, what);
  assert.ok(JSON.stringify(late.history).includes(`Pièces attendues ${mark}`), `${what}: its history too`);
  const shared = await action(pack.shared);
  assert.equal(shared.status.is, 'suspended', what);
  const notes = shared.history.slice(-2).map(({ text }) => french(text));
  assert.ok(notes[0].includes(`Collègue ${mark}`) && notes[1].includes(`Trois ${mark}`), `${what}: ${notes}`);
  for (const [id, words] of [[pack.noted, 'Deux'], [pack.reached, 'Quatre']]) {
    assert.ok(french((await action(id)).history.at(-1).text).includes(`${words} ${mark}`), `${what}: ${words}`);
  }
  const found = (list, values) => assert.equal(list.filter((one) =>
    Object.entries({ ...values, origin, source }).every(([name, value]) => (one[name] ?? '') === value)).length,
  1, `${what} has ${JSON.stringify(values)} once`);
  found((await action(pack.reached)).milestones, { id: pack.milestone, date: month, state: 'done' });
  const { measures } = (await action(pack.measured)).indicators.find(({ id }) => id === pack.indicator);
  found(measures, { value: pack.value, date: month });
}

/** The review of the year, as plain words. */
async function review(house, pack, mark, { year, in_words }) {
  for (const path of ['/bilan', `/bilan/${year}`]) {
    const page = (await served(house, path)).replace(/<[^>]*>/g, '').replace(/[\u00a0\u202f]/g, ' ');
    assert.ok(page.includes(`Bilan ${year}`), path);
    for (const words of ['Pièces attendues', 'Deux', 'Trois', 'Quatre']) {
      assert.ok(page.includes(`${words} ${mark}`), `${path} tells ${words}`);
    }
    assert.match(page, new RegExp(`jalons? atteints? : [^.]*, ${in_words}`), 'the milestone that was reached');
    assert.match(page, new RegExp(`${comma(pack.value)}[^(]*\\(${in_words}`), 'the measure');
  }
}

/** `dates`: of the day it happened (dates.mjs). */
export async function same_story(house, pack, mark, dates) {
  await histories(house, pack, mark);
  await review(house, pack, mark, dates);
  await calendar(house, pack, dates);
  await sheets(house, pack, mark, dates);
  await actions((id) => kept_action(house, id), 'the snapshot', pack, mark, dates);
  const given_back = await actions_given_back(house);
  await actions((id) => given_back.get(id), 'the exported pack', pack, mark, dates);
}

const elsewhere = 'a.other, [hreflang], a[href^="/en/"], a[href="/en"], [id$=_en]';

/** French only: nothing leads to another language, and nothing is there in it. */
export async function one_language_alone(house, pack, lead) {
  const action = `/actions/${pack.late}`;
  for (const path of ['/en', '/en/', `/en${action}`, `/en${action}.atom`, '/en/actions', '/en/actions.atom',
    '/en/axes/1', '/en/contributions', '/en/suites', '/en/jalons.ics', '/en/equipe',
    `/en${form_of(pack.late)}`]) {
    assert.equal((await get(house.origin + path)).status, 404, path);
  }
  for (const path of ['/', action, '/actions?q=a', '/actions', '/contributions', '/participer', '/suites',
    `${action}/ecrire`, '/suivre', '/equipe', '/nulle-part', `${action}.atom`]) {
    const text = await served(house, path);
    assert.doesNotMatch(text, /href="[^"]*\/en(?:\/|")|hreflang/, `${path} has no language switch`);
  }
  for (const path of ['/equipe', form_of(pack.late), '/equipe/reponses']) {
    await lead.go(path);
    await lead.comes('document.querySelector("main nav")');
    const others = await lead.see(
      `[...document.querySelectorAll('${elsewhere}')].map((node) => node.outerHTML)`);
    assert.deepEqual(others, [], `${path} speaks one language`);
  }
}
