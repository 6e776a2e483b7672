// The demonstration as visitors meet it: alive, in both languages, and every word marked.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, folder, render, root, run, serve } from './support/cairn.mjs';

const words = join(root, 'content/demo/words.json');
let site, server, data;
before(async () => {
  site = await render();
  data = join(folder(), 'data');
  const done = await run('demo', '--site', site, '--data', data, '--words', words, '--count', '200');
  assert.equal(done.code, 0, done.err);
  assert.match(done.out, /^examples: 200 contributions, \d+ acts/);
  server = await serve(site, { data });
});
after(() => server.stop());

const main = async (path) => (await ask(server.port, `GET ${path}`)).text.split('<main')[1].split('</main>')[0];

test('each contribution and reply that a page shows is marked as an example', async () => {
  for (const [path, mark] of [['/contributions', 'exemple'], ['/contributions?page=2', 'exemple'], ['/en/contributions', 'example']]) {
    const articles = (await main(path)).split('<article').slice(1);
    assert.ok(articles.length >= 10, path);
    for (const article of articles) {
      const said = (article.match(/class="meta"/g) || []).length;
      const marks = (article.match(new RegExp(`>[^<]*${mark}[^<]*<`, 'gi')) || []).length;
      assert.ok(said > 0 && marks >= said, `${path}: ${article.slice(0, 600)}`);
    }
  }
});

test('a page of an action says that its period is an example', async () => {
  const list = await main('/actions');
  const action = /href="\/actions\/([A-Za-z0-9-]+)"/.exec(list)[1];
  assert.match(await main(`/actions/${action}`), /exemple/i);
});

test('replies and threads are there; what is hidden, held or withdrawn is nowhere', async () => {
  let pages = '';
  for (let page = 1; page < 15; ++page) pages += await main(`/contributions?page=${page}`);
  assert.match(pages, /class="reply"/);
  for (const words of ['imbéciles', 'beau-frère', 'cheap phones', 'match last night']) {
    assert.ok(!pages.includes(words), words);
  }
});

test('a second run adds nothing; a folder that is served is not touched', async () => {
  const before = await main('/contributions');
  const served = await run('demo', '--site', site, '--data', data, '--words', words);
  assert.equal(served.code, 1);
  assert.match(served.err, /is served already/);
  await server.stop();
  const again = await run('demo', '--site', site, '--data', data, '--words', words, '--count', '200');
  assert.equal(again.code, 0, again.err);
  server = await serve(site, { data });
  assert.equal(await main('/contributions'), before);
});

test('without it there is nothing', async () => {
  const bare = await serve(site);
  assert.ok(!(await ask(bare.port, 'GET /contributions')).text.includes('<article'));
  await bare.stop();
});

test('what cannot be read is said', async () => {
  const none = await run('demo', '--site', site, '--data', folder(), '--words', '/no/such.json');
  assert.equal(none.code, 1);
  assert.match(none.err, /--words content\/demo\/words\.json/);
});
