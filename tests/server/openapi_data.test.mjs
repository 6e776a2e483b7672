// Open data as docs/openapi.yaml tells it: every path is there and answers as written, to the last
// member, on a server where people have spoken; and nothing that is offered anywhere is left out.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { ask, folder, post, render, root, run, serve } from './support/cairn.mjs';
import { ajv, check_of, described, document, followed } from './support/openapi.mjs';
import { about, comment, hello, push, secret, sync } from './support/sync.mjs';
import { faults_in } from './support/strict.mjs';

const origin = 'https://roadmap.example';
const { paths } = document;
const read = (path) => paths[path].get;
const readable = Object.keys(paths).filter((path) => paths[path].get);
let site, server, french, given;
before(async () => {
  site = await render(['--origin', origin], join(root, 'content/numerique-responsable'));
  const data = join(folder(), 'data');
  const words = join(root, 'content/demo/words.json');
  const done = await run('demo', '--site', site, '--data', data, '--words', words, '--count', '300');
  assert.equal(done.code, 0, done.err);
  server = await serve(site, { data, args: ['--behind-proxy'] });
  const [bearer, told] = [secret(), comment(1, 'Des mots de maintenant, "=1+1", et une virgule')];
  await sync(server.port, bearer, [hello(), push(1, [told, about(2, 'report', told.id, { ground: 'threat' })])]);
  french = await serve(await render([], join(root, 'content/vallon')));  // and without an address
  const { fields } = await get('/v1/snapshot');
  given = { year: new Date().getUTCFullYear(), axis: 2, action: 'A1-03', sha256: fields.location.slice(-64) };
});
after(() => Promise.all([server, french].map((one) => one.stop())));

const get = (path, fields = [], { port } = server) => ask(port, `GET ${path}`, fields);
const json_at = async (path, at = server) => JSON.parse((await get(path, [], at)).text);
const filled = (path, values = given) => path.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const seen = new Set();  // "path status" that came back as it is written

const checks = new Map();  // of what is JSON, by path
/** What is not JSON, by the standard it is written in. */
const sound = {
  'text/csv': async (text, path, at) => {
    const { resources } = await json_at('/datapackage.json', at);
    const { fields } = resources.find((one) => `/${one.path}` === path).schema;
    assert.equal(text.split('\r\n')[0], `\uFEFF${fields.map(({ name }) => name).join(',')}`);
    assert.ok(text.endsWith('\r\n') && (at !== server || text.split('\r\n').length > 10), path);
  },
  'application/atom+xml': (text) => assert.deepEqual(faults_in('atom', [text]), [[]]),
  'text/calendar': (text) => assert.deepEqual(faults_in('ics', [text]), [[]]),
  'application/yaml': (text) => assert.deepEqual(parse(text), document),
  'text/markdown': (text) => assert.equal(text, readFileSync(join(root, 'docs/protocol.md'), 'utf8')),
  'application/xml': (text) => assert.ok(text.includes(`<loc>${origin}/</loc>`)),
  'application/vnd.sqlite3': (text) => assert.ok(text.startsWith('SQLite format 3\0')),
  'text/html': (text) => assert.match(text, /<\/html>\n$/),
  'text/plain': (text) => assert.ok(text.trim()),
};

/** The answer is one of those that the operation tells of. */
async function as_written(path, operation, answer, at = server) {
  const response = followed(operation.responses[answer.status]);
  assert.ok(response, `${path} ${answer.status}: ${answer.text.slice(0, 100)}`);
  for (const [name, header] of Object.entries(response.headers || {})) {
    const { schema } = followed(header);
    const value = answer.fields[name.toLowerCase()];
    const check = ajv.compile(schema);
    assert.ok(check(schema.type === 'integer' ? Number(value) : value), `${path} ${name}: ${value}`);
  }
  const media = answer.fields['content-type']?.split(';')[0];
  if (!response.content) assert.ok(answer.status === 303 || answer.body.length === 0, path);
  else {
    const { schema } = response.content[media] || assert.fail(`${path} ${answer.status}: ${media}`);
    if (/json$/.test(media)) {
      if (!checks.has(path)) checks.set(path, check_of(schema));
      const check = checks.get(path);
      assert.ok(check(JSON.parse(answer.text)), `${path}: ${ajv.errorsText(check.errors?.slice(0, 3))}`);
    } else await sound[media](answer.text, filled(path), at);
  }
  seen.add(`${path} ${answer.status}`);
}

/** Every described path is there. */
async function all_there(described_paths) {
  for (const [path, { get: operation }] of Object.entries(described_paths)) {
    if (!operation) continue;
    const answer = await get(filled(path));
    assert.ok(answer.status === 200 || answer.status === 303, `${path}: ${answer.status}`);
    await as_written(path, operation, answer);
    const head = await ask(server.port, `HEAD ${filled(path)}`);
    assert.equal(head.status, answer.status, path);
  }
}

test('every described path is there, and answers as written', async () => {
  await all_there(paths);
  assert.ok(readable.length >= 20);
  await assert.rejects(all_there({ '/nulle-part.csv': paths['/actions.csv'] }), /nulle-part/);
});

test('a site in French alone, where nobody has spoken, answers as written too', async () => {
  for (const path of readable.filter((one) => !/^\/(en|v1)\/|^\/sitemap/.test(one))) {
    const answer = await get(filled(path, { ...given, axis: 1, action: 'A1-01' }), [], french);
    assert.equal(answer.status, 200, path);
    await as_written(path, read(path), answer, french);
  }
});

