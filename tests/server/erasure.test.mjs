// A canary, said in every way there is, then erased: it is in no file of the server, no copy made
// since, no page, no reply, no snapshot, in whatever coding, and stays away after kill -9 and restore.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ask, folder, post, render, run, serve } from './support/cairn.mjs';
import { about, code, comment, hello, id, pull, push, secret, sync } from './support/sync.mjs';

let site;
before(async () => { site = await render(); });

const form = (fields) => new URLSearchParams(fields).toString();

/** Every file below, as it is and as it was before it was pressed. */
function* files_of(path) {
  for (const name of readdirSync(path)) {
    const file = join(path, name);
    if (statSync(file).isDirectory()) yield* files_of(file);
    else {
      const bytes = readFileSync(file);
      yield [file, bytes];
      if (name.endsWith('.br')) yield [file, brotliDecompressSync(bytes)];
      if (name.endsWith('.gz')) yield [file, gunzipSync(bytes)];
    }
  }
}
const holders = (path, canary) => [...files_of(path)].filter(([, bytes]) => bytes.includes(canary)).map(([file]) => file);

/** Everything a visitor can follow to, and what the canary's own addresses give. */
async function pages(port, more) {
  const seen = new Set(['/', '/en/', '/contributions', '/participer', '/v1/snapshot', ...more]);
  const found = [];
  for (const path of seen) {
    const answer = await ask(port, `GET ${path}`);
    found.push([path, answer.body]);
    for (const [, href] of answer.text.matchAll(/href="(\/[^"#]*)"/g)) {
      if (!href.startsWith('/assets/')) seen.add(href.replace(/&amp;/g, '&'));
    }
    for (const [wish, undo] of [['br', brotliDecompressSync], ['gzip', gunzipSync]]) {
      const coded = await ask(port, `GET ${path}`, [`Accept-Encoding: ${wish}`]);
      if (coded.fields['content-encoding'] === wish) found.push([`${path} in ${wish}`, undo(coded.body)]);
    }
  }
  return found;
}

async function snapshot(port) {
  const found = await ask(port, 'GET /v1/snapshot');
  return [found.fields.location, (await ask(port, `GET ${found.fields.location}`)).body];
}

test('erased, it is nowhere', async () => {
  const server = await serve(site, { args: ['--backups'] });
  const canary = `canari${id()}`;
  const [who, claim, other] = [secret(), code(), code()];
  const said = comment(1, `${canary} un`, { claim });
  said.body.place = `${canary} lieu`;
  const edited = comment(2, 'rien encore', { claim });
  const held = { n: 3, id: id(), kind: 'someday', claim, body: { words: `${canary} demain` } };
  const early = about(4, 'edit', id(), { words: `${canary} trop tôt` }, { claim });
  const whole = { n: 1, id: id(), kind: 'contribute', claim, body: { form: 'proposal', on: 'roadmap', words: `${canary} en tout`, lang: 'fr' } };
  await sync(server.port, who, [hello(), push(1, [said, edited, held, early,
    about(5, 'edit', edited.id, { words: `${canary} repris` }, { claim })]), push(1, [whole], 'talk/roadmap')]);
  const own = { id: id(), code: claim, texte: `${canary} sans programme`, lieu: canary };
  assert.equal((await post(server.port, '/actions/A1-01/ecrire', form(own))).status, 200);
  // What others say about it, and a report that quotes it.
  await sync(server.port, secret(), [hello(), push(1, [about(1, 'report', said.id, { ground: 'insult', words: `${canary} cité`, name: canary }, { claim: other }),
    about(2, 'support', said.id, { set: true })])]);

  const addresses = [said, edited, own].map((one) => `/contributions/${one.id}`);
  addresses.push(`/contributions?q=${canary}`, '/actions/A1-01');
  const [where, bytes] = await snapshot(server.port);
  assert.ok(bytes.includes(`${canary} un`) && !bytes.includes(`${canary} cité`));
  assert.ok((await pages(server.port, addresses)).some(([, text]) => text.includes(canary)));
  assert.ok(holders(server.data, canary).length > 0, 'it was there');

  const gone = [about(6, 'erase', said.id, {}, { claim }), about(7, 'erase', edited.id, {}, { claim }),
    about(8, 'erase', held.id, {}, { claim }), about(9, 'erase', own.id, {}, { claim })];
  const { receipts: [receipts] } = await sync(server.port, who, [hello(), push(6, gone), push(2, [about(2, 'erase', whole.id, {}, { claim })], 'talk/roadmap')]);
  assert.deepEqual(receipts.items.map((item) => item.outcome), ['applied', 'applied', 'applied', 'applied']);
  // What waited for something that never came is no contribution: it is asked for by its code.
  const asked = await run('erase', '--data', server.data, '--code', claim);
  assert.equal(asked.code, 0, asked.err);
  assert.deepEqual(holders(server.data, canary), []);
  assert.equal((await ask(server.port, `GET ${where}`)).status, 410);

  const { delta } = await sync(server.port, who, [hello({ claims: [claim, other] }), pull('public'), pull(`own/${claim}`),
    pull(`own/${other}`), pull('public', 0, 'talk/roadmap')]);
  for (const one of delta) assert.ok(!JSON.stringify(one).includes(canary), one.lane);
  for (const [path, text] of await pages(server.port, addresses)) {
    // The words that were asked for stand in the field that asked.
    const rest = text.toString().replaceAll(`value="${canary}"`, '').replaceAll(`q=${canary}`, '');
    assert.ok(!rest.includes(canary), path);
  }
  assert.ok(!(await snapshot(server.port))[1].includes(canary));
  assert.ok(!(await post(server.port, '/suivre', form({ code: claim }))).text.includes(canary));
  const copy = join(folder(), 'copy.db');
  assert.equal((await run('backup', '--data', server.data, '--out', copy)).code, 0);
  for (const file of [copy, `${copy}.key`]) assert.ok(!readFileSync(file).includes(canary), file);
  server.child.kill('SIGKILL');
  await server.ended;
  assert.deepEqual(holders(server.data, canary), []);
  assert.deepEqual(holders(site, canary), []);
  assert.ok(!server.log.includes(canary));
  const again = await serve(site, { data: server.data });
  assert.deepEqual(holders(server.data, canary), []);
  await again.stop();
});

test('a copy made before, put back after: erased again before anybody can read it', async () => {
  const server = await serve(site, { args: ['--backups'] });
  const canary = `canari${id()}`;
  const claim = code();
  const said = comment(1, canary, { claim });
  await sync(server.port, secret(), [hello(), push(1, [said])]);
  const copy = join(folder(), 'copy.db');
  assert.equal((await run('backup', '--data', server.data, '--out', copy)).code, 0);
  const asked = await run('erase', '--data', server.data, '--contribution', said.id);
  assert.equal(asked.code, 0, asked.err);
  assert.deepEqual(holders(server.data, canary), []);
  await server.stop();
  assert.equal((await run('restore', '--data', server.data, '--from', copy)).code, 0);
  assert.deepEqual(holders(server.data, canary), []);
  const again = await serve(site, { data: server.data });
  assert.ok(!(await pages(again.port, [`/contributions/${said.id}`])).some(([, text]) => text.includes(canary)));
  await again.stop();
});

test('the operator erases with the site stopped too, and is told what is no code and no contribution', async () => {
  const server = await serve(site);
  const [canary, claim] = [`canari${id()}`, code()];
  await sync(server.port, secret(), [hello(), push(1, [comment(1, canary, { claim })])]);
  await server.stop();
  const spaced = claim.toLowerCase().replace(/(....)(....)(....)/, '$1-$2-$3');
  const done = await run('erase', '--data', server.data, '--code', spaced);
  assert.equal(done.code, 0, done.err);
  assert.deepEqual(holders(server.data, canary), []);
  for (const [args, said] of [[['--code', 'x'], /is no deposit code/], [['--contribution', 'x'], /is no contribution/],
    [['--code', claim, '--contribution', id()], /1 option/], [[], /1 option/]]) {
    const refused = await run('erase', '--data', server.data, ...args);
    assert.notEqual(refused.code, 0);
    assert.match(refused.err, said);
  }
  assert.match((await run('erase', '--data', folder(), '--code', claim)).err, /there is no ledger/);
});
