// The operator's code: kept as what it hashes to, tried slowly.
import { from_base64, to_base64 } from './seal.js';

const rounds = 210000; // of PBKDF2-HMAC-SHA-512, as OWASP advises

async function digest(code, salt) {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(code), 'PBKDF2', false, ['deriveBits']);
  return to_base64(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt, iterations: rounds }, key, 256));
}

export async function hash_code(code) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt: to_base64(salt), hash: await digest(code, salt) };
}

export const is_code = async (code, { salt, hash }) => (await digest(code, from_base64(salt))) === hash;
