// How a browser becomes a kiosk: an invitation, a code of the operator's own, one press.
import { enrol } from './courier.js';
import { button, element, labelled } from './element.js';
import { hash_code } from './panel_code.js';
import { to_base64 } from './seal.js';
import { keep_self } from './store.js';
import { word } from './words.js';

export const defaults = { idle: 60, days: 7, lang: 'fr', size: 1.3, face: true, hours: '', sites: '' };

const can_be = () => Boolean(navigator.serviceWorker && window.isSecureContext && crypto.subtle &&
  navigator.storage && navigator.storage.getDirectory && window.HTMLDialogElement);

/** Resolves when every address of the site is this kiosk's. */
export async function take_over() {
  const all = await navigator.serviceWorker.getRegistrations();
  await Promise.all(all.filter(({ active }) => !active || !/borne-sw/.test(active.scriptURL)).map((one) => one.unregister()));
  await navigator.serviceWorker.register('/borne-sw.js', { scope: '/' });
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) {
    // A page loaded past its worker (a forced reload) is never controlled: the next one is.
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 5000)),
      new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }))]);
  }
}

export function show_enrolment() {
  const main = document.getElementById('main');
  const invitation = element('input', { id: 'invitation', autocomplete: 'off' });
  /** Out of the address at once, wherever it came from. */
  const take = () => {
    if (!location.hash) return;
    invitation.value = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
  };
  take();
  window.addEventListener('hashchange', take);
  const code = element('input', { id: 'operator', inputmode: 'numeric', autocomplete: 'off', maxlength: '8' });
  const fault = element('p', { class: 'wrong', role: 'alert' });
  const install = button(word('install'), async () => {
    fault.textContent = '';
    if (!/^\d{4,8}$/.test(code.value)) {
      fault.textContent = word('bad_code');
      code.focus();
      return;
    }
    install.disabled = true;
    const secret = to_base64(crypto.getRandomValues(new Uint8Array(32)));
    const told = await enrol(secret, invitation.value.trim());
    if (told.error) {
      fault.textContent = word(told.error);
      install.disabled = false;
      return;
    }
    await keep_self({ secret, place: told.place, seal: told.seal, sign: told.sign,
      code: await hash_code(code.value), settings: { ...defaults, lang: document.documentElement.lang } });
    if (navigator.storage.persist) await navigator.storage.persist();
    await take_over();
    location.replace(location.pathname);
  }, { class: 'act' });
  main.textContent = '';
  main.append(element('h1', { text: word('install') }), element('p', { class: 'lead', text: word('install_lead') }));
  if (!can_be()) {
    main.append(element('p', { class: 'wrong', text: word('no_means') }));
    return;
  }
  main.append(labelled(word('invitation'), invitation, word('invitation_help')),
    labelled(word('code'), code, word('code_help')), fault, element('p', {}, install));
}
