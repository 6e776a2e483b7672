// Slow, stuck and too many clients, and the end of the program. These wait for real: they run
// side by side.
import assert from 'node:assert/strict';
import net from 'node:net';
import { before, describe, test } from 'node:test';
import { ask, render, serve, talk } from './support/cairn.mjs';

let site;
before(async () => { site = await render(); });

const page = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const half = 'POST /contact HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf';
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const seconds = (since) => (Date.now() - since) / 1000;

async function with_server(use, options) {
  const server = await serve(site, options);
  try {
    await use(server);
  } finally {
    server.child.kill('SIGKILL');
  }
}

describe('clocks', { concurrency: true }, () => {
  test('a head that drips: 408 after 10 s', () => with_server(async (server) => {
    const start = Date.now();
    const drips = Array.from({ length: 40 }, (_, i) => [`X-${i}: y\r\n`, 500]).flat();
    const { answers, closed } = await talk(server.port, ['GET / HTTP/1.1\r\n', ...drips], { count: 2 });
    assert.deepEqual(answers.map((a) => a.status), [408]);
    assert.ok(closed);
    assert.ok(seconds(start) > 8 && seconds(start) < 15, `${seconds(start)} s`);
  }));

  test('a body that drips: 408 after 20 s, while others are answered', () => with_server(async (server) => {
    const start = Date.now();
    const slow = talk(server.port, [half, ...Array(60).fill(500)], { count: 2, patience: 40000 });
    await wait(1000);
    const asked = Date.now();
    assert.equal((await ask(server.port, 'GET /')).status, 200);
    assert.ok(seconds(asked) < 1);
    const { answers } = await slow;
    assert.deepEqual(answers.map((a) => a.status), [408]);
    assert.ok(seconds(start) > 18 && seconds(start) < 26, `${seconds(start)} s`);
  }));

  test('a silent client, and one that rests too long: closed after 30 s, without a word', () => with_server(async (server) => {
    const start = Date.now();
    const [silent, rested] = await Promise.all([
      talk(server.port, [], { patience: 45000 }),
      talk(server.port, [page], { count: 2, patience: 45000 }),
    ]);
    assert.equal(silent.bytes.length, 0);
    assert.ok(silent.closed);
    assert.deepEqual(rested.answers.map((a) => a.status), [200]);
    assert.ok(rested.closed);
    assert.ok(seconds(start) > 28 && seconds(start) < 38, `${seconds(start)} s`);
  }));

  test('more connections than there are places: 503 with Retry-After, then places again', () => with_server(async (server) => {
    const held = await Promise.all(Array.from({ length: 20 }, () => new Promise((resolve) => {
      const socket = net.connect(server.port, '127.0.0.1', () => resolve(socket));
    })));
    const one_too_many = await talk(server.port, [page], { count: 2 });
    assert.deepEqual(one_too_many.answers.map((a) => a.status), [503]);
    assert.ok(Number(one_too_many.answers[0].fields['retry-after']) > 0);
    assert.ok(one_too_many.closed);
    for (const socket of held) socket.destroy();
    await wait(300);
    assert.equal((await ask(server.port, 'GET /')).status, 200);
  }, { args: ['--connections', '20'] }));

  test('SIGTERM: who rests is let go, what was begun is answered, nothing new is taken', () => with_server(async (server) => {
    const rested = talk(server.port, [page], { count: 2 });
    const begun = talk(server.port, [half, 1500, 'whole!'], { count: 2 });
    await wait(500);
    const start = Date.now();
    const ended = server.stop();
    await wait(300);
    const late = await talk(server.port, [page]);
    assert.equal(late.answers.length, 0);
    assert.deepEqual((await begun).answers.map((a) => a.status), [403]);
    assert.equal((await begun).answers[0].fields.connection, 'close');
    assert.deepEqual((await rested).answers.map((a) => a.status), [200]);
    assert.deepEqual(await ended, { code: 0, signal: null });
    assert.ok(seconds(start) < 4, `${seconds(start)} s`);
    assert.match(server.log, /stopped/);
  }));

  test('SIGTERM with a client that is stuck: 6 s at most', () => with_server(async (server) => {
    const stuck = talk(server.port, [half], { count: 2 });
    await wait(300);
    const start = Date.now();
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
    assert.ok(seconds(start) < 7.5, `${seconds(start)} s`);
    assert.deepEqual((await stuck).answers.map((a) => a.status), [408]);
  }));

  test('SIGINT with nobody there: at once', () => with_server(async (server) => {
    const start = Date.now();
    server.child.kill('SIGINT');
    assert.deepEqual(await server.ended, { code: 0, signal: null });
    assert.ok(seconds(start) < 2);
  }));
});
