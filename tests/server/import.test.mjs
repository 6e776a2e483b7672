// cairn import and cairn export on real packs: what is told, what is written, what is not.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, folder, render, root, run, serve, some_assets, sound_pack } from './support/cairn.mjs';

/** A copy of that pack, with words changed in one file. */
function changed(pack, file, ...changes) {
  const copy = join(folder(), 'pack');
  cpSync(pack, copy, { recursive: true });
  let text = readFileSync(join(copy, file), 'utf8');
  for (const [what, by] of changes) {
    assert.ok(text.includes(what), what);
    text = text.replace(what, by);
  }
  writeFileSync(join(copy, file), text);
  return copy;
}

const files = (place) => readdirSync(place, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? files(join(place, entry.name)) : [join(place, entry.name)]);

/** A rendered site, by its files' names. */
const site_of = (place) => new Map(files(place).filter((name) => !name.endsWith('site.json'))
  .map((name) => [name.slice(place.length), readFileSync(name)]));

async function imported(pack, data, ...more) {
  const done = await run('import', '--pack', pack, '--data', data, ...more);
  assert.equal(done.code, 0, done.err);
  return done.out;
}

for (const name of ['content/numerique-responsable', 'content/vallon', 'tests/packs/sound']) {
  test(`${name}: given back it is the same pack, and makes the same site`, async () => {
    const pack = join(root, name), place = folder(), data = join(place, 'data');
    assert.match(await imported(pack, data), /Conflicts: 0\. Imported\./);
    const back = join(place, 'back');
    const done = await run('export', '--pack', '--data', data, '--out', back);
    assert.equal(done.code, 0, done.out + done.err);
    const [a, b] = await Promise.all([run('check', pack), run('check', back)]);
    assert.equal(b.code, 0);
    assert.equal(b.out, a.out);
    assert.match(await imported(back, data), /imported before/);
    const sites = [];
    for (const from of [pack, back]) sites.push(site_of(await render(['--audits', join(root, 'docs')], from)));
    assert.deepEqual([...sites[1].keys()], [...sites[0].keys()]);
    for (const [file, bytes] of sites[0]) assert.ok(sites[1].get(file).equals(bytes), file);
  });
}

test('--dry-run tells and writes nothing; the same import then does what was told', async () => {
  const data = join(folder(), 'data');
  await imported(sound_pack, data);
  const next = changed(sound_pack, 'glossary.json', ['Se servir encore', 'Se resservir']);
  const told = await imported(next, data, '--dry-run', '--lang', 'fr');
  assert.match(told, /terme reemploi, définition, français : « Se servir encore d'un objet\. » devient « Se resservir d'un objet\. »/);
  assert.match(told, /Différences : 1\. Conflits : 0\. Rien n'a été écrit/);
  assert.equal(await imported(next, data, '--dry-run', '--lang', 'fr'), told);
  assert.match(await imported(next, data, '--lang', 'en'), /becomes.*\nDifferences: 1\. Conflicts: 0\. Imported/);
});

test('a pack of before undoes nothing, however often it is brought', async () => {
  const place = folder(), data = join(place, 'data');
  await imported(sound_pack, data);
  const june = changed(sound_pack, 'glossary.json', ['Se servir encore', 'En juin']);
  await imported(june, data);
  for (let times = 0; times < 2; ++times) {
    assert.match(await imported(sound_pack, data), /imported before \(\d{4}-\d\d-\d\d\)/);
  }
  const out = join(place, 'out');
  await run('export', '--pack', '--data', data, '--out', out);
  assert.match(readFileSync(join(out, 'glossary.json'), 'utf8'), /En juin/);
});

test('what cannot be imported: said, and nothing is written', async () => {
  const place = folder(), data = join(place, 'data');
  const none = await run('import', '--pack', sound_pack, '--data', data, '--dry-run');
  assert.equal(none.code, 1);
  assert.match(none.err, /there is no ledger/);
  assert.ok(!existsSync(data));
  await imported(sound_pack, data);
  const broken = changed(sound_pack, 'axes.json', ['"pine"', '"pink"']);
  const refused = await run('import', '--pack', broken, '--data', data, '--lang', 'fr');
  assert.equal(refused.code, 1);
  assert.match(refused.out, /axes\.json:\d+: /);
  assert.match(refused.err, /rien n'a été importé/);
  const other = await run('import', '--pack', join(root, 'content/vallon'), '--data', data);
  assert.equal(other.code, 1);
  assert.match(other.err, /another roadmap's: cairn-essai; give --data another folder/);
  assert.equal((await run('import', '--pack', '/no/pack', '--data', data)).code, 1);
  assert.equal((await run('import', '--pack', sound_pack)).code !== 0, true);
});

test('what cannot be exported: said, and nothing is touched', async () => {
  const place = folder(), data = join(place, 'data');
  const none = await run('export', '--pack', '--data', data, '--out', join(place, 'out'));
  assert.equal(none.code, 1);
  assert.match(none.err, /there is no .*ledger\.db/);
  await imported(sound_pack, data);
  writeFileSync(join(place, 'precious.txt'), 'x');
  const there = await run('export', '--pack', '--data', data, '--out', place);
  assert.equal(there.code, 1);
  assert.match(there.err, /new or empty folder/);
  assert.equal(readFileSync(join(place, 'precious.txt'), 'utf8'), 'x');
});

test('another roadmap\'s site is not served from this ledger', async () => {
  const data = join(folder(), 'data');
  await imported(sound_pack, data);
  const site = await render([], join(root, 'content/vallon'));
  const done = await run('serve', '--site', site, '--data', data, '--port', '0');
  assert.equal(done.code, 1);
  assert.match(done.err, /holds another roadmap \(cairn-essai\); give --data another folder/);
});

test('a copy put back shows the roadmap of its day, and goes on from there', async () => {
  const place = folder(), data = join(place, 'data'), copy = join(place, 'copy.db');
  const site = await render();
  const served = await serve(site, { data });
  assert.equal((await run('backup', '--data', data, '--out', copy)).code, 0);
  await imported(changed(sound_pack, 'glossary.json', ['Se servir encore', 'En juin']), data);
  await served.stop();
  assert.equal((await run('restore', '--data', data, '--from', copy)).code, 0);
  const again = await serve(site, { data });
  assert.match((await ask(again.port, 'GET /glossaire')).text, /Se servir encore/);
  await imported(changed(sound_pack, 'glossary.json', ['Se servir encore', 'En juillet']), data);
  await again.stop();
  const last = await serve(site, { data });
  assert.match((await ask(last.port, 'GET /glossaire')).text, /En juillet/);
  await last.stop();
});
