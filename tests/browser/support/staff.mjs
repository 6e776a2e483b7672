// A device of the staff, in the protocol's words: invited by the operator's own command while the
// site is served, activated by its link, it hides and it replies.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { get } from './house.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const cairn = process.env.CAIRN_BIN || join(root, 'build/native/cairn');

/** What stands behind # in the link that the command prints. `data`: the server's folder. */
export function invitation(data, roles = ['moderator'], more = []) {
  const name = `Équipe ${randomBytes(4).toString('hex')}`;
  const told = execFileSync(cairn, ['invite', '--data', data, '--name', name,
    ...roles.flatMap((role) => ['--role', role]), ...more]).toString();
  return /\/equipe#([\w-]{43})\s/.exec(told)[1];
}

/** `data`: the server's folder. Gives {hide, reply}, each of a contribution by its id. */
export function staff_of(origin, data) {
  const bearer = randomBytes(32).toString('base64url');
  const secret = invitation(data);
  const numbers = new Map(); // by scope

  async function act(scope, kind, body) {
    const n = (numbers.get(scope) || 0) + 1;
    numbers.set(scope, n);
    const intent = { n, id: randomBytes(16).toString('hex'), kind, body };
    const answer = await get(`${origin}/v1/sync`, {
      Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json',
    }, 'POST', JSON.stringify([{ hello: { protocol: 1, schema: 1, invitation: secret } },
      { push: { scope, first_n: n, intents: [intent] } }]));
    const said = answer.body.toString();
    if (!said.includes('"applied"')) throw new Error(`${kind}: ${answer.status} ${said}`);
  }

  return {
    hide: (scope, on, ground, facts) => act(scope, 'moderate', { on, verdict: 'hide', ground, facts }),
    reply: (scope, on, words) => act(scope, 'reply', { on, words, lang: 'fr' }),
  };
}
