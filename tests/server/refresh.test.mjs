// The pages follow the ledger: another process changes the roadmap while the site is served.
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, folder, render, run, serve, sound_pack } from './support/cairn.mjs';

const origin = ['--origin', 'https://roadmap.example'];
const away = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** A copy of the pack whose actions were changed. */
function changed(change, pack = sound_pack) {
  const copy = join(folder(), 'pack');
  cpSync(pack, copy, { recursive: true });
  const place = join(copy, 'actions');
  for (const name of readdirSync(place)) {
    const actions = JSON.parse(readFileSync(join(place, name), 'utf8'));
    writeFileSync(join(place, name), JSON.stringify(change(actions)));
  }
  return copy;
}

/** What a page says, whatever its number. */
const aside = (bytes) => bytes.toString('latin1')
  .replace(/data-cursor="\d+"/g, 'data-cursor=""').replace(/roadmap-[0-9a-f]{16}\.db/g, 'roadmap.db');

let site, server, pack, data, was;
const get = (path, fields = []) => ask(server.port, `GET ${path}`, fields);
const until = async (path, said) => {
  for (let tries = 0; tries < 300; ++tries) {
    const answer = await get(path);
    if (said(answer)) return answer;
    await away(100);
  }
  throw new Error(`${path} has not changed: ${server.log}`);
};

before(async () => {
  site = await render(origin);
  server = await serve(site, { args: origin });
  data = server.data;
  was = {
    home: await get('/'), filtered: await get('/actions?axe=1'), action: await get('/actions/A1-01'),
    snapshot: /data-snapshot="([^"]+)"/.exec((await get('/')).text)[1],
  };
  pack = changed((actions) => actions.filter((action) => action.id !== 'A2-01').map((action) => ({
    ...action,
    title: { fr: 'Un titre de juin', en: 'A title of June' },
    history: [...(action.history || []), { date: '2026-07', text: { fr: 'Un pas de juillet', en: 'A step of July' }, origin: 'example' }],
  })).concat(actions.some((action) => action.id === 'A1-01') ? [{
    ...actions.find((action) => action.id === 'A1-01'), id: 'A1-09', indicators: [], history: [],
    title: { fr: 'Une action de plus', en: 'One more action' },
    milestones: [{ id: 'A1-09-m1', label: { fr: 'Un jalon de plus', en: 'One more milestone' }, date: '2027-03-04', state: 'to_come', origin: 'example' }],
  }] : []));
});
after(() => server.stop());

test('a change of another process is on every page soon, and nobody waits for it', async () => {
  let slowest = 0, answers = 0, going = true;
  const readers = (async () => {
    while (going) {
      const start = Date.now();
      const answer = await get('/');
      assert.equal(answer.status, 200);
      assert.match(answer.text, /<\/html>\n$/);
      slowest = Math.max(slowest, Date.now() - start);
      ++answers;
    }
  })();
  const done = await run('import', '--pack', pack, '--data', data);
  assert.equal(done.code, 0, done.out + done.err);
  await until('/actions', (answer) => answer.text.includes('Un titre de juin'));
  going = false;
  await readers;
  assert.ok(answers > 3);
  assert.ok(slowest < 4000, `${slowest} ms`);  // with sanitizers, on a busy machine
});

test('pages, files and feeds are those that cairn render makes of the exported pack', async () => {
  const out = join(folder(), 'out');
  assert.equal((await run('export', '--pack', '--data', data, '--out', out)).code, 0);
  const fresh = await render(origin, out);
  const { pages, missing_fr } = JSON.parse(readFileSync(join(fresh, 'site.json'), 'utf8'));
  let compared = 0;
  for (const { path, file } of pages) {
    // Rendered for each: the form of a visit, what people said lately.
    if (/\/(contact|participer|actions\/.+)$/.test(path)) continue;
    const { status, body } = await get(path);
    assert.equal(status, 200, path);
    assert.ok(aside(body) === aside(readFileSync(join(fresh, file))), path);
    ++compared;
  }
  assert.ok(compared > 20);
  for (const file of ['actions.atom', 'en/actions.atom', 'axes/1.atom', 'actions/A1-09.atom', 'jalons.ics',
    'en/jalons.ics', 'sitemap.xml', 'robots.txt', 'shell.html', 'en/shell.html', 'cairn.webmanifest',
    'datapackage.json', 'catalogue.jsonld', 'openapi.yaml']) {
    assert.ok(aside((await get(`/${file}`)).body) === aside(readFileSync(join(fresh, file))), file);
  }
  assert.ok(aside((await get('/nulle-part')).body) === aside(readFileSync(join(fresh, missing_fr))));
});

