// Mails to the staff, through a sendmail that is a script: what goes out, when, and that whatever it
// does, the server serves.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { ask, folder, post, render, run, serve } from './support/cairn.mjs';

let site;
before(async () => { site = await render(); });

const origin = 'https://roadmap.example';
const soon = (ms) => new Promise((done) => setTimeout(done, ms));
const form = (fields) => new URLSearchParams(fields).toString();

/** A program that does `what` with its standard input; `box` is where mails go. */
function sink(what = 'cat > "$box/$$.part" && mv "$box/$$.part" "$box/$$.eml"') {
  const box = folder();
  const program = join(folder(), 'sendmail');
  writeFileSync(program, `#!/bin/sh\nbox='${box}'\necho "$@" >> "$box/argv"\n${what}\n`);
  chmodSync(program, 0o755);
  return { box, program, mails: () => readdirSync(box).filter((name) => name.endsWith('.eml')) };
}

const watched = (program, more = []) => serve(site, { args: ['--origin', origin,
  '--alerts', 'moderation@example.org, second@example.org', '--sendmail', program, ...more] });

async function until(there, what, patience = 20_000) {
  for (const end = Date.now() + patience; Date.now() < end; await soon(100)) if (there()) return;
  assert.fail(what);
}

/** By the email package of Python, so that no reader of ours is a witness. */
function parsed(file) {
  const reader = `
import email, email.policy, email.utils, json, sys
mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
print(json.dumps({'subject': mail['subject'], 'from': mail['from'].addresses[0].addr_spec,
  'to': [a.addr_spec for a in mail['to'].addresses], 'auto': mail['auto-submitted'],
  'date': mail['date'].datetime.timestamp(), 'id': mail['message-id'], 'body': mail.get_content(),
  'names': [name.lower() for name in mail.keys()], 'defects': [repr(d) for d in mail.defects]}))`;
  return JSON.parse(execFileSync('python3', ['-c', reader, file], { encoding: 'utf8' }));
}

const id = () => [...crypto.getRandomValues(new Uint8Array(16))]
  .map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function say(server, words) {
  const mine = id();
  const answer = await post(server.port, '/actions/A1-01/ecrire',
    form({ id: mine, code: '7K2M93QFT0AX', texte: words }));
  assert.equal(answer.status, 200);
  return mine;
}

async function report(server, on, raison, texte) {
  const answer = await post(server.port, `/contributions/${on}/signaler`,
    form({ id: id(), code: '7K2M93QFT0AX', raison, texte, nom: 'Ada Lovelace', mail: 'ada@example.org' }));
  assert.equal(answer.status, 200);
}

test('an urgent report sends one mail within seconds: counts and a link, and nobody’s words', async () => {
  const { box, program, mails } = sink();
  const server = await watched(program);
  const said = await say(server, 'Des mots à ne pas répéter');
  await soon(2500);
  assert.deepEqual(mails(), [], 'nothing is urgent yet');
  await report(server, said, 'insult', 'Un secret banal');
  await soon(2500);
  assert.deepEqual(mails(), [], 'nor is this');
  await report(server, said, 'threat', 'Un secret grave');
  await until(() => mails().length > 0, 'a mail goes out');
  const file = join(box, mails()[0]);
  const mail = parsed(file);
  assert.deepEqual(mail.defects, []);
  assert.equal(mail.subject, 'Modération, urgent : 1 à décider');
  assert.equal(mail.from, 'cairn@roadmap.example');
  assert.deepEqual(mail.to, ['moderation@example.org', 'second@example.org']);
  assert.equal(mail.auto, 'auto-generated');
  assert.ok(Math.abs(mail.date - Date.now() / 1000) < 60);
  assert.match(mail.id, /^<[0-9a-f]{32}@roadmap\.example>$/);
  assert.equal(new Set(mail.names).size, mail.names.length);
  assert.match(mail.body, /masqué par un signalement urgent, à lire tout de suite : 1\n/);
  assert.match(mail.body, /masked by an urgent report, to be read at once: 1\n/);
  assert.match(mail.body, /https:\/\/roadmap\.example\/equipe\n/);
  assert.match(mail.body, /https:\/\/roadmap\.example\/en\/equipe\n/);
  const all = readFileSync(file, 'utf8') + mail.body;
  for (const words of ['répéter', 'secret', 'Ada', 'ada@', said, 'A1-01', '7K2M']) {
    assert.ok(!all.includes(words), words);
  }
  assert.equal(readFileSync(join(box, 'argv'), 'utf8'), '-t -i\n');

  // A flood of them is told with the next one, in five minutes.
  for (let i = 0; i < 12; ++i) {
    await report(server, await say(server, `Encore ${i}`), 'hate', `Signalement ${i}`);
  }
  await soon(3000);
  assert.equal(mails().length, 1);
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
});

