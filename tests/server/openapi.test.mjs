// A stranger's client: it knows docs/openapi.yaml and nothing of this house. The document is a sound
// OpenAPI; what is sent and what comes back is as it says, to the last member; it leaves nothing out.
// Its examples and its files of open data: openapi_examples.test.mjs, openapi_data.test.mjs.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'yaml';
import { render, run, serve } from './support/cairn.mjs';
import { bag_of, sealed } from './support/kiosk.mjs';
import { document, file, list_of, says } from './support/openapi.mjs';

let origin, server;
before(async () => {
  server = await serve(await render(), { args: ['--behind-proxy'] });
  origin = `http://127.0.0.1:${server.port}`;
});
after(() => server.stop());

const [is_request, is_reply] = ['Up', 'Down'].map(list_of);

const device = () => randomBytes(32).toString('base64url');
const id = () => randomBytes(16).toString('hex');
const code = () => Array.from(randomBytes(12), (byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32]).join('');
const scope = 'talk/A1-01';
const seen = new Set();  // members and values that came back

function note(value, path) {
  if (Array.isArray(value)) value.forEach((one) => note(one, path));
  else if (value && typeof value === 'object') for (const [name, one] of Object.entries(value)) note(one, `${path}.${name}`);
  else seen.add(path).add(`${path}=${value}`);
}

