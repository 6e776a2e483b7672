// A hostile case: something that nobody means well with, and the answer it must get. Each is a test
// of its own, named so that count_hostile.mjs finds it and counts those that passed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

export const kinds = ['malformed', 'oversized', 'smuggled', 'reaching', 'forged', 'replayed',
  'flooding', 'slow', 'XSS', 'CSRF', 'SQL injection'];

export function hostile(kind, name, run) {
  assert.ok(kinds.includes(kind), kind);
  test(`hostile, ${kind}: ${name}`, run);
}
