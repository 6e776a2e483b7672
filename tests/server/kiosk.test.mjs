// Kiosks over HTTP: enrolled, heard, their bags sealed as a browser seals them; and what goes by USB.
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, folder, render, root, run, serve } from './support/cairn.mjs';
import { bag_of, enrolled, from_base64url, heartbeat, is_signed, sealed } from './support/kiosk.mjs';
import { code, comment, hello, id, pull, push, secret, support, sync } from './support/sync.mjs';

let site, server;
before(async () => { site = await render(); server = await serve(site); });
after(() => server.stop());

const talk = 'talk/A1-01';
/** One visitor: a device and a code of the visit's own. */
function visit(words = `Un mot ${id()}`) {
  const [device, claim] = [secret(), code()];
  const said = comment(1, words, { claim });
  const messages = [hello({ claims: [claim] }), push(1, [said, support(2)])];
  return { device, claim, said, messages, bag: id() };
}
/** What whoever has the code sees. */
async function found(claim, at = server) {
  const { delta: [own] } = await sync(at.port, secret(), [hello({ claims: [claim] }), pull(`own/${claim}`)]);
  return own.rows.filter((row) => row.kind === 'contribution').map((row) => row.body);
}
const public_of = async (at = server) =>
  (await sync(at.port, secret(), [hello(), pull('public', 0, talk, 5000)])).delta[0].rows;

test('enrolled with its place, a kiosk learns what to seal with, and who signs', async () => {
  const kiosk = await enrolled(server, 'Médiathèque, 1er étage');
  assert.equal(kiosk.told.place, 'Médiathèque, 1er étage');
  assert.match(kiosk.told.seal.id, /^[0-9a-f]{16}$/);
  for (const point of [kiosk.told.seal.key, kiosk.told.sign]) {
    assert.equal(Buffer.from(point, 'base64url').length, 65);
  }
  const { welcome: [welcome] } = await kiosk.say();
  assert.equal(welcome.rights, 'kiosk');
  assert.equal(statSync(join(server.data, 'kiosk.keys')).mode & 0o777, 0o600);
  assert.match((await run('staff', '--data', server.data)).out, /Médiathèque, 1er étage {2}kiosk\n {2}device/);
});

test('a bag sealed by a browser arrives, twice sent, once kept: held, a kiosk’s, found by its code', async () => {
  const kiosk = await enrolled(server, 'Hall A');
  const one = visit();
  const supports = async () => (await public_of()).find((row) => row.kind === 'tally' && row.id === 'A1-01')?.body.kiosk || 0;
  const counted = await supports();
  for (const _ of [1, 2]) {
    const bag = await sealed(kiosk.told.seal, one.bag, bag_of(one.device, one.messages));
    assert.ok(!JSON.stringify(bag).includes(one.claim));
    assert.deepEqual(await kiosk.bring(bag), [{ bag: one.bag, durable: true }]);
  }
  const own = await found(one.claim);
  assert.equal(own.length, 1);
  assert.deepEqual([own[0].words, own[0].standing, own[0].channel], [one.said.body.words, 'held', 'kiosk']);
  assert.equal(await supports(), counted + 1);
  assert.ok(!JSON.stringify(await public_of()).includes(one.said.body.words));
  assert.ok(!server.log.includes(one.said.body.words));
  // The visitor goes on at home, with the code: what was said on the kiosk is theirs.
  const { receipts: [home] } = await sync(server.port, secret(), [hello({ claims: [one.claim] }),
    push(1, [{ n: 1, id: id(), kind: 'edit', claim: one.claim, body: { on: one.said.id, words: 'Mieux dit.' } }])]);
  assert.equal(home.items[0].outcome, 'held');
  assert.equal((await found(one.claim))[0].words, 'Mieux dit.');
});

test('sixteen bags in a request are taken; seventeen, or one that is not sound, are no request', async () => {
  const kiosk = await enrolled(server, 'Hall B');
  const visits = Array.from({ length: 17 }, () => visit());
  const bags = await Promise.all(visits.map((one) => sealed(kiosk.told.seal, one.bag, bag_of(one.device, one.messages))));
  assert.equal((await kiosk.raw(...bags.map((deposit) => ({ deposit })))).status, 400);
  assert.deepEqual(await found(visits[0].claim), []);
  const taken = await kiosk.bring(...bags.slice(0, 16));
  assert.deepEqual(taken.map((one) => one.bag), visits.slice(0, 16).map((one) => one.bag));
  assert.ok(taken.every((one) => one.durable));
  for (const deposit of [{}, { ...bags[16], bag: 'x' }, { ...bags[16], key_id: 3 }, { bag: bags[16].bag }]) {
    assert.equal((await kiosk.raw({ deposit })).status, 400);
  }
});

