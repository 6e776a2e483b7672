// Protocol v1 over HTTP, by its document alone: what a stranger's client may count on.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { ask, folder, render, run, serve } from './support/cairn.mjs';
import { about, code, comment, hello, id, post, pull, push, secret, set_hash, support, sync } from './support/sync.mjs';

let site;
let server;
before(async () => { site = await render(); server = await serve(site); });
after(() => server.stop());

const ids = (delta, op = 'put') => delta.rows.filter((row) => row.op === op).map((row) => row.id);

test('a first meeting: the epoch, the time, the person, the lanes', async () => {
  const bearer = secret();
  const { welcome: [welcome] } = await sync(server.port, bearer, [hello()]);
  assert.match(welcome.epoch, /^[0-9a-f]{32}$/);
  assert.ok(Math.abs(welcome.server_time - Date.now()) < 60_000);
  assert.match(welcome.person, /^[0-9a-f]{32}$/);
  assert.ok(welcome.poll_after > 0);
  assert.ok(welcome.heads.some((head) => head.scope === 'roadmap' && head.lane === 'public'));
  assert.equal((await sync(server.port, bearer, [hello()])).welcome[0].person, welcome.person);
});

test('the roadmap is a scope like another, and each action may be spoken of', async () => {
  const { delta: [roadmap, talk, whole] } = await sync(server.port, secret(), [hello(),
    pull('public', 0, 'roadmap', 5000), pull(), pull('public', 0, 'talk/roadmap')]);
  assert.ok(roadmap.rows.some((row) => row.kind === 'action' && row.id === 'A1-01'));
  assert.equal(roadmap.more, false);
  assert.match(roadmap.set_hash, /^[0-9a-f]{32}$/);
  assert.deepEqual(talk.rows[0].body, { policy: 'publish', axis: 1 });
  assert.equal(talk.rows[0].kind, 'talk');
  assert.equal(whole.rows[0].id, 'roadmap');
});

test('said, acknowledged, read by others, and by its code', async () => {
  const [ana, claim] = [secret(), code()];
  const said = comment(1, 'Bonjour à tous', { claim });
  const { receipts: [first], delta: [mine] } = await sync(server.port, ana,
    [hello({ claims: [claim] }), push(1, [said]), pull(`own/${claim}`)]);
  assert.equal(first.acked_n, 1);
  assert.equal(first.durable_n, 1);
  assert.equal(first.items[0].outcome, 'applied');
  assert.deepEqual(ids(mine), [said.id]);
  assert.equal(mine.lane, `own/${claim}`);
  assert.ok(mine.to >= first.items[0].seq);
  const { delta: [all] } = await sync(server.port, secret(), [hello(), pull()]);
  const row = all.rows.find((one) => one.id === said.id);
  assert.equal(row.body.words, 'Bonjour à tous');
  assert.ok(!JSON.stringify(all).includes(claim));
  const again = await sync(server.port, ana, [hello(), push(1, [said])]);
  assert.deepEqual(again.receipts[0].items, first.items);
});

test('numbers: a gap, a fork, another device, a lower number', async () => {
  const bearer = secret();
  const [one, two] = [support(1), support(2, 'A1-01', false)];
  await sync(server.port, bearer, [hello(), push(1, [one])]);
  const gap = await sync(server.port, bearer, [hello(), push(3, [support(3)])]);
  assert.equal(gap.refuse[0].code, 'gap');
  assert.equal(gap.receipts[0].acked_n, 1);
  assert.equal((await sync(server.port, bearer, [hello(), push(1, [support(1)])])).refuse[0].code, 'fork');
  const fresh = secret();
  const moved = await sync(server.port, fresh, [hello({ rekey_from: bearer }), push(1, [one, two])]);
  assert.deepEqual(moved.receipts[0].items.map((item) => item.outcome), ['duplicate', 'applied']);
  const person = async (who) => (await sync(server.port, who, [hello()])).welcome[0].person;
  assert.equal(await person(fresh), await person(bearer));
  const asked = await sync(server.port, fresh, [hello(), push(1, [], 'talk/A1-01', { asks: [1, 9] })]);
  assert.deepEqual(asked.receipts[0].items.map((item) => item.n), [1]);
});

