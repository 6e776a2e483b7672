// A lead's week, in a real browser: invited, offline, updates and answers written, a colleague who
// came first, the merge; and the public pages tell the same story afterwards.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bring_axe, violations } from './support/axe.mjs';
import { get, open_house, until } from './support/house.mjs';
import { open_profile, verbs_of } from './support/chromium.mjs';
import { open_firefox } from './support/firefox.mjs';
import { hands_of } from './support/hands.mjs';
import { activate, follow, invite } from './support/desk_hands.mjs';

const publish = 'main form#mise-a-jour button:not([type=button])';

let house;
before(async () => {
  house = await open_house({ lived_in: true });
});
after(() => house && house.close());

const served = async (path) => (await get(house.origin + path)).body.toString();

async function fill(browser, values) {
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

const form_of = (action) => `/equipe/actions/${action}/ecrire`;

async function update(browser, action, values) {
  await browser.go(form_of(action));
  await browser.comes('document.querySelector("#mise-a-jour")');
  await fill(browser, values);
  await browser.click(publish);
  await browser.says('Mise à jour enregistrée');
}

async function week(open) {
  const [folder, other] = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'cairn-desk-')));
  let lead = hands_of(await open(folder), house.origin);
  const colleague = hands_of(await open(other), house.origin);
  const mark = `M${Math.random().toString(36).slice(2, 8)}`;
  try {
    await activate(lead, invite(house, `Léa Martin ${mark}`, '--role', 'lead', '--axis', '1'));
    await lead.says('responsable de l’axe 1');
    await activate(colleague, invite(house, `Ali Benz ${mark}`, '--role', 'lead', '--axis', '1'));
    await lead.comes('/À jour au|Tout est/i.test(document.body.innerText)');
    await until(() => lead.see('caches.match("/equipe").then(Boolean)'), 'the desk is kept');

    // In a meeting room without a network: what is typed is found again after a crash.
    await house.down();
    await lead.go(form_of('A1-01'));
    await lead.comes('document.querySelector("#mise-a-jour")');
    await fill(lead, { note_fr: `Brouillon ${mark}` });
    await lead.comes('document.getElementById("status").textContent.includes("appareil")');
    await lead.close();
    lead = hands_of(await open(folder), house.origin);
    await lead.go(form_of('A1-01'));
    await lead.comes('document.querySelector("#note_fr") && document.querySelector("#note_fr").value === arguments[0]',
      `Brouillon ${mark}`);

    // Five actions, a measure, a mistake that is told, two answers.
    await fill(lead, { etat: 'late', raison_fr: '', raison_en: '', fin: 'demain' });
    await lead.click(publish);
    await lead.says('Dites pourquoi');
    await lead.says('Écrivez une date');
    await fill(lead, { raison_fr: `Pièces attendues ${mark}`, raison_en: `Parts awaited ${mark}`,
      suite: '03/2027', fin: '2028-12' });
    await lead.click(publish);
    await lead.says('Mise à jour enregistrée');
    await update(lead, 'A1-02', { note_fr: `Deux ${mark}`, note_en: `Two ${mark}` });
    await update(lead, 'A1-03', { note_fr: `Trois ${mark}` });
    await update(lead, 'A1-04', { note_fr: `Quatre ${mark}` });
    const measure = await (async () => {
      await lead.go(form_of('A1-05'));
      await lead.comes('document.querySelector("#mise-a-jour")');
      return lead.see('(document.querySelector("[id^=mesure-][id$=-valeur]") || {}).id || ""');
    })();
    assert.notEqual(measure, '', 'A1-05 is measured');
    await update(lead, 'A1-05', { [measure]: '12,5', [measure.replace('valeur', 'date')]: '11/2026' });
    await lead.go('/equipe');
    await lead.says('gardé sur cet appareil');
    await lead.click('main a[href="/actions/A1-01"]');
    await lead.says(`Pièces attendues ${mark}`);
    const answered = [];
    for (const words of [`Réponse une ${mark}`, `Réponse deux ${mark}`]) {
      await lead.go('/equipe/reponses');
      await lead.comes('document.querySelector("main a[href*=reponses][href$=ecrire]")');
      answered.push(await lead.see('document.querySelector("main a[href*=reponses][href$=ecrire]").pathname'));
      await lead.go(answered[answered.length - 1]);
      await lead.comes('document.querySelector("#texte")');
      await fill(lead, { texte: words, suite: 'taken-up' });
      await lead.click('main form#reponse button:not([type=button])');
      await lead.says('Réponse enregistrée');
    }
    assert.notEqual(answered[0], answered[1], 'what was answered awaits no answer');

    // Meanwhile a colleague, who has a network, updates one of the five.
    await lead.close();
    await house.up();
    await update(colleague, 'A1-03', { note_fr: `Collègue ${mark}`, etat: 'suspended',
      raison_fr: `Attente ${mark}`, raison_en: `Waiting ${mark}` });
    await until(async () => (await served('/actions/A1-03')).includes(`Collègue ${mark}`),
      'the colleague is first');

    lead = hands_of(await open(folder), house.origin);

    // Back: four are public, the overtaken one is told beside what overtook it, and is merged.
    await lead.go('/equipe');
    await lead.says('une autre mise à jour est passée avant');
    await until(async () => (await served('/actions/A1-01')).includes(`Pièces attendues ${mark}`),
      'the public page follows');
    assert.ok(!(await served('/actions/A1-03')).includes(`Trois ${mark}`), 'nothing was overwritten');
    await lead.click('main a[href*="reprise="]');
    await lead.says('Ce qui est passé avant');
    await lead.says(`Collègue ${mark}`);
    await lead.comes('document.querySelector("#note_fr").value === arguments[0]', `Trois ${mark}`);
    await lead.comes('document.querySelector("#etat").value === "suspended"');
    await lead.click(publish);
    await lead.says('Mise à jour enregistrée');
    await until(async () => (await served('/actions/A1-03')).includes(`Trois ${mark}`), 'the merge');
    await lead.go('/equipe');
    await lead.comes('!/passée avant/.test(document.querySelector("main").innerText)');
    for (const [action, words] of [['A1-02', 'Deux'], ['A1-03', 'Collègue'], ['A1-04', 'Quatre']]) {
      const page = await served(`/actions/${action}`);
      assert.equal(page.split(`${words} ${mark}`).length - 1, 1, `${action} tells it once`);
      assert.ok((await served(`/actions/${action}.atom`)).includes(`${words} ${mark}`), 'the feed too');
    }
    for (const [i, words] of ['une', 'deux'].entries()) {
      const id = answered[i].split('/')[3];
      await until(async () => (await served(`/contributions/${id}`)).includes(`Réponse ${words} ${mark}`),
        'people read the answer');
    }
    assert.ok((await served('/actions/A1-05')).includes('12,5'), 'the measure');
    assert.ok(!(await served('/actions/A1-01')).includes('Léa'), 'the role, never the name');
  } finally {
    await house.up().catch(() => {});
    await lead.close();
    await colleague.close();
    [folder, other].forEach((path) => rmSync(path, { recursive: true, force: true }));
  }
}

