// What everybody reads after a lead's week (week.mjs), which is the same wherever they read it.
import assert from 'node:assert/strict';
import { event_of, kept_action, lines_of, served } from './faces.mjs';
import { form_of } from './desk_hands.mjs';
import { get, until } from './house.mjs';

const register = 'Registre de la feuille de route';

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
    assert.ok((await served(house, path)).includes('12,5'), `${path}: the measure`);
  }
  assert.ok(!(await served(house, late)).includes('Léa'), 'the role, never the name');
  if (pack.languages.includes('en')) {
    assert.ok((await served(house, `/en${late}`)).includes(`Parts awaited ${mark}`));
    assert.ok((await served(house, `/en/actions/${pack.noted}.atom`)).includes(`Two ${mark}`));
  }
}

async function calendar(house, pack) {
  const { summary, start } = await event_of(house, '/jalons.ics', pack.milestone);
  assert.equal(start.slice(0, 7), '2026-11', 'the calendar: the new date');
  assert.ok(summary.includes('(atteint)'), summary);
  assert.equal(summary.includes('(exemple)'), pack.origin === 'example', summary);
}

async function sheets(house, pack, mark) {
  const { origin, source } = pack;
  const one = async (sheet, values) => {
    const found = await lines_of(house, sheet, values);
    assert.equal(found.length, 1, `one line of ${sheet} says ${JSON.stringify(values)}`);
    return found[0];
  };
  await one('/actions.csv', { id: pack.late, status: 'late', status_origin: origin,
    reason_fr: `Pièces attendues ${mark}`, next: '2027-03', end: '2029-06', dates_origin: origin });
  await one('/actions.csv', { id: pack.shared, status: 'suspended', reason_fr: `Attente ${mark}` });
  await one('/jalons.csv', { id: pack.milestone, action: pack.reached, date: '2026-11', state: 'done',
    origin, source });
  await one('/mesures.csv', { indicator: pack.indicator, date: '2026-11', value: '12.5', origin, source });
}

async function snapshot(house, pack, mark) {
  const late = await kept_action(house, pack.late);
  assert.equal(late.status.is, 'late');
  assert.equal(late.dates.end, '2029-06');
  assert.ok(JSON.stringify(late.history).includes(`Pièces attendues ${mark}`), 'its history too');
  const shared = await kept_action(house, pack.shared);
  assert.equal(shared.status.is, 'suspended');
  const notes = shared.history.slice(-2).map(({ text }) => text.fr);
  assert.ok(notes[0].includes(`Collègue ${mark}`) && notes[1].includes(`Trois ${mark}`), notes.join());
  const reached = await kept_action(house, pack.reached);
  const { date, state } = reached.milestones.find(({ id }) => id === pack.milestone);
  assert.deepEqual({ date, state }, { date: '2026-11', state: 'done' });
  const measured = await kept_action(house, pack.measured);
  const { measures } = measured.indicators.find(({ id }) => id === pack.indicator);
  assert.ok(measures.some((one) => one.value === 12.5 && one.date === '2026-11'), 'the measure');
}

/** The review of the year, as plain words. */
async function review(house, pack, mark) {
  const page = (await served(house, '/bilan')).replace(/<[^>]*>/g, '').replace(/[\u00a0\u202f]/g, ' ');
  assert.ok(page.includes('Bilan 2026'));
  for (const words of ['Pièces attendues', 'Deux', 'Trois', 'Quatre']) {
    assert.ok(page.includes(`${words} ${mark}`), `the review tells ${words}`);
  }
  assert.match(page, /1 jalon atteint : [^.]*, novembre 2026/, 'the milestone that was reached');
  assert.match(page, /12,5[^(]*\(novembre 2026/, 'the measure');
}

export async function same_story(house, pack, mark) {
  await histories(house, pack, mark);
  await review(house, pack, mark);
  await calendar(house, pack);
  await sheets(house, pack, mark);
  await snapshot(house, pack, mark);
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
