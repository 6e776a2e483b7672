// What a person holds: fields being typed in, details they opened. The program may only touch
// them when it changes its own word on them.
//
// The program's last word on a field is the field's default (the `value`, `checked` or
// `selected` attribute): the person's typing changes the live value and never the default. So
// a word has changed when the new default is not the old one; and the echo of a field's own
// message is no news to that field, which may have been typed in again since.

const opened = new WeakMap(); // the program's last word on each <details>

export function is_field(node) {
  return /^(INPUT|SELECT|TEXTAREA)$/.test(node.tagName);
}

function is_switch(field) {
  return field.type === 'checkbox' || field.type === 'radio';
}

/** What the program said the field holds. */
export function word_of(field) {
  if (field.tagName === 'SELECT') {
    const options = Array.from(field.options);
    const chosen = options.find((option) => option.defaultSelected) || options[0];
    return chosen ? chosen.value : '';
  }
  return is_switch(field) ? String(field.defaultChecked) : field.defaultValue;
}

/** What it holds now. */
export function live_of(field) {
  return is_switch(field) ? String(field.checked) : field.value;
}

function write(field, value) {
  if (live_of(field) === value) return;
  if (is_switch(field)) field.checked = value === 'true';
  else if (field.tagName !== 'SELECT') field.value = value;
  else if (Array.from(field.options).some((option) => option.value === value)) field.value = value;
}

function set_default(field, wanted) {
  if (field.tagName === 'SELECT') {
    Array.from(field.options).forEach((option, i) => {
      const other = wanted.options[i];
      if (other && option.defaultSelected !== other.defaultSelected) {
        option.defaultSelected = other.defaultSelected;
      }
    });
  } else if (is_switch(field)) {
    if (field.defaultChecked !== wanted.defaultChecked) {
      field.defaultChecked = wanted.defaultChecked;
    }
  }
  if (field.tagName === 'INPUT' && field.getAttribute('value') !== wanted.getAttribute('value')) {
    if (wanted.hasAttribute('value')) field.setAttribute('value', wanted.getAttribute('value'));
    else field.removeAttribute('value');
  }
}

/** Before the children of `field` change: what to give to `settle` afterwards. */
export function hold(field) {
  return { word: word_of(field), live: live_of(field) };
}

/** `wanted` is the program's new field; `echo` is true in the answer to this field's message. */
export function settle(field, wanted, held, echo) {
  const word = word_of(wanted);
  set_default(field, wanted);
  write(field, word !== held.word && !echo ? word : held.live);
}

/** The program says what the page shows. */
export function note_details(details) {
  opened.set(details, details.open);
}

export function settle_details(details, wanted) {
  const before = opened.has(details) ? opened.get(details) : wanted.open;
  if (before !== wanted.open && details.open !== wanted.open) details.open = wanted.open;
  opened.set(details, wanted.open);
}
