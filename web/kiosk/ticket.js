// What a visitor takes away: the claim on what they wrote.
import { send_soon } from './courier.js';
import { button, element, open_dialog } from './element.js';
import { qr_of } from './qr.js';
import { go_back } from './guard.js';
import { begin_anew, note_said } from './visit.js';
import { word } from './words.js';

function show(code) {
  const follow = document.querySelector('main .deposit a[href*="/suivre"]');
  const at = new URL(follow ? follow.getAttribute('href') : '/suivre', location.origin);
  const dialog = open_dialog('ticket', word('ticket'), [
    element('p', { text: word('ticket_help') }),
    qr_of(`${at.href}#${code.replace(/-/g, '')}`),
    element('p', { class: 'code', 'aria-label': word('ticket_code'), text: code }),
    element('p', { class: 'acts' },
      button(word('go_on'), () => dialog.close(), { class: 'act', autofocus: true }),
      button(word('finish'), () => begin_anew())),
  ]);
}

/** After the Worker said what became of it, and the page shows it. */
export async function on_saved({ kept, bag, is_full }) {
  note_said();
  if (!kept) {
    const went = Boolean(bag) && (await send_soon(bag));
    const dialog = open_dialog('unkept', went ? word('ticket') : word('unkept'), [
      element('p', { text: word(went ? 'sent_now' : is_full ? 'visit_full' : 'unkept_help') }),
      element('p', { class: 'acts' }, button(word('close'), () => dialog.close(), { class: 'act', autofocus: true })),
    ], () => (went ? show_code() : go_back())); // the page believes that it is sealed
    return;
  }
  send_soon();
  show_code();
}

let looked_for = 0;

/** The page comes after the word that it is kept; not every act gives a code. */
export function show_code(tries = 600, turn = (looked_for += 1), path = location.pathname) {
  if (turn !== looked_for || path !== location.pathname) return;
  const code = document.querySelector('main .deposit p.code');
  if (code && document.querySelector('main h1')) show(code.textContent);
  else if (tries) setTimeout(show_code, 50, tries - 1, turn, path);
}
