// Who reads first, and when: a pack's hours and its policy of single actions, through a real server,
// without JavaScript and over the protocol.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, folder, post, render, run, serve, sound_pack } from './support/cairn.mjs';
import { code, comment, hello, id, pull, push, secret, sync } from './support/sync.mjs';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const always = [{ days, from: '00:00', to: '24:00' }];
/** Today and its neighbours, in UTC: a test that runs over midnight is closed all the same. */
const around = [-1, 0, 1].map((shift) =>
  new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10));
/** The day after tomorrow alone. */
const elsewhen = [{ days: [days[(new Date().getUTCDay() + 3) % 7]], from: '09:00', to: '17:00' }];
const hours = (open, more = {}) => ({ open, offset: 0, ...more });

function pack_with(taking_part) {
  const pack = join(folder(), 'pack');
  cpSync(sound_pack, pack, { recursive: true });
  const file = join(pack, 'pack.json');
  const json = JSON.parse(readFileSync(file, 'utf8'));
  json.taking_part = { moderation: 'after', ...taking_part };
  writeFileSync(file, JSON.stringify(json));
  return pack;
}

const site_with = async (taking_part) => render([], pack_with(taking_part));

/** A device that numbers its intents in each talk; `act.server` is whom it speaks to. */
function device(server) {
  const [bearer, claim, numbers] = [secret(), code(), new Map()];
  const act = async (kind, body, subject = 'A1-01') => {
    const intent_id = id();
    const n = (numbers.get(subject) || 0) + 1;
    numbers.set(subject, n);
    const intent = { n, id: intent_id, kind, claim, body };
    const { receipts: [receipts] } = await sync(act.server.port, bearer,
      [hello({ claims: [claim] }), push(n, [intent], `talk/${subject}`)]);
    return { ...receipts.items[0], id: intent_id };
  };
  act.server = server;
  return act;
}

const said = (words, on = 'A1-01') => ({ ...comment(1, words).body, on });
const main = (text) => text.split('<main')[1].split('</main>')[0];
const page = async (server, path) => main((await ask(server.port, `GET ${path}`)).text);
const rules = async (server, subject = 'A1-01') => {
  const { delta: [delta] } = await sync(server.port, secret(),
    [hello(), pull('public', 0, `talk/${subject}`)]);
  return delta.rows.find((row) => row.kind === 'talk').body;
};

test('outside the hours words wait, and the page has said so; inside they are published', async () => {
  const closed = await site_with({ hours: hours(elsewhen) });
  const server = await serve(closed);
  assert.match(await page(server, '/actions/A1-01/ecrire'), /en dehors, elle le lit d’abord/);
  assert.match(await page(server, '/en/actions/A1-01/ecrire'), /outside them, they read it first/);
  const act = device(server);
  const night = await act('contribute', said('Mots de la nuit'));
  assert.deepEqual([night.outcome, night.reason], ['held', 'awaits-moderation']);
  const form = new URLSearchParams({ texte: 'Mots sans script', id: id(), code: code() });
  const answer = await post(server.port, '/actions/A1-01/ecrire', form.toString());
  assert.match(main(answer.text), /attend/);
  assert.doesNotMatch(await page(server, '/actions/A1-01'), /Mots de la nuit|Mots sans script/);
  assert.equal((await act('support', { on: 'A1-01', set: true })).outcome, 'applied');
  await server.stop();

  // The same ledger, the day after: whoever is there is there.
  const open = await serve(await site_with({ hours: hours(always) }), { data: server.data });
  const morning = await device(open)('contribute', said('Mots du matin'));
  assert.equal(morning.outcome, 'applied');
  assert.match(await page(open, '/actions/A1-01'), /Mots du matin/);
  assert.deepEqual((await rules(open)).hours.open, always);
  await open.stop();

  // And without hours they are gone from the rules.
  const free = await serve(await site_with({}), { data: server.data });
  assert.deepEqual(await rules(free), { policy: 'publish', axis: 1 });
  assert.match(await page(free, '/actions/A1-01/ecrire'), /publié aussitôt, puis relu/);
  await free.stop();
});

test('an edit outside the hours waits, and the published words stay; taking back does not', async () => {
  const site = await site_with({ hours: hours(always) });
  const server = await serve(site);
  const act = device(server);
  const { id: mine } = await act('contribute', said('Premiers mots'));
  await server.stop();
  const holiday = await site_with({ hours: hours(always, { closed: around }) });
  const later = await serve(holiday, { data: server.data });
  act.server = later;
  assert.equal((await act('edit', { on: mine, words: 'Mots du jour férié' })).outcome, 'held');
  assert.match(await page(later, `/contributions/${mine}`), /Premiers mots/);
  assert.equal((await act('withdraw', { on: mine })).outcome, 'applied');
  assert.doesNotMatch(await page(later, '/actions/A1-01'), /Premiers mots/);
  await later.stop();
});

test('one action is read first, another one is not, whatever the pack says of the rest', async () => {
  const server = await serve(await site_with({ before: ['A1-01'] }));
  const act = device(server);
  assert.equal((await act('contribute', said('Ici'))).outcome, 'held');
  assert.equal((await act('contribute', said('Là', 'roadmap'), 'roadmap')).outcome, 'applied');
  assert.match(await page(server, '/actions/A1-01/ecrire'), /lu par la modération avant/);
  assert.match(await page(server, '/participer/ecrire'), /publié aussitôt, puis relu/);
  await server.stop();

  const other = await serve(await site_with({ moderation: 'before', after: ['roadmap'] }));
  const say = device(other);
  assert.equal((await say('contribute', said('Ici'))).outcome, 'held');
  assert.equal((await say('contribute', said('Là', 'roadmap'), 'roadmap')).outcome, 'applied');
  await other.stop();
});

test('check tells what is wrong with hours, and how to write them', async () => {
  const wrong = hours([{ days: ['lundi'], from: '9h', to: '08:00' }]);
  const told = await run('check', pack_with({ before: ['Z9-99'], hours: wrong }), '--lang', 'fr');
  assert.equal(told.code, 1);
  const all = told.out + told.err;
  for (const words of ['« Z9-99 » n\'existe pas', '« lundi »', 'écrivez "09:00"']) {
    assert.ok(all.includes(words), all);
  }
});
