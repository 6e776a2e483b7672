// What everybody reads of what a lead answered (week.mjs), which is the same wherever they read it.
import assert from 'node:assert/strict';
import { dates_of } from './dates.mjs';
import { lines_of, plain_section, served } from './faces.mjs';
import { until } from './house.mjs';

/** As cells of a sheet: what is empty is empty in both. */
const cells = (line) => Object.fromEntries(
  Object.entries(line).map(([column, value]) => [column, value === null ? '' : String(value)]));

/** The open data tells each answer, in the sheet as in JSON; the lines of the sheet. */
async function open_data(house, answers, day) {
  const lines = await lines_of(house, '/contributions.csv', {});
  const { contributions } = JSON.parse(await served(house, '/contributions.json'));
  for (const { id, words } of answers) {
    const [line, ...more] = lines.filter((one) => one.id === id);
    assert.ok(line && more.length === 0, `/contributions.csv has ${id} once`);
    const { reply, reply_lang, reply_date, reply_outcome, reply_role, reply_example } = line;
    assert.deepEqual({ reply, reply_lang, reply_outcome, reply_role, reply_example },
      { reply: words, reply_lang: 'fr', reply_outcome: 'taken-up', reply_role: 'lead', reply_example: '' });
    // Or tomorrow, where the test goes on past midnight.
    assert.ok([day, dates_of().day].includes(reply_date), reply_date);
    const same = contributions.filter((one) => one.id === id);
    assert.deepEqual(same.map(cells), [line], `/contributions.json tells ${id} alike`);
  }
  return lines;
}

/** What a page counts of these lines: how many there are, were answered, await it, were taken up. */
async function counted(house, path, section, lines) {
  const words = await plain_section(house, path, section);
  if (lines.length === 0) return assert.match(words, /Rien de publié ne date/, path);
  const answered = lines.filter(({ reply }) => reply).length;
  const taken = lines.filter(({ reply_outcome }) => reply_outcome === 'taken-up').length;
  const counts = [/(\d+) contributions?\b/, /(\d+) (?:a|ont) reçu une réponse/, /(\d+) attend(?:ent)? une réponse/,
    /(\d+) reprises?\b/].map((count) => Number(count.exec(words)?.[1]));
  assert.deepEqual(counts, [lines.length, answered, lines.length - answered, taken], `${path}: ${words}`);
}

/** `answers`: [{id, words}], each with the outcome "taken up". `dates`: of that day (dates.mjs). */
export async function same_answers(house, answers, dates) {
  for (const { id, words } of answers) {
    await until(async () => (await served(house, `/contributions/${id}`)).includes(words),
      'people read the answer');
    const follow_ups = await served(house, '/suites');
    assert.ok(follow_ups.includes(id) && follow_ups.includes(words), `/suites tells ${words}`);
  }
  const lines = await open_data(house, answers, dates.day);
  // What answers another contribution, or says the same as another, is counted with it.
  const alone = lines.filter(({ parent, same_as }) => !parent && !same_as);
  const of_year = (year) => alone.filter(({ date }) => date.startsWith(year));
  const concerned = alone.filter(({ id }) => answers.some((one) => one.id === id));
  assert.equal(concerned.length, answers.length);
  await counted(house, '/bilan', 'paroles', of_year(dates.year));
  for (const year of new Set(concerned.map(({ date }) => date.slice(0, 4)))) {
    await counted(house, `/bilan/${year}`, 'paroles', of_year(year));
  }
  await counted(house, '/synthese', 'suites', alone);
  for (const on of new Set(concerned.map(({ subject }) => subject))) {
    await counted(house, `/synthese?sur=${on}`, 'suites', alone.filter(({ subject }) => subject === on));
  }
}