test('a catch-up in chunks ends with the sum; a delta from there is empty', async () => {
  const bearer = secret();
  await sync(server.port, bearer, [hello(), push(1, [1, 2, 3, 4].map((n) => comment(n, `mot ${n} ${id()}`)))]);
  let cursor = 0;
  const seen = new Map();
  for (let more = true; more;) {
    const { delta: [delta] } = await sync(server.port, bearer, [hello(), pull('public', cursor, 'talk/A1-01', 2)]);
    for (const row of delta.rows) {
      assert.ok(row.rev > cursor && row.rev <= delta.to);
      seen.set(`${row.kind} ${row.id}`, row);
    }
    assert.equal('set_hash' in delta, !delta.more);
    ({ more, to: cursor } = delta);
  }
  const { delta: [rest] } = await sync(server.port, bearer, [hello(), pull('public', cursor)]);
  assert.deepEqual(rest.rows, []);
  assert.ok(seen.size >= 5);
  assert.equal(rest.set_hash, set_hash([...seen.values()].filter((row) => row.op === 'put')));
  assert.notEqual(rest.set_hash, set_hash([]));
});

test('withdrawn, its words are gone from everyone', async () => {
  const [bearer, claim] = [secret(), code()];
  const said = comment(1, `canari ${id()}`, { claim });
  await sync(server.port, bearer, [hello(), push(1, [said])]);
  const { delta: [before_it] } = await sync(server.port, secret(), [hello(), pull()]);
  await sync(server.port, bearer, [hello(), push(2, [about(2, 'withdraw', said.id, {}, { claim })])]);
  const { delta: [after_it] } = await sync(server.port, secret(), [hello(), pull('public', before_it.to)]);
  assert.deepEqual(ids(after_it, 'scrub'), [said.id]);
  const { delta: [mine] } = await sync(server.port, secret(), [hello(), pull(`own/${claim}`)]);
  assert.equal(mine.rows[0].body.standing, 'withdrawn');
  assert.equal(mine.rows[0].body.words, undefined);
});

test('replies are coded as wished, never kept, and requests may come in gzip', async () => {
  const body = JSON.stringify([hello(), pull('public', 0, 'roadmap', 5000)]);
  const plain = await post(server.port, secret(), body);
  assert.equal(plain.fields['cache-control'], 'no-store');
  assert.equal(plain.fields['content-type'], 'application/json');
  assert.equal(plain.fields['content-encoding'], undefined);
  const br = await post(server.port, secret(), body, ['Accept-Encoding: br, gzip']);
  assert.equal(br.fields['content-encoding'], 'br');
  assert.equal(JSON.parse(brotliDecompressSync(br.body))[1].delta.rows.length,
    JSON.parse(plain.text)[1].delta.rows.length);
  const gz = await post(server.port, secret(), gzipSync(body),
    ['Accept-Encoding: gzip', 'Content-Encoding: gzip']);
  assert.equal(gz.fields['content-encoding'], 'gzip');
  assert.equal(JSON.parse(gunzipSync(gz.body))[1].delta.scope, 'roadmap');
});

test('128 intents of 2,000 characters go in one push of more than 64 KiB', async () => {
  const intents = Array.from({ length: 128 }, (_, i) => comment(i + 1, `${i} ${'é'.repeat(900)}`));
  const body = JSON.stringify([hello(), push(1, intents)]);
  assert.ok(body.length > 64 * 1024);
  const { receipts: [receipts] } = await sync(server.port, secret(), [hello(), push(1, intents)]);
  assert.equal(receipts.acked_n, 128);
});

