// Firefox ESR over WebDriver BiDi, with the same few verbs as support/webdriver.mjs.
import puppeteer from 'puppeteer-core';
import { until } from './house.mjs';

/** `profile`: a folder that is found again by the next one opened on it. */
export async function open_firefox(profile) {
  const browser = await puppeteer.launch({
    userDataDir: profile,
    browser: 'firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    headless: true,
  });
  const page = await browser.newPage();
  return {
    evaluate: (script, ...args) => page.evaluate(
      `(function () { ${script} }).apply(null, ${JSON.stringify(args)})`),
    // goto() waits for ever after a page that came back from the browser's cache.
    async open(url) {
      await page.evaluate((to) => location.assign(to), url);
      await until(() => page.evaluate(
        (to) => location.href === to && document.readyState === 'complete', url).catch(() => false),
      url);
    },
    // goBack() waits for a load, and a page shown in place has none.
    back: () => page.evaluate('history.back()'),
    // Not a locator: it polls with `eval`, which the page's policy forbids.
    click: (selector) => page.click(selector),
    async keys(text) {
      for (const key of text) await page.keyboard.press(key === '\uE007' ? 'Enter' : key);
    },
    close: () => browser.close(),
  };
}
