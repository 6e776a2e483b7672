// Devices of a test that act, and those of the staff among them.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { run } from './cairn.mjs';
import { code, hello, id, push, secret, sync } from './sync.mjs';

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');
export const hash = () => randomBytes(32).toString('hex');

/** A device that counts its intents in each scope. */
export function device(at, bearer = secret()) {
  const numbers = new Map();
  const claim = code();
  return {
    bearer, claim,
    sync: (messages) => sync(at.port, bearer, messages),
    /** Intents of one scope in one push; the receipt of each. */
    async act_all(scope, intents) {
      if (!intents.length) return [];
      const n = (numbers.get(scope) || 0) + 1;
      numbers.set(scope, n + intents.length - 1);
      const numbered = intents.map((intent, i) => ({ n: n + i, id: id(), claim, ...intent }));
      const { receipts: [receipts] } = await sync(at.port, bearer,
        [hello({ claims: [claim] }), push(n, numbered, scope)]);
      assert.equal(receipts.items.length, intents.length);
      return numbered.map((intent, i) => ({ ...receipts.items[i], id: intent.id }));
    },
    async act(scope, kind, body, more = {}) {
      return (await this.act_all(scope, [{ kind, body, ...more }]))[0];
    },
    async welcome(more = {}) {
      const said = await sync(at.port, bearer, [hello(more)]);
      return { ...said.welcome[0], refusals: said.refuse.map((refuse) => refuse.code) };
    },
  };
}

/** By the operator's command; the link's secret. */
export async function invite(at, name, rights) {
  const args = rights.split(' ').flatMap((grant) => {
    const [role, axis] = grant.split(':');
    return ['--role', role, ...(axis ? ['--axis', axis] : [])];
  });
  const is_kiosk = rights === 'kiosk';
  const told = await run('invite', '--data', at.data, is_kiosk ? '--place' : '--name', name, ...args);
  assert.equal(told.code, 0, told.err);
  return (is_kiosk ? /\/borne#([\w-]{43})\s/ : /\/equipe#([\w-]{43})\s/).exec(told.out)[1];
}

/** A device of somebody with those rights; "": anybody's. */
export async function hired(at, rights) {
  const one = device(at);
  if (!rights) return one;
  const welcome = await one.welcome({ invitation: await invite(at, `Équipe ${rights} ${id()}`, rights) });
  assert.equal(welcome.rights, rights);
  assert.deepEqual(welcome.refusals, []);
  return one;
}
