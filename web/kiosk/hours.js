// Opening hours: outside them the screen is dark, and nothing moves on it.
import { element } from './element.js';
import { word } from './words.js';

const hour = '([01]\\d|2[0-3]):[0-5]\\d';
export const is_hours = (text) => new RegExp(`^${hour}-${hour}$`).test(text);

const minutes_of = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** `hours`: "09:00-18:30", past midnight too; empty: always. `now`: a Date by the server's clock. */
export function is_open(hours, now) {
  if (!is_hours(hours)) return true;
  const [from, to] = hours.split('-').map(minutes_of);
  const at = now.getHours() * 60 + now.getMinutes();
  return from <= to ? at >= from && at < to : at >= from || at < to;
}

let cover = null;

export function darken(hours, is_dark) {
  if (is_dark === Boolean(cover)) return;
  if (is_dark) {
    cover = element('div', { class: 'shut', role: 'img', 'aria-label': word('shut', hours.split('-')[0]) });
    document.body.append(cover);
  } else {
    cover.remove();
    cover = null;
  }
}
