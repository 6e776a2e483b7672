// The staff over HTTP: what becomes of an invitation, a device and a person, restarts and restores
// included. Who may do what: matrix.test.mjs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, render, root, run, serve } from './support/cairn.mjs';
import * as staff from './support/staff.mjs';
import { hash, sha256 } from './support/staff.mjs';
import { comment, hello, id, pull, push, secret } from './support/sync.mjs';

let site;
let server;
before(async () => { site = await render(); server = await serve(site); });
after(() => server.stop());

const matrix = JSON.parse(readFileSync(join(root, 'tests/charge/roles.json'), 'utf8'));
const device = (at = server, bearer) => staff.device(at, bearer);
const invite = (name, rights, at = server) => staff.invite(at, name, rights);
const hired = (rights, at = server) => staff.hired(at, rights);

const rows_in = async (one, lane = 'operator') =>
  (await one.sync([hello(), pull(lane, 0, 'people')])).delta[0]?.rows.filter((row) => row.op === 'put');

test('fault: a new action that was corrected in the same push had no talk, and nothing could be said of it', async () => {
  const editor = await hired('editor');
  const { delta: [roadmap] } = await editor.sync([hello(), pull('public', 0, 'roadmap')]);
  const { id: pack } = roadmap.rows.find((row) => row.kind === 'pack');
  const made = matrix.lines.find(({ body }) => body.new).body;
  const make = { ...made, roadmap: pack, on: 'action/A1-70', new: { axis: 1 } };
  const words = [{ at: 'title', lang: 'fr', was: make.words.find(({ at, lang }) => at === 'title' && lang === 'fr').is, is: 'Un autre titre' }];
  const intents = [make, { roadmap: pack, on: 'action/A1-70', words }]
    .map((body, i) => ({ n: i + 1, id: id(), kind: 'revise', body }));
  const { receipts: [receipts] } = await editor.sync([hello(), push(1, intents, 'roadmap')]);
  assert.deepEqual(receipts.items.map(({ outcome }) => outcome), ['applied', 'applied']);
  const said = await device().act('talk/A1-70', 'contribute', { ...comment(1, `Mot ${hash()}`).body, on: 'A1-70' });
  assert.equal(said.outcome, 'applied', said.reason);
});

test('lanes: moderators and operators read the staff lane, operators alone the list of the staff', async () => {
  for (const role of matrix.roles) {
    const one = await hired(role);
    const { delta, reset, welcome: [welcome] } = await one.sync([hello(), pull('staff'),
      pull('operator', 0, 'people')]);
    const lanes = delta.map((each) => each.lane);
    assert.deepEqual(lanes, [...(['moderator', 'operator'].includes(role) ? ['staff'] : []),
      ...(role === 'operator' ? ['operator'] : [])], role);
    assert.ok(reset.every((each) => each.reason === 'rights') && reset.length === 2 - lanes.length);
    const heads = (await one.welcome()).heads.map((head) => head.lane);
    assert.equal(heads.includes('operator'), role === 'operator');
    assert.equal('rights' in welcome, role !== '');
  }
  const everyone = await device().sync([hello(), pull('public', 0, 'people')]);
  assert.deepEqual(everyone.delta[0].rows, []);
});

test('an invitation serves once; each refusal says why; who has spoken stays the same to the count', async () => {
  const [one, other, keeper] = [device(), device(), await hired('operator')];
  await one.act('talk/A1-01', 'support', { on: 'A1-01', set: true });
  const before_it = await one.welcome();
  assert.ok(!('rights' in before_it) && !('name' in before_it));
  const link = await invite(`Zoé ${id()}`, 'lead:1 moderator');
  const welcome = await one.welcome({ invitation: link });
  assert.equal(welcome.rights, 'lead:1 moderator');
  assert.match(welcome.name, /^Zoé /);
  assert.equal(welcome.person, before_it.person);
  assert.deepEqual((await one.welcome({ invitation: link })).refusals, []);
  const late = await other.welcome({ invitation: link });
  assert.deepEqual(late.refusals, ['invitation-used']);
  assert.ok(!('rights' in late));
  for (const vain of [secret(), 'short', `${secret()}x`]) {
    assert.deepEqual((await other.welcome({ invitation: vain })).refusals, ['invitation-unknown']);
  }
  const [brief, taken_back] = [secret(), secret()];
  const at = { name: 'Bref', rights: 'relay' };
  await keeper.act('people', 'invite', { ...at, secret_hash: sha256(brief), expires: Date.now() + 300 });
  await keeper.act('people', 'invite', { ...at, secret_hash: sha256(taken_back), expires: Date.now() + 60_000 });
  await keeper.act('people', 'revoke', { invitation: sha256(taken_back) });
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.deepEqual((await other.welcome({ invitation: brief })).refusals, ['invitation-expired']);
  assert.deepEqual((await other.welcome({ invitation: taken_back })).refusals, ['invitation-revoked']);
});

