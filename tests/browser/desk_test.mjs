// The staff's desk, in real browsers: a lead's week in two packs, what is published while a form is
// open, invitations, accessibility.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bring_axe, violations } from './support/axe.mjs';
import { open_house, root, until } from './support/house.mjs';
import { open_profile, verbs_of } from './support/chromium.mjs';
import { open_firefox } from './support/firefox.mjs';
import { hands_of } from './support/hands.mjs';
import { activate, begin, fill, follow, invite, publish, update } from './support/desk_hands.mjs';
import { served } from './support/faces.mjs';
import { week } from './support/week.mjs';

let house;
before(async () => {
  house = await open_house({ lived_in: true });
});
after(() => house && house.close());

const demonstration = {
  folder: join(root, 'content/numerique-responsable'),
  languages: ['fr', 'en'], axes: [1], origin: 'example', source: '',
  late: 'A1-01', noted: 'A1-02', shared: 'A1-03',
  reached: 'A1-04', milestone: 'A1-04-m3', measured: 'A1-05', indicator: 'A1-05-i1', value: 12.5,
};

// None of its two axes has five actions: its lead has both.
const vallon = {
  folder: join(root, 'content/vallon'),
  languages: ['fr'], axes: [1, 2], origin: 'documented', source: 'REG',
  late: 'A2-01', noted: 'A2-02', shared: 'A1-03',
  reached: 'A1-02', milestone: 'A1-02-m2', measured: 'A1-01', indicator: 'A1-01-i1', value: 12.5,
};

/** Chromium in a window as small as a phone's. */
async function open_phone(folder) {
  const verbs = await verbs_of(await open_profile(folder));
  await verbs.page.setViewportSize({ width: 360, height: 740 });
  return verbs;
}

test("a lead's week, in Chromium", () => week(house, demonstration, open_phone));

test("a lead's week, in Chromium, in a tiny pack of one language", async () => {
  const village = await open_house({ pack: vallon.folder, lived_in: true });
  try {
    await week(village, vallon, open_phone);
  } finally {
    await village.close();
  }
});

test("a lead's week, in Firefox", () => week(house, { ...demonstration, value: 13.5 }, open_firefox));

test('what a colleague publishes while a form is open is not overwritten unseen', async () => {
  const [folder, other] = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'cairn-desk-')));
  const lead = hands_of(await verbs_of(await open_profile(folder)), house.origin);
  const colleague = hands_of(await verbs_of(await open_profile(other)), house.origin);
  const mark = `M${Math.random().toString(36).slice(2, 8)}`;
  try {
    await activate(lead, invite(house, `Iris ${mark}`, '--role', 'lead', '--axis', '3'));
    await activate(colleague, invite(house, `Omar ${mark}`, '--role', 'lead', '--axis', '3'));
    await begin(lead, 'A3-01');
    await fill(lead, { etat: 'done', note_fr: `Iris ${mark}` });
    await update(colleague, 'A3-01', { etat: 'suspended', raison_fr: `Omar ${mark}`,
      raison_en: `Omar ${mark}` });
    await until(async () => (await served(house, '/actions/A3-01')).includes(`Omar ${mark}`), 'he is first');
    // Her device hears of it while the form is open.
    await lead.see('(window.dispatchEvent(new Event("online")), true)');
    await until(() => lead.see('document.body.innerText.length > 0'), 'the page is there');
    await lead.click(publish);
    await lead.says('Mise à jour enregistrée');
    await lead.go('/equipe');
    await lead.says('une autre mise à jour est passée avant');
    assert.ok(!(await served(house, '/actions/A3-01')).includes(`Iris ${mark}`));
    await lead.click('main a[href*="reprise="]');
    await lead.says(`Omar ${mark}`);
    // Dropped, it is gone, and nothing else is.
    await lead.go('/equipe');
    await lead.comes('document.querySelector("button[value^=\\"act:dismiss\\"]")');
    await lead.click('button[value^="act:dismiss"]');
    await lead.comes('!/passée avant/.test(document.querySelector("main").innerText)');
  } finally {
    await lead.close();
    await colleague.close();
    [folder, other].forEach((path) => rmSync(path, { recursive: true, force: true }));
  }
});

