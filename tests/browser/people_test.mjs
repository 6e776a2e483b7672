// An operator's morning, in real browsers: somebody is invited from the desk, comes in on another
// device, is given one more right and has one taken, and is revoked; what the link holds is in no
// file; without a network the page says that the link does not work yet.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import jsqr from 'jsqr';
import { bring_axe, violations } from './support/axe.mjs';
import { open_profile, verbs_of } from './support/chromium.mjs';
import { activate, fill, invite } from './support/desk_hands.mjs';
import { hands_of } from './support/hands.mjs';
import { open_house, until } from './support/house.mjs';

const list = '/equipe/personnes';
const send = (form) => `main form#${form} button:not([type=button])`;

let house;
const folders = [];
before(async () => {
  house = await open_house();
});
after(async () => {
  if (house) await house.close();
  folders.forEach((path) => rmSync(path, { recursive: true, force: true }));
});

async function device() {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-people-'));
  folders.push(folder);
  return { ...hands_of(await verbs_of(await open_profile(folder)), house.origin), folder };
}

async function operator(name) {
  const one = await device();
  await activate(one, invite(house, name, '--role', 'operator'));
  await one.go(list);
  await one.says(name);
  return one;
}

/** From the list to the link, as a person does. */
async function invite_from(desk, name, boxes) {
  await desk.click(`main a[href="${list}/ecrire"]`);
  await desk.comes('document.querySelector("#invitation")');
  await fill(desk, { nom: name });
  for (const box of boxes) await desk.click(`#${box}`);
  await desk.click(send('invitation'));
  await desk.says('Lien d’invitation de');
  return desk.see('document.querySelector("#lien").textContent');
}

/** To somebody's own page, from the list. */
async function open_person(desk, name) {
  await desk.go(list);
  await desk.says(name);
  await desk.page.click(`main a:has-text("${name}")`);
  await desk.comes('document.querySelector("#droits-de")');
}

const hear = (browser) => browser.see('(window.dispatchEvent(new Event("online")), true)');

/** What a telephone would read in the picture of the page. */
async function read_qr(page) {
  const side = 300;
  const data = await page.evaluate(async (wide) => {
    const image = document.querySelector('#qr img');
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = wide;
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0, wide, wide);
    return Array.from(pen.getImageData(0, 0, wide, wide).data);
  }, side);
  return (jsqr.default || jsqr)(new Uint8ClampedArray(data), side, side).data;
}

function files_with(words, under, found = []) {
  for (const what of readdirSync(under, { withFileTypes: true })) {
    const path = join(under, what.name);
    if (what.isDirectory()) files_with(words, path, found);
    else if (what.isFile() && readFileSync(path).includes(words)) found.push(path);
  }
  return found;
}

test('invited from the desk, come in, given and taken a right, revoked', async () => {
  const odile = await operator('Odile');
  const lea = await device();
  try {
    const link = await invite_from(odile, 'Léa Martin', ['axe-1']);
    await odile.says('le lien marche');
    assert.ok(link.startsWith(`${house.origin}/equipe#`), link);
    const secret = link.split('#')[1];
    assert.match(secret, /^[\w-]{43}$/);
    await odile.click('button[value="act:qr"]');
    await odile.comes('document.querySelector("#qr img[alt*=invitation]")');
    assert.equal(await read_qr(odile.page), link);
    // Sent twice, it is one invitation: the page goes on showing the same link.
    await hear(odile);
    assert.equal(await odile.see('document.querySelector("#lien").textContent'), link);
    await odile.go(list);
    await odile.says('Léa Martin');
    await odile.says('ouverte jusqu');
    assert.deepEqual(files_with(secret, join(odile.folder, 'Default')), [], 'the link is in no file');

    await activate(lea, link);
    await lea.says('Léa Martin, responsable de l’axe 1');
    await hear(odile);
    await odile.comes('/Léa Martin[^]*Appareil [0-9a-f]{8}, utilisé le/.test(document.querySelector("main").innerText)');

    // One right more; then one less, which is asked twice.
    await open_person(odile, 'Léa Martin');
    await odile.click('#relay');
    await odile.click(send('droits-de'));
    await odile.says('Droits enregistrés');
    await until(async () => {
      await hear(lea);
      return /relais/.test(await lea.words());
    }, 'she hears of it');
    await open_person(odile, 'Léa Martin');
    await odile.click('#relay');
    await odile.click(send('droits-de'));
    await odile.says('Vous retirez\u00a0: relais');
    await odile.click(send('droits-de'));
    await odile.says('Droits enregistrés');
    await until(async () => {
      await hear(lea);
      return !/relais/.test(await lea.words());
    }, 'and of that');

    // All of it is taken back: her device is a citizen's again.
    await open_person(odile, 'Léa Martin');
    await odile.click('main a[href$="/retirer/ecrire"]');
    await odile.says('Tout retirer à Léa Martin');
    await odile.click(send('retrait'));
    await odile.says('Retrait enregistré');
    await until(async () => {
      await hear(lea);
      return /Ce droit a été retiré/.test(await lea.words());
    }, 'she has no right any more');
    await odile.go(list);
    await odile.says('aucun droit');
  } finally {
    await odile.close();
    await lea.close();
  }
});

