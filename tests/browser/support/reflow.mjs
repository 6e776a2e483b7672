// What does not reflow in a page, told by the page itself.

const spacing = [
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important;' +
    ' word-spacing: 0.16em !important }',
  'p { margin-bottom: 2em !important }',
];

/** In the page: what scrolls sideways or is cut, one line each. */
export function faults() {
  const wrong = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const name = (e) => {
    const words = (e.textContent || '').trim().slice(0, 40);
    return `<${e.localName}${e.id ? ' id=' + e.id : ''} class="${e.getAttribute('class') || ''}"> ${words}`;
  };
  if (wide > 0) {
    const edge = document.documentElement.clientWidth;
    const guilty = [...document.body.querySelectorAll('*')].filter(
      (e) => !e.closest('svg') && e.getBoundingClientRect().width > 0 &&
        e.getBoundingClientRect().right > edge + 0.5);
    wrong.push(`page ${wide} px too wide: ${guilty.slice(0, 3).map(name).join(' | ')}`);
  }
  for (const e of document.body.querySelectorAll('*')) {
    if (e.closest('svg') && e.localName !== 'svg') continue;
    const style = getComputedStyle(e);
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
    if (e.localName === 'svg' || e.clientWidth <= 1 || e.clientHeight <= 1) continue;
    // A field's own line scrolls by nature; a long list in a select as well.
    if (/^(input|select|textarea)$/.test(e.localName)) continue;
    if (e.scrollWidth > e.clientWidth + 1) wrong.push(`cut or scrolls sideways: ${name(e)}`);
    if (/hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1) {
      wrong.push(`cut below: ${name(e)}`);
    }
  }
  // Words of one element over the words of another: a fixed height that did not grow.
  const texts = [...document.querySelectorAll('main p, main h1, main h2, main h3, main li > a')]
    .filter((e) => e.checkVisibility()) // what closed details hold keeps a box of old
    .map((e) => ({ e, r: e.getBoundingClientRect() }))
    .filter(({ r }) => r.width > 1 && r.height > 1);
  for (let i = 0; i + 1 < texts.length; i++) {
    const a = texts[i], b = texts[i + 1];
    if (a.e.contains(b.e) || b.e.contains(a.e)) continue;
    const over_x = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
    const over_y = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
    if (over_x > 2 && over_y > 2) wrong.push(`overlap: ${name(a.e)} and ${name(b.e)}`);
  }
  return wrong;
}

/** The text spacing of RGAA 10.12. */
export const space = (page) => page.evaluate((rules) => {
  const sheet = document.styleSheets[0];
  rules.forEach((rule) => sheet.insertRule(rule, sheet.cssRules.length));
}, spacing);
