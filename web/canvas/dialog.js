// A form of the page, over the canvas: a field inside a canvas takes no typing.
//
// What is shown is a copy; what is typed in it is typed in the page's own form at once, which
// keeps drafts, filters and sends as it always does. So the page may be patched meanwhile.
import { is_field } from './controls.js';
import { word } from './words.js';

const prefix = 'over-';
const refers = ['for', 'aria-describedby', 'aria-labelledby'];

function rename(form) {
  const all = [form, ...form.querySelectorAll('*')];
  all.forEach((one) => {
    if (one.getAttribute('id')) one.setAttribute('id', prefix + one.getAttribute('id'));
    refers.forEach((name) => {
      const ids = one.getAttribute(name);
      if (ids) one.setAttribute(name, ids.split(' ').map((id) => prefix + id).join(' '));
    });
    one.removeAttribute('autofocus');
  });
}

function carry(from, to) {
  if (from.type === 'checkbox' || from.type === 'radio') to.checked = from.checked;
  else to.value = from.value;
}

const fields_of = (form) => Array.from(form.elements);

/** `on_end`: it is closed, whatever came of it. */
export function open_form(form, field, on_end) {
  const copy = form.cloneNode(true);
  const dialog = document.createElement('dialog');
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.textContent = word('close');
  rename(copy);
  dialog.className = 'over';
  const title = (form.closest('section, main') || form).querySelector('h1, h2');
  dialog.setAttribute('aria-label', form.getAttribute('aria-label') || (title ? title.textContent : word('form')));
  fields_of(form).forEach((one, i) => is_field(one) && carry(one, fields_of(copy)[i]));
  dialog.append(close, copy);
  document.body.append(dialog);
  const original = (one) => fields_of(form)[fields_of(copy).indexOf(one)];

  function pass(event) {
    const to = original(event.target);
    event.stopPropagation();
    if (!to) return;
    carry(event.target, to);
    to.dispatchEvent(new Event(event.type, { bubbles: true }));
  }
  copy.addEventListener('input', pass);
  copy.addEventListener('change', pass);
  copy.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    const by = event.submitter && original(event.submitter);
    dialog.close();
    if (by) by.click();
    else form.requestSubmit();
  });
  copy.addEventListener('click', (event) => {
    const button = event.target.closest('button[type=button]');
    if (!button) return;
    event.stopPropagation();
    dialog.close();
    original(button).click();
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    on_end(form.isConnected && field && field.isConnected ? field : null);
  });
  dialog.showModal();
  const first = field ? fields_of(copy)[fields_of(form).indexOf(field)] : null;
  (first || copy.querySelector('input:not([type=hidden]), textarea, select, button') || close).focus();
}