test('written without a network, the link works once it is sent; one that is left is taken back', async () => {
  const odile = await operator('Olga');
  const omar = await device();
  try {
    await until(() => odile.see('caches.match("/equipe").then(Boolean)'), 'the desk is kept');
    await house.down();
    const link = await invite_from(odile, 'Omar', ['moderator']);
    await odile.says('ne marchera qu’une fois ceci envoyé');
    await house.up();
    await hear(odile);
    await odile.says('le lien marche');
    // A second device, whose link is left, and taken back.
    await open_person(odile, 'Omar');
    await odile.click('main a[href$="/inviter/ecrire"]');
    await odile.comes('document.querySelector("#invitation")');
    await odile.click(send('invitation'));
    await odile.says('Lien d’invitation de');
    const second = await odile.see('document.querySelector("#lien").textContent');
    assert.notEqual(second, link);
    await activate(omar, link);
    await open_person(odile, 'Omar');
    await odile.comes('/utilisée le/.test(document.querySelector("main").innerText)');
    await odile.click('main a[href*="/retirer/ecrire?quoi="]:has-text("Retirer") >> nth=-1');
    await odile.says('Son lien ne marchera plus');
    await odile.click(send('retrait'));
    await odile.says('Retrait enregistré');
    await open_person(odile, 'Omar');
    await odile.comes('/Invitation [0-9a-f]{8}, retirée/.test(document.querySelector("main").innerText)');
    // What is typed in a field that keeps no draft leaves the program awake.
    const late = await device();
    await late.go('/equipe');
    await late.click('#code');
    const secret = second.split('#')[1];
    await late.keys(secret.slice(0, 20));
    await late.comes('!/besoin de JavaScript/.test(document.querySelector("main").innerText)');
    await late.keys(secret.slice(20));
    await late.comes('document.getElementById("status").textContent.length > 0');
    await late.click('main form button:not([type=button])');
    await late.says('Ce droit a été retiré');
    await late.close();
  } finally {
    await house.up().catch(() => {});
    await odile.close();
    await omar.close();
  }
});

test('the list of the staff is shown to operators alone', async () => {
  const mona = await device();
  try {
    await activate(mona, invite(house, 'Mona', '--role', 'moderator'));
    await mona.go(list);
    await mona.says('revient à l’exploitation');
    assert.doesNotMatch(await mona.words(), /Odile/);
  } finally {
    await mona.close();
  }
});

test('the staff’s list has no fault axe can find, in either language, light and dark, at 320 px', async () => {
  const odile = await operator('Oriane');
  try {
    await invite_from(odile, 'Ana', ['editor']);
    await odile.says('le lien marche');
    await odile.click('button[value="act:qr"]');
    await odile.comes('document.querySelector("#qr img")');
    await bring_axe(odile.page);
    assert.deepEqual(await violations(odile.page, 'the link'), []);
    await odile.go(list);
    await odile.says('Ana');
    const hers = await odile.page.getAttribute('main a:has-text("Ana")', 'href');
    const revoke = hers.replace('/ecrire', '/retirer/ecrire');
    for (const start of ['', '/en']) {
      for (const path of [list, `${list}/ecrire`, hers, hers.replace('/ecrire', '/inviter/ecrire'), revoke]) {
        await odile.go(start + path);
        await odile.comes('document.querySelector("main nav")');
        for (const colorScheme of ['light', 'dark']) {
          await odile.page.emulateMedia({ colorScheme });
          await odile.page.setViewportSize({ width: 320, height: 800 });
          await bring_axe(odile.page);
          assert.deepEqual(await violations(odile.page, start + path), [], colorScheme);
        }
        const wide = await odile.see('document.documentElement.scrollWidth');
        assert.ok(wide <= 320, `${start}${path} is ${wide} px wide`);
        const nodes = await odile.see('document.querySelectorAll("*:not(svg *)").length');
        assert.ok(nodes <= 600, `${start}${path}: ${nodes} nodes`);
      }
    }
  } finally {
    await odile.close();
  }
});
