// A walk by Tab through a page, as a keyboard alone goes: each stop is seen, none is skipped, none is a
// trap (RGAA 10.7, 12.8, 12.9).

/** In the page: which stops there are, whatever was come to. */
function all_stops() {
  const first_of = (radio) => document.querySelector(`input[name="${radio.name}"]`);
  return [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter((e) => e.checkVisibility() && e.getAttribute('tabindex') !== '-1' &&
      (e.type !== 'radio' || e.checked || e === first_of(e)));
}

/** The focused element: its place among all stops, and what is wrong with it. */
function stop_here() {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  if (window.stops.has(e)) return null; // all round: there is no browser around to go out to
  window.stops.add(e);
  const wrong = [];
  const style = getComputedStyle(e);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  if (!outlined) wrong.push(`no outline (${style.outlineStyle} ${style.outlineWidth})`);
  const r = e.getBoundingClientRect();
  if (r.width === 0 || r.height === 0) wrong.push('has no box');
  if (r.bottom <= 0 || r.top >= innerHeight || r.right <= 0 || r.left >= innerWidth) {
    wrong.push('is out of sight');
  } else {
    const x = Math.min(Math.max(r.left + r.width / 2, 1), innerWidth - 1);
    const y = Math.min(Math.max(r.top + r.height / 2, 1), innerHeight - 1);
    const over = document.elementFromPoint(x, y);
    // A link broken over two lines may have nothing of its own in its middle.
    if (over && !e.contains(over) && !over.contains(e)) wrong.push(`is under <${over.localName}>`);
  }
  const words = (e.getAttribute('aria-label') || e.textContent || e.name || '').trim();
  return { name: `<${e.localName}> ${words.slice(0, 40)}`, wrong };
}

/** In the page: what was never come to, and what was come to unasked. */
function missed(now) {
  const { stops, at_first } = window;
  const all = now();
  return [
    // What came or went meanwhile, as a program that hears of something shows it, need not be a stop.
    ...at_first.filter((e) => all.includes(e) && !stops.has(e)).map((e) => `never: ${e.outerHTML.slice(0, 120)}`),
    ...[...stops].filter((e) => !at_first.includes(e) && !all.includes(e))
      .map((e) => `not expected: ${e.outerHTML.slice(0, 120)}`),
  ];
}

/** Goes all round `page`, from wherever the focus is; {stops: how many, wrong: a line each}. */
export async function walk(page) {
  const wrong = [];
  let stops = 0;
  await page.evaluate(`window.stops = new Set(); window.at_first = (${all_stops})()`);
  // From the middle, the way leads over the end of the page to its beginning, once.
  for (let ends = 0; ends < 2;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(stop_here);
    if (!stop) {
      ends += 1;
      continue;
    }
    stops += 1;
    for (const fault of stop.wrong) wrong.push(`${stop.name} ${fault}`);
  }
  wrong.push(...(await page.evaluate(`(${missed})(${all_stops})`)));
  return { stops, wrong };
}
