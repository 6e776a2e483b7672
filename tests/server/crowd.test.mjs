// A thousand connections that rest and two hundred that ask and say, at one time: nobody is turned
// away, nothing acknowledged is lost, and those that rested are answered when they ask again.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { answers_in, ask, cairn, render, root, serve } from './support/cairn.mjs';
import { comment, hello, id, pull, push, secret, sync } from './support/sync.mjs';

// Resting has an end (30 s), and the sanitized build is ten times slower.
const native = join(root, 'build/native/cairn');
const program = existsSync(native) ? native : cairn;
const resting = 1000;
const active = 200;
const turns = 5;

/** A connection of its own: sends bytes, gives the next whole answer. */
class Line {
  constructor(port) {
    this.heard = Buffer.alloc(0);
    this.socket = net.connect(port, '127.0.0.1');
    this.socket.on('data', (bytes) => { this.heard = Buffer.concat([this.heard, bytes]); this.tell?.(); });
    this.gone = new Promise((_, reject) => {
      this.socket.on('error', reject);
      this.socket.on('close', () => reject(new Error('the server closed it')));
    });
    this.gone.catch(() => {});
  }

  async ask(bytes) {
    this.heard = Buffer.alloc(0);
    this.socket.write(bytes);
    const whole = new Promise((resolve) => {
      this.tell = () => { const [answer] = answers_in(this.heard); if (answer) resolve(answer); };
    });
    return Promise.race([whole, this.gone]);
  }
}

const get = (path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const call = (bearer, nr, messages) => {
  const body = JSON.stringify(messages);
  return `POST /v1/sync HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 10.2.${nr >> 8}.${nr & 255}\r\nAuthorization: Bearer ${bearer}\r\n`
    + `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

test(`${resting} connections that rest, ${active} that work`, async () => {
  const server = await serve(await render(), { program, args: ['--behind-proxy'] });
  const idle = Array.from({ length: resting }, () => new Line(server.port));
  for (const answer of await Promise.all(idle.map((line) => line.ask(get('/'))))) assert.equal(answer.status, 200);

  const said = [];
  await Promise.all(Array.from({ length: active }, async (_, nr) => {
    const line = new Line(server.port);
    const bearer = secret();
    for (let n = 1; n <= turns; ++n) {
      const words = comment(n, `foule ${id()}`);
      const told = await line.ask(call(bearer, nr, [hello(), push(n, [words]), pull('public', 0, 'talk/A1-01', 5)]));
      assert.equal(told.status, 200);
      const [, { receipts }, { delta }] = JSON.parse(told.text);
      assert.equal(receipts.acked_n, n);
      assert.ok(delta.rows.length > 0);
      said.push(words.id);
      assert.equal((await line.ask(get(n % 2 ? '/actions' : `/actions?axe=1`))).status, 200);
    }
    line.socket.destroy();
  }));
  assert.equal(said.length, active * turns);

  const again = await Promise.all(idle.map((line) => line.ask(get('/'))));
  assert.ok(again.every((answer) => answer.status === 200));
  assert.equal((await ask(server.port, 'GET /')).status, 200);
  const there = new Set();
  for (let cursor = 0, more = true; more;) {
    const { delta: [delta] } = await sync(server.port, secret(), [hello(), pull('public', cursor, 'talk/A1-01', 5000)]);
    for (const row of delta.rows) there.add(row.id);
    ({ more, to: cursor } = delta);
  }
  assert.deepEqual(said.filter((one) => !there.has(one)), []);
  for (const line of idle) line.socket.destroy();
  await server.stop();
  assert.doesNotMatch(server.log, /turned away|[1-9]\d* failed/);
});
