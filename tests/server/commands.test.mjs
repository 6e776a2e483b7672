// The command line: what it says, what it refuses, what it leaves behind.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { folder, render, root, run, serve, some_assets, sound_pack } from './support/cairn.mjs';

test('--help tells, for each command', async () => {
  const all = await run('--help');
  assert.equal(all.code, 0);
  for (const command of ['check', 'render', 'serve', 'export', 'import', 'letters']) {
    assert.ok(all.out.includes(command));
    assert.equal((await run(command, '--help')).code, 0);
  }
  for (const args of [[], ['fly'], ['serve'], ['serve', '--port', '70000'], ['check'],
    ['check', sound_pack, '--lang', 'de'],
    ['render', '--pack', 'a', '--out', 'b', '--origin', 'roadmap.example/x']]) {
    const { code, err } = await run(...args);
    assert.notEqual(code, 0, args.join(' '));
    assert.ok(err.length > 0);
  }
});

test('check: a sound pack in one line, an unsound one with file, line and what to write', async () => {
  const sound = await run('check', sound_pack);
  assert.equal(sound.code, 0, sound.out);
  assert.match(sound.out, /^sound: \d+ axes, \d+ actions/);
  const broken = join(folder(), 'pack');
  cpSync(sound_pack, broken, { recursive: true });
  const file = join(broken, 'axes.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"colour": "pine"', '"colour": "pink"'));
  for (const lang of ['fr', 'en']) {
    const { code, out } = await run('check', broken, '--lang', lang);
    assert.equal(code, 1);
    assert.match(out, /axes\.json:\d+: .*\n  → /);
  }
  assert.equal((await run('check', '/no/such/pack')).code, 1);
});

test('the packs we publish are sound', async () => {
  for (const name of readdirSync(join(root, 'content'))) {
    if (!existsSync(join(root, 'content', name, 'pack.json'))) continue;
    const { code, out } = await run('check', join(root, 'content', name));
    assert.equal(code, 0, out);
  }
});

test('render: nothing when nothing changed, anew when anything did, in one step', async () => {
  const assets = some_assets();
  const out = join(folder(), 'site');
  const args = ['render', '--pack', sound_pack, '--out', out, '--assets', assets,
    '--audits', join(root, 'docs')];
  assert.match((await run(...args)).out, /^rendered \d+ pages/);
  const before = statSync(join(out, 'index.html')).ino;
  assert.match((await run(...args)).out, /^nothing changed/);
  assert.equal(statSync(join(out, 'index.html')).ino, before);
  writeFileSync(join(assets, 'drawing.svg'), '<svg><path/></svg>');
  assert.match((await run(...args)).out, / 1 compressed anew/);
  writeFileSync(join(assets, 'style.css'), 'p{margin:1px}');
  assert.match((await run(...args)).out, /^rendered/);
  assert.ok(readFileSync(join(out, 'index.html'), 'utf8').includes('p{margin:1px}'));
  assert.deepEqual(readdirSync(dirname(out)), ['site']);
});

test('render: an unsound pack, a folder of something else: nothing is written', async () => {
  const place = folder();
  const pack = join(place, 'pack');
  cpSync(sound_pack, pack, { recursive: true });
  writeFileSync(join(pack, 'axes.json'), '[');
  const out = join(place, 'site');
  const broken = await run('render', '--pack', pack, '--out', out);
  assert.equal(broken.code, 1);
  assert.match(broken.err, /axes\.json:\d+: /);
  assert.ok(!existsSync(out));
  const other = folder();
  writeFileSync(join(other, 'precious.txt'), 'x');
  const refused = await run('render', '--pack', sound_pack, '--out', other);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /something else/);
  assert.deepEqual(readdirSync(other), ['precious.txt']);
  assert.equal((await run('render', '--pack', sound_pack, '--out', out, '--assets', '/none')).code, 1);
});

test('serve: no site, a taken port, a wrong address, a folder it may not write', async () => {
  const data = folder();
  const none = await run('serve', '--site', folder(), '--data', data, '--port', '0');
  assert.equal(none.code, 1);
  assert.match(none.err, /cairn render --pack/);
  const site = await render();
  const server = await serve(site);
  const taken = await run('serve', '--site', site, '--data', data, '--port', String(server.port));
  assert.equal(taken.code, 1);
  assert.match(taken.err, /is taken by another program; .*--port/);
  await server.stop();
  const wrong = await run('serve', '--site', site, '--data', data, '--port', '0', '--address', 'here');
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /no IP address/);
  writeFileSync(join(data, 'file'), '');
  const unwritable = await run('serve', '--site', site, '--data', join(data, 'file'), '--port', '0');
  assert.equal(unwritable.code, 1);
  assert.match(unwritable.err, /cannot/);
});