test('what is rendered for each follows too: lists by filter, search, an action, the contact form', async () => {
  assert.match((await get('/actions?axe=1')).text, /Un titre de juin/);
  assert.match((await get('/actions?q=juin')).text, /Un titre de juin/);
  assert.match((await get('/actions/A1-01')).text, /Un titre de juin/);
  assert.match((await get('/en/actions/A1-09')).text, /One more action/);
  assert.match((await get('/actions/A1-09/ecrire')).text, /Une action de plus/);
  assert.equal((await get('/contact')).status, 200);
  assert.match((await get('/jalons.ics')).text, /Un jalon de plus/);
  assert.match((await get('/actions/A1-01.atom')).text, /Un pas de juillet/);
});

test('what is no more is nowhere', async () => {
  for (const path of ['/actions/A2-01', '/en/actions/A2-01', '/actions/A2-01.atom']) {
    assert.equal((await get(path)).status, 404, path);
  }
  assert.doesNotMatch((await get('/sitemap.xml')).text, /A2-01/);
});

test('tags change with what they name; what is the same keeps its own', async () => {
  for (const [path, before] of [['/', was.home], ['/actions?axe=1', was.filtered], ['/actions/A1-01', was.action]]) {
    const now = await get(path, [`If-None-Match: ${before.fields.etag}`]);
    assert.equal(now.status, 200, path);
    assert.notEqual(now.fields.etag, before.fields.etag);
    assert.equal((await get(path, [`If-None-Match: ${now.fields.etag}`])).status, 304);
  }
});

test('the page names its snapshot and the ledger\'s number; a page of before finds its own', async () => {
  const { text } = await get('/');
  const [, cursor] = /data-cursor="(\d+)"/.exec(text);
  assert.ok(Number(cursor) > 1);
  const [, snapshot] = /data-snapshot="([^"]+)"/.exec(text);
  assert.notEqual(snapshot, was.snapshot);
  const now = await get(snapshot);
  assert.equal(now.status, 200);
  assert.match(now.fields['cache-control'], /immutable/);
  assert.ok(now.body.includes('Un titre de juin'));
  const old = await get(was.snapshot);
  assert.equal(old.status, 200);
  assert.ok(!old.body.includes('Un titre de juin'));
  // One that nobody holds any more leads to the present one.
  const gone = await get('/assets/roadmap-0123456789abcdef.db');
  assert.equal(gone.status, 307);
  assert.equal(gone.fields.location, snapshot);
  assert.equal(gone.fields['cache-control'], 'no-store');
});

test('started anew over the former site, it shows the ledger from its first answer', async () => {
  await server.stop();
  server = await serve(site, { data, args: origin });
  assert.match((await get('/actions')).text, /Un titre de juin/);
  assert.equal((await get('/actions/A2-01')).status, 404);
  assert.equal((await get(was.snapshot)).status, 200);
});

test('a site rendered from a pack that went on is what is shown, and nothing more moves', async () => {
  await server.stop();
  const next = changed((actions) => actions.map((action) => ({ ...action, plain: { fr: 'Une phrase neuve.', en: 'A new sentence.' } })), pack);
  server = await serve(await render(origin, next), { data, args: origin });
  const [first] = [await get('/actions')];
  assert.match(first.text, /Un titre de juin/);
  assert.match((await get('/actions/A1-01')).text, /Une phrase neuve/);
  await away(2500);
  assert.equal((await get('/actions')).fields.etag, first.fields.etag);
});

test('many changes one after the other: the last one is shown, and the first pages still find theirs', async () => {
  let last;
  for (const month of ['août', 'septembre', 'octobre']) {
    last = changed((actions) => actions.map((action) => ({ ...action, title: { fr: `Un titre d'${month}`, en: month } })), pack);
    assert.equal((await run('import', '--pack', last, '--data', data)).code, 0);
  }
  await until('/actions', (answer) => answer.text.includes('octobre'));
  assert.doesNotMatch((await get('/actions')).text, /août|septembre/);
  assert.ok([200, 307].includes((await get(was.snapshot)).status));
});
