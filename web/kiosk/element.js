// Elements of a kiosk's own screens, made without markup: the page's policy has none of style.

/** `how`: attributes; `on…`: listeners; `text`; `class`. */
export function element(name, how = {}, ...children) {
  const made = document.createElement(name);
  Object.keys(how).forEach((key) => {
    if (key === 'text') made.textContent = how[key];
    else if (/^on/.test(key)) made.addEventListener(key.slice(2), how[key]);
    else if (how[key] !== false) made.setAttribute(key, how[key] === true ? '' : how[key]);
  });
  made.append(...children);
  return made;
}

export const button = (text, onclick, how = {}) => element('button', { type: 'button', text, onclick, ...how });

/** A modal of the kiosk: `on_close` whatever closed it. One of a kind at a time. */
export function open_dialog(kind, title, children, on_close) {
  const opener = document.activeElement;
  const former = document.querySelector(`dialog.${kind}`);
  if (former) former.remove();
  const heading = element('h2', { text: title, id: `title-${kind}`, tabindex: '-1' });
  const dialog = element('dialog', { class: `kiosk ${kind}`, 'aria-labelledby': heading.id }, heading, ...children);
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (on_close) on_close();
    const is_lost = document.activeElement === document.body || !document.activeElement;
    if (is_lost && opener && opener.isConnected) opener.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A labelled field, with its help and its fault. */
export function labelled(label, field, help = '') {
  const id = field.id;
  const told = element('p', { class: 'help', id: `${id}-help`, text: help });
  if (help) field.setAttribute('aria-describedby', told.id);
  return element('div', { class: 'field' }, element('label', { for: id, text: label }), ...(help ? [told] : []), field);
}
