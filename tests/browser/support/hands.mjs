// A person at a browser: what they do, and what they wait to see.
import assert from 'node:assert/strict';
import { until } from './house.mjs';

/** What one can do with a page (its verbs: verbs_of and its like), waiting for what must come. */
export function hands_of(browser, origin) {
  const see = (script, ...args) => browser.evaluate(`return ${script}`, ...args);
  const words = () => see('document.querySelector("main").innerText');
  const comes = (script, ...args) => until(
    () => see(`Boolean(${script})`, ...args).catch(() => false), `${script} ${args}`, 20000)
    .catch(async (error) => assert.fail(`${error.message}, but:\n${await words()}`));
  return {
    ...browser,
    see,
    comes,
    words,
    says: (text) => comes('document.querySelector("main").innerText.toLowerCase().includes(arguments[0])', text.toLowerCase()),
    /** Opens an address and waits until the program has filled or taken over the page. */
    async go(path) {
      await browser.open(origin + path);
      await comes('document.querySelector("main h1") && !/^Cairn$/.test(document.querySelector("main h1").innerText)');
    },
    async write(path, text) {
      await this.go(path);
      await comes('document.querySelector("main textarea")');
      await browser.click('main textarea');
      await browser.keys(text);
      await browser.click('main form[method=post] button:not([type=button])');
    },
  };
}

/** Asks this device to keep all that is said; waits until it does. */
export async function keep(browser) {
  await browser.go('/mes-contributions');
  await browser.comes('document.querySelector("button[value=\\"act:keep\\"]:not([hidden])")');
  await browser.click('button[value="act:keep"]');
  await browser.comes('navigator.serviceWorker.controller !== null');
  await browser.says('À jour au'); // all of it is here
}
