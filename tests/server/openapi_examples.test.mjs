// The document's examples of each kind of intent, sent as they stand: the server takes every one of
// them, in the order they are written, from whoever may.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { render, root, run, serve } from './support/cairn.mjs';
import { document, list_of, says } from './support/openapi.mjs';
import { code, hello, id, secret, sync } from './support/sync.mjs';

const { examples } = document.paths['/v1/sync'].post.requestBody.content['application/json'];
const intents_in = (value) => value.flatMap(({ push }) => (push ? push.intents : []));
const is_request = list_of('Up');

/** Whoever may do it, as in ../charge/roles.json; what is not here, anybody may. */
const may = { reply: 'lead', classify: 'lead', moderate: 'moderator', update: 'lead', revise: 'editor', retire: 'editor',
  invite: 'operator', grant: 'operator', revoke: 'operator', activate: 'operator' };

let server;
const devices = new Map();
before(async () => {
  server = await serve(await render([], join(root, 'content/numerique-responsable')));
  for (const role of ['lead', 'editor', 'moderator', 'operator']) {
    const more = role === 'lead' ? ['--axis', '1'] : [];
    const told = await run('invite', '--data', server.data, '--name', role, '--role', role, ...more);
    const [, invitation] = /equipe#([\w-]{43})/.exec(told.out);
    const bearer = secret();
    await sync(server.port, bearer, [hello({ invitation })]);
    devices.set(role, { bearer, numbers: new Map() });
  }
  devices.set('anybody', { bearer: secret(), numbers: new Map() });
});
after(() => server.stop());

/** Sends an example from a device whose numbers go on; its intents' receipts. */
async function sent(value, change = (intent) => intent) {
  const messages = structuredClone(value);
  const [{ kind }] = intents_in(messages);
  const { bearer, numbers } = devices.get(may[kind] || 'anybody');
  for (const { push } of messages) {
    if (!push) continue;
    let n = numbers.get(push.scope) || 0;
    push.first_n = n + 1;
    push.intents = push.intents.map((intent) => ({ ...change(intent), n: ++n }));
    numbers.set(push.scope, n);
    // A moment that was to come when it was written.
    for (const { body } of push.intents) if (body.expires) body.expires = Date.now() + 3_600_000;
  }
  const { receipts } = await sync(server.port, bearer, messages);
  return receipts.flatMap(({ items }) => items);
}

test('there is an example of each kind that the protocol, the roles and the schema know, and of no other', () => {
  const told = Object.values(examples).flatMap(({ value }) => intents_in(value).map(({ kind }) => kind));
  const kinds = [...new Set(told)].sort();
  const guide = readFileSync(join(root, 'docs/protocol.md'), 'utf8');
  const [, table] = /\| kind \| body \| under \|\n([^]*?)\n\n/.exec(guide);
  assert.deepEqual(kinds, [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, kind]) => kind).sort());
  const { lines } = JSON.parse(readFileSync(join(root, 'tests/charge/roles.json'), 'utf8'));
  assert.deepEqual(kinds, [...new Set(lines.map(({ kind }) => kind))].sort());
  assert.deepEqual(kinds, [...document.components.schemas.Intent.properties.kind.examples].sort());
});

test('an example without what it is about is refused, whatever its kind', async () => {
  for (const [name, { value }] of Object.entries(examples)) {
    const bare = (intent) => ({ ...intent, id: id(), ...(intent.claim && { claim: code() }), body: {} });
    for (const { outcome, reason } of await sent(value, bare)) {
      assert.equal(outcome, 'rejected', name);
      assert.notEqual(reason, 'no-right', `${name}: it was looked at`);
    }
  }
});

test('each example is as the schema says, and the server does what it asks', async () => {
  for (const [name, { summary, value }] of Object.entries(examples)) {
    says(is_request, value);
    assert.ok(summary, name);
    const receipts = await sent(value);
    assert.equal(receipts.length, intents_in(value).length, name);
    for (const { outcome, reason } of receipts) assert.equal(outcome, 'applied', `${name}: ${reason}`);
  }
});
