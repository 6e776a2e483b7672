// The yearly figures of moderation over HTTP: what people report and moderators decide is counted,
// and told to everybody in both languages.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, folder, post, render, root, run, serve } from './support/cairn.mjs';
import { about, code, comment, hello, id, push, secret, sync } from './support/sync.mjs';

let site, first, small;
const year = new Date().getUTCFullYear();
before(async () => {
  site = await render([], join(root, 'content/numerique-responsable'));
  const other = await render([], join(root, 'content/vallon'));
  [first, small] = await Promise.all([serve(site, { args: ['--backups'] }), serve(other)]);
});
after(() => Promise.all([first, small].map((server) => server.stop())));

const get = (server, path) => ask(server.port, `GET ${path}`);
/** The page as words, one space between them. */
async function read(server, path) {
  const { status, text } = await get(server, path);
  assert.equal(status, 200, path);
  return text.replace(/<[^>]*>/g, ' ').replace(/&#39;/g, '’').replace(/[\s\u00a0\u202f]+/g, ' ');
}

/** A device that counts its intents. */
function device(server, bearer = secret(), n = 0) {
  return {
    bearer,
    async send(intent) {
      n += 1;
      const said = await sync(server.port, bearer, [hello(), push(n, [{ ...intent, n }])]);
      return said.receipts[0].items[0];
    },
    get n() { return n; },
  };
}

async function moderator(server, name) {
  const told = await run('invite', '--data', server.data, '--name', name, '--role', 'moderator');
  const one = device(server);
  const invitation = /\/equipe#([\w-]{43})\s/.exec(told.out)[1];
  const { welcome: [welcome] } = await sync(server.port, one.bearer, [hello({ invitation })]);
  assert.equal(welcome.rights, 'moderator');
  return one;
}

test('before anything was said a year is a page, in the languages of the pack; others are none', async () => {
  assert.match(await read(first, '/transparence'), new RegExp(`Aucun signalement en ${year}`));
  assert.match(await read(first, `/en/transparence/${year}`), new RegExp(`No report in ${year}`));
  assert.match(await read(small, '/transparence'), new RegExp(`Aucun recours en ${year}`));
  for (const path of [`/transparence/${year + 1}`, `/transparence/${year - 1}`, '/transparence/x', '/transparence/',
    '/transparences']) {
    const { status, text } = await get(first, path);
    assert.equal(status, 404, path);
    assert.match(text, /<html lang="fr"/);
  }
  const { status, text } = await get(first, `/en/transparence/${year + 1}`);
  assert.equal(status, 404);
  assert.match(text, /<html lang="en"/);
  assert.equal((await get(small, '/en/transparence')).status, 404);
  assert.equal((await ask(first.port, 'HEAD /transparence')).status, 200);
  assert.notEqual((await post(first.port, '/transparence', 'a=b')).status, 200);
});

test('reported, hidden, appealed against, given back: the page says so, once, and after a restore', async () => {
  const [ana, bob] = [device(first), device(first)];
  const [lea, noe] = [await moderator(first, 'Léa'), await moderator(first, 'Noé')];
  const [claim, told] = [code(), code()];
  const said = [1, 2].map((n) => comment(n, `Des mots ${id()}`, { claim }));
  for (const intent of said) assert.equal((await ana.send(intent)).outcome, 'applied');
  const [first_said, second_said] = said.map((intent) => intent.id);
  const report = about(0, 'report', first_said, { ground: 'insult' }, { claim: told });
  await bob.send(report);
  await bob.send(about(0, 'report', second_said, { ground: 'threat' }, { claim: told }));
  const copy = join(folder(), 'copy.db');
  assert.equal((await run('backup', '--data', first.data, '--out', copy)).code, 0);
  const hide = about(0, 'moderate', first_said,
    { verdict: 'hide', ground: 'insult', facts: 'Une injure.', reports: [report.id] });
  assert.equal((await lea.send(hide)).outcome, 'applied');
  assert.equal((await noe.send(hide)).outcome, 'duplicate');
  const page = await read(first, '/transparence');
  assert.match(page, /Une injure 1 0 /);
  assert.match(page, /pour quelqu’un 1 1 /);
  assert.match(page, /La contribution a été masquée 1 /);
  assert.match(page, /1 signalement tranché en un jour au plus, sur 1 /);
  assert.match(page, new RegExp(`Aucun recours en ${year}`));

  const appeal = { texte: 'Ce n’en est pas une.', code: claim, id: id() };
  const sent = await post(first.port, `/contributions/${first_said}/contester`,
    new URLSearchParams(appeal).toString());
  assert.equal(sent.status, 200);
  assert.equal((await noe.send(about(0, 'moderate', first_said, { verdict: 'publish' }))).outcome, 'applied');
  const english = await read(first, '/en/transparence');
  assert.match(english, /Received 1 Granted 1 Dismissed 0/);
  assert.match(english, /Put back online 1 /);
  assert.match(english, /Hidden 1 /);
  assert.ok(!english.includes('(example)'));

  await first.stop();
  assert.equal((await run('restore', '--data', first.data, '--from', copy)).code, 0);
  first = await serve(site, { data: first.data });
  for (const times of [1, 2]) {
    const again = await read(first, '/transparence');
    assert.match(again, /Une injure 1 0 /, `${times}`);
    assert.match(again, /Masquée 1 /);
    // The appeal was after the copy, and is in no log: nobody may say that it came.
    assert.match(again, new RegExp(`Aucun recours en ${year}`));
    assert.equal((await device(first, lea.bearer, lea.n - 1).send(hide)).outcome, 'duplicate');
  }
});

test('the rules lead there, and what is invented is marked', async () => {
  assert.match((await get(first, '/regles')).text, /href="\/transparence"/);
  assert.match((await get(first, '/en/regles')).text, /href="\/en\/transparence"/);
  assert.match((await get(small, '/en-bref')).text, /href="\/transparence"/);
  const data = join(folder(), 'demo');
  const words = join(root, 'content/demo/words.json');
  const made = await run('demo', '--site', site, '--data', data, '--words', words, '--count', '200');
  assert.equal(made.code, 0, made.err);
  const demo = await serve(site, { data });
  const page = await read(demo, '/transparence');
  assert.match(page, /Les nombres marqués « exemple » comptent ce qui est inventé/);
  assert.match(page, /\d+ contributions reçues en \d{4} \(exemple\)/);
  await demo.stop();
});