test('what is under another name, another key or cut is refused, and says why', async () => {
  const kiosk = await enrolled(server, 'Hall C');
  const one = visit();
  const bag = await sealed(kiosk.told.seal, one.bag, bag_of(one.device, one.messages));
  const other = id();
  const answers = await kiosk.bring({ ...bag, bag: other }, { ...bag, key_id: '0'.repeat(16) },
    { ...bag, sealed: bag.sealed.slice(0, -4) }, await sealed(kiosk.told.seal, one.bag, 'rien'));
  assert.deepEqual(answers, [{ bag: other, refused: 'unreadable' }, { bag: one.bag, refused: 'unknown-key' },
    { bag: one.bag, refused: 'unreadable' }, { bag: one.bag, refused: 'malformed' }]);
  assert.deepEqual(await found(one.claim), []);
});

test('who is no kiosk, or one no more, brings nothing', async () => {
  const kiosk = await enrolled(server, 'Hall D');
  const one = visit();
  const deposit = await sealed(kiosk.told.seal, one.bag, bag_of(one.device, one.messages));
  const anybody = await sync(server.port, secret(), [hello(), heartbeat(), { deposit }]);
  assert.deepEqual([anybody.refuse.map((each) => each.code), anybody.deposited, anybody.kiosk], [['unknown-device'], undefined, undefined]);
  assert.equal((await run('staff', 'revoke', 'Hall D', '--data', server.data)).code, 0);
  const revoked = await kiosk.say(heartbeat(), { deposit });
  assert.deepEqual([revoked.refuse.map((each) => each.code), revoked.deposited, revoked.kiosk], [['rights-revoked'], undefined, undefined]);
  assert.deepEqual(await found(one.claim), []);
});

test('restored from a copy of before: bags sealed since are opened, and what was lost comes again', async () => {
  const town = await serve(site, { args: ['--backups'] });
  const kiosk = await enrolled(town, 'Hall');
  const copy = join(folder(), 'copy.db');
  const backup = async () => assert.equal((await run('backup', '--data', town.data, '--out', copy)).code, 0);
  await backup();
  const [one, two] = [visit(), visit()];
  const bag = await sealed(kiosk.told.seal, one.bag, bag_of(one.device, one.messages));
  assert.deepEqual(await kiosk.bring(bag), [{ bag: one.bag, durable: false }]);
  assert.equal(statSync(`${copy}.kiosk`).mode & 0o777, 0o600);
  await town.stop();
  // Another machine: all that is left is the copy.
  const data = join(folder(), 'data');
  assert.equal((await run('restore', '--data', data, '--from', copy)).code, 0);
  assert.equal(readFileSync(join(data, 'kiosk.keys'), 'utf8'), readFileSync(join(town.data, 'kiosk.keys'), 'utf8'));
  const again = await serve(site, { data, args: ['--backups'] });
  const back = (...bags) => sync(again.port, kiosk.bearer, [hello(), ...bags.map((deposit) => ({ deposit }))]);
  assert.deepEqual(await found(one.claim, again), []);
  const later = await sealed(kiosk.told.seal, two.bag, bag_of(two.device, two.messages));
  assert.deepEqual((await back(bag, later)).deposited.map((each) => each.durable), [false, false]);
  assert.equal((await run('backup', '--data', data, '--out', copy)).code, 0);
  assert.deepEqual((await back(bag, later)).deposited.map((each) => each.durable), [true, true]);
  assert.equal((await found(one.claim, again)).length, 1);
  await again.stop();
});

/** What a kiosk's panel exports. */
function stick(bags, more = {}) {
  const path = join(folder(), 'borne.json');
  writeFileSync(path, JSON.stringify({ cairn: 'kiosk-bags', place: 'Hall E', bags, ...more }));
  return path;
}
const import_ = (path, ...more) => run('import', '--sealed', path, '--data', server.data, ...more);

