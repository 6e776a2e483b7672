// A rendered site as browsers, proxies and robots ask for it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ask, render, serve, talk } from './support/cairn.mjs';

let site, server, pages, shell;
before(async () => {
  site = await render(['--origin', 'https://roadmap.example']);
  ({ pages, shell } = JSON.parse(readFileSync(join(site, 'site.json'), 'utf8')));
  server = await serve(site);
});
after(() => server.stop());

const page = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

test('every page is served at its address as it was rendered, in three codings', async () => {
  assert.ok(pages.length > 20);
  for (const { path, file } of pages) {
    // Rendered anew: the form of each visit, and what people said lately.
    if (/\/(contact|participer|actions\/.+)$/.test(path)) continue;
    const bytes = readFileSync(join(site, file));
    for (const [wish, undo] of [['', (b) => b], ['br', brotliDecompressSync], ['gzip', gunzipSync]]) {
      const answer = await ask(server.port, `GET ${path}`, wish ? [`Accept-Encoding: ${wish}`] : []);
      assert.equal(answer.status, 200, path);
      assert.equal(answer.fields['content-type'], 'text/html; charset=utf-8');
      assert.equal(answer.fields['content-encoding'], wish || undefined);
      assert.equal(answer.fields.vary, 'Accept-Encoding');
      assert.ok(undo(answer.body).equals(bytes), `${path} in ${wish || 'plain'}`);
    }
  }
});

test('the fields of safety are on every answer, and the style is allowed by its hash', async () => {
  for (const path of ['/', '/nulle-part', '/contact', '/actions?q=a', shell.start, '/robots.txt']) {
    const { fields } = await ask(server.port, `GET ${path}`);
    const policy = fields['content-security-policy'];
    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
    assert.equal(fields['x-content-type-options'], 'nosniff');
    assert.equal(fields['referrer-policy'], 'same-origin');
    assert.equal(fields['cross-origin-opener-policy'], 'same-origin');
    assert.equal(fields['cross-origin-resource-policy'], 'same-origin');
    assert.match(fields['permissions-policy'], /camera=\(\)/);
    assert.equal(fields['cross-origin-embedder-policy'], 'require-corp');
    assert.match(fields['strict-transport-security'], /max-age=\d{8}/);
    assert.equal(fields['set-cookie'], undefined);
    assert.equal(fields.server, undefined);
    assert.ok(Math.abs(Date.parse(fields.date) - Date.now()) < 60000);
  }
  const { fields, text } = await ask(server.port, 'GET /');
  const style = /<style>(.*?)<\/style>/s.exec(text)[1];
  const hash = createHash('sha256').update(style).digest('base64');
  assert.ok(fields['content-security-policy'].includes(`style-src 'sha256-${hash}'`));
  assert.doesNotMatch(text, /<[^>]+\sstyle=|<script>|\son\w+=/);
});

test('assets: their types, and for ever where the name holds the hash', async () => {
  const types = {
    [shell.start]: 'text/javascript; charset=utf-8', [shell.worker]: 'text/javascript; charset=utf-8',
    [shell.wasm]: 'application/wasm', [shell.icon]: 'image/svg+xml',
    [shell.snapshot]: 'application/vnd.sqlite3',
  };
  for (const [path, type] of Object.entries(types)) {
    const { status, fields } = await ask(server.port, `GET ${path}`);
    assert.equal(status, 200, path);
    assert.equal(fields['content-type'], type);
    assert.equal(fields['cache-control'], 'public, max-age=31536000, immutable');
  }
  const home = (await ask(server.port, 'GET /')).text;
  const cover = await ask(server.port, `GET ${home.match(/\/assets\/cover-[0-9a-f]{16}\.svg/)[0]}`);
  assert.equal(cover.fields['cache-control'], 'public, max-age=31536000, immutable');
  const photo = await ask(server.port, 'GET /assets/photo.png', ['Accept-Encoding: br, gzip']);
  assert.equal(photo.fields['content-encoding'], undefined);
  assert.match((await ask(server.port, 'GET /robots.txt')).text, /Sitemap: https:\/\/roadmap\.example/);
  const map = await ask(server.port, 'GET /sitemap.xml');
  assert.equal(map.fields['content-type'], 'application/xml');
});

test('what is missing: a page in the reader\'s language, a word for a program', async () => {
  const french = await ask(server.port, 'GET /nulle-part');
  assert.equal(french.status, 404);
  assert.match(french.text, /<html lang="fr"/);
  const english = await ask(server.port, 'GET /en/nowhere');
  assert.equal(english.status, 404);
  assert.match(english.text, /<html lang="en"/);
  const asset = await ask(server.port, 'GET /assets/start-0000000000000000.js');
  assert.equal(asset.status, 404);
  assert.equal(asset.fields['content-type'], 'text/plain; charset=utf-8');
});

const wishes = [
  ['br;q=0.1, gzip;q=0.9', 'gzip'], ['br;q=0, gzip', 'gzip'], ['*', 'br'], ['deflate', undefined],
  ['identity, br;q=0.5', undefined], ['identity;q=0, br', 'br'], ['br;q=9', undefined],
  ['gzip, deflate, br, zstd', 'br'], ['GZip', 'gzip'], ['x-gzip', 'gzip'],
];
for (const [wish, coding] of wishes) {
  test(`Accept-Encoding: ${wish}`, async () => {
    const { status, fields } = await ask(server.port, 'GET /', [`Accept-Encoding: ${wish}`]);
    assert.equal(status, 200);
    assert.equal(fields['content-encoding'], coding);
  });
}