test('a member more or less, another type: no answer of JSON may have it', async () => {
  const open = [];
  const walk = (schema, at) => {
    if (schema === null || typeof schema !== 'object') return;
    if (schema.$ref) return walk(followed(schema), schema.$ref);
    if (schema.properties && schema.additionalProperties !== false) open.push(at);
    Object.entries(schema).forEach(([name, part]) => walk(part, `${at}/${name}`));
  };
  for (const path of readable) {
    const { content } = followed(read(path).responses[200]) || {};
    const [media, { schema }] = Object.entries(content || { none: {} })[0];
    if (!/json$/.test(media)) continue;
    walk(schema, path);
    const told = await json_at(filled(path));
    const check = checks.get(path);
    for (const spoil of [(one) => { one.more = 1; }, (one) => { delete one[Object.keys(one)[0]]; }]) {
      // In the outermost object, and in the last of the objects deepest within.
      for (const pick of [(one) => one, deepest]) {
        const copy = structuredClone(told);
        spoil(pick(copy));
        assert.equal(check(copy), false, `${path}: ${spoil} of ${pick.name}`);
      }
    }
  }
  assert.deepEqual(open, [], 'schemas that take what is not written in them');
  assert.ok(checks.size >= 5);
});

function deepest(value) {
  const parts = Object.values(value).filter((one) => one && typeof one === 'object' && Object.keys(one).length > 1);
  return parts.length === 0 ? value : deepest(parts.at(-1));
}

test('what caches, refusals and absences are told: each status that can be had', async () => {
  for (const path of readable) {
    const { responses } = read(path);
    const is = (status, answer) => {
      assert.equal(answer.status, status, path);
      return as_written(path, read(path), answer);
    };
    const address = filled(path);
    if (responses[304]) await is(304, await get(address, [`If-None-Match: ${(await get(address)).fields.etag}`]));
    if (responses[406]) await is(406, await get(address, ['Accept-Encoding: *;q=0']));
    if (responses[412]) await is(412, await get(address, ['If-Match: "0"']));
    if (path.startsWith('/en/') || path === '/sitemap.xml') await is(404, await get(filled(path, { axis: 1, action: 'A1-01' }), [], french));
    else if (responses[404]) await is(404, await get(filled(path, { year: 1999, axis: 99, action: 'Z9-99', sha256: 'none' })));
    if (responses[410]) await is(410, await get(filled(path, { sha256: '0'.repeat(64) })));
    assert.equal((await ask(server.port, `DELETE ${address}`)).status, 405, path);
    assert.ok([404, 405].includes((await ask(server.port, `POST ${address}`, ['Content-Length: 0'])).status), path);
  }
  for (const path of ['/contributions.csv', '/contributions.json', '/v1/snapshot']) {
    let answer;
    for (let n = 0; n < 40 && !answer; ++n) {
      const fifty = Array.from({ length: 50 }, () => get(path, [`X-Forwarded-For: 192.0.2.${path.length}`]));
      answer = (await Promise.all(fifty)).find(({ status }) => status === 429);
    }
    assert.ok(answer, path);
    await as_written(path, read(path), answer);
  }
  // What takes a ledger that cannot be read, or more names than there are years.
  const never = ['/v1/snapshot 503', ...['/transparence.json', '/transparence/{year}.json']
    .flatMap((path) => [`${path} 429`, `${path} 503`])];
  const told = readable.flatMap((path) => Object.keys(read(path).responses).map((status) => `${path} ${status}`));
  assert.deepEqual(told.filter((one) => !seen.has(one)).sort(), never.sort());
});

test('to forget is for pages of the site alone', async () => {
  const operation = paths['/v1/forget'].post;
  const here = await post(server.port, '/v1/forget', '');
  assert.equal(here.status, 200);
  await as_written('/v1/forget', operation, here);
  const elsewhere = await post(server.port, '/v1/forget', '', ['Sec-Fetch-Site: cross-site']);
  assert.equal(elsewhere.status, 403);
  await as_written('/v1/forget', operation, elsewhere);
  assert.equal((await get('/v1/forget')).status, 405);
});

/** Addresses that anything of the site names for others to reuse, and the files of it that are no pages. */
async function offered() {
  const catalogue = (await get('/catalogue.jsonld')).text;
  const named = [...catalogue.matchAll(/"dcat:(?:downloadURL|endpointURL|endpointDescription)":\{"@id":"([^"]+)"/g)]
    .map(([, address]) => address.replace(origin, ''));
  assert.ok(named.length >= 15, `${named}`);
  const { resources } = await json_at('/datapackage.json');
  const links = [];
  for (const { path } of JSON.parse(readFileSync(join(site, 'site.json'), 'utf8')).pages) {
    const { text } = await get(path);
    links.push(...[...text.matchAll(/href="(\/[^"#?]*\.(?!js|css|svg|png|webmanifest)\w+|\/v1\/[^"]*)"/g)].map(([, to]) => to));
  }
  assert.ok(links.length > 100);
  const files = readdirSync(site, { recursive: true }).filter((name) => /\.\w+$/.test(name)
    && !/^assets\/|\.(br|gz|html|js|webmanifest)$|^site\.json$/.test(name)).map((name) => `/${name}`);
  assert.ok(files.length > 80, `${files.length}`);
  return new Set([...named, ...resources.map(({ path }) => `/${path}`), ...links, ...files]);
}

test('all that the catalogue, the data package, the pages and the site itself offer is described', async () => {
  const addresses = [...await offered()];
  const left_out = (some) => addresses.filter((address) => !described(address, some));
  assert.deepEqual(left_out(paths), []);
  // Any path of data taken out is missed.
  for (const path of readable.filter((one) => !one.includes('sha256') && !one.includes('{year}'))) {
    const { [path]: _, ...others } = paths;
    assert.notDeepEqual(left_out(others), [], path);
  }
});
