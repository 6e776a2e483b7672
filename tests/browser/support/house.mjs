// The house under test: `cairn serve` on a free port over the built site, and its addresses.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { request } from 'node:http';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

const program = process.env.CAIRN_BIN || join(root, 'build/native/cairn');
const built = process.env.CAIRN_SITE || join(root, 'build/site');

export async function free_port() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The site of a pack (a folder), written to another folder: the latter. `origin`: its address. */
export function render(pack, out, origin) {
  execFileSync(program, ['render', '--pack', pack, '--audits', join(root, 'docs'),
    '--assets', join(root, 'build/assets'), '--out', out, ...(origin ? ['--origin', origin] : [])]);
  return out;
}

/** The site of the house's own pack with other assets: its folder. */
export function render_with(assets, out) {
  execFileSync(program, ['render', '--pack', join(root, 'content/numerique-responsable'), '--audits', join(root, 'docs'),
    '--assets', assets, '--out', out]);
  return out;
}

/** Asks `ready` until it gives something true; throws with `what` after `within` ms. */
export async function until(ready, what, within = 20000) {
  const end = Date.now() + within;
  for (;;) {
    const result = await ready();
    if (result) return result;
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** One request as it is on the wire: {status, headers, body} with the body as sent, undecoded. */
export function get(address, headers = {}, method = 'GET', sent = '') {
  return new Promise((resolve, reject) => {
    const asking = request(address, { headers, method, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(parts),
        });
      });
    });
    asking.on('error', reject);
    asking.end(sent);
  });
}

/** What everybody may read of a scope ("talk/A1-03"): its rows, asked for in the protocol's words. */
export async function public_rows(origin, scope) {
  const messages = [{ hello: { protocol: 1, schema: 1 } },
    { pull: { scope, lane: 'public', cursor: 0, limit: 5000 } }];
  const answer = await get(`${origin}/v1/sync`, {
    Authorization: `Bearer ${randomBytes(32).toString('base64url')}`,
    'Content-Type': 'application/json',
  }, 'POST', JSON.stringify(messages));
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body).flatMap(({ delta }) => (delta ? delta.rows : []));
}

/** How many contributions of a scope say exactly these words. */
export async function times_said(origin, scope, words) {
  const rows = await public_rows(origin, scope);
  return rows.filter(({ op, kind, body }) =>
    op === 'put' && kind === 'contribution' && body.words === words).length;
}

/**
 * Starts the server; {origin, data, down, up, close}, `data` its folder. `down` is how a network goes away for everything in
 * a browser, service workers included; `up` brings back the same server with all it had, or one that
 * serves another site (a folder).
 * `lived_in`: with the demonstration's contributions, so that every screen of participation has
 * something to say. `fill` may put something else in its data folder first.
 * `pack`: the folder of another one than the built site's. `args`: more of `cairn serve`.
 */
export async function open_house({ lived_in = false, fill = () => {}, pack, args = [] } = {}) {
  const port = await free_port();
  const data = mkdtempSync(join(tmpdir(), 'cairn-browser-'));
  const site = pack ? render(pack, join(data, 'site')) : built;
  const origin = `http://localhost:${port}`;
  if (lived_in) {
    execFileSync(program, ['demo', '--site', site, '--data', data,
      '--words', join(root, 'content/demo/words.json')]);
  }
  fill(data);
  let server = null;
  let ended = null;

  async function up(from = site) {
    if (server) return;
    let said = '';
    let closing = false;
    let stopped = false;
    const started = spawn(program,
      ['serve', '--port', String(port), '--data', data, '--site', from, ...args],
      { stdio: ['ignore', 'ignore', 'pipe'] });
    started.stderr.on('data', (part) => (said += part));
    ended = once(started, 'exit').then(([code, signal]) => {
      stopped = true;
      if (!closing) console.error(`the server stopped by itself (${signal || code}): ${said}`);
    });
    server = { kill: () => { closing = true; started.kill(); } };
    await until(async () => {
      if (stopped) throw new Error(`the server stopped: ${said}`);
      return get(origin + '/').then((answer) => answer.status === 200, () => false);
    }, `a server at ${origin}`);
  }

  async function down() {
    if (!server) return;
    server.kill();
    server = null;
    await ended;
  }

  await up();
  return {
    origin,
    data,
    down,
    up,
    async close() {
      await down();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** What an address is an example of: contributions and forms differ by a title, reviews by a year. */
function kind_of(path) {
  return path.replace(/\/(bilan|transparence)\/\d{4}$/, '/$1/*').replace(/\/contributions\/[0-9a-f]{32}/, '/contributions/*')
    .replace(/\/actions\/[^/?]+\//, '/actions/*/').replace(/reponse=[0-9a-f]+/, 'reponse=*');
}

/**
 * Every address of a screen, in both languages, found as a visitor would: by following links
 * from both home pages. Files, filters and anchors are left out; of contributions there are four
 * a language, of each form and of past reviews one. Each address answers 200.
 */
export async function every_address(origin) {
  const found = new Map();
  const ahead = ['/', '/en/'];
  const seen = new Set(ahead);
  const told = new Map();
  const is_told = (path) => {
    const kind = kind_of(path);
    if (kind === path) return false;
    const times = (told.get(kind) || 0) + 1;
    told.set(kind, times);
    return times > (kind.endsWith('/contributions/*') ? 4 : 1);
  };
  while (ahead.length) {
    const path = ahead.shift();
    const answer = await get(origin + path);
    if (answer.status !== 200) throw new Error(`${path} is linked and answers ${answer.status}`);
    const html = answer.body.toString();
    found.set(path, html);
    for (const [, href] of html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)) {
      const to = new URL(href.replace(/&amp;/g, '&'), origin + path);
      const next = to.pathname + to.search;
      const is_filter = to.search && !/\/ecrire\?|\/contributions\?page=2$/.test(next);
      if (to.origin !== origin || is_filter || /\.[a-z0-9]+$/i.test(to.pathname)) continue;
      if (/^\/(assets|v\d+)\//.test(to.pathname) || seen.has(next) || is_told(next)) continue;
      seen.add(next);
      ahead.push(next);
    }
  }
  return [...found.keys()].sort();
}

/** One address of each screen and language: all, but a single action, axis and contribution. */
export function one_of_each(addresses) {
  const kinds = new Map();
  for (const path of addresses) {
    const kind = kind_of(path).replace(/\/actions\/[A-Z][^/?]*$/, '/actions/*')
      .replace(/\/axes\/.+/, '/axes/*');
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values()];
}
