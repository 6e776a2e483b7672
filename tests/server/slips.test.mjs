// The notes of a workshop, entered while the site is served; and rights given anew.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, folder, post, render, root, run, serve } from './support/cairn.mjs';

let server;
before(async () => {
  server = await serve(await render([], join(root, 'content/numerique-responsable')));
});
after(() => server.stop());

const notes = [
  'subject;form;words;lang;stance;place;channel',
  'A1-03;proposal;Prêter des ordinateurs aux écoles;fr;for;Échirolles;',
  'A1-03;;Oui;;;;paper',
  'A1-03;;Oui;;;;paper',
  'roadmap;comment;"Une phrase ; avec un point-virgule";fr;;;workshop',
];
function file(lines, name = 'atelier.csv') {
  const path = join(folder(), name);
  writeFileSync(path, '\ufeff' + lines.join('\r\n') + '\r\n');
  return path;
}
const enter = (path, ...more) => run('slips', path, '--data', server.data, '--lang', 'fr', ...more);
const said = async () => JSON.parse((await ask(server.port, 'GET /contributions.json')).text).contributions;
const path = file(notes), codes = join(folder(), 'codes.csv');

test('a dry run tells and writes nothing; without a place for the codes nothing is written', async () => {
  const dry = await enter(path, '--dry-run');
  assert.equal(dry.code, 0, dry.err);
  assert.match(dry.out, /^A1-03.: 3.fiches$/m);
  assert.match(dry.out, /^4.fiches à saisir.; rien n.est écrit/m);
  const bare = await enter(path);
  assert.equal(bare.code, 1);
  assert.match(bare.err, /--out codes\.csv/);
  assert.deepEqual(await said(), []);
});

test('mistakes: each with its line, its column and its remedy; and nothing is written', async () => {
  const wrong = file([notes[0], notes[1], 'A1-30;wish;;fr;;;', 'A1-03;;Bien;;;;site']);
  for (const [lang, words] of [['fr', ['l.action', 'ne peut pas être vide']],
    ['en', ["there is no action 'A1-30'", 'cannot be empty']]]) {
    const done = await run('slips', wrong, '--data', server.data, '--lang', lang, '--out', codes);
    assert.equal(done.code, 1);
    for (const word of words) assert.match(done.err, new RegExp(word));
    for (const place of ['3: subject', '3: form', '3: words', '4: channel']) {
      assert.match(done.err, new RegExp(`^atelier\\.csv:${place}: `, 'm'));
    }
    assert.match(done.err, /→/);
  }
  assert.ok(!existsSync(codes));
  assert.deepEqual(await said(), []);
  assert.equal((await run('slips', path, '--data', folder(), '--lang', 'en')).code, 1);
});

test('entered while it is served: public at once, each under a code of its own', async () => {
  const done = await enter(path, '--out', codes);
  assert.equal(done.code, 0, done.err);
  assert.match(done.out, /4.fiches.: tout est écrit/);
  assert.match(done.out, /remettez à chaque personne le sien/);
  const all = await said();
  assert.deepEqual(all.map(({ channel }) => channel).sort(), ['paper', 'paper', 'workshop', 'workshop']);
  const lent = all.find(({ form }) => form === 'proposal');
  assert.equal(lent.place, 'Échirolles');
  assert.equal(lent.stance, 'for');
  assert.equal(statSync(codes).mode & 0o777, 0o600);
  const lines = readFileSync(codes, 'utf8').slice(1).trim().split('\r\n');
  assert.equal(lines[0], 'line,subject,code,follow,words');
  assert.equal(lines.length, 5);
  const given = lines.slice(1).map((line) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(line)[0]);
  assert.equal(new Set(given).size, 4);
  const follow = await post(server.port, '/suivre', new URLSearchParams({ code: given[0] }).toString());
  assert.equal(follow.status, 200);
  assert.match(follow.text, /Prêter des ordinateurs/);
  assert.doesNotMatch(follow.text, /point-virgule/);
});

test('the same file again enters nothing; a longer one, what is new alone', async () => {
  const again = await enter(path, '--out', join(folder(), 'again.csv'));
  assert.equal(again.code, 0, again.err);
  assert.equal(again.out.match(/déjà saisie/g).length, 4);
  assert.match(again.out, /rien à saisir/);
  assert.equal((await said()).length, 4);
  const longer = file([notes[0], 'A1-12;;Un mot de plus;;;;', ...notes.slice(1)]);
  const kept = await enter(longer, '--out', codes);
  assert.equal(kept.code, 1, 'codes that were given are not written over');
  const out = join(folder(), 'more.csv');
  const more = await enter(longer, '--out', out);
  assert.equal(more.code, 0, more.err);
  assert.match(more.out, /1.fiche.: tout est écrit/);
  assert.equal(readFileSync(out, 'utf8').trim().split('\r\n').length, 2);
  assert.equal((await said()).length, 5);
});

test('rights are given anew, exactly as they are said, and counted at once', async () => {
  const staff = (...more) => run('staff', '--data', server.data, '--lang', 'en', ...more);
  const made = await run('invite', '--data', server.data, '--name', 'Ana', '--role', 'relay');
  assert.equal(made.code, 0, made.err);
  const given = await staff('grant', 'Ana', '--role', 'lead', '--axis', '2', '--role', 'moderator');
  assert.equal(given.code, 0, given.err);
  assert.match(given.out, /Ana: lead of axis 2, moderator \(before: relay\)/);
  assert.match((await staff()).out, /Ana {2}lead of axis 2, moderator/);
  for (const wrong of [['Ana', '--role', 'lead'], ['Ana', '--role', 'lead', '--axis', '9'],
    ['Nobody', '--role', 'relay'], ['Ana', '--role', 'relay', '--axis', '1']]) {
    assert.equal((await staff('grant', ...wrong)).code, 1, wrong.join(' '));
  }
  assert.match((await staff()).out, /Ana {2}lead of axis 2, moderator/);
  assert.equal((await staff('revoke', 'Ana')).code, 0);
  const back = await staff('grant', 'Ana', '--role', 'editor');
  assert.match(back.out, /before: no right/);
  assert.match(back.out, /cairn staff renew/);
  assert.equal((await staff('renew', 'Ana')).code, 0);
});
