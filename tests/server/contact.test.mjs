// The contact form without JavaScript: from our own pages, once, kept before it is thanked for.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, post, render, run, serve, talk } from './support/cairn.mjs';

let site;
before(async () => { site = await render(); });

const form = (fields) => new URLSearchParams({
  objet: 'question', message: 'Bonjour', nom: '', courriel: '', ...fields }).toString();
const id_in = (text) => /name="id" value="([0-9a-f]{32})"/.exec(text)?.[1];
const receipt_in = (text) => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text.split('<main')[1])?.[0];
const letters = async (server) => (await run('letters', '--data', server.data)).out;

async function with_server(use, options) {
  const server = await serve(site, options);
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

test('a letter is received once, thanked for, and read by the operator', () => with_server(async (server) => {
  const page = await ask(server.port, 'GET /contact');
  assert.equal(page.fields['cache-control'], 'no-store');
  assert.equal(page.fields.etag, undefined);
  const id = id_in(page.text);
  assert.ok(id);
  assert.notEqual(id_in((await ask(server.port, 'GET /contact')).text), id);
  const body = form({ id, message: 'Où en est-on ?\r\nMerci', nom: 'Ana', courriel: 'ana@exemple.fr' });
  const first = await post(server.port, '/contact', body);
  assert.equal(first.status, 200);
  assert.equal(first.fields['cache-control'], 'no-store');
  const receipt = receipt_in(first.text);
  assert.ok(receipt);
  assert.equal(receipt_in((await post(server.port, '/contact', body)).text), receipt);
  const out = await letters(server);
  assert.match(out, /1 in all/);
  assert.ok(out.includes(receipt) && out.includes('Où en est-on ?\n  Merci'));
  assert.ok(out.includes('ana@exemple.fr'));
  const english = await post(server.port, '/en/contact', form({ id }));
  assert.match(english.text, /<html lang="en"/);
  assert.match(await letters(server), /2 in all/);
}));

test('faults come back with the words, and nothing is kept', () => with_server(async (server) => {
  const faults = [{ message: '' }, { message: ' \n ' }, { objet: '' }, { objet: 'x' },
    { courriel: 'x' }, { message: 'a'.repeat(4001) }, { nom: 'a'.repeat(101) }];
  for (const fault of faults) {
    const { status, text } = await post(server.port, '/contact', form(fault));
    assert.equal(status, 422, JSON.stringify(fault).slice(0, 40));
    assert.match(text, /<form[^>]+action="\/contact"/);
  }
  const marked = await post(server.port, '/contact',
    form({ courriel: 'x', nom: '"><script>alert(1)</script>', message: '</textarea><b>' }));
  assert.equal(marked.status, 422);
  assert.ok(!marked.text.includes('<script>alert') && !marked.text.includes('</textarea><b>'));
  assert.match(await letters(server), /0 in all/);
}));

const elsewhere = [
  ['another site', ['Sec-Fetch-Site: cross-site'], 403],
  ['a neighbour', ['Sec-Fetch-Site: same-site'], 403],
  ['another site with our Origin', ['Sec-Fetch-Site: cross-site', 'Origin: http://roadmap.example'], 403],
  ['another origin', ['Origin: https://evil.example'], 403],
  ['our name and more', ['Origin: https://roadmap.example.evil.example'], 403],
  ['another port', ['Origin: http://roadmap.example:81'], 403],
  ['an opaque origin', ['Origin: null'], 403],
  ['nothing said', [], 403],
  ['another referrer', ['Referer: https://evil.example/roadmap.example'], 403],
  ['our page', ['Sec-Fetch-Site: same-origin'], 200],
  ['the address bar', ['Sec-Fetch-Site: none'], 200],
  ['an older browser', ['Origin: http://roadmap.example'], 200],
  ['the oldest', ['Referer: http://roadmap.example/contact'], 200],
  ['a kind of form we do not take', ['Sec-Fetch-Site: same-origin', 'Content-Type: text/plain'], 415],
  ['an upload', ['Sec-Fetch-Site: same-origin', 'Content-Type: multipart/form-data; boundary=x'], 415],
];
test('a letter is taken from our own pages only', () => with_server(async (server) => {
  for (const [name, fields, status] of elsewhere) {
    assert.equal((await post(server.port, '/contact', form({ nom: name }), fields)).status, status, name);
  }
}));

test('what is posted elsewhere, or is no text', () => with_server(async (server) => {
  assert.equal((await post(server.port, '/', form())).status, 405);
  assert.equal((await post(server.port, '/nulle-part', form())).status, 404);
  assert.equal((await post(server.port, '/contact', 'objet=question&message=%ff')).status, 400);
  assert.equal((await post(server.port, '/contact', '\xff=\xfe')).status, 422);
  assert.equal((await post(server.port, '/contact', '')).status, 422);
  assert.equal((await post(server.port, '/contact', '&'.repeat(60000))).status, 422);
}));

test('100 Continue is told before the body is sent', () => with_server(async (server) => {
  const body = form();
  const head = ['POST /contact HTTP/1.1', 'Host: roadmap.example', 'Sec-Fetch-Site: same-origin',
    'Content-Type: application/x-www-form-urlencoded', 'Expect: 100-continue',
    `Content-Length: ${body.length}`, '', ''].join('\r\n');
  const { answers } = await talk(server.port, [head, 300, body], { count: 2 });
  assert.deepEqual(answers.map((a) => a.status), [100, 200]);
}));

test('too many letters from one place: wait, the words stay on the page', () => with_server(async (server) => {
  const codes = [];
  for (let i = 0; i < 12; ++i) codes.push((await post(server.port, '/contact', form({ nom: `n${i}` }))).status);
  assert.deepEqual(codes, [...Array(10).fill(200), 429, 429]);
  const { fields, text } = await post(server.port, '/contact', form());
  assert.ok(Number(fields['retry-after']) > 0 && Number(fields['retry-after']) <= 60);
  assert.match(text, /réessayez/);
  assert.match(await letters(server), /10 in all/);
}));

test('behind a proxy of ours each visitor is counted apart', () => with_server(async (server) => {
  for (let i = 0; i < 15; ++i) {
    const fields = ['Sec-Fetch-Site: same-origin', `X-Forwarded-For: 192.0.2.1, 198.51.100.${i}`];
    assert.equal((await post(server.port, '/contact', form({ nom: `n${i}` }), fields)).status, 200);
  }
}, { args: ['--behind-proxy'] }));

test('a public address given at start is ours too', () => with_server(async (server) => {
  const from = (origin) => post(server.port, '/contact', form({ nom: origin }), [`Origin: ${origin}`]);
  assert.equal((await from('https://public.example')).status, 200);
  assert.equal((await from('https://other.example')).status, 403);
}, { args: ['--origin', 'https://public.example'] }));

test('a full disk: 503, the words come back, the site goes on, nothing half-kept', () => with_server(async (server) => {
  const long = 'é'.repeat(4000);
  let kept = 0;
  let answer;
  for (let i = 0; i < 10; ++i) {
    answer = await post(server.port, '/contact', form({ nom: `n${i}`, message: long }));
    if (answer.status !== 200) break;
    ++kept;
  }
  assert.equal(answer.status, 503);
  assert.ok(Number(answer.fields['retry-after']) > 0);
  assert.ok(answer.text.includes(long), 'the words are still there');
  assert.equal((await ask(server.port, 'GET /')).status, 200);
  await server.stop();
  assert.match(server.log, /a letter could not be kept: /);
  assert.match(await letters(server), new RegExp(`\\n${kept} in all`));
}, { shell: 'ulimit -f 100; exec' }));

test('kill -9 after thanks: the letter is there', async () => {
  const server = await serve(site);
  assert.equal((await post(server.port, '/contact', form({ message: 'CANARY' }))).status, 200);
  server.child.kill('SIGKILL');
  await server.ended;
  assert.match(await letters(server), /CANARY/);
});

test('no address and no words in the log', () => with_server(async (server) => {
  await post(server.port, '/contact', form({ nom: 'Anastasia', message: 'CANARY' }));
  await ask(server.port, 'GET /actions?q=CANARY');
  await server.stop();
  assert.doesNotMatch(server.log.replace(/serves http:\/\/127\.0\.0\.1/, ''), /CANARY|Anastasia|127\.0\.0\.1/);
  assert.match(server.log, /answers: 2 ok/);
}));

test('letters: nothing yet, a wrong folder, control characters shown and not sent', () => with_server(async (server) => {
  await post(server.port, '/contact', form({ message: 'a\x1b[2Jb\u009bc' }));
  const out = await letters(server);
  assert.ok(!out.includes('\x1b') && !out.includes('\u009b'));
  assert.ok(out.includes('a\\x1b[2Jb\\x9bc'));
  const purged = await run('letters', '--data', server.data, '--purge');
  assert.match(purged.out, /purged: 0 older than 365 days/);
  assert.equal((await run('letters', '--data', '/no/such/folder')).code, 1);
  assert.ok(existsSync(join(server.data, 'letters.db')));
  assert.ok(readFileSync(join(server.data, 'letters.db')).length > 0);
}));
