// The program says what the server said: on every screen the first answer changes nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { every_address, get, open_house, until } from './support/house.mjs';
import { open_chromium, until_page, wake_program, with_pages } from './support/chromium.mjs';

let house, browser, addresses;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium();
  addresses = await every_address(house.origin);
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

/** Counts what changes in the document from now on; tells when the Worker has answered. */
function watch() {
  window.changes = [];
  const observer = new MutationObserver((records) => {
    for (const r of records) {
      const words = (r.target.textContent || '').slice(0, 60);
      window.changes.push(`${r.type} ${r.attributeName || ''} in <${r.target.nodeName}> ${words}`);
    }
  });
  observer.observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  window.told = () => {
    const records = observer.takeRecords();
    return window.changes.concat(records.map((r) => `${r.type} in <${r.target.nodeName}>`));
  };
}

test('the first answer makes zero mutations on every screen', async () => {
  const wrong = [];
  const queries = ['/actions?q=formation', '/en/actions?axe=2', '/actions?etat=en-cours&tri=titre',
    '/actions?q=zzzz'];
  const context = await browser.newContext();
  // The Worker's answers are seen from outside the page's script, as messages.
  await context.addInitScript(() => {
    Object.defineProperty(window, 'crossOriginIsolated', { value: false });
    const Thread = window.Worker;
    window.answers = [];
    window.Worker = class extends Thread {
      constructor(...all) {
        super(...all);
        this.addEventListener('message', ({ data }) => setTimeout(() => window.answers.push(data)));
      }
    };
  });
  await with_pages(context, [...addresses, ...queries], async (path, page) => {
    await page.goto(house.origin + path);
    await wake_program(page);
    await page.evaluate(watch);
    await until_page(page, () => window.answers.some((a) => a.answer || a.fault));
    const fault = await page.evaluate(
      () => window.answers.map((a) => a.fault || (a.answer && a.answer.error)).filter(Boolean)[0]);
    // What this device does not keep is the server's to say, forms that it numbers included: of
    // such a page the program may answer for nothing but its foot.
    const is_talk = /\/(participer|contributions|mes-contributions|suivre)([/?]|$)/.test(path);
    const is_served = /\/(bilan|bornes|donnees|formulaire|suites|synthese|transparence)([/?]|$)/.test(path); // by the server alone
    const posts = is_talk || is_served ||
      (await page.evaluate(() => Boolean(document.querySelector('form[method=post]'))));
    if (fault && !(posts && fault === 'unknown')) wrong.push(`${path}: ${fault}`);
    const parts = await page.evaluate(() => Object.keys((window.answers.find((a) => a.answer) || {}).answer || {}));
    if (!posts && !parts.includes('main')) wrong.push(`${path}: said ${parts}`);
    // All of "my contributions" is this device's own to say.
    if (path.endsWith('/mes-contributions')) return;
    for (const change of await page.evaluate(() => window.told())) wrong.push(`${path}: ${change}`);
  });
  await context.close();
  console.log(`first patch: ${addresses.length + queries.length} addresses, ${wrong.length} mutations`);
  assert.equal(wrong.slice(0, 40).join('\n'), '');
});

/** A contribution, as a browser without scripts posts it. */
async function say(path, fields) {
  const page = (await get(house.origin + path)).body.toString();
  const hidden = (name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)[1];
  const form = new URLSearchParams({ id: hidden('id'), code: hidden('code'), ...fields });
  const answer = await get(house.origin + path, {
    'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin',
  }, 'POST', form.toString());
  assert.equal(answer.status, 200);
  return hidden('id');
}

test('a device that keeps all shows the screens of participation as the server wrote them', async () => {
  let id = '';
  for (let i = 0; i < 14; i += 1) {
    id = await say('/actions/A1-12/ecrire?forme=answer', { texte: `Réponse ${i}\n\nà la ligne`, lieu: 'Ici' });
  }
  await say(`/actions/A1-12/ecrire?reponse=${id}`, { texte: 'Une réponse' });
  await say(`/contributions/${id}/soutenir`, {});
  const context = await browser.newContext();
  const page = await context.newPage();
  const shown = (words) => until(() => page.evaluate((w) => document.body.innerText.includes(w), words)
    .catch(() => false), words);
  await page.goto(`${house.origin}/mes-contributions`);
  await page.click('button[value="act:keep"]');
  await shown('À jour au');
  await until(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)), 'a worker');
  const wrong = [];
  // Heard by the page before its own script hears anything.
  await page.addInitScript(() => {
    window.changes = [];
    document.addEventListener('DOMContentLoaded', () => {
      new MutationObserver((records) => records.forEach((r) => window.changes.push(
        `${r.type} ${r.attributeName || ''} in <${r.target.nodeName}> ${(r.target.textContent || '').slice(0, 60)}`,
      ))).observe(document.getElementById('main'), {
        subtree: true, childList: true, attributes: true, characterData: true,
      });
    });
  });
  for (const lang of ['', '/en']) {
    for (const path of ['/participer', '/contributions', '/contributions?page=2', '/contributions?q=ligne&tri=soutenues',
      '/contributions?forme=answer&lieu=ici', '/contributions?q=rien+du+tout', `/contributions/${id}`, '/actions/A1-12',
      `/contributions/${id}/signaler`]) {
      await page.goto(house.origin + lang + path);
      // The foot says what is kept here once the program has spoken.
      await until(() => page.evaluate(() => Boolean(document.querySelector('.age a'))), path);
      for (const change of await page.evaluate(() => window.changes)) wrong.push(`${lang}${path}: ${change}`);
    }
  }
  await context.close();
  assert.equal(wrong.slice(0, 40).join('\n'), '');
});
