// The role matrix (../charge/roles.json) over HTTP: every line that ../charge/matrix_test.cpp asks of
// `decide_all`, asked of a server by devices that came in with invitations.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, render, root, serve, sound_pack } from './support/cairn.mjs';
import { device, hash, hired, sha256 } from './support/staff.mjs';
import { comment, hello, id, name_of_words, pull, secret } from './support/sync.mjs';

/** A pack in which a lead has the same to update on either axis. */
function pack_of_twins() {
  const pack = join(folder(), 'pack');
  cpSync(sound_pack, pack, { recursive: true });
  const read = (n) => JSON.parse(readFileSync(join(pack, `actions/axis-${n}.json`), 'utf8'));
  const [[{ indicators, milestones }], [action]] = [read(1), read(2)];
  const twin = JSON.stringify({ ...action, indicators, milestones }).replaceAll('A1-01-', 'A2-01-');
  writeFileSync(join(pack, 'actions/axis-2.json'), `[${twin}]`);
  return pack;
}

let server;
before(async () => { server = await serve(await render([], pack_of_twins())); });
after(() => server.stop());

const matrix = JSON.parse(readFileSync(join(root, 'tests/charge/roles.json'), 'utf8'));
const on_all = (text, { is, axis }) =>
  text.replaceAll('{subject}', is).replaceAll('"{axis}"', axis).replaceAll('{axis}', axis);
const filled = (text, values) =>
  Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`{${name}}`, value), text);

/** Of a talk all subjects, of the roadmap the actions, of people none. */
function subjects_of(scope) {
  if (scope === 'people') return [{ is: '', axis: 0, leads: [] }];
  return scope === 'roadmap' ? matrix.subjects.filter(({ axis }) => axis) : matrix.subjects;
}
const left_out = matrix.lines.filter((line) => 'not_over_http' in line);
const asked = matrix.lines.filter((line) => !left_out.includes(line)).flatMap((line) =>
  subjects_of(line.scope).map((subject) => ({
    ...line, subject,
    scope: on_all(line.scope, subject),
    text: on_all(JSON.stringify(line.body), subject),
    may: line.may === 'all' ? matrix.roles
      : line.may.flatMap((role) => (role === 'lead' ? subject.leads : [role])),
  })));

/** The contributions that these lines of a talk speak of, each line's own. */
async function told_for(lines, scope, players) {
  const told = lines.flatMap((line) => {
    const named = (name) => line.text.includes(`{${name}}`) || line.text.includes(`{of ${name}}`);
    const wanted = new Set(matrix.contributions.filter(({ name }) => named(name))
      .flatMap(({ name, under }) => [name, ...(under ? [under] : [])]));
    return matrix.contributions.filter(({ name }) => wanted.has(name))
      .map((one) => ({ ...one, line, words: `Mot ${one.name} ${hash()}` }));
  });
  const step = async (those, who, kind, body) => {
    for (const name of new Set(those.map(who))) {
      const theirs = those.filter((one) => who(one) === name);
      const receipts = await players[name].act_all(scope, theirs.map((one) => ({ kind, body: body(one) })));
      receipts.forEach((receipt, i) => {
        const is_held = kind === 'contribute' && players[name].is_kiosk;
        assert.equal(receipt.outcome, is_held ? 'held' : 'applied', `${kind}: ${receipt.reason}`);
        theirs[i].id ??= receipt.id;
      });
    }
  };
  const author = ({ by }) => by;
  await step(told, author, 'contribute', ({ words, line }) => ({ ...comment(1, words).body, on: line.subject.is }));
  await step(told.filter((one) => 'hidden_by' in one),
    // Who never had a right decided nothing.
    ({ hidden_by: who }) => (who === 'own' && !players.own.was_moderator ? 'moderator' : who),
    'moderate', ({ id: on }) => ({ on, verdict: 'hide', ground: 'insult', facts: 'Une injure.' }));
  await step(told.filter((one) => one.is_appealed), author, 'appeal', ({ id: on }) => ({ on, words: 'Je conteste.' }));
  await step(told.filter((one) => one.under), () => 'moderator', 'classify', ({ id: on, words, under, line }) => {
    const over = told.find((one) => one.line === line && one.name === under);
    return { on, into: over.id, of: name_of_words(words), with: name_of_words(over.words) };
  });
  const values = new Map(lines.map((line) => [line, { hash: hash() }]));
  for (const { line, name, id: on, words } of told) {
    Object.assign(values.get(line), { [name]: on, [`of ${name}`]: name_of_words(words) });
  }
  return lines.map((line) => filled(line.text, values.get(line)));
}

/** A device of somebody who has that role, and was a moderator before it. */
async function with_role(role, keeper) {
  if (role === '' || role === 'kiosk') return [Object.assign(await hired(server, role), { is_kiosk: role !== '' }), () => {}];
  const [one, link] = [Object.assign(device(server), { was_moderator: true }), secret()];
  const { id: person } = await keeper.act('people', 'invite', { name: `Équipe ${role}`, rights: 'moderator',
    secret_hash: sha256(link), expires: Date.now() + 60_000 });
  assert.equal((await one.welcome({ invitation: link })).rights, 'moderator');
  return [one, async () => {
    assert.equal((await keeper.act('people', 'grant', { person, rights: role })).outcome, 'applied');
    assert.equal((await one.welcome()).rights, role);
  }];
}

