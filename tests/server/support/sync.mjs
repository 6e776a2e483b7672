// A client of protocol v1, written from docs/protocol.md alone.
import { randomBytes } from 'node:crypto';
import { ask } from './cairn.mjs';

export const secret = () => randomBytes(32).toString('base64url');
export const id = () => randomBytes(16).toString('hex');

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const code = () => [...randomBytes(12)].map((byte) => alphabet[byte & 31]).join('');

export const hello = (more = {}) => ({ hello: { protocol: 1, schema: 1, ...more } });
export const push = (first_n, intents, scope = 'talk/A1-01', more = {}) =>
  ({ push: { scope, first_n, intents, ...more } });
export const pull = (lane = 'public', cursor = 0, scope = 'talk/A1-01', limit = 500) =>
  ({ pull: { scope, lane, cursor, limit } });

export const comment = (n, words, more = {}) => ({
  n, id: id(), kind: 'contribute', ...more,
  body: { form: 'comment', on: 'A1-01', words, lang: 'fr' },
});
export const support = (n, on = 'A1-01', set = true) =>
  ({ n, id: id(), kind: 'support', body: { on, set } });
export const about = (n, kind, on, body = {}, more = {}) =>
  ({ n, id: id(), kind, ...more, body: { on, ...body } });

/** One request as it is: status, fields and text of the answer. */
export function post(port, bearer, body, more = []) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
  const has = (name) => more.some((field) => field.toLowerCase().startsWith(`${name}:`));
  const fields = [...more];
  if (bearer !== null && !has('authorization')) fields.push(`Authorization: Bearer ${bearer}`);
  if (!has('content-type')) fields.push('Content-Type: application/json');
  if (!has('content-length')) fields.push(`Content-Length: ${bytes.length}`);
  return ask(port, 'POST /v1/sync', fields, bytes);
}

/** The messages of a reply, by their names: { welcome: […], receipts: […]… }. */
export async function sync(port, bearer, messages, more = []) {
  const answer = await post(port, bearer, JSON.stringify(messages), more);
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
  const said = { welcome: [], receipts: [], delta: [], reset: [], refuse: [] };
  for (const message of JSON.parse(answer.text)) {
    const [[name, body]] = Object.entries(message);
    (said[name] ||= []).push(body);
  }
  return said;
}

const word = (x) => BigInt.asUintN(64, x);
const fold = (sum, text) => {
  for (const byte of Buffer.from(text)) sum = word((sum ^ BigInt(byte)) * 0x100000001b3n);
  return word((sum ^ 0xffn) * 0x100000001b3n);
};
const mix = (x) => {
  x = word((x ^ (x >> 33n)) * 0xff51afd7ed558ccdn);
  x = word((x ^ (x >> 33n)) * 0xc4ceb9fe1a85ec53n);
  return x ^ (x >> 33n);
};

/** Which words these are, as the staff's forms say it: 32 hexadecimal digits. */
export function name_of_words(words) {
  const prime = 0x100000001b3n;
  const hash = (sum, text) => Buffer.from(text).reduce((all, byte) => word((all ^ BigInt(byte)) * prime), sum);
  return [0xcbf29ce484222325n, 0x9ae16a3b2f90404fn]
    .map((start) => hash(word(hash(start, '') * prime), words).toString(16).padStart(16, '0')).join('');
}

/** The sum over a lane's rows ({ kind, id, rev }), as a complete delta carries it. */
export function set_hash(rows) {
  const halves = [0xcbf29ce484222325n, 0x9e3779b97f4a7c15n].map((start) => rows.reduce((sum, row) =>
    word(sum + mix(fold(fold(start, row.kind), row.id) ^ mix(word(BigInt(row.rev) + start)))), 0n));
  return halves.map((half) => half.toString(16).padStart(16, '0')).join('');
}
