// Protocol v1 against those who mean harm, or whose program is broken: each case its own answer,
// nothing kept of what was refused, and the server there for the next one.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import { ask, render, serve, talk } from './support/cairn.mjs';
import { hostile } from './support/hostile.mjs';
import { about, code, comment, hello, id, post, pull, push, secret, support, sync } from './support/sync.mjs';

let site;
let server;
before(async () => { site = await render(); server = await serve(site); });
after(() => server.stop());

const list = JSON.stringify([hello()]);
const one = (message) => JSON.stringify([hello(), message]);
const bearer = secret();
const bad_intent = (more) => one(push(1, [{ ...comment(1, 'a'), ...more }]));
const nested = (n) => '['.repeat(n) + ']'.repeat(n);

// name, bearer (null: none), body, fields, status
const refused = [
  ['no bearer', null, list, [], 401],
  ['an empty bearer', '', list, [], 401],
  ['a bearer of 42 characters', 'A'.repeat(42), list, [], 401],
  ['a bearer of 44 characters', 'A'.repeat(44), list, [], 401],
  ['a bearer in base64', `${'A'.repeat(42)}+`, list, [], 401],
  ['a padded bearer', `${'A'.repeat(42)}=`, list, [], 401],
  ['a password', null, list, ['Authorization: Basic dXNlcjpwYXNz'], 401],
  ['a bearer without its word', null, list, [`Authorization: ${bearer}`], 401],
  ['no media type', bearer, list, ['Content-Type: '], 415],
  ['plain text, which needs no leave of another origin', bearer, list, ['Content-Type: text/plain'], 415],
  ['a form', bearer, 'a=b', ['Content-Type: application/x-www-form-urlencoded'], 415],
  ['brotli', bearer, list, ['Content-Encoding: br'], 415],
  ['deflate', bearer, deflateSync(list), ['Content-Encoding: deflate'], 415],
  ['gzip twice', bearer, gzipSync(gzipSync(list)), ['Content-Encoding: gzip, gzip'], 415],
  ['no gzip', bearer, list, ['Content-Encoding: gzip'], 400],
  ['a gzip that was cut', bearer, gzipSync(list).subarray(0, -6), ['Content-Encoding: gzip'], 400],
  ['a gzip with something behind', bearer, Buffer.concat([gzipSync(list), Buffer.from('x')]), ['Content-Encoding: gzip'], 400],
  ['a gzip of 200 MB', bearer, gzipSync(Buffer.alloc(200_000_000, 32)), ['Content-Encoding: gzip'], 413],
  ['a gzip of one byte too many', bearer, gzipSync(Buffer.alloc(512 * 1024 + 1, 32)), ['Content-Encoding: gzip'], 413],
  ['nothing', bearer, '', [], 400],
  ['an object', bearer, '{}', [], 400],
  ['null', bearer, 'null', [], 400],
  ['a list that was cut', bearer, list.slice(0, -1), [], 400],
  ['two lists', bearer, `${list}${list}`, [], 400],
  ['a page', bearer, '<!doctype html>', [], 400],
  ['what is not UTF-8', bearer, Buffer.from('5b7b2268656c6c6f223a7b226275696c64223a22ff227d7d5d', 'hex'), [], 400],
  ['half a surrogate', bearer, '[{"hello":{"build":"\\ud800"}}]', [], 400],
  ['a name twice', bearer, '[{"hello":{"schema":1,"schema":2}}]', [], 400],
  ['a list in a list, 40 deep', bearer, nested(40), [], 400],
  ['a list in a list, 100,000 deep', bearer, nested(100_000), [], 400],
  ['a message that is no object', bearer, '[3]', [], 400],
  ['a message of two names', bearer, '[{"hello":{},"pull":{}}]', [], 400],
  ['a message of no name', bearer, '[{}]', [], 400],
  ['257 messages', bearer, JSON.stringify(Array(257).fill(hello())), [], 400],
  ['501 claims', bearer, JSON.stringify([hello({ claims: Array(501).fill(code()) })]), [], 400],
  ['a claim that is no code', bearer, JSON.stringify([hello({ claims: ['ABCDEFGHIJKL'] })]), [], 400],
  ['claims that are no list', bearer, JSON.stringify([hello({ claims: 'x' })]), [], 400],
  ['a scope that climbs', bearer, one(push(1, [], 'talk/../people')), [], 400],
  ['a scope with a wildcard', bearer, one(pull('public', 0, 'talk/%')), [], 400],
  ['a scope that is empty', bearer, one(pull('public', 0, '')), [], 400],
  ['first_n of 0', bearer, one(push(0, [])), [], 400],
  ['first_n of -1', bearer, one(push(-1, [])), [], 400],
  ['first_n beyond 64 bits', bearer, '[{"push":{"scope":"talk/A1-01","first_n":99999999999999999999}}]', [], 400],
  ['numbers that do not follow', bearer, one(push(1, [comment(1, 'a'), comment(3, 'b')])), [], 400],
  ['an intent whose n is text', bearer, bad_intent({ n: '1' }), [], 400],
  ['an intent without an id', bearer, bad_intent({ id: undefined }), [], 400],
  ['an id in capitals', bearer, bad_intent({ id: id().toUpperCase() }), [], 400],
  ['an id of 31 digits', bearer, bad_intent({ id: id().slice(1) }), [], 400],
  ['an intent without a kind', bearer, bad_intent({ kind: '' }), [], 400],
  ['a kind of 41 characters', bearer, bad_intent({ kind: 'k'.repeat(41) }), [], 400],
  ['an intent whose body is a list', bearer, bad_intent({ body: [] }), [], 400],
  ['an intent of 17 KiB', bearer, one(push(1, [comment(1, 'a'.repeat(17 * 1024))])), [], 400],
  ['129 intents', bearer, one(push(1, Array.from({ length: 129 }, (_, i) => support(i + 1)))), [], 400],
  ['an unknown lane', bearer, one(pull('all')), [], 400],
  ['an own lane without a code', bearer, one(pull('own/')), [], 400],
  ['an own lane by its hash', bearer, one(pull(`own/${id()}`)), [], 400],
  ['a limit of 0', bearer, one(pull('public', 0, 'talk/A1-01', 0)), [], 400],
  ['a negative limit', bearer, one(pull('public', 0, 'talk/A1-01', -5)), [], 400],
  ['a negative cursor', bearer, one(pull('public', -1)), [], 400],
];

