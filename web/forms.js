// The forms of participation: what is typed is kept as a draft, what is sent is saved here first.
//
// Promises: a form works by itself wherever the program does not (it is a plain POST), but for those
// of the desk, which stay as they are and say why; what a person has typed is never overwritten by
// an older draft.
// Leaves out: the search and the filters (start.js), the letter to the publisher (the server's).
import { live_of, word_of } from './fields.js';

const writes = /\/(ecrire|signaler|modifier)$/;
// Without an id it is a button of /suivre, which speaks for a code and not for this device.
const supports = /\/(soutenir|repondre)$/;

export function is_writing(form) {
  if (!form || form.method !== 'post') return false;
  const { pathname } = new URL(form.action);
  return writes.test(pathname) || (supports.test(pathname) && Boolean(form.elements.id));
}

/** The form that this page is for, if it is one of them: not a button of another one's. */
export function form_here() {
  return Array.from(document.querySelectorAll('#main form')).find((form) => is_writing(form) &&
    new URL(form.action).pathname === location.pathname) || null;
}

function target_of(form) {
  const to = new URL(form.action);
  return to.pathname + to.search;
}

export function text_of(verb, form) {
  return `${verb}:${target_of(form)}\n${new URLSearchParams(new FormData(form))}`;
}

/** Puts a draft back in the fields that nobody has touched since. */
export function restore(form, draft) {
  new URLSearchParams(draft).forEach((value, name) => {
    const field = form.elements.namedItem(name);
    if (!field) return;
    if (field.type === 'hidden' || !(field instanceof Element)) field.value = value;
    else if (live_of(field) === word_of(field)) field.value = value;
  });
}
