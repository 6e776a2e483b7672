// Somebody without a script, who sends forms and reads what comes back.
import assert from 'node:assert/strict';

const code_shape = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;

/** `action`: what they speak of. */
export async function citizen_of(browser, origin, action) {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const main = () => page.locator('main').innerText();
  const press = (selector) => Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.locator(selector).first().click(),
  ]).then(([answer]) => answer.status());
  return {
    page, main, press,
    go: (path) => page.goto(origin + path),
    async write(words) {
      await page.goto(`${origin}/actions/${action}/ecrire`);
      await page.locator('main textarea').first().fill(words);
      assert.equal(await press('main form[method=post] button'), 200);
      return code_shape.exec(await main())[0];
    },
    async support(id) {
      await page.goto(`${origin}/contributions/${id}/soutenir`);
      assert.equal(await press('main form[method=post] button'), 200);
    },
    async report(id, ground) {
      await page.goto(`${origin}/contributions/${id}/signaler`);
      await page.selectOption('#raison', ground);
      assert.equal(await press('main form[method=post] button'), 200);
      return code_shape.exec(await main())[0];
    },
    async follow(code) {
      await page.goto(`${origin}/suivre`);
      await page.fill('#code', code);
      await press('main form#suivre button');
      return main();
    },
    async appeal(id, code, why) {
      await page.goto(`${origin}/contributions/${id}/contester`);
      await page.fill('#code', code);
      await page.fill('#texte', why);
      assert.equal(await press('main form#recours button'), 200);
    },
  };
}