test('a coding that is not there: 406', async () => {
  for (const wish of ['identity;q=0', '*;q=0']) {
    assert.equal((await ask(server.port, 'GET /', [`Accept-Encoding: ${wish}`])).status, 406);
  }
});

test('conditions: 304 with the fields of a 200, each coding its own tag', async () => {
  const plain = (await ask(server.port, 'GET /')).fields.etag;
  const brotli = (await ask(server.port, 'GET /', ['Accept-Encoding: br'])).fields.etag;
  assert.match(plain, /^"[0-9a-f]{16}"$/);
  assert.notEqual(plain, brotli);
  for (const list of [plain, `W/${plain}`, `"x", ${plain}`, '*']) {
    const { status, fields, body } = await ask(server.port, 'GET /', [`If-None-Match: ${list}`]);
    assert.equal(status, 304, list);
    assert.equal(body.length, 0);
    assert.equal(fields.etag, plain);
    assert.equal(fields.vary, 'Accept-Encoding');
    assert.equal(fields['cache-control'], 'no-cache');
    assert.equal(fields['content-length'], undefined);
    assert.equal(fields['content-type'], 'text/html; charset=utf-8');
  }
  for (const list of [brotli, '"x"', '""', 'x', plain.slice(1)]) {
    assert.equal((await ask(server.port, 'GET /', [`If-None-Match: ${list}`])).status, 200, list);
  }
  assert.equal((await ask(server.port, 'GET /', [`If-Match: ${plain}`])).status, 200);
  assert.equal((await ask(server.port, 'GET /', ['If-Match: "x"'])).status, 412);
  // No Last-Modified is given, so a date is no condition.
  const dated = ['If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT'];
  assert.equal((await ask(server.port, 'GET /', dated)).status, 200);
});

test('Range is ignored: the whole, with 200', async () => {
  const { status, fields, body } = await ask(server.port, 'GET /', ['Range: bytes=0-3']);
  assert.equal(status, 200);
  assert.equal(fields['content-range'], undefined);
  assert.ok(body.length > 4);
});

test('HEAD says what GET would, without the body', async () => {
  for (const path of ['/', '/nulle-part', '/actions?axe=1', shell.wasm]) {
    const got = await ask(server.port, `GET ${path}`, ['Accept-Encoding: br']);
    const told = await ask(server.port, `HEAD ${path}`, ['Accept-Encoding: br']);
    assert.equal(told.status, got.status);
    assert.equal(told.body.length, 0);
    assert.deepEqual({ ...told.fields, date: '' }, { ...got.fields, date: '' });
  }
});

test('a page has one address', async () => {
  const moves = {
    '/actions/': '/actions', '/en': '/en/', '/en/actions/?q=a': '/en/actions?q=a',
    '/%61ctions': '/actions', '/en?utm=x': '/en/?utm=x',
  };
  for (const [from, to] of Object.entries(moves)) {
    const { status, fields } = await ask(server.port, `GET ${from}`);
    assert.equal(status, 308, from);
    assert.equal(fields.location, to);
  }
  assert.equal((await ask(server.port, 'GET /?utm=x')).status, 200);
  assert.equal((await ask(server.port, 'GET http://roadmap.example/en/')).status, 200);
});

test('requests in a row, answered in order on one connection', async () => {
  const row = ['/', '/en/', '/nulle-part', '/actions'].map(
    (path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
  const { answers } = await talk(server.port, [row.join('\r\n')], { count: 4 });
  assert.deepEqual(answers.map((a) => a.status), [200, 200, 404, 200]);
  assert.deepEqual(answers.map((a) => /lang="(..)"/.exec(a.text)[1]), ['fr', 'en', 'fr', 'fr']);
  const head = 'HEAD / HTTP/1.1\r\nHost: a\r\n\r\n';
  const mixed = await talk(server.port, [head + page + head + page], { count: 4, heads: [0, 2] });
  assert.deepEqual(mixed.answers.map((a) => a.status), [200, 200, 200, 200]);
});

test('byte by byte', async () => {
  const { answers } = await talk(server.port, [...page].flatMap((byte) => [byte, 1]));
  assert.equal(answers[0].status, 200);
});

test('Connection: close, HTTP/1.0, and a client that has said all', async () => {
  const close = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  for (const bytes of [close, 'GET / HTTP/1.0\r\n\r\n', 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n']) {
    const { answers, closed } = await talk(server.port, [bytes], { count: 2 });
    assert.equal(answers.length, 1);
    assert.equal(answers[0].fields.connection, 'close');
    assert.ok(closed);
  }
  const { answers } = await talk(server.port, [page], { end: true });
  assert.equal(answers[0].status, 200);
});

test('two hundred at once', async () => {
  const all = await Promise.all(Array.from({ length: 200 }, (_, i) =>
    talk(server.port, [i % 7, page + page], { count: 2 })));
  for (const { answers } of all) assert.deepEqual(answers.map((a) => a.status), [200, 200]);
});

test('a thousand in a row', async () => {
  const { answers } = await talk(server.port, [page.repeat(1000)], { count: 1000 });
  assert.equal(answers.length, 1000);
  assert.ok(answers.every((a) => a.status === 200));
});
