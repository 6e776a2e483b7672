// Words, codes and filters that would be a script, a query or another site's button: each through
// the real rendering, each with its own answer.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { ask, post, render, run, serve } from './support/cairn.mjs';
import { hostile } from './support/hostile.mjs';
import { about, code, comment, hello, id, pull, push, secret, sync } from './support/sync.mjs';

let server;
before(async () => { server = await serve(await render(), { args: ['--behind-proxy'] }); });
after(() => server.stop());

const ours = 'Sec-Fetch-Site: same-origin';
let people = 0;
/** Everybody comes from an address of their own: rates have their own cases. */
const from = () => `X-Forwarded-For: 10.0.${++people >> 8}.${people & 255}`;
const form = (fields) => new URLSearchParams(fields).toString();
const send = (path, fields, more = [ours]) => post(server.port, path, form(fields), [from(), ...more]);
const page = async (path) => (await ask(server.port, `GET ${path}`, [from()])).text;
const everything = async () => (await sync(server.port, secret(),
  [hello(), pull('public', 0, 'talk/A1-01', 5000)], [from()])).delta[0].rows;

// The page of a comment as a machine reads it: no element, attribute or address of theirs.
const scripts = (html) => html.match(/<script\b[^>]*>/gi) || [];
function is_harmless(html, usual) {
  assert.deepEqual(scripts(html), scripts(usual), 'the same scripts as ever');
  const tags = [...html.matchAll(/<([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>/gi)];
  for (const [tag, name, attributes] of tags) {
    assert.ok(!/^(iframe|object|embed|base|math|audio|video|applet|frame)$/i.test(name), tag);
    const bare = attributes.replace(/"[^"]*"/g, '""');
    assert.ok(!/\son[a-z]+\s*=/i.test(bare), tag);
    for (const [, address] of attributes.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/gi)) {
      assert.ok(!/^\s*(javascript|data|vbscript):/i.test(address), tag);
    }
  }
}

const payloads = [
  ['a script', '<script>alert(1)</script>'],
  ['an image that fails', '<img src=x onerror=alert(1)>'],
  ['a drawing that loads', '<svg/onload=alert(1)>'],
  ['the end of a field', '</textarea><script>alert(1)</script>'],
  ['the end of a title', '</title><script>alert(1)</script>'],
  ['the end of an attribute', '" autofocus onfocus="alert(1)'],
  ['the end of an attribute in single quotes', "' onmouseover='alert(1)"],
  ['an address that is a script', '<a href="javascript:alert(1)">x</a>'],
  ['another base', '<base href="https://evil.example/">'],
  ['a refresh', '<meta http-equiv=refresh content="0;url=https://evil.example/">'],
  ['a frame', '<iframe srcdoc="<script>alert(1)</script>">'],
  ['a form to elsewhere', '</form><form action="https://evil.example/"><button>Envoyer</button>'],
  ['a style', '<style>*{display:none}</style>'],
  ['a comment that hides the rest', '<!--'],
  ['entities', '&lt;script&gt;alert(1)&lt;/script&gt;&#x3c;script&#x3e;'],
  ['a template', '{{constructor.constructor("alert(1)")()}} ${alert(1)}'],
  ['a script in half', '<scr<script>ipt>alert(1)</scr</script>ipt>'],
  ['a word of Unicode in disguise', '\uff1cscript\uff1ealert(1)\uff1c/script\uff1e\u2028\u2029'],
];
for (const [name, words] of payloads) {
  hostile('XSS', `${name}, as words and as a place`, async () => {
    const usual = await page('/contributions');
    const own = { id: id(), code: code() };
    const place = words.slice(0, 80);
    const answer = await send('/actions/A1-01/ecrire', { ...own, texte: `${words} ${own.id}`, lieu: place });
    assert.equal(answer.status, 200);
    const row = (await everything()).find((one) => one.id === own.id);
    assert.equal(row.body.words, `${words} ${own.id}`, 'kept as it was written');
    for (const path of [`/contributions/${own.id}`, '/actions/A1-01', '/contributions',
      `/contributions?q=${own.id}`, `/contributions/${own.id}/signaler`, `/contributions/${own.id}/modifier`,
      `/actions/A1-01/ecrire?reponse=${own.id}`]) is_harmless(await page(path), usual);
    is_harmless((await send('/suivre', { code: own.code })).text, usual);
  });
  hostile('XSS', `${name}, in what is sent back at once`, async () => {
    const usual = await page('/contributions');
    for (const [path, fields] of [
      ['/actions/A1-01/ecrire', { texte: ' ', lieu: words, id: words, code: words, avis: words, forme: words, axe: words }],
      ['/suivre', { code: words }],
      ['/contact', { objet: words, message: ' ', nom: words, courriel: words, id: words }],
    ]) {
      const answer = await send(path, fields);
      assert.ok([200, 422].includes(answer.status), `${path}: ${answer.status}`);
      is_harmless(answer.text, usual);
    }
    const asked = encodeURIComponent(words);
    for (const path of [`/actions?q=${asked}&axe=${asked}&theme=${asked}`, `/contributions?q=${asked}&lieu=${asked}&tri=${asked}`,
      `/nulle-part/${asked}`, `/actions/${asked}`, `/contributions/${asked}`]) {
      const answer = await ask(server.port, `GET ${path}`, [from()]);
      assert.equal(answer.fields['x-content-type-options'], 'nosniff');
      // What cannot be an address is refused in plain text.
      if (answer.status !== 400) is_harmless(answer.text, usual);
      else assert.equal(answer.fields['content-type'], 'text/plain; charset=utf-8');
    }
  });
}

// Fields of the request, the status they must get.
const elsewhere = [
  ['another site', ['Sec-Fetch-Site: cross-site'], 403],
  ['a neighbour', ['Sec-Fetch-Site: same-site'], 403],
  ['another site that names our origin', ['Sec-Fetch-Site: cross-site', 'Origin: http://roadmap.example'], 403],
  ['another origin', ['Origin: https://evil.example'], 403],
  ['an origin that begins as ours', ['Origin: http://roadmap.example.evil.example'], 403],
  ['an origin that ends as ours', ['Origin: http://evil-roadmap.example'], 403],
  ['an opaque origin', ['Origin: null'], 403],
  ['another referrer', ['Referer: https://evil.example/?http://roadmap.example/'], 403],
  ['nothing said', [], 403],
  ['a form in plain text', [ours, 'Content-Type: text/plain'], 415],
  ['a form with files', [ours, 'Content-Type: multipart/form-data; boundary=x'], 415],
  ['JSON', [ours, 'Content-Type: application/json'], 415],
];
for (const [name, fields, status] of elsewhere) {
  hostile('CSRF', name, async () => {
    const said = comment(1, `cible ${id()}`, { claim: code() });
    await sync(server.port, secret(), [hello(), push(1, [said])], [from()]);
    const before_it = JSON.stringify(await everything());
    const own = { id: id(), code: said.claim, texte: `posé d'ailleurs ${id()}` };
    for (const [path, more] of [['/actions/A1-01/ecrire', {}], ['/actions/A1-01/soutenir', {}],
      [`/contributions/${said.id}/signaler`, { raison: 'insult' }],
      [`/contributions/${said.id}/modifier`, { retirer: '1' }], ['/suivre', {}],
      ['/contact', { objet: 'question', message: 'x' }]]) {
      assert.equal((await send(path, { ...own, ...more }, fields)).status, status, path);
    }
    assert.equal(JSON.stringify(await everything()), before_it, 'nothing was kept');
    if (status === 403) {
      const forget = await send('/v1/forget', {}, fields);
      assert.equal(forget.status, 403);
      assert.equal(forget.fields['clear-site-data'], undefined);
    }
  });
}
hostile('CSRF', 'the protocol asks for a bearer and a type that no form can send', async () => {
  const list = JSON.stringify([hello(), push(1, [comment(1, 'x')])]);
  const call = (fields) => ask(server.port, 'POST /v1/sync', [from(), `Content-Length: ${list.length}`, ...fields], list);
  assert.equal((await call(['Content-Type: application/json', 'Origin: https://evil.example'])).status, 401);
  assert.equal((await call(['Content-Type: text/plain', `Authorization: Bearer ${secret()}`])).status, 415);
});

const queries = ["' OR '1'='1", "'; DROP TABLE item; --", '" OR ""="', "') UNION SELECT body FROM item--",
  '1; ATTACH DATABASE \'/tmp/x\' AS x', "x' AND randomblob(1000000000)--", '* NEAR/1 (', '"words" : *',
  'lieu:^"', '%_\\', '$1', '?1', ':a @b'];
for (const query of queries) {
  hostile('SQL injection', query, async () => {
    const before_it = JSON.stringify(await everything());
    const asked = encodeURIComponent(query);
    for (const path of [`/actions?q=${asked}`, `/actions?axe=${asked}&etat=${asked}&theme=${asked}&tri=${asked}`,
      `/contributions?q=${asked}`, `/contributions?lieu=${asked}&sur=${asked}&page=${asked}&etat=${asked}`]) {
      assert.equal((await ask(server.port, `GET ${path}`, [from()])).status, 200, path);
    }
    for (const path of [`/contributions/${asked}`, `/actions/${asked}`]) {
      assert.ok([400, 404].includes((await ask(server.port, `GET ${path}`, [from()])).status), path);
    }
    const asks = push(1, [
      about(1, 'support', query, { set: true }), about(2, 'withdraw', query), about(3, 'erase', query),
      about(4, 'moderate', query, { verdict: query }), about(5, 'reply', query, { words: query })]);
    const strange = await sync(server.port, secret(), [hello({ epoch: query }), asks], [from()]);
    assert.deepEqual(strange.receipts[0].items, [], 'numbered after another history: nothing is decided');
    const said = await sync(server.port, secret(), [hello({ build: query }), asks], [from()]);
    assert.deepEqual(said.receipts[0].items.map((item) => item.reason),
      ['unknown-target', 'unknown-target', 'unknown-target', 'no-right', 'no-right']);
    assert.equal((await send('/suivre', { code: query })).status, 200);
    assert.equal(JSON.stringify(await everything()), before_it, 'nothing moved');
  });
}

hostile('replayed', 'a push sent again after its words were erased brings nothing back', async () => {
  const [who, claim] = [secret(), code()];
  const said = comment(1, `revenant ${id()}`, { claim });
  const gone = about(2, 'erase', said.id, {}, { claim });
  await sync(server.port, who, [hello(), push(1, [said, gone])], [from()]);
  const again = await sync(server.port, who, [hello(), push(1, [said])], [from()]);
  assert.equal(again.receipts[0].items[0].outcome, 'applied');
  const other = await sync(server.port, secret(), [hello(), push(1, [said])], [from()]);
  assert.equal(other.receipts[0].items[0].outcome, 'duplicate');
  assert.ok(!JSON.stringify(await everything()).includes(said.body.words));
});
hostile('replayed', 'a form sent again after its words were withdrawn brings nothing back', async () => {
  const own = { id: id(), code: code(), texte: `revenant ${id()}` };
  await send('/actions/A1-01/ecrire', own);
  assert.equal((await send(`/contributions/${own.id}/modifier`, { code: own.code, retirer: '1' })).status, 200);
  await send('/actions/A1-01/ecrire', own);
  assert.ok(!JSON.stringify(await everything()).includes(own.texte));
});
hostile('replayed', 'the id of somebody\'s words, with other words: theirs stand', async () => {
  const said = comment(1, `d'abord ${id()}`, { claim: code() });
  await sync(server.port, secret(), [hello(), push(1, [said])], [from()]);
  const stolen = { ...said, claim: code(), body: { ...said.body, words: 'volé' } };
  const { receipts: [receipts] } = await sync(server.port, secret(), [hello(), push(1, [stolen])], [from()]);
  assert.equal(receipts.items[0].outcome, 'duplicate');
  const row = (await everything()).find((one) => one.id === said.id);
  assert.equal(row.body.words, said.body.words);
  // Nor does the thief's code open it.
  const theft = await sync(server.port, secret(), [hello(), push(1, [about(1, 'edit', said.id, { words: 'volé' }, { claim: stolen.claim })])], [from()]);
  assert.equal(theft.receipts[0].items[0].reason, 'not-yours');
});

/** From one address until it is told to wait; how many went through. */
async function flood(send_one, most) {
  const address = from();
  for (let n = 0; n < most; ++n) {
    const answer = await send_one(n, address);
    if (answer.status !== 429) continue;
    const wait = Number(answer.fields['retry-after']);
    assert.ok(wait > 0);
    // A minute, where it is one at most.
    assert.match(answer.text, wait > 60 ? /réessayez dans \d+|wait/i : /réessayez dans (une minute|\d+)|wait/i);
    return n;
  }
  assert.fail('never told to wait');
}
const floods = [
  ['contributions', 100, (n, address) => post(server.port, '/actions/A1-01/ecrire', form({ texte: `flot ${n} ${id()}` }), [address, ours])],
  ['supports', 100, (n, address) => post(server.port, '/actions/A1-01/soutenir', form({ id: id(), code: code() }), [address, ours])],
  ['codes that are guessed', 100, (n, address) => post(server.port, '/suivre', form({ code: code() }), [address, ours])],
  ['letters', 100, (n, address) => post(server.port, '/contact', form({ objet: 'question', message: `${n}` }), [address, ours])],
  ['searches', 2000, (n, address) => ask(server.port, `GET /actions?q=flot${n}`, [address])],
  ['searches of what people say', 2000, (n, address) => ask(server.port, `GET /contributions?q=flot${n}`, [address])],
  ['snapshots', 2000, (n, address) => ask(server.port, 'GET /v1/snapshot', [address])],
];
for (const [name, most, send_one] of floods) {
  hostile('flooding', `${name}: told to wait and how long, and nobody else is`, async () => {
    assert.ok(await flood(send_one, most) >= 5, 'not at once');
    assert.notEqual((await send_one(most, from())).status, 429);
    assert.equal((await ask(server.port, 'GET /')).status, 200);
  });
}

hostile('forged', 'an address that claims to be another is not believed without a proxy', async () => {
  const alone = await serve(await render());
  let last;
  for (let n = 0; n < 60; ++n) last = await post(alone.port, '/suivre', form({ code: code() }), [`X-Forwarded-For: 10.1.1.${n}`, ours]);
  assert.equal(last.status, 429);
  await alone.stop();
  assert.match((await run('letters', '--data', alone.data)).out, /0 in all/);
});
