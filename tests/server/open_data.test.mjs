// Open data as those who reuse it find it: the page, each file that it names, and the catalogue as
// a well-kept JSON-LD processor reads it, without a network.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import jsonld from 'jsonld';
import { ask, render, root, serve } from './support/cairn.mjs';

const origin = 'https://roadmap.example';
const packs = { both: 'content/numerique-responsable', french: 'content/vallon' };
const servers = {};
before(async () => {
  for (const [name, pack] of Object.entries(packs)) {
    const site = await render(['--origin', origin], join(root, pack));
    servers[name] = await serve(site);
  }
});
after(() => Promise.all(Object.values(servers).map((server) => server.stop())));

const types = {
  CSV: 'text/csv; charset=utf-8; header=present', JSON: 'application/json',
  Atom: 'application/atom+xml', iCalendar: 'text/calendar; charset=utf-8',
  SQLite: 'application/vnd.sqlite3', 'JSON-LD': 'application/ld+json',
  'OpenAPI, YAML': 'application/yaml', Markdown: 'text/markdown; charset=utf-8',
};

/** What is at that address in the end. */
async function got(server, path) {
  const answer = await ask(server.port, `GET ${path}`);
  return answer.status === 303 ? ask(server.port, `GET ${answer.fields.location}`) : answer;
}

for (const [name, path, unit] of [['both', '/donnees', 'Ko'], ['both', '/en/donnees', 'kB'],
  ['french', '/donnees', 'Ko']]) {
  test(`each file of ${path} (${name}) is there, in the format and of the size said`, async () => {
    const page = await ask(servers[name].port, `GET ${path}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text.split('<main')[1].split('</main>')[0], /<script|<button/);
    const said = [...page.text.matchAll(
      /<a href="(\/[^"]+)">[^<]+ \(([A-Za-z, -]+?)(?:, ([\d., \u202f]+)\u00a0(Ko|kB))?\)<\/a>/g)];
    assert.equal(said.length, 14);
    for (const [, address, format, size, in_unit] of said) {
      const answer = await got(servers[name], address);
      assert.equal(answer.status, 200, address);
      assert.equal(answer.fields['content-type'], types[format], address);
      if (!size) continue;
      assert.equal(in_unit, unit);
      const kilobytes = Number(size.replace(/[\u202f ]/g, '').replace(',', '.'));
      assert.ok(Math.abs(kilobytes * 1000 - answer.body.length) <= 100, `${address}: ${size}`);
    }
    assert.ok(said.some(([, address]) => address === '/v1/snapshot'));
    assert.equal(said.some(([, address]) => address.startsWith('/en/')), path.startsWith('/en/'));
  });
}

test('a pack in French alone has the French page alone', async () => {
  assert.equal((await ask(servers.french.port, 'GET /en/donnees')).status, 404);
});

const dcat = (word) => `http://www.w3.org/ns/dcat#${word}`;
const dct = (word) => `http://purl.org/dc/terms/${word}`;
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const away = () => { throw new Error('the catalogue asks for the network'); };

/** The catalogue's triples: subject → predicate → values. */
async function triples(server) {
  const answer = await ask(server.port, 'GET /catalogue.jsonld');
  assert.equal(answer.status, 200);
  assert.equal(answer.fields['content-type'], 'application/ld+json');
  const quads = await jsonld.toRDF(JSON.parse(answer.text),
    { documentLoader: away, base: `${origin}/catalogue.jsonld`, safe: true });
  const things = new Map();
  for (const { subject, predicate, object } of quads) {
    assert.equal(subject.termType, 'NamedNode', 'nothing is without a name');
    const thing = things.get(subject.value) || new Map();
    things.set(subject.value, thing.set(predicate.value,
      [...(thing.get(predicate.value) || []), object]));
  }
  const of = (kind) => [...things].filter(([, thing]) =>
    (thing.get(type) || []).some(({ value }) => value === dcat(kind)));
  return { things, of };
}

for (const name of Object.keys(packs)) {
  test(`the catalogue (${name}) is sound DCAT, and all that it offers can be had`, async () => {
    const { things, of } = await triples(servers[name]);
    const langs = name === 'both' ? ['en', 'fr'] : ['fr'];
    const catalogues = of('Catalog');
    assert.equal(catalogues.length, 1);
    const [, catalogue] = catalogues[0];
    const datasets = of('Dataset');
    assert.equal(datasets.length, 5);
    assert.deepEqual(catalogue.get(dcat('dataset')).map(({ value }) => value).sort(),
      datasets.map(([id]) => id).sort());

    for (const [id, thing] of [...catalogues, ...datasets]) {
      for (const text of ['title', 'description']) {
        assert.deepEqual(thing.get(dct(text)).map(({ language }) => language).sort(), langs, id);
      }
      assert.equal(thing.get(dct('license')).length, 1);
      assert.equal(thing.get(dct('language')).length, langs.length);
      const [publisher, ...others] = thing.get(dct('publisher'));
      assert.equal(others.length, 0);
      const agent = things.get(publisher.value);
      assert.equal(agent.get(type)[0].value, 'http://xmlns.com/foaf/0.1/Agent');
      assert.match(agent.get('http://xmlns.com/foaf/0.1/name')[0].value, /\((exemple|example)\)$/);
    }
    const offered = new Set();
    for (const [id, thing] of datasets) {
      const files = thing.get(dcat('distribution'));
      assert.ok(files.length >= 1, id);
      files.forEach(({ value }) => offered.add(value));
    }
    const distributions = of('Distribution');
    assert.deepEqual([...offered].sort(), distributions.map(([id]) => id).sort());
    assert.equal(distributions.length, name === 'both' ? 13 : 11);

    for (const [id, thing] of distributions) {
      const one = (word) => {
        assert.equal((thing.get(word) || []).length, 1, `${id} ${word}`);
        return thing.get(word)[0].value;
      };
      assert.equal(one(dcat('accessURL')), `${origin}/donnees`);
      const address = one(dcat('downloadURL'));
      assert.ok(address.startsWith(`${origin}/`), address);
      const answer = await got(servers[name], address.slice(origin.length));
      assert.equal(answer.status, 200, address);
      const media = one(dcat('mediaType')).replace('https://www.iana.org/assignments/media-types/', '');
      assert.equal(answer.fields['content-type'].split(';')[0], media);
      one(dct('license'));
      if (/\/(v1\/snapshot|contributions\.\w+|transparence\.json)$/.test(address)) {
        assert.ok(!thing.has(dct('modified')), 'no file knows when people spoke last');
        continue;
      }
      assert.equal(Number(one(dcat('byteSize'))), answer.body.length);
      assert.match(one(dct('modified')), /^2026(-\d\d){0,2}$/);
    }
    const [[, service]] = of('DataService');
    assert.equal(service.get(dcat('endpointURL'))[0].value, `${origin}/v1/sync`);
    const described = service.get(dcat('endpointDescription'))[0].value;
    assert.equal((await got(servers[name], described.slice(origin.length))).status, 200);
  });
}

test('rendered twice, the catalogue and the page are the same bytes', async () => {
  const again = await serve(await render(['--origin', origin], join(root, packs.both)));
  for (const path of ['/catalogue.jsonld', '/donnees', '/en/donnees', '/donnees/contributions']) {
    const [one, other] = await Promise.all([servers.both, again]
      .map(({ port }) => ask(port, `GET ${path}`)));
    assert.ok(one.body.equals(other.body), path);
  }
  await again.stop();
});
