// Somebody of the staff at a browser: invited by the operator's command, come in by the link.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './house.mjs';

const program = process.env.CAIRN_BIN || join(root, 'build/native/cairn');

/** The link an operator hands over. */
export function invite(house, name, ...rights) {
  const printed = execFileSync(program, ['invite', '--data', house.data, '--name', name,
    ...rights, '--origin', house.origin]).toString();
  return /https?:\/\/\S+\/equipe#\S+/.exec(printed)[0];
}

/** The link for one more device of theirs. */
export function renew(house, name) {
  const printed = execFileSync(program, ['staff', 'renew', name, '--data', house.data, '--origin', house.origin]).toString();
  return /https?:\/\/\S+\/equipe#\S+/.exec(printed)[0];
}

/** Other rights from now on. */
export function grant(house, name, ...rights) {
  execFileSync(program, ['staff', 'grant', name, '--data', house.data, ...rights]);
}

/** As the link does; what stands behind # leaves the address at once. */
export async function follow(browser, link) {
  await browser.open(link.split('#')[0]);
  await browser.comes('document.querySelector("#code")');
  await browser.see('(location.hash = arguments[0])', link.split('#')[1]);
}

export async function activate(browser, link) {
  await follow(browser, link);
  await browser.comes('document.querySelector("#code").value.length > 11');
  assert.doesNotMatch(await browser.see('location.href'), /#/, 'the code left the address');
  await browser.click('main form button:not([type=button])');
  await browser.says('Vous êtes');
  await browser.comes('navigator.serviceWorker.controller !== null');
}

export const publish = 'main form#mise-a-jour button:not([type=button])';

export const form_of = (action) => `/equipe/actions/${action}/ecrire`;

/** Opens the form of an update. */
export async function begin(browser, action) {
  await browser.go(form_of(action));
  await browser.comes('document.querySelector("#mise-a-jour")');
}

/** As a person types and chooses, in what is folded away too. */
export async function fill(browser, values) {
  for (const [id, value] of Object.entries(values)) {
    await browser.see(`(function (id, value) {
      const field = document.getElementById(id);
      if (!field) throw new Error('no field ' + id + ' in: ' + document.querySelector('main').innerText);
      const around = field.closest('details');
      if (around) around.open = true;
      field.value = value;
      field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
      return true;
    })(arguments[0], arguments[1])`, id, value);
  }
}

export async function send(browser, values) {
  await fill(browser, values);
  await browser.click(publish);
  await browser.says('Mise à jour enregistrée');
}

export async function update(browser, action, values) {
  await begin(browser, action);
  await send(browser, values);
}

/** Of a list of contributions: ticks those, chooses, and sends. */
export async function with_several(browser, ids, values) {
  await browser.see(`arguments[0].forEach((id) => { document.getElementsByName('c-' + id)[0].checked = true; })`, ids);
  await fill(browser, values);
  await browser.click('main form#ensemble-form button:not([type=button])');
}

/** So much later, by the clock of the program of this browser; and it is heard that time has gone.
 *  `desk.context`: all of its tabs. */
export async function later(desk, minutes) {
  for (const page of desk.context.pages()) {
    await Promise.all(page.workers().map((worker) => worker.evaluate((ms) => {
      const now = Date.now;
      Date.now = () => now.call(Date) + ms;
    }, minutes * 60000)));
  }
  for (const page of desk.context.pages()) await page.evaluate(() => window.dispatchEvent(new Event('online')));
}