test('a snapshot holds what is public, by its hash, and is gone once something was taken back', async () => {
  const [bearer, claim] = [secret(), code()];
  const said = comment(1, `instantané ${id()}`, { claim });
  await sync(server.port, bearer, [hello(), push(1, [said])]);
  const found = await ask(server.port, 'GET /v1/snapshot');
  assert.equal(found.status, 303);
  const where = found.fields.location;
  assert.match(where, /^\/v1\/snapshot\/[0-9a-f]{64}$/);
  const file = await ask(server.port, `GET ${where}`, ['Accept-Encoding: br']);
  assert.equal(file.status, 200);
  assert.equal(file.fields['content-encoding'], 'br');
  assert.equal(file.fields['cache-control'], 'public, max-age=0, s-maxage=600');
  const bytes = brotliDecompressSync(file.body);
  assert.equal(createHash('sha256').update(bytes).digest('hex'), where.slice(13));
  assert.ok(bytes.subarray(0, 15).equals(Buffer.from('SQLite format 3')));
  assert.ok(bytes.includes(said.body.words) && !bytes.includes(claim));
  await sync(server.port, bearer, [hello(), push(2, [about(2, 'erase', said.id, {}, { claim })])]);
  assert.equal((await ask(server.port, `GET ${where}`)).status, 410);
  const next = (await ask(server.port, 'GET /v1/snapshot')).fields.location;
  assert.notEqual(next, where);
  assert.ok(!(await ask(server.port, `GET ${next}`)).body.includes(said.body.words));
});

test('restored from a copy: another epoch, words sent again, and nothing taken back returns', async () => {
  const one = await serve(site, { args: ['--backups'] });
  const [bearer, claim] = [secret(), code()];
  const [kept, canary] = [comment(1, 'gardé', { claim }), comment(2, `canari ${id()}`, { claim })];
  const before_copy = await sync(one.port, bearer, [hello(), push(1, [kept, canary])]);
  assert.equal(before_copy.receipts[0].durable_n, 0);
  const copy = join(folder(), 'copy.db');
  assert.equal((await run('backup', '--data', one.data, '--out', copy)).code, 0);
  const after_copy = await sync(one.port, bearer, [hello(), push(3, [])]);
  assert.equal(after_copy.receipts[0].durable_n, 2);
  const later = comment(3, 'après la copie', { claim });
  const gone = about(4, 'erase', canary.id, {}, { claim });
  const last = await sync(one.port, bearer, [hello(), push(3, [later, gone])]);
  assert.equal(last.receipts[0].durable_n, 2);
  const refused = await run('restore', '--data', one.data, '--from', copy);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /stop cairn serve/);
  await one.stop();
  const put_back = await run('restore', '--data', one.data, '--from', copy);
  assert.equal(put_back.code, 0, put_back.err);

  const two = await serve(site, { data: one.data, args: ['--backups'] });
  const epoch = last.welcome[0].epoch;
  const met = await sync(two.port, bearer, [hello({ epoch }), push(5, [comment(5, 'suite')]), pull('public', 1)]);
  assert.notEqual(met.welcome[0].epoch, epoch);
  assert.equal(met.refuse[0].code, 'gap');
  assert.equal(met.receipts[0].acked_n, 2);
  assert.equal(met.reset[0].reason, 'epoch');
  // What was sent after the copy is sent again under the next numbers, with the same ids.
  const again = await sync(two.port, bearer, [hello(), push(3, [later, gone])]);
  assert.deepEqual(again.receipts[0].items.map((item) => item.outcome), ['applied', 'duplicate']);
  const { delta: [all] } = await sync(two.port, secret(), [hello(), pull()]);
  assert.ok(ids(all).includes(kept.id) && ids(all).includes(later.id));
  assert.ok(!JSON.stringify(all).includes(canary.body.words));
  await two.stop();
  const third = await serve(site, { data: one.data });
  assert.equal((await sync(third.port, bearer, [hello()])).welcome[0].epoch, met.welcome[0].epoch);
  await third.stop();
});

test('a folder is served once at a time, and what is no copy is not put back', async () => {
  await assert.rejects(serve(site, { data: server.data }), /is served already/);
  const nonsense = join(folder(), 'nonsense');
  writeFileSync(nonsense, 'x'.repeat(5000));
  const empty = join(folder(), 'data');
  const refused = await run('restore', '--data', empty, '--from', nonsense);
  assert.equal(refused.code, 1);
  assert.equal((await run('backup', '--data', empty, '--out', nonsense)).code, 1);
});
