// A lead with many contributions to answer: a theme for several, written without a network, and one
// answer to each.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bring_axe, violations } from './support/axe.mjs';
import { open_profile, verbs_of } from './support/chromium.mjs';
import { activate, grant, invite, with_several } from './support/desk_hands.mjs';
import { served } from './support/faces.mjs';
import { hands_of } from './support/hands.mjs';
import { get, open_house, until } from './support/house.mjs';

const list = '/equipe/reponses';
const send = 'main form#ensemble-form button:not([type=button])';
const mark = `M${Math.random().toString(36).slice(2, 8)}`;

let house, lead;
const folder = mkdtempSync(join(tmpdir(), 'cairn-many-'));
const folders = [folder];
const known = new Set(); // said before
before(async () => {
  house = await open_house();
  lead = hands_of(await verbs_of(await open_profile(folder)), house.origin);
});
after(async () => {
  if (lead) await lead.close();
  if (house) await house.close();
  folders.forEach((path) => rmSync(path, { recursive: true, force: true }));
});

/** Said without JavaScript; its id. */
async function say(words) {
  const path = '/actions/A1-03/ecrire';
  const form = await served(house, path);
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  const body = new URLSearchParams([...hidden, ['forme', 'comment'], ['texte', words]]);
  const answer = await fetch(house.origin + path, { method: 'POST', body, headers: { Origin: house.origin } });
  assert.equal(answer.status, 200);
  return until(async () => {
    const page = await served(house, '/contributions?sur=A1-03');
    ids_in(page).forEach((id) => known.add(id));
    return new RegExp(`/contributions/([0-9a-f]{32})"[^>]*aria-label="[^"]*${words}`).exec(page)?.[1];
  }, `${words} is published`);
}

