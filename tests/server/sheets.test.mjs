// The roadmap as spreadsheets: served, exported, checked by a well-kept reader of Table Schema,
// changed as a spreadsheet would, and taken back while the site is served.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import tableschema from 'tableschema';
import { ask, folder, render, root, run, serve } from './support/cairn.mjs';
import { hello, pull, secret, sync } from './support/sync.mjs';

const origin = 'https://roadmap.example';
const pack = join(root, 'content/numerique-responsable');
const names = ['actions.csv', 'indicateurs.csv', 'jalons.csv', 'mesures.csv'];
let site, server;
before(async () => {
  site = await render(['--origin', origin], pack);
  server = await serve(site);
});
after(() => server.stop());

const mark = '\ufeff';
/** Exported from the ledger that is being served: name → text. */
async function exported(...more) {
  const out = join(folder(), 'sheets');
  const done = await run('export', '--csv', '--data', server.data, '--out', out, ...more);
  assert.equal(done.code, 0, done.err);
  return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]));
}
function file(name, text) {
  const path = join(folder(), name);
  writeFileSync(path, text);
  return path;
}
const take = (files, ...more) =>
  run('import', '--csv', ...files, '--data', server.data, '--lang', 'en', ...more);
/** The action's row as any device is told it. */
async function told(id, cursor = 0) {
  const { delta: [delta] } = await sync(server.port, secret(),
    [hello(), pull('public', cursor, 'roadmap', 1000)]);
  const row = delta.rows.find((one) => one.kind === 'action' && one.id === id);
  return { row, moved: delta.rows.length, cursor: delta.to };
}

