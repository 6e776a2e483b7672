// kill -9 under load, CAIRN_KILLS times (200): what was acknowledged is there, once; what was erased
// is in no file; numbers go on from it. The program killed is CAIRN_KILLED_BIN, or the native build
// where there is one: it starts sooner than the sanitized one, so that more can be killed.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { cairn, folder, render, root, serve } from './support/cairn.mjs';
import { about, code, comment, hello, id, pull, push, secret, sync } from './support/sync.mjs';

const kills = Number(process.env.CAIRN_KILLS || 200);
const generation = 20;  // kills after which other devices take over, so that lanes stay short
const native = join(root, 'build/native/cairn');
const program = process.env.CAIRN_KILLED_BIN || (existsSync(native) ? native : cairn);
const scope = 'talk/A1-01';
let site;
before(async () => { site = await render(); });

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One device that goes on until the server is gone, and remembers what it was told. */
class Device {
  bearer = secret();
  claim = code();
  said = [];  // every intent, by its n - 1
  acked = 0;

  /** Mostly words; now and then the ones said before are erased. */
  next() {
    const n = this.said.length + 1;
    const last = this.said[n - 4];
    if (n % 7 === 0 && last.kind === 'contribute') return about(n, 'erase', last.id, {}, { claim: this.claim });
    return comment(n, `mot ${id()}`, { claim: this.claim });
  }

  async run(port, over) {
    while (!over.now) {
      while (this.said.length < this.acked + 4) this.said.push(this.next());
      try {
        const { receipts: [receipts], refuse } = await sync(port, this.bearer,
          [hello(), push(this.acked + 1, this.said.slice(this.acked))]);
        assert.deepEqual(refuse, []);
        for (const { outcome, reason, id: of } of receipts.items) {
          const is_done = outcome === 'duplicate' && reason === undefined && this.said.find((intent) => intent.id === of).kind === 'erase';
          assert.ok(outcome === 'applied' || is_done, `${outcome} ${reason}`);
        }
        this.acked = receipts.acked_n;
      } catch (error) {
        if (error.code === 'ERR_ASSERTION' && !/an answer to/.test(error.message)) throw error;
        return;  // the server went away in mid-sentence
      }
    }
  }

  /**
   * Of the first n intents: what must be there, what may be (it was to be erased, and nobody was
   * told whether it is: decisions.log is written before the ledger), and words that must be nowhere.
   */
  after(n) {
    const erased = (intents) => new Set(intents.filter((intent) => intent.kind === 'erase').map((intent) => intent.body.on));
    const [told, asked] = [erased(this.said.slice(0, n)), erased(this.said)];
    const words = this.said.slice(0, n).filter((intent) => intent.kind === 'contribute');
    const ids = (those) => those.map((intent) => intent.id).sort();
    return {
      there: ids(words.filter((intent) => !asked.has(intent.id))),
      doubtful: new Set(ids(words.filter((intent) => asked.has(intent.id) && !told.has(intent.id)))),
      gone: words.filter((intent) => told.has(intent.id)).map((intent) => intent.body.words),
    };
  }

  /** Everything acknowledged is there, nothing twice, and what was erased is not. */
  async check(port) {
    const { receipts: [receipts] } = await sync(port, this.bearer, [hello(), push(1, [], scope)]);
    assert.ok(receipts.acked_n >= this.acked, `acknowledged ${this.acked}, kept ${receipts.acked_n}`);
    assert.ok(receipts.acked_n <= this.said.length);
    const rows = [];
    for (let cursor = 0, more = true; more;) {
      const { delta: [mine] } = await sync(port, this.bearer, [hello(), pull(`own/${this.claim}`, cursor, scope, 5000)]);
      rows.push(...mine.rows.filter((row) => row.op === 'put'));
      ({ more, to: cursor } = mine);
    }
    const { there, doubtful, gone } = this.after(receipts.acked_n);
    assert.deepEqual(rows.map((row) => row.id).filter((one) => !doubtful.has(one)).sort(), there);
    this.acked = receipts.acked_n;
    return gone;
  }
}

/** Words in any file of the folder. */
function found_in(data, words) {
  const files = readdirSync(data).map((name) => readFileSync(join(data, name)));
  return words.filter((text) => files.some((bytes) => bytes.includes(text)));
}

test(`no acknowledged intent is lost, and nothing erased is left, over ${kills} kills`, async () => {
  const data = join(folder(), 'data');
  const retired = [];
  let devices = [];
  let erased = 0;
  for (let i = 0; i <= kills; ++i) {
    const server = await serve(site, { data, program });
    const last = i === kills;
    try {
      for (const device of last ? [...retired, ...devices] : devices) {
        const gone = await device.check(server.port);
        assert.deepEqual(found_in(data, gone), []);
        if (last) erased += gone.length;
      }
      if (i % generation === 0 && !last) {
        retired.push(...devices);
        devices = Array.from({ length: 6 }, () => new Device());
      }
      const over = { now: last };
      const running = devices.map((device) => device.run(server.port, over));
      await pause(20 + Math.random() * 150);
      server.child.kill('SIGKILL');
      over.now = true;
      await Promise.all(running);
    } finally {
      server.child.kill('SIGKILL');
    }
    await server.ended;
  }
  const all = [...retired, ...devices];
  const said = all.reduce((sum, device) => sum + device.acked, 0);
  console.log(`${kills} kills of ${program.replace(`${root}/`, '')}, ${said} intents acknowledged, ${erased} of them erased since`);
  assert.ok(all.every((device) => device.acked > 0) && erased > 0, 'there was a load');
});

test('SIGTERM: what was accepted is answered, and is there', async () => {
  const data = join(folder(), 'data');
  const server = await serve(site, { data });
  const devices = Array.from({ length: 10 }, () => new Device());
  const over = { now: false };
  const running = devices.map((device) => device.run(server.port, over));
  await pause(100);
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
  over.now = true;
  await Promise.all(running);
  const again = await serve(site, { data });
  for (const device of devices) await device.check(again.port);
  await again.stop();
});
