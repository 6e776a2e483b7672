// What the staff hands over: deposit codes, as everybody does (deposit.js), and the link of an
// invitation.
//
// Promises: the link stands in the page and in the answer to whoever asks for it, nowhere else:
// nothing here is stored. Its words are the page's own (desk_words.def), in hidden fields.
import './deposit.js';
import { draw, share } from './hand_over.js';

const hand_code = window.cairn_deposit;

window.cairn_deposit = (how, deposit, voice) => {
  const link = deposit.querySelector('#lien');
  if (!link) return hand_code(how, deposit, voice);
  const told = (name) => deposit.querySelector(`input[name=${name}]`).value;
  const url = link.textContent;
  if (how === 'qr') return draw(url, told('qr'));
  return share(url, (name) => {
    const status = document.getElementById('status');
    status.textContent = told(name);
    status.className = 'told';
  });
};
