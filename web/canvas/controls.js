// The controls of the page, as the canvas knows them: by their part and number.
const selector = 'a[href], summary, input:not([type=hidden]), select, textarea, button';
const names = { h: 'header', m: 'main', f: 'footer' };

/** In the order of the HTML; the links of pictures are not among them. */
function controls_of(part) {
  return Array.from(part.querySelectorAll(selector)).filter((one) => !one.closest('svg'));
}

export function place_of(element) {
  const part = element.closest('#header, #main, #footer');
  if (!part) return null;
  return { part: part.id[0], nth: controls_of(part).indexOf(element) };
}

/** What was pressed: its number tells, and where it leads makes sure. */
export function control_at({ part, nth, href }) {
  const element = document.getElementById(names[part]);
  const leads = (one) => (one.getAttribute('href') || '') === href;
  const controls = controls_of(element);
  if (nth >= 0 && controls[nth] && leads(controls[nth])) return controls[nth];
  const all = Array.from(element.querySelectorAll(selector));
  return href ? all.find(leads) || null : controls[nth] || null;
}

/** What each field holds: [part, nth, words], "1" or "0" of what is chosen or not. */
export function values() {
  return Object.keys(names).flatMap((part) => controls_of(document.getElementById(names[part]))
    .map((one, nth) => [one, nth]).filter(([one]) => is_field(one)).map(([one, nth]) => {
      const is_choice = one.type === 'radio' || one.type === 'checkbox';
      const chosen = one.tagName === 'SELECT' && one.selectedOptions[0];
      return [part, nth, is_choice ? `${Number(one.checked)}` : chosen ? chosen.text : one.type === 'password' ? '' : one.value];
    }));
}

export const is_field = (element) => /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);

/**
 * Where Tab goes from a list of choices in a canvas: Chromium, which does not draw it there, does not
 * let it go. (WCAG 2.1.2; undefined: nothing comes after it.)
 */
export function stop_beside(element, by) {
  const all = controls_of(element.closest('canvas')).filter((one) =>
    !one.disabled && one.tabIndex >= 0 && !one.closest('[hidden]') &&
    !(one.tagName === 'SUMMARY' ? one.parentElement.parentElement : one).closest('details:not([open])') &&
    // Of radios Tab meets the one that is chosen.
    !(one.type === 'radio' && !one.checked && one.form && one.form.elements[one.name].value));
  return all[all.indexOf(element) + by];
}