async function call(bearer, messages) {
  says(is_request, messages);
  const answer = await fetch(`${origin}/v1/sync`, { method: 'POST', body: JSON.stringify(messages),
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' } });
  const { responses } = document.paths['/v1/sync'].post;
  assert.ok(responses[answer.status], `${answer.status} is in the document`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), responses[200].headers['Cache-Control'].schema.const);
  assert.match(answer.headers.get('content-type'), /^application\/json/);
  const reply = await answer.json();
  says(is_reply, reply);
  note(reply, '');
  return reply;
}
const find = (reply, name) => reply.find((message) => message[name])?.[name];
const contribute = (n, words, more = {}) => ({ n, id: id(), kind: 'contribute', claim: code(), ...more,
  body: { form: 'comment', on: 'A1-01', words, lang: 'fr' } });
const on = (n, kind, target, claim, body = {}) => ({ n, id: id(), kind, ...(claim && { claim }), body: { on: target, ...body } });

test('the document is a sound OpenAPI, and one with a fault is found out', async () => {
  assert.deepEqual(await new Validator().validate(file), { valid: true });
  const broken = parse(readFileSync(file, 'utf8'));
  delete broken.paths['/v1/sync'].post.responses;
  broken.paths['/v1/sync'].post.requestBody.content = 3;
  assert.equal((await new Validator().validate(broken)).valid, false);
});

test('a member that is not written down is found out', () => {
  const refuse = { scope: 'roadmap', code: 'gap' };
  says(is_reply, [{ refuse }]);
  assert.equal(is_reply([{ refuse: { ...refuse, more: 1 } }]), false);
  assert.equal(is_reply([{ news: {} }]), false);
  assert.equal(is_request([{ pull: { scope: 'roadmap', lane: 'everything' } }]), false);
});

test('every reference in it leads somewhere, every schema is used', () => {
  const text = JSON.stringify(document);
  const used = new Set([...text.matchAll(/"\$ref":"#\/components\/([^"]+)"/g)].map((found) => found[1]));
  for (const name of used) assert.ok(name.split('/').reduce((at, part) => at?.[part], document.components), name);
  for (const kind of ['schemas', 'responses', 'parameters', 'headers']) {
    for (const name of Object.keys(document.components[kind])) assert.ok(used.has(`${kind}/${name}`), name);
  }
});

test('a stranger says, asks, is refused, and comes back: all as it is written', async () => {
  const [ana, bob] = [device(), device()];
  const said = contribute(1, `Bonjour ${id()}`);
  const first = await call(ana, [{ hello: { protocol: 1, build: 'stranger', schema: 2, claims: [said.claim] } },
    { push: { scope, first_n: 1, intents: [said, contribute(2, '')] } },
    { pull: { scope, lane: 'public', cursor: 0, limit: 500 } }, { pull: { scope, lane: `own/${said.claim}` } }]);
  assert.deepEqual(find(first, 'receipts').items.map((item) => item.outcome), ['applied', 'rejected']);
  const { epoch } = find(first, 'welcome');
  const cursor = find(first, 'delta').to;
  await call(bob, [{ hello: { protocol: 1, epoch, scopes: [scope] } },
    { push: { scope, first_n: 1, asks: [1], intents: [on(1, 'support', 'A1-01', null, { set: true }),
      on(2, 'report', said.id, code(), { ground: 'insult' }), on(3, 'edit', id(), code(), { words: 'plus tard' }),
      { ...said, n: 4 }, { n: 5, id: id(), kind: 'tomorrow', body: {} }, on(6, 'moderate', said.id, null, { verdict: 'publish' })] } }]);
  await call(bob, [{ hello: { protocol: 1 } }, { push: { scope, first_n: 9, intents: [contribute(9, 'trou')] } },
    { pull: { scope, lane: 'staff', cursor: 0 } }, { pull: { scope, lane: 'public', cursor: 1e9 } }]);
  await call(bob, [{ hello: { protocol: 1 } }, { push: { scope, first_n: 1, intents: [contribute(1, 'autre')] } }]);
  await call(device(), [{ hello: { protocol: 1, rekey_from: bob } }, { push: { scope, first_n: 1, intents: [] } }]);
  const gone = await call(ana, [{ hello: { protocol: 1 } }, { push: { scope, first_n: 3, intents: [on(3, 'withdraw', said.id, said.claim)] } },
    { pull: { scope, lane: 'public', cursor, limit: 1 } }]);
  assert.ok(find(gone, 'delta'));
  await call(ana, [{ hello: { protocol: 1 } }, { pull: { scope, lane: 'public', cursor } }]);
  for (const member of ['.welcome.epoch', '.welcome.server_time', '.welcome.person', '.welcome.heads.head', '.welcome.poll_after',
    '.receipts.acked_n', '.receipts.durable_n', '.receipts.items.seq', '.delta.from', '.delta.set_hash', '.delta.rows.ord',
    '.reset.lane', '.refuse.scope', '.receipts.items.outcome=applied', '.receipts.items.outcome=held',
    '.receipts.items.outcome=duplicate', '.receipts.items.outcome=rejected', '.receipts.items.outcome=quarantined',
    '.delta.rows.op=put', '.delta.rows.op=scrub', '.delta.more=true', '.delta.more=false', '.reset.reason=rights',
    '.reset.reason=epoch', '.refuse.code=gap', '.refuse.code=fork']) assert.ok(seen.has(member), member);
});

test('the staff, as it is written: invited, activated, refused, taken back', async () => {
  const told = await run('invite', '--data', server.data, '--name', 'Ana', '--role', 'operator', '--role', 'lead', '--axis', '1');
  const [, secret] = /equipe#([\w-]{43})/.exec(told.out);
  const [keeper, next, link] = [device(), device(), device()];
  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  const act = (n, kind, body) => ({ push: { scope: 'people', first_n: n, intents: [{ n, id: id(), kind, body }] } });
  const hello = (more = {}) => ({ hello: { protocol: 1, ...more } });
  await call(keeper, [hello({ invitation: secret }), act(1, 'invite', { name: 'Bob', rights: 'editor', secret_hash: sha256(link), expires: Date.now() + 60_000 })]);
  await call(next, [hello({ invitation: link })]);
  await call(device(), [hello({ invitation: link })]);
  await call(device(), [hello({ invitation: device() })]);
  await call(keeper, [hello(), act(2, 'revoke', { device: sha256(next) }), { pull: { scope: 'people', lane: 'operator' } }]);
  await call(next, [hello()]);
  for (const member of ['.welcome.rights=operator lead:1', '.welcome.name=Ana', '.welcome.rights=', '.welcome.heads.lane=operator',
    '.delta.lane=operator', '.delta.rows.kind=person', '.delta.rows.kind=device', '.delta.rows.kind=invitation',
    '.refuse.code=invitation-used', '.refuse.code=invitation-unknown', '.refuse.code=rights-revoked']) assert.ok(seen.has(member), member);
});

test('a kiosk, as it is written: enrolled, heard, a bag taken and one refused', async () => {
  const told = await run('invite', '--data', server.data, '--role', 'kiosk', '--place', 'Mairie');
  const [, invitation] = /borne#([\w-]{43})/.exec(told.out);
  const [kiosk, bag] = [device(), id()];
  const hello = { hello: { protocol: 1 } };
  const heartbeat = { kiosk: { version: '1', waiting: 1, age: 0, storage: 10, clock: Date.now() } };
  const reply = await call(kiosk, [{ hello: { protocol: 1, invitation } }, heartbeat]);
  const { seal } = find(reply, 'kiosk');
  const said = [hello, { push: { scope, first_n: 1, intents: [contribute(1, `Vu ${id()}`)] } }];
  says(is_request, said);
  const deposit = await sealed(seal, bag, bag_of(device(), said));
  await call(kiosk, [hello, { deposit }, { deposit: { ...deposit, bag: id() } }]);
  await call(device(), [hello, heartbeat, { deposit }]);
  for (const member of ['.welcome.rights=kiosk', '.welcome.name=Mairie', '.kiosk.place=Mairie', '.kiosk.sign', '.kiosk.seal.id',
    `.deposited.bag=${bag}`, '.deposited.durable=true', '.deposited.refused=unreadable', '.refuse.code=unknown-device']) {
    assert.ok(seen.has(member), member);
  }
});

test('what is no request gets one of the answers it tells of, in plain words', async () => {
  const { responses } = document.paths['/v1/sync'].post;
  const post = (body, headers) => fetch(`${origin}/v1/sync`, { method: 'POST', body, headers: {
    authorization: `Bearer ${device()}`, 'content-type': 'application/json', ...headers } });
  const cases = [[400, '{}'], [401, '[]', { authorization: 'none' }], [413, `[${' '.repeat(600_000)}]`],
    [415, '[]', { 'content-type': 'text/plain' }]];
  for (const [status, body, headers] of cases) {
    const answer = await post(body, headers);
    assert.equal(answer.status, status);
    assert.ok(responses[status], `${status} is in the document`);
    assert.match(answer.headers.get('content-type'), /^text\/plain/);
  }
  let answer;
  for (let n = 0; n < 2000 && answer?.status !== 429; ++n) answer = await post('[]', { 'x-forwarded-for': '192.0.2.7' });
  assert.equal(answer.status, 429);
  assert.ok(responses[429] && Number.isInteger(Number(answer.headers.get('retry-after'))));
});

test('a snapshot, as it is written', async () => {
  const there = document.paths['/v1/snapshot'].get.responses[303].headers.Location.schema.pattern;
  const found = await fetch(`${origin}/v1/snapshot`, { redirect: 'manual' });
  assert.equal(found.status, 303);
  assert.match(found.headers.get('location'), new RegExp(there));
  const { responses } = document.paths['/v1/snapshot/{sha256}'].get;
  const whole = await fetch(origin + found.headers.get('location'), { cache: 'no-store' });
  assert.equal(whole.status, 200);
  assert.equal(whole.headers.get('cache-control'), responses[200].headers['Cache-Control'].schema.const);
  assert.ok(responses[200].content[whole.headers.get('content-type')]);
  for (const [name, status] of [['0'.repeat(64), 410], ['nonsense', 404]]) {
    assert.equal((await fetch(`${origin}/v1/snapshot/${name}`)).status, status);
    assert.ok(responses[status]);
  }
});
