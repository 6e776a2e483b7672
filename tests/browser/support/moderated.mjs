// The same site, where words are read before they are shown.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { render, root } from './house.mjs';

/** Rendered in a folder of `work`, for that origin; where it is. */
export function moderated_first(work, origin) {
  const pack = join(work, 'pack');
  cpSync(join(root, 'content/numerique-responsable'), pack, { recursive: true });
  const file = join(pack, 'pack.json');
  const json = JSON.parse(readFileSync(file, 'utf8'));
  json.taking_part = { ...json.taking_part, moderation: 'before' };
  writeFileSync(file, JSON.stringify(json, null, 2));
  return render(pack, join(work, 'site'), origin);
}