const kind_of = (status, name) => status === 401 || /^an? (id|own lane|claim)/.test(name) ? 'forged'
  : status === 413 || /^(257|501|129|a list in a list|an intent of 17)/.test(name) ? 'oversized' : 'malformed';
for (const [name, who, body, fields, status] of refused) {
  hostile(kind_of(status, name), name, async () => {
    const answer = await post(server.port, who, body, fields);
    assert.equal(answer.status, status, answer.text.slice(0, 200));
    assert.equal(answer.fields['content-type'], 'text/plain; charset=utf-8');
    assert.equal(answer.fields['cache-control'], 'no-store');
    assert.ok(answer.body.length < 200, 'short');
    if (status === 401) assert.equal(answer.fields['www-authenticate'], 'Bearer');
    assert.equal((await sync(server.port, secret(), [hello()])).welcome.length, 1);
  });
}

hostile('oversized', 'a body of one byte too many: 413, and the connection ends', async () => {
  const head = 'POST /v1/sync HTTP/1.1\r\nHost: a\r\n';
  for (const bytes of [
    `${head}Content-Length: 524289\r\n\r\n`,
    `${head}Transfer-Encoding: chunked\r\n\r\n80001\r\n${'a'.repeat(0x80001)}\r\n0\r\n\r\n`]) {
    const { answers, closed } = await talk(server.port, [bytes], { count: 2 });
    assert.deepEqual(answers.map((a) => a.status), [413]);
    assert.ok(closed);
  }
});

