// The real program, started for a test: a rendered site, a free port, sockets as raw as needed.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
export const cairn =
  process.env.CAIRN_BIN ||
  ['build/sanitized/cairn', 'build/native/cairn'].map((p) => join(root, p)).find(existsSync);
assert.ok(cairn && existsSync(cairn), 'build cairn first (cmake --build --preset sanitized)');

process.setMaxListeners(0);  // one a server

export const sound_pack = join(root, 'tests/packs/sound');

/** A folder that goes away with this process. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'cairn-server-'));
  process.on('exit', () => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Runs a command of cairn to its end. */
export function run(...args) {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, LC_ALL: 'C.UTF-8' }, maxBuffer: 1 << 26 };
    execFile(cairn, args, options, (error, out, err) => {
      resolve({ code: error ? error.code : 0, out, err });
    });
  });
}

/** What a browser would load, in small. */
export function some_assets() {
  const path = folder();
  const files = {
    'style.css': 'p{margin:0}', 'start.js': 'listen()', 'worker.js': 'work()',
    'cairn-page.js': 'var CairnPage', 'cairn-page.wasm': '\0asm', 'icon.svg': '<svg/>',
    'cover.svg': '<svg></svg>', 'photo.png': 'png',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

export async function render(more = [], pack = sound_pack) {
  const site = join(folder(), 'site');
  const done = await run('render', '--pack', pack, '--out', site, '--assets', some_assets(),
    ...more);
  assert.equal(done.code, 0, done.err);
  return site;
}

/** Serves that site; `shell` is put before the command ("ulimit -f 64; exec"); `data` is a folder
 * served before; `program` another build of cairn. */
export async function serve(site, { args = [], shell = '', data = join(folder(), 'data'), program = cairn } = {}) {
  mkdirSync(data, { recursive: true });
  const all = ['serve', '--site', site, '--data', data, '--port', '0', ...args];
  const child = shell
    ? spawn('sh', ['-c', `${shell} "$@"`, 'sh', program, ...all])
    : spawn(program, all);
  const server = { data, child, log: '', port: 0 };
  server.ended = new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  process.on('exit', () => child.kill('SIGKILL'));
  child.stderr.on('data', (bytes) => { server.log += bytes; });
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      server.log += bytes;
      const found = /serves http:\/\/127\.0\.0\.1:(\d+)\//.exec(server.log);
      if (found) {
        server.port = Number(found[1]);
        resolve();
      }
    });
    server.ended.then(() => reject(new Error('cairn serve ended: ' + server.log)));
  });
  server.stop = () => {
    child.kill('SIGTERM');
    return server.ended;
  };
  return server;
}

/** A body in pieces, from `at` on: its bytes and where it ends; null as long as it is not whole. */
function in_pieces(bytes, at) {
  const pieces = [];
  for (;;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    const end = line + 2 + size;
    if (bytes.length < end + 2) return null;
    pieces.push(bytes.subarray(line + 2, end));
    at = end + 2;
    if (size === 0) return { body: Buffer.concat(pieces), at };
  }
}

/** The answers in `bytes`, as far as they are whole; `heads` tells which have no body. */
export function answers_in(bytes, heads = []) {
  const answers = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n\r\n', at);
    if (end < 0) break;
    const [first, ...lines] = bytes.subarray(at, end).toString('latin1').split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)[1]);
    const fields = {};
    for (const line of lines) {
      const colon = line.indexOf(': ');
      assert.ok(colon > 0, `a field is "name: value", not ${JSON.stringify(line)}`);
      const name = line.slice(0, colon).toLowerCase();
      assert.ok(!(name in fields), `${name} is said once`);
      fields[name] = line.slice(colon + 2);
    }
    const bare = status === 304 || status === 100 || heads.includes(answers.length);
    if (fields['transfer-encoding'] === 'chunked' && !bare) {
      const whole = in_pieces(bytes, end + 4);
      if (!whole) break;
      answers.push({ status, fields, body: whole.body, text: whole.body.toString() });
      at = whole.at;
      continue;
    }
    // Without a length a body goes on until the end of the connection.
    const size = bare ? 0 : Number(fields['content-length'] ?? bytes.length - end - 4);
    if (bytes.length < end + 4 + size) break;
    const body = bytes.subarray(end + 4, end + 4 + size);
    answers.push({ status, fields, body, text: body.toString() });
    at = end + 4 + size;
  }
  return answers;
}

/**
 * Sends pieces (text, bytes, or a number of ms to wait) and gives what comes back.
 * Resolves when `count` answers are whole, when the server closes, or after `patience` ms.
 */
export function talk(port, pieces, { count = 1, patience = 20000, heads = [], end = false } = {}) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let bytes = Buffer.alloc(0);
    let closed = false;
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      try {
        resolve({ answers: answers_in(bytes, heads), bytes, closed });
      } catch (error) {
        reject(error);
      }
    };
    const timer = setTimeout(done, patience);
    socket.on('data', (more) => {
      bytes = Buffer.concat([bytes, more]);
      if (answers_in(bytes, heads).length >= count) done();
    });
    socket.on('end', () => { closed = true; done(); });
    socket.on('error', () => { closed = true; done(); });
    socket.on('connect', async () => {
      for (const piece of [pieces].flat()) {
        if (typeof piece === 'number') await new Promise((r) => setTimeout(r, piece));
        else if (!socket.destroyed) socket.write(piece);
      }
      if (end && !socket.destroyed) socket.end();
    });
  });
}

/** One request, one answer. */
export async function ask(port, line, fields = [], body = '') {
  const method = line.split(' ')[0];
  const head = [`${line} HTTP/1.1`, 'Host: roadmap.example', ...fields, '', ''].join('\r\n');
  const heads = method === 'HEAD' ? [0] : [];
  const { answers } = await talk(port, [Buffer.concat([Buffer.from(head), Buffer.from(body)])],
    { heads });
  assert.equal(answers.length, 1, `an answer to ${line}`);
  return answers[0];
}

export function post(port, path, body, fields = ['Sec-Fetch-Site: same-origin']) {
  const type = fields.some((f) => /^content-type:/i.test(f))
    ? [] : ['Content-Type: application/x-www-form-urlencoded'];
  return ask(port, `POST ${path}`,
    [...fields, ...type, `Content-Length: ${Buffer.byteLength(body)}`], body);
}
