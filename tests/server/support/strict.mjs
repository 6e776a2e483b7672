// Feeds and calendars held against their standards, not against a reader that forgives: RELAX NG of
// RFC 4287 (libxml2), RFC 5545 octet by octet, and vobject's own validation.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './cairn.mjs';

const script = join(root, 'tests/server/support/strict.py');

/** What is wrong with each of these texts, 'atom' or 'ics': lists of faults, empty where all is well. */
export const faults_in = (kind, texts) => JSON.parse(execFileSync('/usr/bin/python3', ['-B', script],
  { input: JSON.stringify(texts.map((text) => [kind, text])), maxBuffer: 1 << 26 }));
