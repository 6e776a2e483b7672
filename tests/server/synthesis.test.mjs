// The synthesis of a period over HTTP: a form that works by itself, numbers that the other faces
// of the site tell too, and addresses that people reach.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, folder, render, root, run, serve } from './support/cairn.mjs';

let server, small;
before(async () => {
  const sites = await Promise.all(['numerique-responsable', 'vallon'].map(
    (name) => render([], join(root, 'content', name))));
  const data = join(folder(), 'data');
  const words = join(root, 'content/demo/words.json');
  const made = await run('demo', '--site', sites[0], '--data', data, '--words', words, '--count', '400');
  assert.equal(made.code, 0, made.err);
  [server, small] = await Promise.all([serve(sites[0], { data }), serve(sites[1])]);
});
after(() => Promise.all([server, small].map((one) => one.stop())));

const get = (path, one = server) => ask(one.port, `GET ${path}`);
const plain = (html) => html.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
const main_of = (text) => text.split('<main')[1].split('</main>')[0];

test('it is reached from what became of contributions and from the review of a year', async () => {
  for (const [path, link] of [['/suites', '/synthese'], ['/en/suites', '/en/synthese'],
    ['/bilan/2025', '/synthese?du=2025-01-01&amp;au=2025-12-31']]) {
    const { text } = await get(path);
    assert.ok(text.includes(`href="${link}"`), path);
    assert.equal((await get(link.replace('&amp;', '&'))).status, 200, link);
  }
  assert.equal((await get('/synthese', small)).status, 200);
  assert.equal((await get('/en/synthese', small)).status, 404);
});

test('its numbers are those of the open data, in both languages, within 500 elements', async () => {
  const rows = JSON.parse((await get('/contributions.json')).text).contributions;
  const days = rows.map(({ date }) => date).sort();
  const middle = days[days.length >> 1];
  for (const [query, holds] of [
    ['', () => true],
    [`?du=${middle}`, ({ date }) => date >= middle],
    [`?au=${middle}&sur=axe-1`, ({ date, axis }) => date <= middle && axis === 1],
    ['?sur=A1-03', ({ subject }) => subject === 'A1-03'],
  ]) {
    const all = rows.filter((row) => !row.parent && holds(row)).length;
    const french = await get(`/synthese${query}`);
    assert.equal(french.status, 200, query);
    const body = french.text.replace(/<svg[^]*?<\/svg>/g, '<svg>');
    assert.ok((body.match(/<[a-z]/g) || []).length <= 500, query);
    assert.ok(plain(french.text).includes(`${all} contribution`), `${query}: ${all}`);
    assert.match(french.text, /exemple/);
    assert.doesNotMatch(main_of(french.text), /<script/);
    assert.match((await get(`/en/synthese${query}`)).text, /no sample of the population/);
  }
  const { text } = await get('/synthese');
  const links = [...main_of(text).matchAll(/href="(\/contributions\/[0-9a-f]{32})"/g)];
  assert.ok(links.length >= 3);
  for (const [, link] of links) assert.equal((await get(link)).status, 200);
});

test('a date that is none is said in its field, with what to write, in the reader\'s language', async () => {
  for (const [path, word] of [['/synthese?du=hier', 'écrivez-la comme 30/06/2026'],
    ['/en/synthese?au=2026-13', 'write it like 30/06/2026'],
    ['/synthese?du=2026&au=2025', 'échangez les deux dates']]) {
    const { status, text, fields } = await get(path);
    assert.equal(status, 422, path);
    assert.equal(fields['cache-control'], 'no-store');
    assert.ok(plain(text).includes(word), path);
    assert.match(text, /aria-invalid="true"/);
    assert.match(main_of(text), /<a href="#(du|au)"/);
    assert.doesNotMatch(main_of(text), /<table/);
  }
  // However it is typed, the same period.
  const one = await get('/synthese?du=juin+2026&au=30%2F06%2F2026&sur=nulle-part');
  assert.equal(one.text, (await get('/synthese?du=2026-06-01&au=2026-06-30')).text);
});