/** Somebody of the staff, with a device and an open invitation. */
async function colleague(keeper) {
  const [used, open, one] = [secret(), secret(), device(server)];
  const expires = Date.now() + 60_000;
  const { id: person } = await keeper.act('people', 'invite',
    { name: 'Quelqu’un', rights: 'relay', secret_hash: sha256(used), expires });
  await keeper.act('people', 'invite', { person, secret_hash: sha256(open), expires });
  assert.equal((await one.welcome({ invitation: used })).rights, 'relay');
  return { person, device: sha256(one.bearer), invitation: sha256(open) };
}

test('each line of the matrix, by each role, on each subject', async () => {
  const keeper = await hired(server, 'operator');
  const players = { other: device(server), moderator: await hired(server, 'moderator'),
    hall: Object.assign(await hired(server, 'kiosk'), { is_kiosk: true }) };
  const editor = await hired(server, 'editor');
  const { delta: [{ rows }] } = await players.other.sync([hello(), pull('public', 0, 'roadmap')]);
  const title_of = (kind, id) => rows.find((row) => row.kind === kind && row.id === `${id}`).body.title.fr;
  const roadmap = rows.find((row) => row.kind === 'pack').id;
  const untouched = await colleague(keeper);
  const updates = new Map();
  let count = 0;
  const check = (line, role, receipt) => {
    const what = `${line.kind} ${line.text} on ${line.subject.is} by "${role}"`;
    const is_held = role === 'kiosk' && ['contribute', 'edit'].includes(line.kind);
    if (line.may.includes(role)) {
      assert.equal(receipt.outcome, is_held ? 'held' : 'applied', `${what}: ${receipt.reason}`);
    }
    else assert.deepEqual([receipt.outcome, receipt.reason], ['rejected', line.otherwise], what);
    count += 1;
  };
  const body_of = (text) => {
    assert.doesNotMatch(text.replace('"{soon}"', ''), /"\{/);
    return JSON.parse(text.replace('"{soon}"', Date.now() + 60_000));
  };
  for (const role of matrix.roles) {
    const [one, take_role] = await with_role(role, keeper);
    const talks = [];
    for (const { is } of matrix.subjects) {
      const lines = asked.filter((line) => line.scope === `talk/${is}`);
      talks.push([lines, await told_for(lines, `talk/${is}`, { ...players, own: one })]);
    }
    await take_role();
    for (const [lines, texts] of talks) {
      const receipts = await one.act_all(lines[0].scope, texts.map((text, i) => ({ kind: lines[i].kind, body: body_of(text) })));
      receipts.forEach((receipt, i) => check(lines[i], role, receipt));
    }
    for (const line of asked.filter(({ scope }) => scope === 'roadmap')) {
      const { is, axis } = line.subject;
      if (line.when === 'retired') {
        const away = { roadmap, on: is, why: { fr: 'Une raison', en: 'A reason' } };
        assert.equal((await editor.act('roadmap', 'retire', away)).outcome, 'applied');
      }
      const receipt = await one.act('roadmap', line.kind, body_of(filled(line.text, { roadmap, hash: hash(),
        expected: updates.get(is) ?? '', title: title_of('action', is), axis_title: title_of('axis', axis) })));
      check(line, role, receipt);
      if (line.kind === 'update' && receipt.outcome === 'applied') updates.set(is, receipt.id);
      if (line.kind === 'retire') await editor.act('roadmap', 'retire', { roadmap, on: is, back: true });
    }
    for (const line of asked.filter(({ scope }) => scope === 'people')) {
      const is_touched = line.may.includes(role) && /\{(person|device|invitation)\}/.test(line.text);
      const somebody = is_touched ? await colleague(keeper) : untouched;
      check(line, role, await one.act('people', line.kind, body_of(filled(line.text, { ...somebody, hash: hash() }))));
    }
  }
  const lines = matrix.lines.filter(({ not_over_http: why }) => !why);
  assert.equal(count, matrix.roles.length * lines.reduce((sum, { scope }) => sum + subjects_of(scope).length, 0));
});

test('what is not asked over HTTP says why, and leaves out no kind', () => {
  for (const { not_over_http: why } of left_out) assert.match(why, /\w+ \w+/);
  assert.deepEqual(new Set(asked.map(({ kind }) => kind)), new Set(matrix.lines.map(({ kind }) => kind)));
});

test('in the talk of the own axis a lead reaches nothing that was said elsewhere', async () => {
  const lead = await hired(server, 'lead:1');
  const words = `Mot ${id()}`;
  const { id: on } = await device(server).act('talk/A2-01', 'contribute', { ...comment(1, words).body, on: 'A2-01' });
  for (const [kind, body] of [['reply', { on, words: 'En mai.', lang: 'fr' }], ['classify', { on, theme: 'achats', set: true }],
    ['classify', { on, into: '' }]]) {
    const { outcome, reason } = await lead.act('talk/A1-01', kind, body);
    assert.deepEqual([outcome, reason], ['rejected', 'unknown-target'], kind);
  }
});
