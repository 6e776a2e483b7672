// A device of the staff, in the protocol's words: it hides and it replies. There is no command yet
// that gives the right: it is written in the ledger, while the server is down.
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { get } from './house.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const write = 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]);' +
  'db.execute("INSERT INTO device(scope, device, person, role, channel, seen)' +
  ' VALUES(\'people\', ?, ?, \'moderator\', \'site\', 0)", sys.argv[2:]); db.commit()';

/** `data`: the server's folder. Gives {hide, reply}, each of a contribution by its id. */
export function staff_of(origin, data) {
  const bearer = randomBytes(32).toString('base64url');
  const device = sha256(bearer);
  execFileSync('/usr/bin/python3', ['-c', write, join(data, 'ledger.db'), device,
    sha256(`person ${device}`).slice(0, 32)]);
  const numbers = new Map(); // by scope

  async function act(scope, kind, body) {
    const n = (numbers.get(scope) || 0) + 1;
    numbers.set(scope, n);
    const intent = { n, id: randomBytes(16).toString('hex'), kind, body };
    const answer = await get(`${origin}/v1/sync`, {
      Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json',
    }, 'POST', JSON.stringify([{ hello: { protocol: 1, schema: 1 } },
      { push: { scope, first_n: n, intents: [intent] } }]));
    const said = answer.body.toString();
    if (!said.includes('"applied"')) throw new Error(`${kind}: ${answer.status} ${said}`);
  }

  return {
    hide: (scope, on, ground, facts) => act(scope, 'moderate', { on, verdict: 'hide', ground, facts }),
    reply: (scope, on, words) => act(scope, 'reply', { on, words, lang: 'fr' }),
  };
}
