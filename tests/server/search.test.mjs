// The list of actions by filter and by words: rendered by the server, safe for any words.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { ask, render, serve } from './support/cairn.mjs';

let server;
before(async () => { server = await serve(await render()); });
after(() => server.stop());

const list = (query, fields) => ask(server.port, `GET /actions?${query}`, fields);

test('a filter is an address: same bytes, tag, codings, conditions', async () => {
  const plain = await list('axe=1');
  assert.equal(plain.status, 200);
  assert.match(plain.text, /^<!doctype html><html lang="fr">/);
  assert.equal(plain.fields['cache-control'], 'no-cache');
  const brotli = await list('axe=1', ['Accept-Encoding: br']);
  assert.ok(brotliDecompressSync(brotli.body).equals(plain.body));
  assert.equal((await list('q=&axe=1&etat=&tri=')).fields.etag, plain.fields.etag);
  assert.equal((await list('axe=1', [`If-None-Match: ${plain.fields.etag}`])).status, 304);
  assert.match((await ask(server.port, 'GET /en/actions?axe=1')).text, /<html lang="en">/);
});

test('an empty filter is the page of the site', async () => {
  const page = await ask(server.port, 'GET /actions');
  for (const query of ['', 'q=', 'q=&axe=&etat=&theme=&tri=', 'utm_source=x']) {
    assert.equal((await list(query)).fields.etag, page.fields.etag, query);
  }
});

test('words are words', async () => {
  const html = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
  const { status, text } = await list('q=' + encodeURIComponent(html));
  assert.equal(status, 200);
  assert.ok(!text.includes('<script>alert') && !text.includes('<img src=x'));
  assert.ok(text.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  const odd = ["' OR 1=1 --", '"; DROP TABLE action; --', '"', '*', 'a*', 'NEAR(a b)', 'a AND', 'NOT',
    '-a', 'title:x', '((', '^a', '{a b}', 'é', '\u202e', '😀', '%', '%%%', '\\', 'a'.repeat(3000),
    '{{x}}', '${x}', '../../x', '\t\r\n', '0', 'null', 'ﬁ', 'İ', '你好'];
  for (const words of odd) {
    assert.equal((await list('q=' + encodeURIComponent(words))).status, 200, words);
  }
  for (const query of ['axe=999', 'axe=-1', 'axe=1e9', 'etat=x', 'theme=%3C', 'tri=x', 'q=a&q=b',
    '&&&', '=', '%', 'q', 'q=%zz', 'axe[]=1', 'q='.repeat(500)]) {
    assert.equal((await list(query)).status, 200, query);
  }
});

test('the same bytes come from a list that was kept and from one rendered anew', async () => {
  const first = await list('tri=titre&axe=2');
  assert.deepEqual((await list('axe=2&tri=titre')).body, first.body);
});

test('who has too many lists rendered waits; what is kept or static still comes', async () => {
  let last;
  for (let i = 0; i < 400 && last?.status !== 429; ++i) last = await list(`q=w${i}`);
  assert.equal(last.status, 429);
  assert.ok(Number(last.fields['retry-after']) >= 1);
  assert.equal((await list('q=w0')).status, 200);
  assert.equal((await ask(server.port, 'GET /')).status, 200);
});
