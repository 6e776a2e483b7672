// What one sent, handed to the person and to nobody else: code, QR code, what this device keeps.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import jsqr from 'jsqr';
import { get, open_house, until } from './support/house.mjs';
import { open_chromium } from './support/chromium.mjs';

let house, browser, context, page;
before(async () => {
  house = await open_house();
  browser = await open_chromium();
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

async function begin(settings = {}) {
  context = await browser.newContext(settings);
  page = await context.newPage();
}

const go = (path) => page.goto(house.origin + path);
const main = () => page.locator('main').innerText();
/** Also while one page gives way to another. */
const comes = (ready, given) =>
  until(() => page.evaluate(ready, given).catch(() => false), String(ready));
const there = (selector) => comes((s) => Boolean(document.querySelector(s)), selector);
const says = (words) => comes(
  (w) => document.querySelector('main').innerText.includes(w), words);

/** Writes and sends; the code, as it is typed. */
async function send(path, words) {
  await go(path);
  await page.fill('main textarea', words);
  await page.click('main form.letter button:not([type=button])');
  await there('.deposit p.code');
  return (await page.textContent('.deposit p.code')).replaceAll('-', '');
}

/** What a telephone would read in the picture of the page. */
async function read_qr() {
  const { data, side } = await page.evaluate(async () => {
    const image = document.querySelector('#qr img');
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 300;
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0, 300, 300);
    return { data: Array.from(pen.getImageData(0, 0, 300, 300).data), side: 300 };
  });
  return (jsqr.default || jsqr)(new Uint8ClampedArray(data), side, side).data;
}

test('without a script, the page that gives a code holds its picture', async () => {
  await begin({ javaScriptEnabled: false });
  const code = await send('/actions/A1-03/ecrire', 'Écrit sans script');
  assert.match(await page.getAttribute('#qr img', 'alt'), /suivi/);
  assert.match(await main(), /Rien n’y est gardé/);
  const html = await page.content();
  await context.close();
  // Pictured again where scripts run, to be read.
  await begin();
  await page.setContent(html.replace(/<script[^>]*><\/script>/, ''));
  assert.equal(await read_qr(), `${house.origin}/suivre#${code}`);
  await context.close();
});

test('a picture is drawn when it is asked for, and leads back to what was sent', async () => {
  await begin({ permissions: ['clipboard-read', 'clipboard-write'] });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const code = await send('/actions/A1-03/ecrire', 'À retrouver');
  assert.ok(!asked.some((url) => /deposit/.test(url)), 'not before');
  await page.click('button[value="act:qr"]');
  await there('#qr img');
  const address = await read_qr();
  assert.equal(address, `${house.origin}/suivre#${code}`);
  await page.click('button[value="act:share"]');
  await comes(() => /copiée/.test(document.getElementById('status').textContent));
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);

  await page.goto(address);
  assert.equal(await page.inputValue('#code'), code);
  assert.equal(new URL(page.url()).hash, '', 'no code stays in the address');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'code');
  await page.click('main form.letter button');
  await says('À retrouver');
  await context.close();
});

test('a shared computer keeps nothing of it, and says so', async () => {
  await begin();
  const code = await send('/actions/A1-04/ecrire', 'Sur un ordinateur partagé');
  await says('Votre contribution est publiée');
  await page.click('button[value^="act:part"]');
  await says('n’en garde plus rien');
  assert.match(await main(), new RegExp(code.slice(0, 4)), 'the code is still to be written down');
  await go('/mes-contributions');
  await there('#appareil');
  assert.doesNotMatch(await main(), /ordinateur partagé/);
  assert.ok((await get(`${house.origin}/contributions`)).body.includes('ordinateur partagé'));
  await context.close();
});

test('a support is remembered by the device that gave it, and taken back', async () => {
  await begin();
  await send('/actions/A1-05/ecrire', 'Pour garder quelque chose');
  await go('/actions/A1-05/soutenir');
  await page.click('main form.letter button');
  await says('Votre soutien est compté');
  const count = async () =>
    (/(\d+)\u00A0soutien/.exec((await get(`${house.origin}/actions/A1-05`)).body.toString()) || [0, '0'])[1];
  assert.equal(await count(), '1');
  await go('/mes-contributions');
  await there('button[value="act:keep"]');
  await page.click('button[value="act:keep"]');
  await says('tout ce qui s’en dit');
  await go('/actions/A1-05/soutenir');
  await says('Ne plus soutenir');
  await page.click('main form.letter button');
  await says('Votre soutien est retiré');
  await comes(() => !/envoyer/.test(document.getElementById('footer').innerText));
  assert.equal(await count(), '0');
  await context.close();
});

test('drafts are listed, gone back to and discarded; all of one\'s own is erased everywhere', async () => {
  await begin();
  await send('/actions/A1-06/ecrire', 'À effacer partout');
  await go('/actions/A1-07/ecrire');
  await page.fill('main textarea', 'Un texte commencé');
  await comes(() => /gardé/.test(document.getElementById('status').textContent));
  await go('/mes-contributions');
  await there('#brouillons');
  await page.click('main a:has-text("Un texte commencé")');
  await comes(() => document.querySelector('main textarea')?.value === 'Un texte commencé');
  await go('/mes-contributions');
  await there('#brouillons');
  await page.click('button[value^="act:drop"]');
  await comes(() => !document.getElementById('brouillons'));
  await page.click('#effacer summary');
  await page.click('button[value="act:erase"]');
  await says('Rien n’a encore été écrit');
  await comes(() => !/envoyer/.test(document.getElementById('footer').innerText));
  assert.ok(!(await get(`${house.origin}/contributions`)).body.includes('effacer partout'));
  await context.close();
});

test('fault: the device that wrote was shown the form to change it in place of what became of it', async () => {
  await begin();
  const code = await send('/actions/A1-05/ecrire', 'À suivre depuis le même appareil');
  await go('/suivre');
  await page.fill('#code', code);
  await page.click('main form.letter button');
  await says('Publiée');
  await new Promise((resolve) => setTimeout(resolve, 1500)); // the program woke meanwhile
  assert.equal(await page.locator('main textarea').count(), 0);
  assert.match(await main(), /À suivre depuis le même appareil/);
  await context.close();
});