test("a lead's week, in Chromium", () =>
  week(async (folder) => verbs_of(await open_profile(folder))));

test("a lead's week, in Firefox", () => week(open_firefox));

test('what a colleague publishes while a form is open is not overwritten unseen', async () => {
  const [folder, other] = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'cairn-desk-')));
  const lead = hands_of(await verbs_of(await open_profile(folder)), house.origin);
  const colleague = hands_of(await verbs_of(await open_profile(other)), house.origin);
  const mark = `M${Math.random().toString(36).slice(2, 8)}`;
  try {
    await activate(lead, invite(house, `Iris ${mark}`, '--role', 'lead', '--axis', '3'));
    await activate(colleague, invite(house, `Omar ${mark}`, '--role', 'lead', '--axis', '3'));
    await lead.go(form_of('A3-01'));
    await lead.comes('document.querySelector("#mise-a-jour")');
    await fill(lead, { etat: 'done', note_fr: `Iris ${mark}` });
    await update(colleague, 'A3-01', { etat: 'suspended', raison_fr: `Omar ${mark}`,
      raison_en: `Omar ${mark}` });
    await until(async () => (await served('/actions/A3-01')).includes(`Omar ${mark}`), 'he is first');
    // Her device hears of it while the form is open.
    await lead.see('(window.dispatchEvent(new Event("online")), true)');
    await until(() => lead.see('document.body.innerText.length > 0'), 'the page is there');
    await lead.click(publish);
    await lead.says('Mise à jour enregistrée');
    await lead.go('/equipe');
    await lead.says('une autre mise à jour est passée avant');
    assert.ok(!(await served('/actions/A3-01')).includes(`Iris ${mark}`));
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
    await second.says('a déjà servi sur un autre appareil');
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
