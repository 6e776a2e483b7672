// A newer program and a newer roadmap come to a device that keeps things: nothing is lost, both are
// used, with no network too, and a tab that still runs the former program loses nothing either. In
// real Chromium; the newer site is the same one with another word in its pack, and other bytes in
// all that is loaded.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { open_house, root, times_said, until } from './support/house.mjs';
import { open_chromium, verbs_of } from './support/chromium.mjs';
import { hands_of, keep } from './support/hands.mjs';

const program = process.env.CAIRN_BIN || join(root, 'build/native/cairn');
const form = '/actions/A1-03/ecrire';
const newer = 'Un mot de plus';

let folder, next_site, house, browser, context, is_cut;

function make_next_site() {
  const at = (name) => join(folder, name);
  cpSync(join(root, 'build/assets'), at('assets'), { recursive: true });
  for (const script of ['worker.js', 'start.js', 'sw.js', 'cairn-page.js']) appendFileSync(at(`assets/${script}`), '\n// next\n');
  // A section that means nothing (WebAssembly core specification, 5.5.3).
  appendFileSync(at('assets/cairn-page.wasm'), Buffer.from([0, 5, 4, ...Buffer.from('next')]));
  cpSync(join(root, 'content/numerique-responsable'), at('pack'), { recursive: true });
  const actions = at('pack/actions/axis-1.json');
  const told = readFileSync(actions, 'utf8');
  const [, title] = /"title": *\{\s*"fr": *"([^"]+)"/.exec(told);
  writeFileSync(actions, told.replace(title, `${newer} : ${title}`));
  execFileSync(program, ['render', '--pack', at('pack'), '--audits', join(root, 'docs'),
    '--assets', at('assets'), '--out', at('site')]);
  return at('site');
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-next-'));
  next_site = make_next_site();
  browser = await open_chromium();
});
after(async () => {
  if (browser) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  house = await open_house();
  context = await browser.newContext();
  is_cut = false;
  await context.route('**/v1/sync', (route) => (is_cut ? route.abort() : route.continue()));
});
afterEach(async () => {
  await context.close();
  await house.close();
});

const open_tab = async () => hands_of(await verbs_of(context), house.origin);
const program_of = (hands) => hands.see('document.querySelector("script[data-worker]").dataset.worker');
const fresh_words = () => `Marque ${Math.random().toString(36).slice(2)}`;
async function upgrade() {
  await house.down();
  await house.up(next_site);
}
const arrives = (words) => until(
  async () => (await times_said(house.origin, 'talk/A1-03', words)) === 1, `${words} arrives, once`);

test('a newer program finds what the former one kept, and is there without a network', async () => {
  const hands = await open_tab();
  await keep(hands);
  const former = await program_of(hands);
  is_cut = true;
  const words = fresh_words();
  await hands.write(form, words);
  await hands.comes('document.querySelector("main .code")');
  await upgrade();
  await hands.go('/mes-contributions');
  await hands.says(words);
  assert.notEqual(await program_of(hands), former);
  is_cut = false;
  await hands.go('/mes-contributions');
  await hands.says('publiée');
  await arrives(words);
  const present = await program_of(hands);
  // The pages of this version are fetched for later in the meantime.
  await until(() => hands.see('caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((c) => c.keys())))).then((all) => all.flat().some(({ url }) => url.endsWith(arguments[0])))', present), 'the newer program is kept');
  await house.down();
  await hands.go('/actions');
  assert.equal(await program_of(hands), present);
  await hands.says(newer);
  await hands.go('/contributions');
  await hands.says(words);
});

test('two tabs of two programs: what is written in either arrives once', async () => {
  const former = await open_tab();
  await keep(former);
  await former.go(form);
  await upgrade();
  const present = await open_tab();
  await present.go(form);
  assert.notEqual(await program_of(former), await program_of(present));
  const words = [fresh_words(), fresh_words()];
  for (const [n, hands] of [present, former].entries()) {
    await hands.page.bringToFront();
    await hands.comes('document.querySelector("main textarea")');
    await hands.page.click('main textarea');
    await hands.page.keyboard.type(words[n]);
    await hands.page.click('main form[method=post] button:not([type=button])');
    await hands.comes('document.querySelector("main .code")');
  }
  for (const said of words) await arrives(said);
  await former.page.close();
  await present.go('/mes-contributions');
  for (const said of words) await present.says(said);
});
