// Packs and a served ledger: given back by the operator's commands.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './house.mjs';

const program = process.env.CAIRN_BIN || join(root, 'build/native/cairn');
const cairn = (...args) => execFileSync(program, args).toString();
const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Calls `use` with a new folder's path inside one that goes away after it; what it gives. */
async function in_passing(use) {
  const place = mkdtempSync(join(tmpdir(), 'cairn-pack-'));
  try {
    return await use(join(place, 'pack'));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** The actions of the pack that the ledger gives back, by id; `cairn check` finds no fault in it. */
export function actions_given_back(house) {
  return in_passing((out) => {
    cairn('export', '--pack', '--data', house.data, '--out', out);
    cairn('check', out);
    const files = readdirSync(join(out, 'actions'));
    return new Map(files.flatMap((name) => read(out, 'actions', name)).map((one) => [one.id, one]));
  });
}
