// A kiosk's side of the protocol, written from docs/protocol.md alone, with the browser's own
// cryptography.
import { webcrypto } from 'node:crypto';
import { run } from './cairn.mjs';
import { hello, post, secret, sync } from './sync.mjs';

const { subtle } = webcrypto;
const curve = { name: 'ECDH', namedCurve: 'P-256' };
const bytes_of = (text) => new TextEncoder().encode(text);
export const from_base64url = (text) => Buffer.from(text, 'base64url');

/** What is said in a bag: by this device, these messages, filled up with spaces. */
export const bag_of = (device, messages, size = 1024) => JSON.stringify({ device, messages }).padEnd(size);

/** The member `deposit` of a bag, sealed with what the server told (`seal`). */
export async function sealed({ id: key_id, key }, bag, plain) {
  const theirs = await subtle.importKey('raw', from_base64url(key), curve, false, []);
  const ours = await subtle.generateKey(curve, false, ['deriveBits']);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256);
  const secret_key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: bytes_of(bag), info: bytes_of('cairn deposit 1') },
    await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const iv = webcrypto.getRandomValues(new Uint8Array(12));
  const inside = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytes_of(bag) }, secret_key, bytes_of(plain));
  const point = await subtle.exportKey('raw', ours.publicKey);
  return { bag, key_id, sealed: Buffer.concat([Buffer.from(point), iv, Buffer.from(inside)]).toString('base64url') };
}

/** Does what signs updates (`sign`, as the server told it) stand behind these bytes? */
export async function is_signed(sign, payload, signature) {
  const key = await subtle.importKey('raw', from_base64url(sign), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  return subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, from_base64url(signature), from_base64url(payload));
}

export const heartbeat = (more = {}) =>
  ({ kiosk: { version: 'test', waiting: 0, age: 0, storage: 0, clock: Date.now(), ...more } });

/** A kiosk that was enrolled; what it knows of the server is in `told`. */
export async function enrolled(server, place) {
  const made = await run('invite', '--data', server.data, '--role', 'kiosk', '--place', place);
  const [, invitation] = /\/borne#([\w-]{43})\s/.exec(made.out);
  const kiosk = {
    bearer: secret(),
    say: (...messages) => sync(server.port, kiosk.bearer, [hello(), ...messages]),
    raw: (...messages) => post(server.port, kiosk.bearer, JSON.stringify([hello(), ...messages])),
    bring: async (...bags) => (await kiosk.say(...bags.map((deposit) => ({ deposit })))).deposited,
  };
  await sync(server.port, kiosk.bearer, [hello({ invitation })]);
  [kiosk.told] = (await kiosk.say(heartbeat())).kiosk;
  return kiosk;
}