test('what waited at the start hurries nobody, and is counted with what comes', async () => {
  const quiet = sink();
  const server = await watched(quiet.program);
  await report(server, await say(server, 'Avant'), 'threat', 'x');
  await until(() => quiet.mails().length > 0, 'a mail goes out');
  await server.stop();
  const again = sink();
  const other = await serve(site, { data: server.data, args: ['--origin', origin,
    '--alerts', 'moderation@example.org', '--sendmail', again.program] });
  await soon(3000);
  assert.deepEqual(again.mails(), []);
  await report(other, await say(other, 'Après'), 'threat', 'y');
  await until(() => again.mails().length > 0, 'a mail goes out');
  assert.match(parsed(join(again.box, again.mails()[0])).body, /urgent, à lire tout de suite : 2\n/);
  await other.stop();
});

test('a sendmail that fails is told once, without a word of anybody, and harms nothing', async () => {
  const { program, box } = sink('exit 1');
  const server = await watched(program);
  const said = await say(server, 'Des mots');
  await report(server, said, 'threat', 'Un secret');
  await until(() => /sendmail failed/.test(server.log), 'it is told');
  for (let i = 0; i < 5; ++i) await report(server, await say(server, `Mots ${i}`), 'threat', 'x');
  await soon(2500);
  assert.equal(server.log.match(/sendmail/g).length, 1);
  assert.equal(readFileSync(join(box, 'argv'), 'utf8'), '-t -i\n', 'no storm of tries');
  assert.doesNotMatch(server.log, /moderation@|secret|A1-01|Ada/);
  assert.equal((await ask(server.port, 'GET /')).status, 200);
  await server.stop();
});

test('a sendmail that hangs and reads nothing keeps nobody waiting, and is gone with the server', async () => {
  const { program, box } = sink('sleep 600 & echo $! > "$box/child"; echo $$ > "$box/pid"; wait');
  const server = await watched(program);
  await report(server, await say(server, 'Des mots'), 'threat', 'Un secret');
  await until(() => existsSync(join(box, 'pid')), 'it is running');
  const began = Date.now();
  for (let i = 0; i < 20; ++i) assert.equal((await ask(server.port, 'GET /')).status, 200);
  assert.ok(Date.now() - began < 15_000);
  const pids = ['pid', 'child'].map((name) => Number(readFileSync(join(box, name), 'utf8')));
  // It holds none of the server's files and sockets.
  for (const name of readdirSync(`/proc/${pids[1]}/fd`)) assert.ok(Number(name) < 3 || name === '10', name);
  await server.stop();
  await until(() => !alive(pids[0]) && !alive(pids[1]), 'both are gone');
});

function alive(pid) {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('orders that cannot work are refused at the start, with what to do', async () => {
  const { program } = sink();
  const start = (...more) => run('serve', '--site', site, '--data', folder(), '--port', '0', ...more);
  const cases = [
    [['--alerts', 'moderation@example.org', '--sendmail', program], /--origin/],
    [['--alerts', 'moderation', '--origin', origin, '--sendmail', program], /"moderation" is no address/],
    [['--alerts', 'a@b.org\nBcc: c@d.org', '--origin', origin, '--sendmail', program], /is no address/],
    [['--alerts', 'a@b.org', '--origin', origin, '--sendmail', '/nowhere/sendmail'],
      /no program \/nowhere\/sendmail .*--sendmail/],
    [['--alerts', 'a@b.org', '--origin', origin, '--sendmail', program, '--alerts-from', 'x'], /--alerts-from/],
  ];
  for (const [args, says] of cases) {
    const told = await start(...args);
    assert.equal(told.code, 1, args.join(' '));
    assert.match(told.err, says);
  }
});
