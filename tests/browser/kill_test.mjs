// kill -9 of real Chromium, CAIRN_BROWSER_KILLS times (100), while it saves: what it said was saved is
// there when it comes back, once; the outbox opens; and in the end everything is with the server, once.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open_house, public_rows, until } from './support/house.mjs';
import { open_puppet } from './support/puppet.mjs';
import { comment, in_page } from './support/worker_alone.mjs';

const kills = Number(process.env.CAIRN_BROWSER_KILLS || 100);
const action = 'A1-03';

let house;
before(async () => {
  house = await open_house();
});
after(() => house && house.close());

/** A profile whose browser is killed and opened again. */
class Profile {
  folder = mkdtempSync(join(tmpdir(), 'cairn-killed-'));
  mark = randomBytes(6).toString('hex');
  code = [...randomBytes(12)].map((byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte & 31]).join('');
  tried = 0;
  said = new Set(); // what the page was told is saved

  async open() {
    this.browser = await open_puppet(this.folder);
    [this.page] = await this.browser.pages();
    await this.page.exposeFunction('saved', (words) => this.said.add(words));
    await this.page.goto(`${house.origin}/glossaire`, { waitUntil: 'domcontentloaded' });
    await this.page.evaluate(in_page, { place: '/glossaire', is_kept: true });
  }

  /** All that this device knows of its own. */
  async mine() {
    const { file } = await this.page.evaluate(() => window.ask('act:export=json'));
    return JSON.parse(file.text);
  }

  /** What was said to be saved is there, once. */
  check(mine) {
    const count = new Map();
    mine.forEach(({ words }) => count.set(words, (count.get(words) || 0) + 1));
    for (const words of this.said) assert.equal(count.get(words), 1, `${words}: ${count.get(words) || 0} times`);
    for (const [words, times] of count) assert.equal(times, 1, `${words}: ${times} times`);
  }

  /** Saves, one after the other, until it is killed. */
  save() {
    const all = Array.from({ length: 40 }, () => {
      this.tried += 1;
      const words = `${this.mark} ${this.tried}`;
      return [words, comment(action, words, randomBytes(16).toString('hex'), this.code)];
    });
    // Its end is never seen.
    this.page.evaluate(async (messages) => {
      for (const [words, text] of messages) {
        const answer = await window.ask(text);
        if (!answer.saved) throw new Error(JSON.stringify(answer).slice(0, 300));
        window.saved(words);
      }
    }, all).catch((error) => {
      if (!/closed|detached|Session|Target/i.test(error.message)) this.fault = error;
    });
  }

  async kill() {
    const child = this.browser.process();
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL'); // its group: the browser and all its processes
    await ended;
    await this.browser.disconnect().catch(() => {});
  }
}

async function live_and_die(profile, times) {
  for (let i = 0; i < times; i += 1) {
    await profile.open();
    profile.check(await profile.mine());
    profile.save();
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 150));
    await profile.kill();
    if (profile.fault) throw profile.fault;
  }
  await profile.open();
  await until(async () => {
    const mine = await profile.mine();
    profile.check(mine);
    return mine.every(({ way }) => way === 'arrived');
  }, 'everything arrives', 60000);
  await profile.browser.close();
}

test(`nothing that was saved is lost over ${kills} kills of Chromium`, { timeout: 60_000 + kills * 15_000 }, async () => {
  const profiles = [new Profile(), new Profile()];
  try {
    await Promise.all(profiles.map((profile, i) =>
      live_and_die(profile, Math.floor((kills + i) / 2))));
    const rows = await public_rows(house.origin, `talk/${action}`);
    const words = rows.filter(({ kind }) => kind === 'contribution').map(({ body }) => body.words);
    assert.equal(new Set(words).size, words.length, 'each once');
    for (const profile of profiles) {
      for (const one of profile.said) assert.ok(words.includes(one), `${one} arrived`);
      assert.ok(profile.said.size > 0);
    }
    console.log(`${profiles.reduce((sum, { said }) => sum + said.size, 0)} said to be saved, ${words.length} arrived`);
  } finally {
    for (const { browser, folder } of profiles) {
      if (browser && browser.connected) await browser.close().catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    }
  }
});