/** What is served follows the ledger, a moment later. */
async function served(path, wanted) {
  for (let tries = 0; tries < 600; ++tries) {
    const { text } = await ask(server.port, `GET ${path}`);
    if (wanted.test(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(`${path} never says ${wanted}`);
}

/** The rows of a sheet, as a validator of Table Schema casts them; it throws at what is wrong. */
async function cast(resource, text, relations = {}) {
  assert.ok(text.startsWith(mark));
  const table = await tableschema.Table.load(() => Readable.from([Buffer.from(text.slice(1))]),
    { schema: resource.schema, strict: true, delimiter: resource.dialect.delimiter });
  assert.deepEqual(table.schema.errors, []);
  return table.read({ keyed: true, relations });
}

test('the sheets are served as text/csv, and the data package names them', async () => {
  const answer = await ask(server.port, 'GET /datapackage.json');
  assert.equal(answer.status, 200);
  assert.equal(answer.fields['content-type'], 'application/json');
  const { resources, licenses } = JSON.parse(answer.text);
  assert.equal(licenses[0].name, 'etalab-2.0');
  assert.deepEqual(resources.map(({ path }) => path), [...names, 'contributions.csv']);
  const rows = {};
  for (const resource of resources.slice(0, names.length)) {
    const sheet = await ask(server.port, `GET /${resource.path}`);
    assert.equal(sheet.status, 200);
    assert.equal(sheet.fields['content-type'], 'text/csv; charset=utf-8; header=present');
    rows[resource.name] = await cast(resource, sheet.text, rows);
    for (const { name, title } of resource.schema.fields) assert.match(title, /.+ — .+/, name);
  }
  assert.equal(rows.actions.length, 36);
  assert.ok(rows.mesures.length > 100 && rows.jalons.length > 90 && rows.indicateurs.length > 50);
  // Nothing invented travels without its mark.
  assert.ok(rows.mesures.every(({ origin: mark }) => /^(documented|legal|example)$/.test(mark)));
  const map = await ask(server.port, 'GET /sitemap.xml');
  assert.ok(map.text.includes(`<loc>${origin}/datapackage.json</loc>`));
});

test('the validator sees what is wrong: the check above can fail', async () => {
  const { resources } = JSON.parse((await ask(server.port, 'GET /datapackage.json')).text);
  const measures = resources.find(({ name }) => name === 'mesures');
  const { text } = await ask(server.port, 'GET /mesures.csv');
  assert.ok(resources.every(({ schema }) => schema.fields.every(({ title }) => / — /.test(title))));
  for (const [from, to] of [[',4.4,', ',many,'], [',example,', ',invented,'], ['2026-06', 'June']]) {
    await assert.rejects(cast(measures, text.replace(from, to)), from);
  }
  await assert.rejects(cast(measures, text.replace('indicator', 'indicators')));
  await assert.rejects(cast(measures, text, { indicateurs: [{ id: 'A1-01-i1' }] }), /[Ff]oreign/);
});

test('the ledger and the pack give the sheets that are served', async () => {
  const sheets = await exported();
  const from = join(folder(), 'sheets');
  assert.equal((await run('export', '--csv', '--from', pack, '--out', from)).code, 0);
  for (const name of [...names, 'datapackage.json']) {
    assert.equal(sheets[name], readFileSync(join(from, name), 'utf8'), name);
    const { text } = await ask(server.port, `GET /${name}`);
    if (name !== 'datapackage.json') {
      assert.equal(sheets[name], text, name);
      continue;
    }
    // A site has one file more, which is no part of the roadmap.
    const { resources, ...served_package } = JSON.parse(text);
    assert.deepEqual({ ...served_package, resources: resources.slice(0, names.length) },
      JSON.parse(sheets[name]));
  }
  const french = await exported('--separator', 'semicolon');
  assert.match(french['jalons.csv'], /^\ufeffaction;id;label_fr;/);
  assert.equal(JSON.parse(french['datapackage.json']).resources[0].dialect.delimiter, ';');
});

test('taken back as they are, nothing changes and nothing moves', async () => {
  const before = await told('A1-01');
  const { 'datapackage.json': _, ...sheets } = await exported('--separator', 'semicolon');
  const files = Object.entries(sheets).map(([name, text]) => file(name, text));
  const done = await take(files);
  assert.equal(done.code, 0, done.err);
  assert.equal(done.out, 'nothing changes\n');
  assert.equal((await told('A1-01', before.cursor)).moved, 0);
});

test('a dry run tells, an import writes the rows that changed, and devices are told', async () => {
  const before = await told('A1-01');
  const sheets = await exported();
  const files = [
    file('mes jalons.csv', sheets['jalons.csv'].replace(/^(A1-01,A1-01-m3,.*),2026-12,to_come/m,
      '$1,juin 2027,to_come')),
    // As Windows-1252 would never have it: the mark is gone, lines end bare, semicolons, commas.
    file('mesures.csv', 'indicator;date;value;origin\nA1-01-i1;2026-06;5,4;example\n' +
      'A1-01-i1;30/11/2026;5,5;example\n'),
  ];
  const dry = await take(files, '--dry-run');
  assert.equal(dry.code, 0, dry.err);
  assert.match(dry.out, /^mes jalons\.csv:4: A1-01-m3, date: 2026-12 → 2027-06$/m);
  assert.match(dry.out, /^mesures\.csv:2: A1-01-i1 2026-06, value: 5\.3 → 5\.4$/m);
  assert.match(dry.out, /^mesures\.csv:3: A1-01-i1 2026-11-30 \(new\), value: 5\.5$/m);
  assert.match(dry.out, /in 1 action; nothing is written \(--dry-run\)\n$/);
  assert.equal((await told('A1-01', before.cursor)).moved, 0);

  const done = await take(files);
  assert.equal(done.code, 0, done.err);
  assert.equal(done.out.replace('all written', 'nothing is written (--dry-run)'), dry.out);
  const now = await told('A1-01', before.cursor);
  assert.equal(now.moved, 2, 'only the row that changed, and that it overtakes what waits');
  assert.equal(now.row.body.milestones[2].date, '2027-06');
  assert.deepEqual(now.row.body.indicators[0].measures.map(({ value }) => value), [4.4, 5.4, 5.5]);
  assert.match((await take(files)).out, /^nothing changes/);

  await served('/jalons.csv', /^A1-01,A1-01-m3,.*,2027-06,to_come/m);
  await served('/mesures.csv', /^A1-01-i1,2026-11-30,5\.5,/m);
  await served('/en/actions/A1-01', /5\.5/);

  // And back again: the row is byte for byte what it was.
  const undone = await take([file('jalons.csv', sheets['jalons.csv'])]);
  assert.match(undone.out, /2027-06 → 2026-12/);
});

test('one mistake in one file, and nothing of any is written', async () => {
  const before = await told('A1-02');
  const sheets = await exported();
  const good = file('actions.csv', sheets['actions.csv'].replace(/^A1-02,1,[^,]*/m, 'A1-02,1,Autre titre'));
  assert.match((await take([good], '--dry-run')).out, /^actions\.csv:3: A1-02, title_fr: /m);
  const bad = file('jalons.csv', 'id,state\nA1-02-m1,finished\nA9-99-m1,done\n');
  const refused = await take([good, bad]);
  assert.equal(refused.code, 1);
  assert.equal(refused.out, '');
  assert.match(refused.err, /jalons\.csv:2: state: 'state' cannot be 'finished'\n {2}→ write one of these: /);
  assert.match(refused.err, /nothing is written: correct this first/);
  assert.equal((await told('A1-02', before.cursor)).moved, 0);
  const french = await run('import', '--csv', bad, '--data', server.data, '--lang', 'fr');
  assert.match(french.err, /« state » ne peut pas valoir « finished »\n {2}→ écrivez l'un de ceux-ci/);
});

test('other encodings and other files are told what to do', async () => {
  const text = 'id,title_fr\r\nA1-01,Réparer\r\n';
  const cases = [
    [Buffer.from(text, 'latin1'), /:2: this file is not saved as UTF-8[^\n]*\n {2}→ save it as "CSV UTF-8/],
    [Buffer.from(mark + text, 'utf16le'), /UTF-16[^\n]*\n {2}→ save it as "CSV UTF-8/],
    [Buffer.from('PK\x03\x04\x14\0\0\0'), /workbook[^\n]*\n {2}→ in the spreadsheet, "Save as"/],
    [Buffer.from('id,title_fr\nA1-01,"=HYPERLINK(""http://x"")"\n'), /title_fr: the cell 'title_fr' holds a formula/],
    [Buffer.from(`id,title_fr\nA1-01,${'é'.repeat(10_001)}\n`), /holds 10001 characters/],
  ];
  for (const [bytes, message] of cases) {
    const { code, err } = await take([file('actions.csv', bytes)]);
    assert.equal(code, 1);
    assert.match(err, message);
  }
  const absent = await take(['/no/such/file.csv']);
  assert.equal(absent.code, 1);
  assert.match(absent.err, /cannot read \/no\/such\/file\.csv/);
});

test('a formula that is a text leaves with an apostrophe and comes back as it was', async () => {
  const given = file('actions.csv', 'id,title_fr\r\nA1-03,"\'=1+1, et après ?"\r\n');
  assert.match((await take([given])).out, /→ =1\+1, et après \?$|is: {2}=1\+1, et après \?$/m);
  assert.equal((await told('A1-03')).row.body.title.fr, '=1+1, et après ?');
  const sheets = await exported();
  assert.match(sheets['actions.csv'], /^A1-03,1,"'=1\+1, et après \?",/m);
  assert.match((await take([file('actions.csv', sheets['actions.csv'])])).out, /^nothing changes/);
});

test('what a spreadsheet changed is there after a new start with the former site', async () => {
  const before = await told('A1-03');
  assert.equal((await server.stop()).code, 0);
  server = await serve(site, { data: server.data });
  assert.deepEqual((await told('A1-03')).row.body, before.row.body);
  assert.equal(before.row.body.title.fr, '=1+1, et après ?');
});

test('no ledger, a folder of something else, no sheet at all', async () => {
  const empty = await run('export', '--csv', '--data', folder(), '--out', join(folder(), 'x'));
  assert.equal(empty.code, 1);
  assert.match(empty.err, /there is no ledger in .*cairn serve/);
  const kept = folder();
  writeFileSync(join(kept, 'actions.csv'), 'mine');
  const full = await run('export', '--csv', '--data', server.data, '--out', kept);
  assert.equal(full.code, 1);
  assert.match(full.err, /new or empty folder/);
  assert.equal(readFileSync(join(kept, 'actions.csv'), 'utf8'), 'mine');
  const nothing = await run('import', '--data', server.data);
  assert.notEqual(nothing.code, 0);
  assert.notEqual((await run('export', '--data', server.data, '--out', 'x')).code, 0);
  assert.match((await run('import', '--csv', join(kept, 'actions.csv'), '--data', folder())).err,
    /there is no ledger/);
});