test('import --sealed: beside the server and without it, once, and each mistake says what to do', async () => {
  const kiosk = await enrolled(server, 'Hall E');
  const visits = Array.from({ length: 20 }, () => visit());
  const bags = await Promise.all(visits.map((one) => sealed(kiosk.told.seal, one.bag, bag_of(one.device, one.messages))));
  await kiosk.bring(bags[0]);
  const path = stick(bags);
  const first = await import_(path, '--lang', 'fr');
  assert.equal(first.code, 0, first.err);
  assert.match(first.out, /^Hall E$/m);
  assert.match(first.out, /Nouveaux.: 19\. Déjà connus.: 1\. Illisibles.: 0\./);
  const again = await import_(path, '--lang', 'en');
  assert.match(again.out, /New: 0\. Known already: 20\. Unreadable: 0\./);
  for (const one of visits) assert.deepEqual((await found(one.claim)).map((row) => row.standing), ['held']);
  assert.deepEqual(await kiosk.bring(bags[7]), [{ bag: bags[7].bag, durable: true }]);

  const fresh = visit();
  const good = await sealed(kiosk.told.seal, fresh.bag, bag_of(fresh.device, fresh.messages));
  const mixed = await import_(stick([{ ...bags[1], bag: id() }, {}, good]), '--lang', 'en');
  assert.equal(mixed.code, 1);
  assert.match(mixed.out, /New: 1\. Known already: 0\. Unreadable: 2\./);
  assert.match(mixed.err, /keep the stick/);
  for (const text of ['', '{"cairn":"kiosk-bags","bags":[', '[]', '{"cairn":"kiosk-update"}']) {
    const bad = join(folder(), 'bad.json');
    writeFileSync(bad, text);
    const refused = await import_(bad, '--lang', 'en');
    assert.equal(refused.code, 1);
    assert.match(refused.err, /no export of a kiosk/);
  }
  assert.match((await import_('/none/such.json', '--lang', 'en')).err, /there is no file/);
  assert.match((await run('import', '--sealed', path, '--data', folder(), '--lang', 'en')).err, /start cairn serve first/);
  assert.notEqual((await run('import', '--sealed', path, '--data', server.data, '--dry-run')).code, 0);
  const told = first.out + first.err + mixed.out + mixed.err + server.log;
  for (const one of [...visits, fresh]) assert.ok(!told.includes(one.said.body.words) && !told.includes(one.claim));
});

test('export --kiosk: one signed whole, which holds what the site’s snapshot holds', async () => {
  const kiosk = await enrolled(server, 'Hall F');
  const one = visit();
  await kiosk.bring(await sealed(kiosk.told.seal, one.bag, bag_of(one.device, one.messages)));
  const path = join(folder(), 'update.json');
  const made = await run('export', '--kiosk', path, '--data', server.data, '--lang', 'en');
  assert.equal(made.code, 0, made.err);
  const update = JSON.parse(readFileSync(path, 'utf8'));
  assert.equal(update.cairn, 'kiosk-update');
  assert.ok(await is_signed(kiosk.told.sign, update.payload, update.signature));
  const other = `${update.payload[0] === 'A' ? 'B' : 'A'}${update.payload.slice(1)}`;
  assert.ok(!await is_signed(kiosk.told.sign, other, update.signature));
  const payload = JSON.parse(from_base64url(update.payload));
  assert.deepEqual(payload.seal, kiosk.told.seal);
  assert.ok(payload.deposited.includes(one.bag));
  assert.ok(Math.abs(payload.made - Date.now()) < 60_000);
  const { welcome: [welcome] } = await kiosk.say();
  assert.equal(payload.epoch, welcome.epoch);
  const file = from_base64url(payload.snapshot);
  assert.ok(file.subarray(0, 15).equals(Buffer.from('SQLite format 3')));
  assert.ok(!file.includes(one.said.body.words) && file.includes('A1-01'));
  assert.match((await run('export', '--kiosk', path, '--data', folder(), '--lang', 'en')).err, /start cairn serve first/);
  assert.match((await run('export', '--pack', '--data', server.data)).err, /--out/);
});

test('/bornes tells everybody how each kiosk is, in both languages; nothing of any visitor', async () => {
  const main = await serve(await render([], join(root, 'content/numerique-responsable')));
  const page = async (path) => (await ask(main.port, `GET ${path}`));
  assert.match((await page('/bornes')).text, /pas de borne pour/);
  assert.match((await page('/en/transparence')).text, /href="\/en\/bornes"/);
  await enrolled(main, 'Médiathèque');
  const told = await page('/en/bornes');
  assert.equal(told.status, 200);
  assert.match(told.text, /Médiathèque<\/t[hd]>/);
  assert.match(told.text, /less than an hour ago/);
  assert.ok(!told.text.includes('name="robots"'));
  assert.equal((await page('/bornes/')).status, 404);
  assert.equal((await ask(main.port, 'HEAD /bornes')).status, 200);
  await main.stop();
});
