// The yearly review and what became of what people said, over HTTP: the pages that only a server
// has are where texts lead to them, and two servers with the same data tell the same year.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, render, root, serve } from './support/cairn.mjs';

let first, second, small;
before(async () => {
  const sites = await Promise.all(['numerique-responsable', 'vallon'].map(
    (name) => render([], join(root, 'content', name))));
  [first, second, small] = await Promise.all(
    [sites[0], sites[0], sites[1]].map((site) => serve(site)));
});
after(() => Promise.all([first, second, small].map((server) => server.stop())));

const get = (server, path) => ask(server.port, `GET ${path}`);

test('fault: a small pack had links to pages that it has not', async () => {
  for (const server of [first, small]) {
    const { text } = await get(server, '/en-bref');
    const links = new Set([...text.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, href]) => href));
    assert.ok(links.has('/bilan') && links.has('/formulaire') && links.has('/suites'));
    for (const link of links) assert.equal((await get(server, link)).status, 200, link);
  }
});

test('a review is of a year of which something is known, in the languages of the pack', async () => {
  const newest = await get(first, '/bilan');
  assert.equal(newest.status, 200);
  const years = [...newest.text.matchAll(/href="\/bilan\/(\d{4})"/g)].map(([, year]) => year);
  assert.ok(years.length > 3);
  for (const path of ['/en/bilan', `/bilan/${years[0]}`, `/en/bilan/${years.at(-1)}`]) {
    const told = await get(first, path);
    assert.equal(told.status, 200, path);
    assert.equal(told.text, (await get(second, path)).text, `${path} is of data alone`);
  }
  for (const path of ['/bilan/1999', '/bilan/2099', '/bilan/x', '/bilan/2026/']) {
    assert.equal((await get(first, path)).status, 404, path);
  }
  assert.equal((await get(small, '/bilan')).status, 200);
  assert.equal((await get(small, '/en/bilan')).status, 404);
});
