// Packs and a served ledger: brought in and given back by the operator's commands.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

/** Brings that folder in, while the house is served or not: what the operator reads, in French. */
export const bring = (house, folder) =>
  cairn('import', '--pack', folder, '--data', house.data, '--lang', 'fr');

/** `bring` for a copy of that folder; `edits`: by file, what changes its JSON in place. */
export function bring_changed(house, folder, edits) {
  return in_passing((copy) => {
    cpSync(folder, copy, { recursive: true });
    for (const [file, edit] of Object.entries(edits)) {
      const json = read(copy, file);
      edit(json);
      writeFileSync(join(copy, file), JSON.stringify(json));
    }
    return bring(house, copy);
  });
}

/** In which file of the pack an action is. */
export function file_of(folder, action) {
  const files = readdirSync(join(folder, 'actions')).map((name) => `actions/${name}`);
  return files.find((file) => read(folder, file).some(({ id }) => id === action));
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
