// Taking part without JavaScript: each form from our own pages, once, decided by the ledger's
// rules, and seen at once by everybody else, in pages and over the protocol.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, post, render, serve } from './support/cairn.mjs';

let server, action;
before(async () => {
  server = await serve(await render());
  const list = (await ask(server.port, 'GET /actions')).text;
  action = /href="\/actions\/([A-Za-z0-9-]+)"/.exec(list)[1];
});
after(() => server.stop());

const main = (text) => text.split('<main')[1].split('</main>')[0];
const hidden = (text, name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1];
const form = (fields) => new URLSearchParams(fields).toString();

/** Opens a form and sends it with these fields; what it said and its own id and code. */
async function send(path, fields) {
  const page = (await ask(server.port, `GET ${path}`)).text;
  const own = { id: hidden(page, 'id'), code: hidden(page, 'code') };
  const answer = await post(server.port, path, form({ ...own, ...fields }));
  return { ...own, answer, said: main(answer.text) };
}

async function pull(lane) {
  const body = JSON.stringify([
    { hello: { protocol: 1, schema: 2 } },
    { pull: { scope: `talk/${action}`, lane, cursor: 0, limit: 500 } },
  ]);
  const answer = await fetch(`http://127.0.0.1:${server.port}/v1/sync`, {
    method: 'POST', body,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${'A'.repeat(43)}` },
  });
  return answer.json();
}

test('a comment is published, with its code, and everybody reads it', async () => {
  const { id, code, answer, said } = await send(`/actions/${action}/ecrire`, {
    texte: 'Bonjour <script>alert(1)</script>\r\nà tous', avis: 'for', lieu: 'Échirolles' });
  assert.equal(answer.status, 200);
  assert.equal(answer.fields['cache-control'], 'no-store');
  assert.match(said, new RegExp(code.replace(/(....)(....)(....)/, '$1-$2-$3')));
  const page = main((await ask(server.port, `GET /actions/${action}`)).text);
  assert.match(page, /Bonjour &lt;script&gt;/);
  assert.doesNotMatch(page, /<script/);
  assert.match(main((await ask(server.port, `GET /contributions/${id}`)).text), /à tous/);
  const replicas = JSON.stringify(await pull('public'));
  assert.match(replicas, /à tous/);
  assert.ok(!replicas.includes(code));
});

test('the same form sent twice counts once', async () => {
  const path = `/actions/${action}/ecrire`;
  const { id, code, said } = await send(path, { texte: 'Une seule fois' });
  const again = await post(server.port, path, form({ id, code, texte: 'Une seule fois' }));
  assert.equal(main(again.text), said);
  const list = main((await ask(server.port, 'GET /contributions?q=seule')).text);
  assert.equal(list.match(/<article/g).length, 1);
});

test('a code opens what was written, and only that; a wrong one says what to do', async () => {
  const { code } = await send(`/actions/${action}/ecrire`, { texte: 'À moi' });
  const mine = await post(server.port, '/suivre', form({ code: code.toLowerCase() }));
  assert.match(main(mine.text), /À moi/);
  assert.equal(mine.fields['cache-control'], 'no-store');
  const unknown = main((await post(server.port, '/suivre', form({ code: '000000000000' }))).text);
  assert.doesNotMatch(unknown, /À moi/);
  assert.match(unknown, /Rien n’est arrivé/);
  assert.match(main((await post(server.port, '/suivre', form({ code: 'x<y' }))).text), /x&lt;y/);
});

test('answers, supports and reports arrive where they belong', async () => {
  const { id } = await send(`/actions/${action}/ecrire`, { texte: 'Une question' });
  await send(`/actions/${action}/ecrire?reponse=${id}`, { texte: 'Une réponse' });
  const supported = await send(`/contributions/${id}/soutenir`, {});
  assert.equal(supported.answer.status, 200);
  const page = main((await ask(server.port, `GET /contributions/${id}`)).text);
  assert.match(page, /Une réponse/);
  assert.match(page, /1\u00A0soutien/);
  const report = await send(`/contributions/${id}/signaler`, { raison: 'insult', texte: 'Oh' });
  assert.equal(report.answer.status, 200);
  assert.ok(!JSON.stringify(await pull('public')).includes('"insult"'));
});

test('what is wrong is said beside the field, and every word is still there', async () => {
  const empty = await send(`/actions/${action}/ecrire`, { texte: ' ', lieu: 'Ici' });
  assert.equal(empty.answer.status, 422);
  assert.match(empty.said, /aria-invalid="true"/);
  assert.match(empty.said, /value="Ici"/);
  const long = await send(`/actions/${action}/ecrire`, { texte: 'a'.repeat(2001) });
  assert.equal(long.answer.status, 422);
  assert.match(long.said, /aaaa/);
  const { id } = await send(`/actions/${action}/ecrire`, { texte: 'Pour signaler' });
  const report = await send(`/contributions/${id}/signaler`, { texte: 'sans raison' });
  assert.equal(report.answer.status, 422);
  const orphan = await send(`/actions/${action}/ecrire?reponse=${'f'.repeat(32)}`, { texte: 'Seul' });
  assert.equal(orphan.answer.status, 422);
  assert.match(orphan.said, /Seul/);
});

test('hostile forms get a short right answer', async () => {
  const path = `/actions/${action}/ecrire`;
  const status = async (body, more) => (await post(server.port, path, body, more)).status;
  assert.equal(await status('texte=x', ['Sec-Fetch-Site: cross-site']), 403);
  assert.equal(await status('texte=x', ['Origin: https://elsewhere.example']), 403);
  assert.equal((await post(server.port, '/mes-contributions', 'a=b')).status, 405);
  assert.equal((await post(server.port, `/actions/${action}`, 'a=b')).status, 405);
  assert.equal(await status('texte=%ff%fe'), 400);
  assert.equal(await status(form({ texte: 'Sans numéro' })), 200);
  assert.equal(await status(form({ id: 'x', code: "'; DROP TABLE item;--", texte: 'Robert' })), 200);
  assert.equal(await status(form({ texte: 'Forme', forme: 'x' })), 422);
  assert.equal(await status(form({ texte: 'Avis', avis: 'x' })), 422);
  for (const gone of ['/actions/Z9-99/ecrire', `/contributions/${'0'.repeat(32)}`,
    `/contributions/${'0'.repeat(32)}/signaler`]) {
    assert.equal((await ask(server.port, `GET ${gone}`)).status, 404, gone);
  }
});

test('no code stands in any file of the server', async () => {
  const { code } = await send(`/actions/${action}/ecrire`, { texte: 'Secret' });
  for (const name of readdirSync(server.data)) {
    assert.ok(!readFileSync(join(server.data, name)).includes(code), name);
  }
});