hostile('oversized', 'only this address takes so much', async () => {
  for (const path of ['/contact', '/v1/sync?', '/v1/sync/', '/v1/syncs', '//v1/sync', '/v1/%73ync']) {
    const bytes = `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n`;
    const { answers } = await talk(server.port, [bytes], { count: 2 });
    assert.deepEqual(answers.map((a) => a.status), [413], path);
  }
});

hostile('reaching', 'other methods, other spellings, and no leave for other origins', async () => {
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const answer = await ask(server.port, `${method} /v1/sync`, ['Origin: https://evil.example']);
    assert.equal(answer.status, 405, method);
    assert.equal(answer.fields.allow, 'POST');
    assert.equal(answer.fields['access-control-allow-origin'], undefined);
  }
  for (const path of ['/v1/sync?token=x', '/v1/sync/', '/v1/', '/v1/snapshot/', '/v1/snapshots',
    `/v1/snapshot/${'A'.repeat(64)}`, '/v1/snapshot/..%2f..%2fledger.db', '/ledger.db',
    '/claim.key', '/decisions.log', '/v1/snapshot/ledger.db']) {
    const { status } = await ask(server.port, `GET ${path}`);
    assert.ok(status === 404 || status === 400, `${path}: ${status}`);
  }
  assert.equal((await ask(server.port, `GET /v1/snapshot/${'0'.repeat(64)}`)).status, 410);
  assert.equal((await ask(server.port, 'DELETE /v1/snapshot')).status, 405);
});

hostile('slow', 'a page can be answered while a request is cut in the middle', async () => {
  const begun = `POST /v1/sync HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${secret()}\r\n`
    + 'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n[{"push":{"scope":"talk/A1-01"';
  await Promise.all(Array.from({ length: 30 }, () => talk(server.port, [begun], { end: true })));
  assert.equal((await ask(server.port, 'GET /')).status, 200);
});

const verdict = async (who, intent, more = {}) =>
  (await sync(server.port, who, [hello(more), push(intent.n, [intent])])).receipts[0].items[0];

hostile('forged', 'what is understood and not allowed gets its verdict, with its number used up', async () => {
  const [ana, eve, claim] = [secret(), secret(), code()];
  const said = comment(1, `à moi ${id()}`, { claim });
  assert.equal((await verdict(ana, said)).outcome, 'applied');
  const cases = [
    ['another one\'s words changed', about(1, 'edit', said.id, { words: 'x' }, { claim: code() }), 'not-yours'],
    ['withdrawn by another', about(2, 'withdraw', said.id), 'not-yours'],
    ['erased by another', about(3, 'erase', said.id, {}, { claim: code() }), 'not-yours'],
    ['moderated without the right', about(4, 'moderate', said.id, { verdict: 'hide', ground: 'x', facts: 'y' }), 'no-right'],
    ['answered for the publisher', about(5, 'reply', said.id, { words: 'x', lang: 'fr' }), 'no-right'],
    ['another subject than the scope\'s', { ...comment(6, 'x'), body: { form: 'comment', on: 'A2-01', words: 'x', lang: 'fr' } }, 'malformed'],
    ['a support of nothing', support(7, id()), 'unknown-target'],
    ['a support that is no truth', about(8, 'support', 'A1-01', { set: 'yes' }), 'malformed'],
    ['an id of NULs', support(9, 'a\0b'), 'unknown-target'],
    ['words of blanks', comment(10, ' \n\t '), 'empty'],
    ['2,001 characters', comment(11, 'é'.repeat(2001)), 'too-long'],
    ['a report without a ground', about(12, 'report', said.id, { ground: 'boring' }), 'malformed'],
    ['an answer to what is not there', about(13, 'contribute', 'A1-01', { form: 'comment', words: 'x', lang: 'fr', parent: id() }), 'unknown-parent'],
    ['a kind of tomorrow', { ...comment(14, 'x'), kind: 'dance' }, 'unknown-kind'],
    ['a body of other types', { ...comment(15, 'x'), body: { form: 1, on: null, words: [], lang: {} } }, 'malformed'],
  ];
  for (const [name, intent, reason] of cases) {
    const receipt = await verdict(eve, intent);
    assert.equal(receipt.reason, reason, name);
    assert.equal(receipt.n, intent.n, name);
  }
  const { delta: [all] } = await sync(server.port, eve, [hello(), pull('public', 0, 'talk/A1-01', 5000)]);
  assert.equal(all.rows.find((row) => row.id === said.id).body.words, said.body.words);
});

