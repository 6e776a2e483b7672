// A reporter for node --test: how many hostile cases passed, by kind. "too few" where a kind has none or all
// together are less than 60; scripts/test looks for it.
import { kinds } from './hostile.mjs';

const least = 60;

export default async function* count(events) {
  const passed = new Map(kinds.map((kind) => [kind, 0]));
  for await (const { type, data } of events) {
    const kind = type === 'test:pass' && /^hostile, ([^:]+): /.exec(data.name)?.[1];
    if (kind) passed.set(kind, passed.get(kind) + 1);
  }
  let all = 0;
  for (const [kind, number] of passed) {
    all += number;
    yield `${kind.padEnd(16)}${String(number).padStart(5)}\n`;
  }
  yield `${'in all'.padEnd(16)}${String(all).padStart(5)}\n`;
  if (all < least || [...passed.values()].includes(0)) yield 'too few hostile cases\n';
}
