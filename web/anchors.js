// What stands behind # in the page's address: a place inside details, or a code for a field.
//
// Promises: a code leaves the address as it goes into its field, so that it is in no history.

/** Opens the details that hold an anchor, as recent browsers do by themselves. */
export function open_around(hash) {
  const target = document.getElementById(hash.slice(1));
  const around = target && target.closest('details');
  if (!around || around.open) return false;
  around.open = true;
  return true;
}

/** A deposit code, or an invitation to the staff, came in the address: it goes in its field, and out of the address. */
function take_code() {
  const field = /\/(suivre|equipe)$/.test(location.pathname) && document.querySelector('#main #code');
  if (!field || !/^#[0-9A-Za-z_-]{12,64}$/.test(location.hash)) return;
  field.value = location.hash.slice(1);
  history.replaceState(history.state, '', location.pathname);
  field.focus();
}

/** The browser went to an anchor before its details were open. */
export function on_anchor() {
  take_code();
  if (open_around(location.hash)) document.getElementById(location.hash.slice(1)).scrollIntoView();
}