hostile('forged', 'nobody writes where nothing is to be said', async () => {
  const who = secret();
  for (const scope of ['roadmap', 'people', 'talk/nowhere']) {
    const { receipts: [receipts] } = await sync(server.port, who, [hello(), push(1, [comment(1, 'x')], scope)]);
    assert.equal(receipts.items[0].reason, 'unknown-target', scope);
  }
  const { delta: [people] } = await sync(server.port, who, [hello(), pull('public', 0, 'people')]);
  assert.deepEqual(people.rows, []);
});

hostile('forged', 'what a device says of its clock or its place decides nothing; a channel is a relay’s to say', async () => {
  const who = secret();
  const said = { ...comment(1, `demain ${id()}`), claimed_at: 9e15 };
  Object.assign(said.body, { standing: 'published', at: 1, origin: 'example', id: 'x' });
  await verdict(who, said);
  const { delta: [all] } = await sync(server.port, who, [hello(), pull('public', 0, 'talk/A1-01', 5000)]);
  const { body } = all.rows.find((row) => row.id === said.id);
  assert.equal(body.channel, 'site');
  assert.ok(Math.abs(body.at - Date.now()) < 60_000);
  assert.equal(body.origin, undefined);
  for (const channel of ['paper', 'workshop', 'kiosk', 'site', 7]) {
    const forged = comment(1, `papier ${id()}`);
    forged.body.channel = channel;
    const receipt = await verdict(secret(), forged);
    assert.equal(receipt.reason, channel === 7 ? undefined : 'no-right', channel);
  }
});

hostile('SQL injection', 'words are words, whatever they look like', async () => {
  const who = secret();
  const words = ["'; DROP TABLE item; --", '$1 ? :a @b', '<script>alert(1)</script>', '\u202egnp.exe', '{"on":"A1-01"}', '%s%n', '\u0000a\u0007b'];
  await sync(server.port, who, [hello(), push(1, words.map((text, i) => comment(i + 1, text)))]);
  const { delta: [all] } = await sync(server.port, who, [hello(), pull('public', 0, 'talk/A1-01', 5000)]);
  const said = all.rows.filter((row) => row.kind === 'contribution').map((row) => row.body.words);
  for (const text of words.slice(0, -1)) assert.ok(said.includes(text), text);
  assert.ok(said.includes('ab'));
});

hostile('forged', 'lanes: another one\'s code opens nothing, the staff\'s lane is the staff\'s, the future is no cursor', async () => {
  const who = secret();
  const said = await sync(server.port, who, [hello(), pull(`own/${code()}`), pull('staff'), pull('public', 1e12)]);
  assert.deepEqual(said.delta.map((delta) => delta.rows), [[]]);
  assert.deepEqual(said.reset.map((reset) => reset.reason), ['rights', 'epoch']);
  const rekey = await sync(server.port, who, [hello({ rekey_from: 'A' }), push(1, [support(1)])]);
  assert.deepEqual(rekey.refuse.map((refuse) => refuse.code), ['unknown-device']);
  assert.deepEqual(rekey.receipts, []);
});

