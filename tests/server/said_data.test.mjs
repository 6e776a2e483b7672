// What people said as open data, over HTTP: in pieces, read by a validator of Table Schema, from a
// demonstration that holds everything there can be.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import tableschema from 'tableschema';
import { ask, folder, render, root, run, serve, talk } from './support/cairn.mjs';
import { code, comment, hello, push, secret, sync } from './support/sync.mjs';

const words = join(root, 'content/demo/words.json');
let server;
before(async () => {
  const site = await render([], join(root, 'content/numerique-responsable'));
  const data = join(folder(), 'data');
  const done = await run('demo', '--site', site, '--data', data, '--words', words, '--count', '700');
  assert.equal(done.code, 0, done.err);
  server = await serve(site, { data });
});
after(() => server.stop());

const get = (path, fields) => ask(server.port, `GET ${path}`, fields);

async function cast(text) {
  const { resources } = JSON.parse((await get('/datapackage.json')).text);
  const { schema } = resources.find(({ path }) => path === 'contributions.csv');
  const table = await tableschema.Table.load(() => Readable.from([Buffer.from(text.slice(1))]),
    { schema, strict: true });
  assert.deepEqual(table.schema.errors, []);
  return table.read({ keyed: true });
}

test('contributions.csv keeps its schema, and every invented line says so', async () => {
  const answer = await get('/contributions.csv');
  assert.equal(answer.status, 200);
  assert.equal(answer.fields['content-type'], 'text/csv; charset=utf-8; header=present');
  assert.equal(answer.fields['transfer-encoding'], 'chunked');
  assert.equal(answer.fields['content-length'], undefined);
  const rows = await cast(answer.text);
  assert.ok(rows.length > 500, `${rows.length}`);
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  assert.ok(rows.every(({ example, standing }) => example === true && standing === 'published'));
  assert.ok(rows.some(({ reply_outcome }) => reply_outcome === 'taken-up'));
  assert.ok(rows.some(({ subject }) => subject === 'roadmap'));
  assert.ok(rows.some(({ parent }) => parent) && rows.some(({ axis }) => axis === 3));
  const supports = rows.reduce((sum, { supports: all }) => sum + all, 0);
  assert.ok(supports > 100);
  for (const { supports: all, supports_site: a, supports_kiosk: b, supports_paper: c, supports_workshop: d } of rows) {
    assert.equal(all, a + b + c + d);
  }
  await assert.rejects(cast(answer.text.replace(',published,', ',hidden,')));
});

test('the same lines as JSON, squeezed, by HTTP/1.0, and the head alone', async () => {
  const csv = await cast((await get('/contributions.csv')).text);
  const squeezed = await get('/contributions.json', ['Accept-Encoding: gzip']);
  assert.equal(squeezed.fields['content-encoding'], 'gzip');
  const json = JSON.parse(gunzipSync(squeezed.body).toString());
  assert.deepEqual(json.contributions.map(({ id }) => id), csv.map(({ id }) => id));
  assert.ok(json.notice.fr.length > 10);
  const old = await talk(server.port, ['GET /contributions.json HTTP/1.0\r\n\r\n'], { count: 2 });
  assert.ok(old.closed);
  const [{ fields, text }] = old.answers;
  assert.equal(fields.connection, 'close');
  assert.equal(fields['transfer-encoding'], undefined);
  assert.deepEqual(JSON.parse(text), json);
  const told = await ask(server.port, 'HEAD /contributions.csv');
  assert.equal(told.status, 200);
  const again = await get('/contributions.csv', [`If-None-Match: ${told.fields.etag}`]);
  assert.equal(again.status, 304);
});

test('a public figure: what pages of contributions count is what the file holds', async () => {
  const rows = await cast((await get('/contributions.csv')).text);
  const { text } = await get('/contributions');
  const said = Number(/([\d\u202f\u00a0 ]+)[\u00a0 ]contributions/.exec(text)[1].replace(/\D/g, ''));
  assert.equal(rows.filter(({ parent }) => !parent).length, said);
});

test('what is taken back is gone at once', async () => {
  const bearer = secret();
  const intent = comment(1, 'Des mots à reprendre =HYPERLINK("x")', { claim: code() });
  await sync(server.port, bearer, [hello(), push(1, [intent])]);
  assert.match((await get('/contributions.csv')).text, /Des mots à reprendre/);
  const gone = { n: 2, kind: 'withdraw', id: 'a'.repeat(32), claim: intent.claim, body: { on: intent.id } };
  await sync(server.port, bearer, [hello(), push(2, [gone])]);
  assert.doesNotMatch((await get('/contributions.csv')).text, /Des mots à reprendre/);
  assert.equal((await ask(server.port, 'POST /contributions.csv', ['Content-Length: 0'])).status, 404);
});

test('the yearly figures of moderation, all and of one year', async () => {
  const all = await get('/transparence.json');
  assert.equal(all.status, 200);
  assert.equal(all.fields['content-type'], 'application/json');
  const { years, definitions } = JSON.parse(all.text);
  assert.ok(years[0].goes_on && years[0].figures.length > 0);
  for (const { what, count, examples } of years.flatMap(({ figures }) => figures)) {
    assert.ok(definitions[what].fr && definitions[what].en, what);
    assert.ok(count + examples > 0);
  }
  const one = JSON.parse((await get(`/transparence/${years[0].year}.json`)).text);
  assert.deepEqual(one.years, [years[0]]);
  assert.equal((await get('/transparence/1999.json')).status, 404);
});