test('a right counts as long as it is there: granted, lost, taken back with the device or the person', async () => {
  const keeper = await hired('operator');
  const name = `Léa ${id()}`;
  const [one, two] = [device(), device()];
  await one.welcome({ invitation: await invite(name, 'moderator') });
  const renewed = await run('staff', 'renew', name, '--data', server.data);
  await two.welcome({ invitation: /#([\w-]{43})/.exec(renewed.out)[1] });
  const person = (await rows_in(keeper)).find((row) => row.body.name === name).id;
  const hide = async (who) => {
    const { id: on } = await device().act('talk/A1-01', 'contribute', comment(1, `Mot ${hash()}`).body);
    return (await who.act('talk/A1-01', 'moderate', { on, verdict: 'hide', ground: 'insult', facts: 'f' })).outcome;
  };
  assert.deepEqual([await hide(one), await hide(two)], ['applied', 'applied']);
  await keeper.act('people', 'grant', { person, rights: 'lead:2' });
  assert.equal((await two.welcome()).rights, 'lead:2');
  assert.equal(await hide(two), 'rejected');
  await keeper.act('people', 'grant', { person, rights: 'moderator' });
  await keeper.act('people', 'revoke', { device: sha256(one.bearer) });
  const lost = await one.welcome();
  assert.deepEqual([lost.rights, lost.refusals], ['', ['rights-revoked']]);
  assert.ok(!('name' in lost));
  assert.deepEqual([await hide(one), await hide(two)], ['rejected', 'applied']);
  // A citizen still.
  assert.equal((await one.act('talk/A1-01', 'support', { on: 'A1-01', set: true })).outcome, 'applied');
  const revoked = await run('staff', 'revoke', name, '--data', server.data, '--lang', 'fr');
  assert.equal(revoked.code, 0, revoked.err);
  assert.match(revoked.out, /Révoqué/);
  assert.equal(await hide(two), 'rejected');
});

test('an operator who takes the own right back in a push can do nothing more in it', async () => {
  const one = await hired('operator');
  const invitation = (n) => ({ n, id: id(), kind: 'invite', body: { name: `Eva ${n}`, rights: 'operator',
    secret_hash: hash(), expires: Date.now() + 60_000 } });
  const { receipts: [receipts], welcome: [welcome] } = await one.sync([hello(), push(1, [invitation(1),
    { n: 2, id: id(), kind: 'revoke', body: { device: sha256(one.bearer) } }, invitation(3)], 'people')]);
  assert.deepEqual(receipts.items.map((item) => item.reason || item.outcome), ['applied', 'applied', 'no-right']);
  assert.equal(welcome.rights, '');
});

test('after a fork the seat goes to the device that takes the place, and to no third', async () => {
  const one = await hired('relay');
  const fresh = device();
  assert.equal((await fresh.welcome({ rekey_from: one.bearer })).rights, 'relay');
  assert.ok(!('rights' in (await one.welcome())));
  assert.ok(!('rights' in (await device().welcome({ rekey_from: one.bearer }))));
});

test('restored from a copy of before: what was taken back stays so, an invitation used stays used', async () => {
  const town = await serve(site, { args: ['--backups'] });
  const [link, gone] = [await invite('Noé', 'moderator', town), await invite('Max', 'operator', town)];
  const [noe, max, thief] = [device(town), device(town), secret()];
  await max.welcome({ invitation: gone });
  const copy = join(folder(), 'copy.db');
  assert.equal((await run('backup', '--data', town.data, '--out', copy)).code, 0);
  await noe.welcome({ invitation: link });
  assert.equal((await run('staff', 'revoke', 'Max', '--data', town.data)).code, 0);
  await town.stop();
  assert.equal((await run('restore', '--data', town.data, '--from', copy)).code, 0);
  const log = readFileSync(join(town.data, 'decisions.log'), 'utf8');
  assert.ok(!log.includes('Max') && !log.includes('Noé') && !log.includes(link));
  const again = await serve(site, { data: town.data });
  assert.deepEqual((await device(again, max.bearer).welcome()).refusals, ['rights-revoked']);
  assert.equal((await device(again, noe.bearer).welcome()).rights, 'moderator');
  assert.deepEqual((await device(again, thief).welcome({ invitation: link })).refusals, ['invitation-used']);
  await again.stop();
});

test('the commands: a link with its code, a list, and each mistake says what to do', async () => {
  const told = await run('invite', '--data', server.data, '--name', 'Iris Ô\u009b', '--role', 'lead', '--axis', '1',
    '--role', 'editor', '--days', '3', '--origin', 'https://roadmap.example', '--lang', 'fr');
  assert.equal(told.code, 0, told.err);
  assert.match(told.out, /https:\/\/roadmap\.example\/equipe#[\w-]{43}\n/);
  assert.match(told.out, /pilote de l.axe 1, rédaction/);
  assert.ok(told.out.split('\n').filter((line) => /[█▀▄]/.test(line)).length > 15);
  const list = await run('staff', '--data', server.data, '--lang', 'fr');
  assert.match(list.out, /Iris Ô\\x9b {2}pilote de l.axe 1, rédaction\n {2}invitation {2}[0-9a-f]{8} {2}ouverte jusqu.au/);
  const english = await run('staff', 'list', '--data', server.data, '--lang', 'en');
  assert.match(english.out, /lead of axis 1, editor\n {2}invitation {2}[0-9a-f]{8} {2}open until/);
  assert.match(english.out, /device {6}[0-9a-f]{8} {2}in use, last seen/);
  const prefix = /invitation {2}([0-9a-f]{8}) {2}open until/.exec(english.out)[1];
  assert.equal((await run('staff', 'revoke', prefix, '--data', server.data)).code, 0);
  assert.match((await run('staff', '--data', server.data)).out, new RegExp(`${prefix}  revoked`));
  const hall = await run('invite', '--data', server.data, '--role', 'kiosk', '--place', 'Mairie', '--origin', 'https://roadmap.example', '--lang', 'fr');
  assert.match(hall.out, /Mairie.: borne\n.*borne, une seule fois/);
  assert.match(hall.out, /https:\/\/roadmap\.example\/borne#[\w-]{43}\n/);
  assert.ok(hall.out.split('\n').filter((line) => /[█▀▄]/.test(line)).length > 15);
  assert.match((await run('staff', '--data', server.data)).out, /Mairie {2}kiosk\n/);
  assert.match((await run('staff', 'renew', 'Mairie', '--data', server.data)).out, /\/borne#[\w-]{43}\n/);
  for (const [args, hint] of [
    [['invite', '--name', 'A', '--role', 'lead'], /--role lead --axis 1/],
    [['invite', '--name', 'A', '--role', 'editor', '--axis', '1'], /--role lead --axis 1/],
    [['invite', '--name', 'A', '--role', 'lead', '--axis', '99'], /no axis 99/],
    [['invite', '--name', ' ', '--role', 'editor'], /1 to 80 characters/],
    [['invite', '--role', 'editor'], /--role kiosk --place/], [['invite', '--role', 'kiosk'], /--role kiosk --place/],
    [['invite', '--role', 'kiosk', '--role', 'relay', '--place', 'Hall'], /with no other right/],
    [['invite', '--role', 'kiosk', '--place', 'Hall', '--name', 'A'], /--role kiosk --place/],
    [['invite', '--role', 'kiosk', '--place', 'x'.repeat(81)], /a place has 1 to 80/],
    [['staff', 'grant', 'Mairie', '--role', 'moderator'], /revoke it, then invite/],
    [['invite', '--name', 'Iris Ô\u009b', '--role', 'editor'], /cairn staff renew/],
    [['staff', 'revoke', 'Personne'], /digits/], [['staff', 'renew', '0'], /digits/],
    [['staff', 'renew', 'ffff'], /nothing is called/],
  ]) {
    const { code: end, err } = await run(...args, '--data', server.data);
    assert.equal(end, 1, args.join(' '));
    assert.match(err, hint);
  }
  const nowhere = await run('invite', '--data', folder(), '--name', 'A', '--role', 'editor');
  assert.match(nowhere.err, /start cairn serve first/);
});