hostile('replayed', 'the same push a hundred times, in order and at one time: once', async () => {
  const who = secret();
  const said = push(1, [comment(1, `une fois ${id()}`), support(2)]);
  const all = await Promise.all(Array.from({ length: 100 }, () => sync(server.port, who, [hello(), said])));
  for (const { receipts: [receipts] } of all) assert.deepEqual(receipts, all[0].receipts[0]);
  const { delta: [delta] } = await sync(server.port, who, [hello(), pull('public', 0, 'talk/A1-01', 5000)]);
  assert.equal(delta.rows.filter((row) => row.id === said.push.intents[0].id).length, 1);
});

hostile('replayed', 'two devices that are copies of each other: one of them hears it', async () => {
  const who = secret();
  const both = await Promise.all([1, 2].map(() => sync(server.port, who, [hello(), push(1, [comment(1, `copie ${id()}`)])])));
  const codes = both.map(({ refuse }) => refuse[0]?.code).sort();
  assert.deepEqual(codes, ['fork', undefined]);
});

hostile('malformed', 'a client of tomorrow may push, and is told that it is not understood', async () => {
  const said = await sync(server.port, secret(), [{ hello: { protocol: 99, schema: 99, mood: 'good' } },
    { sing: { loud: true } }, push(1, [support(1)]), pull()]);
  assert.equal(said.receipts[0].acked_n, 1);
  assert.deepEqual(said.refuse.map((refuse) => refuse.code), ['upgrade']);
  assert.deepEqual(said.delta, []);
});

hostile('flooding', 'floods: intents, requests and guessed codes are told to wait, and others are not', async () => {
  const flooded = await serve(site, { args: ['--behind-proxy'] });
  const from = (address) => [`X-Forwarded-For: ${address}`];
  const who = secret();
  let n = 1;
  let told;
  while (!told && n < 4000) {
    const intents = Array.from({ length: 128 }, (_, i) => support(n + i, 'A1-01', i % 2 === 0));
    const said = await sync(flooded.port, who, [hello(), push(n, intents)], from('192.0.2.1'));
    [told] = said.refuse;
    if (!told) n += 128;
  }
  assert.equal(told.code, 'throttle');
  assert.ok(told.retry_after > 0 && n > 1000);
  assert.equal((await sync(flooded.port, secret(), [hello(), push(1, [support(1)])], from('192.0.2.1'))).receipts[0].acked_n, 1);

  let asked = 0;
  let refused_code;
  while (!refused_code && asked < 3000) {
    const claims = Array.from({ length: 200 }, code);
    const said = await sync(flooded.port, secret(), [hello({ claims }), pull(`own/${claims[0]}`)], from('192.0.2.2'));
    asked += 200;
    refused_code = said.refuse[0]?.code;
  }
  assert.equal(refused_code, 'throttle');

  let status = 200;
  let requests = 0;
  while (status === 200 && requests < 3000) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(flooded.port, secret(), list, from('192.0.2.3'))));
    requests += 50;
    status = answers.at(-1).status;
    if (status === 429) assert.ok(Number(answers.at(-1).fields['retry-after']) > 0);
  }
  assert.equal(status, 429);
  assert.equal((await post(flooded.port, secret(), list, from('192.0.2.4'))).status, 200);
  await flooded.stop();
  assert.ok(!/192\.0\.2|Bearer/.test(flooded.log));
});

hostile('slow', 'a client that sends and never reads costs one place', async () => {
  const body = JSON.stringify([hello(), pull('public', 0, 'roadmap', 5000)]);
  const call = `POST /v1/sync HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${secret()}\r\n`
    + `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  await talk(server.port, [call.repeat(40)], { count: 1, patience: 300 });
  assert.equal((await ask(server.port, 'GET /')).status, 200);
});

hostile('malformed', 'noise in place of a body, 200 times', async () => {
  for (let i = 0; i < 200; i += 20) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(server.port, secret(), randomBytes(300))));
    for (const { status } of answers) assert.equal(status, 400);
  }
});