const ids_in = (page) => [...page.matchAll(/\/contributions\/([0-9a-f]{32})"/g)].map(([, id]) => id);

const together = (ids, values) => with_several(lead, ids, values);

test('a theme for several, given and taken away, and one answer for each', async () => {
  const [first, second, other] = [await say(`Plus tôt ${mark}`), await say(`Plus tôt aussi ${mark}`), await say(`Autre chose ${mark}`)];
  await activate(lead, invite(house, 'Léa', '--role', 'lead', '--axis', '1'));
  await lead.go(list);
  await lead.comes('document.querySelector(`[name="c-${arguments[0]}"]`)', other);
  await lead.click(send);
  await lead.says('Choisissez au moins une contribution');

  await together([first, other], { faire: 'classer', theme: 'energie' });
  await lead.says('décisions enregistrées');
  await until(async () => (await served(house, '/contributions?theme=energie')).includes(other), 'found by its theme');
  assert.ok((await served(house, `/contributions/${other}`)).includes('Thèmes'), 'its page says it');

  await house.down();
  await together([first, second], { faire: 'declasser', theme: 'energie' });
  await lead.says('décisions enregistrées');
  await house.up();
  await until(async () => !(await served(house, '/contributions?theme=energie')).includes(first), 'taken away');
  assert.ok((await served(house, '/contributions?theme=energie')).includes(other));

  await lead.go(list);
  await lead.comes('document.querySelector(`[name="c-${arguments[0]}"]`)', second);
  await together([first, second, other], { faire: 'repondre', texte: `C’est prévu ${mark}`, suite: 'taken-up', porteuse: 'A2-05' });
  await lead.says('décisions enregistrées');
  for (const id of [first, second, other]) {
    await until(async () => (await served(house, `/contributions/${id}`)).includes(`C’est prévu ${mark}`), 'answered');
    assert.match(await served(house, `/contributions/${id}`), /<main[\s\S]*Repris[\s\S]*\/actions\/A2-05/, 'and by which action');
  }
  await lead.comes('!document.querySelector(`[name="c-${arguments[0]}"]`)', first);
  const csv = (await get(`${house.origin}/contributions.csv`)).body.toString();
  assert.match(csv.split('\r\n').find((line) => line.includes(other)), /energie/, 'the open data say it');
});

test('those that say the same are gathered, without a network; each author is told; and apart again', async () => {
  const author = hands_of(await verbs_of(await open_profile(folders[folders.push(mkdtempSync(join(tmpdir(), 'cairn-many-'))) - 1])), house.origin);
  const stays = await say(`Des bancs ${mark}`);
  await author.write('/actions/A1-03/ecrire?forme=comment', `Des bancs aussi ${mark}`);
  const later = await until(async () => ids_in(await served(house, '/contributions?sur=A1-03')).find((id) => id !== stays
    && !known.has(id)), 'the second is published');
  await lead.go(list);
  await lead.comes('document.querySelector(`[name="c-${arguments[0]}"]`)', later);
  await together([stays], { faire: 'reunir' });
  await lead.says('Choisissez-en au moins deux');
  await house.down();
  await together([stays, later], { faire: 'reunir' });
  await lead.says('décision enregistrée');
  assert.ok(await lead.see('!document.querySelector(`[name="c-${arguments[0]}"]`)', later), 'out of the list at once');
  await house.up();

  // Out of the public list, in sight under the one that stays, on its own page; found by its words.
  await until(async () => !ids_in(await served(house, '/contributions?sur=A1-03')).includes(later), 'gathered');
  const page = await served(house, `/contributions/${stays}`);
  assert.match(page, /1\sautre dit la même chose/, 'how many');
  assert.ok(page.includes(`Des bancs aussi ${mark}`), 'its words');
  assert.ok((await served(house, `/contributions/${later}`)).includes(`/contributions/${stays}"`), 'its own page leads there');
  assert.ok(ids_in(await served(house, `/contributions?q=aussi+${mark}`)).includes(later), 'found');
  assert.ok((await get(`${house.origin}/contributions.csv`)).body.toString().includes(`Des bancs aussi ${mark}`), 'in the open data');

  // Its author is told, and what is answered to the other reaches them.
  await author.go('/mes-contributions');
  await author.see('(window.dispatchEvent(new Event("online")), true)');
  await author.says('dit la même chose');
  await lead.go(list);
  await lead.comes('document.querySelector(`[name="c-${arguments[0]}"]`)', stays);
  await together([stays], { faire: 'repondre', texte: `Deux bancs ${mark}` });
  await lead.says('décision enregistrée');
  await until(async () => (await served(house, `/contributions/${later}`)).includes(`Deux bancs ${mark}`), 'answered too');
  await author.see('(window.dispatchEvent(new Event("online")), true)');
  await author.says(`Deux bancs ${mark}`);

  await lead.go(`/equipe/reponses/${stays}/ecrire`);
  await lead.comes(`document.querySelector('button[value^="act:apart="]')`);
  await bring_axe(lead.page);
  assert.deepEqual(await violations(lead.page, 'gathered'), []);
  await lead.click('button[value^="act:apart="]');
  await lead.comes(`!document.querySelector('button[value^="act:apart="]')`);
  await until(async () => ids_in(await served(house, '/contributions?sur=A1-03')).includes(later), 'alone again');
  await author.close();
});

test('the list to tick has no fault axe can find, light and dark, at 320 px; bounded', async () => {
  await say(`Encore ${mark}`);
  for (const path of [list, `/en${list}`]) {
    await lead.go(path);
    await lead.comes('document.querySelector("#ensemble-form")');
    for (const colorScheme of ['light', 'dark']) {
      await lead.page.emulateMedia({ colorScheme });
      await lead.page.setViewportSize({ width: 320, height: 800 });
      await bring_axe(lead.page);
      assert.deepEqual(await violations(lead.page, path), [], `${path} ${colorScheme}`);
      assert.ok(await lead.see('document.documentElement.scrollWidth <= innerWidth'), `${path}: no sideways scroll`);
    }
    const nodes = await lead.see('document.querySelectorAll("*").length');
    assert.ok(nodes <= 600, `${path}: ${nodes} elements`);
  }
});

test('a moderator lists all that is published, and marks what is answered as fit for kiosks', async () => {
  const [answered] = ids_in(await served(house, '/contributions?etat=answered'));
  await lead.go(list);
  await lead.comes('document.querySelector(`main a[href="${arguments[0]}?etat=toutes"]`)', list);
  await lead.click(`main a[href="${list}?etat=toutes"]`);
  await lead.comes('document.querySelector(`[name="c-${arguments[0]}"]`)', answered);
  await together([answered], { faire: 'classer', theme: 'borne' });
  await until(async () => (await lead.see('document.querySelector("main").innerText')).includes('enregistrée'), 'written');
  await lead.go('/equipe');
  await lead.says('Refusé');
  grant(house, 'Léa', '--role', 'lead', '--axis', '1', '--role', 'moderator');
  await lead.go(`${list}?etat=toutes`);
  await lead.comes('document.querySelector(`[name="c-${arguments[0]}"]`)', answered);
  await together([answered], { faire: 'declasser', theme: 'energie' });  // whoever speaks hears of new rights
  await lead.says('modération');
  await lead.go('/equipe');
  await lead.go(`${list}?etat=toutes`);
  await lead.comes('document.querySelector(`[name="c-${arguments[0]}"]`)', answered);
  await together([answered], { faire: 'classer', theme: 'borne' });
  await until(async () => ids_in(await served(house, '/contributions?theme=borne')).includes(answered), 'fit for kiosks');
  await bring_axe(lead.page);
  assert.deepEqual(await violations(lead.page, 'all'), []);
  const nodes = await lead.see('document.querySelectorAll("*").length');
  assert.ok(nodes <= 600, `${nodes} elements`);
});
