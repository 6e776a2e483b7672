// The power goes while a kiosk seals what was written (kill -9 of the whole browser), and comes back:
// it rests again by itself; what it said is sealed is with the server once, in the end; what it did
// not say is there once or never; and it is legible nowhere in between.
//
// CAIRN_KIOSK_KILLS: how many times (8).
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open_profile } from './support/chromium.mjs';
import { open_house, until } from './support/house.mjs';
import { all_on_disk, as_text, bags, begin, comes, enrol, go, invitation, is_at_rest, moderator } from './support/kiosk.mjs';

const kills = Number(process.env.CAIRN_KIOSK_KILLS || 8);
const action = 'A1-02';

let house, folder;
before(async () => {
  house = await open_house();
  folder = mkdtempSync(join(tmpdir(), 'cairn-power-'));
});
after(async () => {
  if (house) await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const told = new Set(); // words of which a visitor saw that they are sealed

/** The machine starts: its browser opens on the same profile. */
async function start() {
  const context = await open_profile(folder);
  await context.exposeFunction('was_told', (words) => told.add(words));
  const page = await context.newPage();
  await page.goto(`${house.origin}/`);
  return { context, page };
}

/** Every process that has this profile. */
function kill_all() {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${id}/cmdline`, 'latin1').includes(folder)) process.kill(Number(id), 'SIGKILL');
    } catch (error) {
      // It ended meanwhile.
    }
  }
}

async function cut(context) {
  const ended = new Promise((resolve) => context.once('close', resolve));
  kill_all();
  await ended;
}

/** Writes, sends, and does not wait. */
async function send(page, words) {
  await go(page, `/actions/${action}/ecrire`);
  await comes(page, 'document.querySelector("main textarea")');
  await as_text(page);
  await page.focus('main textarea');
  await page.keyboard.insertText(words);
  await page.evaluate((text) => {
    new MutationObserver(() => document.querySelector('dialog.ticket .code') && window.was_told(text))
      .observe(document.body, { childList: true, subtree: true });
    document.querySelector('main form.letter button:not([type=button])').click();
  }, words);
}

test(`${kills} power cuts while something is sealed`, async (t) => {
  const first = await open_profile(folder);
  const page = await first.newPage();
  await enrol(page, invitation(house));
  await first.close();
  await house.down();
  const all = [];
  for (let i = 0; i < kills; ++i) {
    const kiosk = await start();
    await is_at_rest(kiosk.page);
    const disk = await all_on_disk(kiosk.page);
    all.forEach((words) => assert.ok(!disk.includes(words), `${words}: legible after the cut`));
    await begin(kiosk.page);
    const words = `Coupure ${i} du courant`;
    all.push(words);
    await send(kiosk.page, words);
    // Every other time as soon as the visitor is told; else before that, or about then.
    if (i % 2) await until(() => told.has(words), 'it is told');
    else await new Promise((resolve) => setTimeout(resolve, (i / kills) * 400));
    await cut(kiosk.context);
  }
  await house.up();
  const { page: last, context } = await start();
  await is_at_rest(last);
  await until(async () => (await bags(last).catch(() => [0])).length === 0, 'all that was sealed is with the server', 60000);
  const { staff_rows } = await moderator(house, 'Mo');
  const rows = await staff_rows(`talk/${action}`);
  const times = (words) => rows.filter(({ body }) => body && body.words === words).length;
  for (const words of all) {
    if (told.has(words)) assert.equal(times(words), 1, `${words}, which the kiosk said is sealed`);
    else assert.ok(times(words) <= 1, `${words}: ${times(words)} times`);
  }
  assert.ok(told.size >= Math.floor(kills / 2));
  t.diagnostic(`${told.size} of ${kills} were told that it is sealed; ${all.filter((words) => times(words) === 1).length} arrived`);
  await context.close();
});
