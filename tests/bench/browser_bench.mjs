// What the browser's half takes, in real Chromium, as ratios in one run: scripts/bench sync.
//
// CAIRN_BENCH_COUNT contributions are invented, served, and kept by a device; a new browser then
// opens them without a network. Beside the program: the official sqlite-wasm with opfs-sahpool,
// saving the same contribution at the same durability (exclusive, WAL, synchronous=FULL).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { get, open_house, root, until } from '../browser/support/house.mjs';
import { open_profile } from '../browser/support/chromium.mjs';

const count = Number(process.env.CAIRN_BENCH_COUNT || 100000);
const saves = 200;

const squeezed = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
}).length;
const at = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const say = (name, value, note = '') => console.log(`${name.padEnd(58)} ${value.padStart(14)}   ${note}`);
const ms = (value) => `${value.toFixed(value < 100 ? 2 : 0)} ms`;
let broken = 0;
function promise(name, value, met, bound) {
  broken += met ? 0 : 1;
  say(name, value, `${bound}: ${met ? 'met' : 'NOT MET'}`);
}

/** The peer's Worker in one file, and its WebAssembly. */
async function peer_files() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'tests/bench/sahpool_worker.mjs')],
    bundle: true, minify: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error',
  });
  return {
    worker: Buffer.from(outputFiles[0].contents),
    wasm: readFileSync(join(root, 'node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm')),
  };
}

/** sqlite-wasm alone, as an application would bundle it. */
async function peer_size(wasm) {
  const { outputFiles } = await build({
    stdin: { contents: "export { default } from '@sqlite.org/sqlite-wasm';", resolveDir: root },
    bundle: true, minify: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error',
  });
  return squeezed(outputFiles[0].contents) + squeezed(wasm);
}

function our_size() {
  const folder = join(root, 'build/site/assets');
  const parts = readdirSync(folder).filter((name) => /\.(js|wasm)$/.test(name));
  return [...parts, '../sw.js'].reduce((sum, name) => sum + squeezed(readFileSync(join(folder, name))), 0);
}

async function open_peer({ worker, wasm }) {
  const server = createServer((request, response) => {
    const [type, body] = { '/worker.js': ['text/javascript', worker], '/sqlite3.wasm': ['application/wasm', wasm] }[request.url]
      || ['text/html', '<title>peer</title>'];
    response.writeHead(200, { 'Content-Type': type }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://localhost:${server.address().port}`, close: () => server.close() };
}

const words_of = (n) => `Une remarque de mesure numéro ${n} : il faudrait aussi un atelier de réparation dans chaque quartier, ouvert le soir et le samedi, et le faire savoir.`;
const id_of = (n) => n.toString(16).padStart(32, '0');
const code_of = (n) => n.toString(32).toUpperCase().replace(/[ILOU]/g, 'Z').padStart(12, '0');

/** The Worker says when the log of the outbox was flushed, as soon as it was. */
const telling_flushes = `{
  const { createSyncAccessHandle: open } = FileSystemFileHandle.prototype;
  FileSystemFileHandle.prototype.createSyncAccessHandle = async function () {
    const handle = await open.call(this);
    if (this.name === 'outbox.db-wal') {
      const flush = handle.flush.bind(handle);
      handle.flush = () => { flush(); postMessage({ flushed: true }); };
    }
    return handle;
  };
}
`;

/** A page of our site whose Worker, the page's own, can be asked too, and timed. */
async function open_page(browser, address) {
  const page = await browser.newPage();
  await page.route(/\/assets\/worker-\w+\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: telling_flushes + await response.text() });
  });
  await page.addInitScript(() => {
    const Plain = window.Worker;
    window.Worker = class extends Plain {
      /** Answers as messages, not in the memory that page and Worker share. */
      postMessage(what) { super.postMessage(what.slot ? { ...what, slot: null } : what); }

      constructor(source) {
        super(source);
        window.ours = this;
        let asked = 0;
        let flushed = 0;
        let settle = () => {};
        this.addEventListener('message', (event) => {
          const { data } = event;
          if (data.flushed) flushed ||= performance.now() - asked;
          else if (!data.news) settle(data);
          if (data.flushed || data.news) event.stopImmediatePropagation();
        });
        window.ask = (text) => new Promise((resolve, reject) => {
          asked = performance.now();
          flushed = 0;
          settle = ({ answer, fault }) => {
            if (fault) reject(new Error(fault));
            else resolve({ took: performance.now() - asked, flushed, answer });
          };
          this.postMessage(text);
        });
      }
    };
  });
  await page.goto(address);
  return page;
}
const ask = (page, text) => page.evaluate((message) => window.ask(message), text);

/** The program, as the page itself wakes it; how long it took. */
const wake = (page, is_kept) => page.evaluate((kept) => {
  const { worker, program, wasm, snapshot, words } = document.querySelector('script[data-worker]').dataset;
  const began = performance.now();
  new Worker(worker); // which tells of itself
  const { lang } = document.documentElement;
  return window.ask({ program, wasm, snapshot, words, lang, is_kept: kept, is_away: false, place: location.pathname })
    .then(() => performance.now() - began);
}, is_kept);

