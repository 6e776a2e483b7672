// kill -9 under load, CAIRN_KILLS times (20): what was acknowledged is there, once, and numbers go
// on from it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { folder, render, serve } from './support/cairn.mjs';
import { code, comment, hello, id, pull, push, secret, sync } from './support/sync.mjs';

const kills = Number(process.env.CAIRN_KILLS || 20);
let site;
before(async () => { site = await render(); });

/** One device that goes on until the server is gone, and remembers what it was told. */
class Device {
  bearer = secret();
  claim = code();
  said = [];  // every intent, by its n - 1
  acked = 0;

  async run(port, over) {
    while (!over.now) {
      while (this.said.length < this.acked + 3) {
        this.said.push(comment(this.said.length + 1, `${id()}`, { claim: this.claim }));
      }
      try {
        const { receipts: [receipts], refuse } = await sync(port, this.bearer,
          [hello(), push(this.acked + 1, this.said.slice(this.acked))]);
        assert.deepEqual(refuse, []);
        for (const item of receipts.items) assert.equal(item.outcome, 'applied');
        this.acked = receipts.acked_n;
      } catch (error) {
        if (error.code === 'ERR_ASSERTION' && !/an answer to/.test(error.message)) throw error;
        return;  // the server went away in mid-sentence
      }
    }
  }

  /** Everything acknowledged is there, and nothing twice. */
  async check(port) {
    const { receipts: [receipts] } = await sync(port, this.bearer, [hello(), push(1, [])]);
    assert.ok(receipts.acked_n >= this.acked, `acknowledged ${this.acked}, kept ${receipts.acked_n}`);
    assert.ok(receipts.acked_n <= this.said.length);
    const { delta: [mine] } = await sync(port, this.bearer,
      [hello(), pull(`own/${this.claim}`, 0, 'talk/A1-01', 5000)]);
    const there = mine.rows.map((row) => row.id).sort();
    assert.deepEqual(there, this.said.slice(0, receipts.acked_n).map((intent) => intent.id).sort());
    this.acked = receipts.acked_n;
  }
}

test(`no acknowledged intent is lost over ${kills} kills`, { timeout: 60_000 + kills * 15_000 }, async () => {
  const data = join(folder(), 'data');
  const devices = Array.from({ length: 6 }, () => new Device());
  for (let i = 0; i < kills; ++i) {
    const server = await serve(site, { data });
    for (const device of devices) await device.check(server.port);
    const over = { now: false };
    const running = devices.map((device) => device.run(server.port, over));
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 150));
    server.child.kill('SIGKILL');
    over.now = true;
    await Promise.all(running);
    await server.ended;
  }
  const server = await serve(site, { data });
  for (const device of devices) await device.check(server.port);
  assert.ok(devices.every((device) => device.acked > 0), 'there was a load');
  await server.stop();
});

test('SIGTERM: what was accepted is answered, and is there', async () => {
  const data = join(folder(), 'data');
  const server = await serve(site, { data });
  const devices = Array.from({ length: 10 }, () => new Device());
  const over = { now: false };
  const running = devices.map((device) => device.run(server.port, over));
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
  over.now = true;
  await Promise.all(running);
  const again = await serve(site, { data });
  for (const device of devices) await device.check(again.port);
  await again.stop();
});
