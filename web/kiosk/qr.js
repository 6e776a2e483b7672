// Addresses as pictures to photograph: what a kiosk hands to a phone.
import { picture_of } from '../hand_over.js';
import { button, element, open_dialog } from './element.js';
import { word } from './words.js';

export function qr_of(url) {
  return element('img', { class: 'qr', alt: word('qr', url.replace(/^https?:\/\//, '').split('#')[0]), src: picture_of(url) });
}

/** `is_out`: it is no page of this kiosk. */
export function show_address(url, is_out = false) {
  const dialog = open_dialog('phone', word('phone_title'), [
    element('p', { text: word(is_out ? 'out_help' : 'phone_help') }),
    qr_of(url),
    element('p', { class: 'address', text: url.replace(/^https?:\/\//, '') }),
    element('p', { class: 'acts' }, button(word('close'), () => dialog.close(), { class: 'act', autofocus: true })),
  ]);
}