async function save_ours(page) {
  const took = { told: [], kept: [] };
  for (let n = 0; n < saves; n++) {
    await ask(page, 'go:/actions/A1-03/ecrire');
    const form = new URLSearchParams({ forme: 'comment', texte: words_of(n), id: id_of(n + 1), code: code_of(n + 1) });
    const { took: told, flushed, answer } = await ask(page, `send:/actions/A1-03/ecrire\n${form}`);
    if (!answer.saved || !flushed) throw new Error(`not saved: ${JSON.stringify(answer).slice(0, 200)}`);
    took.told.push(told);
    took.kept.push(flushed);
  }
  return took;
}

async function save_theirs(page) {
  return page.evaluate(async ({ n, texts }) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    const heard = () => new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
    });
    const { journal, ready } = await heard();
    const took = [];
    for (let number = 0; number < n; number++) {
      const asked = performance.now();
      worker.postMessage({ number, id: `id${number}`, body: texts[number] });
      await heard();
      took.push(performance.now() - asked);
    }
    return { journal, ready, took };
  }, { n: saves, texts: Array.from({ length: saves }, (_, n) => JSON.stringify({ form: 'comment', on: 'A1-03', words: words_of(n), lang: 'fr' })) });
}

/** How many contributions a list of them says there are. */
function told_of(html) {
  const [, told] = /(\d[\d\s]*)contributions/.exec(html || '') || [];
  return told ? Number(told.replace(/\D/g, '')) : 0;
}

console.log(`\nIn Chromium, ${count} contributions`);
const files = await peer_files();
const size = our_size();
const theirs = await peer_size(files.wasm);
promise('whole program, brotli', `${size} B`, size <= 358400, 'at most 358400');
say('  sqlite-wasm alone', `${theirs} B`, `ratio ${(size / theirs).toFixed(2)}`);

const house = await open_house({ fill: (data) => {
  const filled = spawnSync(join(root, 'build/native/cairn'), ['demo', '--site', join(root, 'build/site'),
    '--data', data, '--words', join(root, 'content/demo/words.json'), '--count', String(count)]);
  if (filled.status !== 0) throw new Error(String(filled.stderr));
} });
const peer = await open_peer(files);
const profile = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
let browser = await open_profile(profile);
try {
  const all = told_of((await get(house.origin + '/contributions')).body.toString());
  if (all < count / 2) throw new Error(`the server tells of ${all} contributions`);
  let page = await open_page(browser, house.origin + '/mes-contributions');
  await wake(page, false);
  let here = 0; // when the file had come
  page.on('requestfinished', (request) => {
    if (/\/v1\/snapshot\/\w+$/.test(request.url())) here = performance.now();
  });
  const began = performance.now();
  await ask(page, 'act:keep');
  const patience = 60000 + count * 20;
  await until(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return told_of((await ask(page, 'go:/contributions')).answer.main) === all;
  }, 'all is kept', patience);
  const kept = performance.now() - began;
  say('all of them kept, from the act to the last row', ms(kept), `${Math.round((count * 1000) / kept)} contributions a second`);
  if (here) say('  of which, once the file had come', ms(kept - (here - began)));
  await page.close();
  await browser.close();
  await house.down();

  browser = await open_profile(profile);
  await house.up();
  await new Promise((resolve) => setTimeout(resolve, 3000)); // the browser's own beginning
  page = await open_page(browser, house.origin + '/glossaire');
  const ready = await wake(page, true);
  await house.down();
  const first = await ask(page, 'go:/contributions');
  if (!first.answer.main) throw new Error(`no first screen: ${JSON.stringify(first.answer).slice(0, 200)}`);
  promise('a new browser, from the Worker to the first screen', ms(ready + first.took), ready + first.took <= 250, 'at most 250 ms');
  say('  of which the program and its files', ms(ready));
  say('  of which the first page of contributions', ms(first.took));
  for (const [name, query] of [['sorted by support', 'tri=soutenues'], ['unanswered', 'etat=unanswered'], ['searched', 'q=formation'],
    ['the page in the middle', `page=${Math.ceil(count / 40)}`]]) {
    const { took, answer } = await ask(page, `go:/contributions?${query}`);
    say(`  then ${name}`, ms(took), answer.main ? '' : JSON.stringify(answer).slice(0, 80));
  }

  const other = await browser.newPage();
  await other.goto(peer.origin);
  const ours = await save_ours(page);
  const { journal, took } = await save_theirs(other);
  for (const share of [0.5, 0.95]) {
    const theirs_ms = at(took, share);
    const ratio = at(ours.kept, share) / theirs_ms;
    promise(`a save, from the message to the disk, p${share * 100}`, ms(at(ours.kept, share)), ratio <= 1, `sqlite-wasm opfs-sahpool (${journal}) ${ms(theirs_ms)}, ratio ${ratio.toFixed(2)}, at most 1`);
    say('  and to the page that says so, with the mirror', ms(at(ours.told, share)), `ratio ${(at(ours.told, share) / theirs_ms).toFixed(2)}`);
  }
  const again = await ask(page, 'go:/contributions');
  say(`with ${saves} pending, the first page of contributions`, ms(again.took));
} finally {
  await browser.close().catch(() => {});
  peer.close();
  await house.close();
  rmSync(profile, { recursive: true, force: true });
}
console.log(broken ? `${broken} promises are not met in the browser` : 'all promises met in the browser');
