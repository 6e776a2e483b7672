// A question to the public, in real browsers: a lead asks it without a network; a device that keeps
// the roadmap answers without one and changes its mind; a browser without JavaScript answers, and
// takes it back with its code; the lead closes it, and its results stay.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bring_axe, violations } from './support/axe.mjs';
import { open_chromium, open_profile, verbs_of } from './support/chromium.mjs';
import { activate, fill, invite, update } from './support/desk_hands.mjs';
import { served } from './support/faces.mjs';
import { hands_of, keep } from './support/hands.mjs';
import { open_house, public_rows, until } from './support/house.mjs';

const action = 'A2-07';
const place = `/actions/${action}/repondre`;
const send = '#reponse button:not([type=button])';
const asks = {
  question_fr: 'Quand vous réunir ?', question_en: 'When to meet?',
  choix_fr: 'Le midi\nLe soir\nLe samedi', choix_en: 'At noon\nIn the evening\nOn Saturday',
};

let house, folders;
before(async () => {
  house = await open_house();
  folders = ['lead', 'reader'].map(() => mkdtempSync(join(tmpdir(), 'cairn-question-')));
});
after(async () => {
  if (house) await house.close();
  folders.forEach((path) => rmSync(path, { recursive: true, force: true }));
});

/** How many chose each answer of question `number`, as everybody may read it. */
async function counted(number = 1) {
  const rows = await public_rows(house.origin, `talk/${action}`);
  return [1, 2, 3].map((choice) => rows
    .filter(({ kind, id }) => kind === 'tally' && id === `${action}/${number}.${choice}`)
    .reduce((sum, { body }) => sum + (body.site || 0), 0));
}
/** Whatever kind its blanks are of. */
const flat = (words) => words.replace(/[\u00a0\u202f]/g, ' ');
const reads = async (hands, words) => until(
  async () => flat(await hands.words().catch(() => '')).includes(words), words);
/** Opens the page of the question, chooses and sends. */
async function choose(hands, choice) {
  await hands.go(place);
  await hands.comes('document.querySelector("#choix input")');
  await hands.click(`#choix input[value="1.${choice}"]`);
  await hands.click(send);
}
/** The counts that this device shows: it may hear of them after the server tells them. */
const shows = (hands, wanted) => hands.comes(`[...document.querySelectorAll("#reponses tr")].slice(1)
  .map((row) => row.lastElementChild.textContent.trim()).join() === "${wanted}"`);
const comes_to = (wanted, number) => until(
  async () => String(await counted(number)) === String(wanted), `answers ${wanted}`);

test('it is asked, answered, changed, taken back and closed', async () => {
  const lead = hands_of(await verbs_of(await open_profile(folders[0])), house.origin);
  const reader = hands_of(await verbs_of(await open_profile(folders[1])), house.origin);
  const plain = await open_chromium();
  try {
    await activate(lead, invite(house, 'Aïcha', '--role', 'lead', '--axis', '2'));
    await lead.comes('/À jour au|Tout est/i.test(document.body.innerText)');
    await until(() => lead.see('caches.match("/equipe").then(Boolean)'), 'the desk is kept');
    await house.down();
    await update(lead, action, asks);
    await house.up();
    await until(async () => (await served(house, `/actions/${action}`)).includes('Quand vous réunir'), 'all may read it');
    assert.match(await served(house, `/actions/${action}`), /Question au public/, 'the history tells it');
    assert.match(await served(house, '/participer'), /Quand vous réunir/);
    assert.equal((await fetch(`${house.origin}/actions/A1-06/repondre`)).status, 404, 'answered in words');

    // Without JavaScript: nothing chosen, then an answer; its code takes it back.
    const page = await (await plain.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(house.origin + place);
    await page.click(send);
    assert.match(await page.innerText('main'), /Rien n.a été envoyé/);
    assert.equal(await page.getAttribute('#choix', 'aria-describedby'), 'choix-error');
    await page.check('#choix input[value="1.2"]');
    await page.click(send);
    assert.match(await page.innerText('main'), /réponse est comptée/);
    const code = await page.innerText('main .code');
    await comes_to([0, 1, 0]);

    // A device that keeps the roadmap: offline, then another answer in place of the first.
    await keep(reader);
    await house.down();
    await choose(reader, 1);
    await reader.says('sera comptée');
    await reader.go(place);
    await reads(reader, 'Votre réponse : Le midi');
    await shows(reader, [1, 1, 0]);
    await house.up();
    await reader.go(place);
    await comes_to([1, 1, 0]);
    await choose(reader, 3);
    await comes_to([0, 1, 1]);
    await reader.go(place);
    await reads(reader, 'Votre réponse : Le samedi');
    await shows(reader, [0, 1, 1]);
    // The other way round, without a network: what was given up no longer counts here.
    await house.down();
    await choose(reader, 1);
    await reader.says('sera comptée');
    await reader.go(place);
    await reads(reader, 'Votre réponse : Le midi');
    await reads(reader, '2 personnes ont répondu');
    await shows(reader, [1, 1, 0]);
    await house.up();
    await reader.go(place);
    await comes_to([1, 1, 0]);
    for (const path of [place, `/en${place}`]) {
      await reader.go(path);
      await reader.comes('document.querySelector("#reponses")');
      await bring_axe(reader.page);
      assert.deepEqual(await violations(reader.page), [], path);
    }
    await reader.go(place);
    await reader.comes('document.querySelector("#retrait")');
    await reader.click('#retrait button:not([type=button])');
    await comes_to([0, 1, 0]);

    await page.goto(`${house.origin}/suivre`);
    await page.fill('#code', code);
    await page.click('#suivre button:not([type=button])');
    assert.match(await page.innerText('main'), /Vous avez répondu à la question/);
    await page.click('main li form button');
    assert.match(await page.innerText('main'), /réponse est retirée/);
    await comes_to([0, 0, 0]);

    // Its period is moved: the same question. Other answers: another one.
    await page.goto(house.origin + place);
    await page.check('#choix input[value="1.2"]');
    await page.click(send);
    await comes_to([0, 1, 0]);
    await update(lead, action, { ferme: '2020' });
    await until(async () => (await served(house, place)).includes('close depuis'), 'it is closed');
    assert.match(flat(await served(house, place)), /1 personne a répondu/, 'its results stay');
    assert.doesNotMatch(await served(house, place), /id="choix"/);
    await update(lead, action, { ferme: '', choix_fr: 'Le matin\nLe soir', choix_en: 'In the morning\nIn the evening' });
    await until(async () => (await served(house, place)).includes('Le matin'), 'another one is asked');
    assert.match(flat(await served(house, place)), /0 personne a répondu/);
  } finally {
    await house.up().catch(() => {});
    await Promise.all([lead.close(), reader.close(), plain.close()]);
  }
});

test('a question that cannot be is told at its fields, and nothing of it is sent', async () => {
  const lead = hands_of(await verbs_of(await open_profile(folders[0])), house.origin);
  try {
    await lead.go(`/equipe/actions/A2-08/ecrire`);
    await lead.comes('document.querySelector("#mise-a-jour")');
    await fill(lead, { question_fr: 'Oui ou non ?', choix_fr: 'Oui' });
    await lead.click('main form#mise-a-jour button:not([type=button])');
    await lead.says('une par ligne, ou aucune');
    assert.equal(await lead.see('document.getElementById("question_fr").value'), 'Oui ou non ?');
  } finally {
    await lead.close();
  }
});