test('fault: a form of the desk whose program had died went to a page that was not found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-desk-'));
  const lead = hands_of(await verbs_of(await open_profile(folder)), house.origin);
  try {
    await activate(lead, invite(house, `Iris ${Math.random()}`, '--role', 'lead', '--axis', '3'));
    await begin(lead, 'A3-02');
    await fill(lead, { etat: 'done', note_fr: 'Tapé longtemps' });
    await lead.comes('/est gardé sur cet appareil/.test(document.getElementById("status").textContent)');
    for (const worker of lead.page.workers()) {
      await worker.evaluate(() => { setTimeout(() => { throw new Error('dead'); }); });
    }
    await lead.click(publish);
    await lead.comes('/Le programme s’est arrêté/.test(document.getElementById("status").textContent)');
    assert.equal(await lead.see('document.querySelector("#note_fr").value'), 'Tapé longtemps');
    await begin(lead, 'A3-02');
    await lead.comes('document.querySelector("#note_fr").value === "Tapé longtemps"');
    await lead.click(publish);
    await until(async () => (await served(house, '/actions/A3-02')).includes('Tapé longtemps'), 'it is published');
  } finally {
    await lead.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what the desk leaves to the citizens’ program opens from there, without a network too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-desk-'));
  const lead = hands_of(await verbs_of(await open_profile(folder)), house.origin);
  const mark = `M${Math.random().toString(36).slice(2, 8)}`;
  try {
    await activate(lead, invite(house, `Lou ${mark}`, '--role', 'lead', '--axis', '1'));
    await until(() => lead.see('caches.match("/shell.html").then(Boolean)'), 'the site is kept');
    for (const network of [true, false]) {
      if (!network) await house.down();
      for (const [path, title] of [['/accessibilite', 'Déclaration d’accessibilité'], ['/ecoconception', 'écoconception'],
        ['/plan-du-site', 'Plan du site']]) {
        await lead.go('/equipe');
        await lead.says('Vous êtes');
        await lead.click(`footer a[href="${path}"]`);
        await lead.says(title);
      }
    }
  } finally {
    await house.up();
    await lead.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('an invitation serves once, and says why it does not again', async () => {
  const [folder, other] = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'cairn-desk-')));
  const first = hands_of(await verbs_of(await open_profile(folder)), house.origin);
  const context = await open_profile(other);
  const second = hands_of(await verbs_of(context), house.origin);
  try {
    const link = invite(house, 'Une fois', '--role', 'moderator');
    await activate(first, link);
    await follow(second, link);
    await second.comes('document.querySelector("#code").value.length > 11');
    await second.click('main form button:not([type=button])');
    await second.says('a déjà servi');
    await follow(second, `${house.origin}/equipe#PASUNEINVITATIONENTIERE`);
    await second.comes('document.querySelector("#code").value.length > 11');
    await second.click('main form button:not([type=button])');
    await second.says('il compte 43\u00a0caractères');
    // What is under way when the invitation comes is not what carries it.
    await context.route('**/v1/sync', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      await route.continue();
    });
    await follow(second, `${house.origin}/equipe#${'A'.repeat(43)}`);
    await second.comes('document.querySelector("#code").value.length === 43');
    await second.click('main form button:not([type=button])');
    await second.says('pas celui d’une invitation');
  } finally {
    await first.close();
    await second.close();
    [folder, other].forEach((path) => rmSync(path, { recursive: true, force: true }));
  }
});

test('the desk has no fault axe can find, in either language, light and dark, at 320 px', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-desk-'));
  const context = await open_profile(folder);
  const lead = hands_of(await verbs_of(context), house.origin);
  try {
    await activate(lead, invite(house, 'Axe', '--role', 'lead', '--axis', '2'));
    const { page } = lead;
    for (const start of ['', '/en']) {
      for (const path of ['/equipe', '/equipe/actions/A2-01/ecrire', '/equipe/reponses']) {
        await lead.go(start + path);
        await lead.comes('document.querySelector("main nav")');
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width: 320, height: 800 });
          await bring_axe(page);
          assert.deepEqual(await violations(page, start + path), [], colorScheme);
          assert.equal(await page.evaluate(
            () => document.documentElement.scrollWidth <= innerWidth), true, 'no sideways scroll');
        }
        const nodes = await page.evaluate(() => document.querySelectorAll('*:not(svg *)').length);
        assert.ok(nodes <= 600, `${start}${path}: ${nodes} nodes`);
      }
    }
  } finally {
    await lead.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
