// axe-core in a page: WCAG 2.0 to 2.2, A and AA, and good practice.
import { createRequire } from 'node:module';

const axe = createRequire(import.meta.url)('axe-core');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Through the inspector: the page's policy forbids a tag. */
export const bring_axe = (page) => page.evaluate(axe.source);

/** One line a violation: where, which rule, which elements. */
export async function violations(page, path) {
  const found = await page.evaluate(
    (only) => axe.run(document, { runOnly: only, resultTypes: ['violations'] }), tags);
  return found.violations.map((violation) =>
    `${path} ${violation.id}: ${violation.help}\n` +
    violation.nodes.slice(0, 3).map((node) => `    ${node.html.slice(0, 160)}\n      ` +
      (node.any[0] || node.all[0] || node.none[0] || {}).message).join('\n'));
}
