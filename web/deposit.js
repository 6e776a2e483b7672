// A deposit code handed to the person: shared or copied, printed, or as a QR code to photograph.
//
// Loaded when one of those buttons is pressed, not before. Promises: the code travels in the
// fragment of an address, which no server is sent; where neither sharing nor copying is allowed,
// the page says to copy it by hand.
import { draw, share } from './hand_over.js';

function address_of(deposit) {
  const follow = deposit.querySelector('a[href*="/suivre"]');
  return `${follow.href.split('#')[0]}#${deposit.querySelector('p.code').textContent.replace(/-/g, '')}`;
}

/** `how`: "share" or "qr"; `voice`: words.js of the page. */
window.cairn_deposit = (how, deposit, { say, words }) => {
  const url = address_of(deposit);
  if (how === 'qr') draw(url, words('qr'));
  else share(url, say);
};
