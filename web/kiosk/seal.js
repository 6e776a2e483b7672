// Seals what a visitor wrote, so that only the server can open it (docs/protocol.md, "deposit").
//
// An ephemeral P-256 key and the server's public one give a secret (ECDH); HKDF-SHA-256 makes of it
// a key for AES-256-GCM. Promises: the bag's name is bound to what is in it; its length says no
// more than how many kibibytes there are.
const line = 1024; // bytes a bag is a multiple of
const info = new TextEncoder().encode('cairn deposit 1');

export const to_base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

export function from_base64(text) {
  const raw = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}

/** In pieces: what is spread as arguments is bounded. */
export function long_to_base64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3072) text += to_base64(bytes.subarray(at, at + 3072));
  return text;
}

export const fresh_hex = () => Array.from(crypto.getRandomValues(new Uint8Array(16)),
  (byte) => byte.toString(16).padStart(2, '0')).join('');

const curve = { name: 'ECDH', namedCurve: 'P-256' };

/** `words`: a text; `seal`: {id, key} of the server. Gives {bag, key_id, sealed}. */
export async function seal_in(bag, words, seal) {
  const theirs = await crypto.subtle.importKey('raw', from_base64(seal.key), curve, false, []);
  const ours = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256);
  const name = new TextEncoder().encode(bag);
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: name, info }, secret,
    { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const plain = new TextEncoder().encode(words);
  const padded = new Uint8Array(Math.ceil(plain.length / line) * line).fill(32);
  padded.set(plain);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const closed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: name }, key, padded);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', ours.publicKey));
  const sealed = new Uint8Array([...point, ...iv, ...new Uint8Array(closed)]);
  return { bag, key_id: seal.id, sealed: long_to_base64(sealed) };
}
