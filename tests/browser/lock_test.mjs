// A desk left alone: after fifteen minutes it asks for its code, by itself, in every tab; nothing of
// it is shown or done meanwhile, nothing that was being written is lost, and a new invitation opens
// it for whoever forgot the code. In real Chromium, whose program's clock is put forward.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bring_axe, violations } from './support/axe.mjs';
import { open_profile, verbs_of } from './support/chromium.mjs';
import { forward, install_clock } from './support/clock.mjs';
import { activate, begin, fill, invite, later, renew } from './support/desk_hands.mjs';
import { hands_of } from './support/hands.mjs';
import { open_house, public_rows, until } from './support/house.mjs';

const code = 'sésame 7';
const form = '/equipe/verrou/ecrire';
const lock = 'main form#verrouille button:not([type=button])';

let house;
const folders = [];
before(async () => {
  house = await open_house();
});
after(async () => {
  if (house) await house.close();
  folders.forEach((path) => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
});

async function lead(name, ...rights) {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-lock-'));
  folders.push(folder);
  const context = await open_profile(folder);
  const link = invite(house, name, ...rights);
  const desk = { ...hands_of(await verbs_of(context), house.origin), context, folder, link };
  await activate(desk, link);
  return desk;
}

async function set_code(desk, values) {
  await desk.go(form);
  await desk.comes('document.querySelector("#nouveau")');
  await fill(desk, values);
  await desk.click('main form#serrure button:not([type=button])');
}

async function open_with(desk, typed) {
  await desk.comes('document.querySelector("#verrou")');
  await desk.page.fill('#verrou', typed);
  await desk.page.press('#verrou', 'Enter');
}

test('a desk left alone closes by itself, and opens with its code where one was', async () => {
  const desk = await lead('Nour', '--role', 'lead', '--axis', '1');
  await desk.says('s’ouvre à qui passe devant');
  await set_code(desk, { nouveau: 'abc', encore: 'abc' });
  await desk.says('Il faut 4');
  await set_code(desk, { nouveau: code, encore: 'sésame 8' });
  await desk.says('Ce n’est pas le même code.');
  await set_code(desk, { nouveau: code, encore: code });
  await desk.says('Le code est changé');

  const other = hands_of(await verbs_of(desk.context), house.origin);
  await other.go('/equipe');
  await other.says('demande un code');
  await begin(desk, 'A1-03');
  await fill(desk, { note_fr: 'Un mot commencé' });
  await desk.comes('/appareil/.test(document.querySelector("#status").textContent + document.querySelector("footer").textContent)');
  await new Promise((resolve) => setTimeout(resolve, 1200)); // the draft is heard
  await later(desk, 14);
  await other.go('/equipe/reponses');
  await other.says('Vous êtes');

  await later(desk, 16);
  for (const tab of [desk, other]) {
    await tab.says('Espace verrouillé');
    assert.doesNotMatch(await tab.words(), /Vous êtes|Nour|Un mot commencé/);
  }
  await other.go('/equipe/actions/A1-05/ecrire');
  await other.says('Espace verrouillé');
  await bring_axe(other.page);
  assert.deepEqual(await violations(other.page), []);
  await open_with(desk, 'rien');
  await desk.says('Ce n’est pas le code de cet appareil.');
  // What everyone may read stays.
  await other.go('/actions/A1-03');
  await other.says('A1-03');
  await open_with(desk, code);
  await desk.comes('document.querySelector("#mise-a-jour")');
  await desk.comes('document.querySelector("#note_fr").value === "Un mot commencé"');
  await desk.context.close();
});

test('what is sent from a page that stands open at a closed desk waits for its author', async () => {
  const desk = await lead('Ana', '--role', 'lead', '--axis', '1');
  await set_code(desk, { nouveau: code, encore: code });
  await desk.says('Le code est changé');
  await begin(desk, 'A1-04');
  await fill(desk, { note_fr: 'Écrit avant, envoyé après' });
  await desk.context.setOffline(true); // the page is told by nobody
  await Promise.all(desk.page.workers().map((worker) => worker.evaluate(() => {
    const now = Date.now;
    Date.now = () => now.call(Date) + 16 * 60000;
  })));
  await desk.click('main form#mise-a-jour button:not([type=button])');
  await desk.says('Espace verrouillé');
  await desk.context.setOffline(false);
  await open_with(desk, code);
  await desk.comes('document.querySelector("#note_fr") && document.querySelector("#note_fr").value === "Écrit avant, envoyé après"');
  assert.ok(!JSON.stringify(await public_rows(house.origin, 'roadmap')).includes('Écrit avant'));
  await desk.context.close();
});

test('five wrong codes, a code forgotten, a code given up', async () => {
  const desk = await lead('Lou', '--role', 'lead', '--axis', '1');
  await set_code(desk, { nouveau: code, encore: code });
  await desk.says('Le code est changé');
  await later(desk, 16);
  await desk.says('Espace verrouillé');
  let tries = 0;
  await until(async () => {
    await open_with(desk, `faux ${tries += 1}`);
    await new Promise((resolve) => setTimeout(resolve, 400)); // one that came before an answer is none
    return (await desk.words()).includes('attendez cinq minutes');
  }, 'no more codes');
  assert.ok(tries >= 5, `${tries}`);
  await open_with(desk, code);
  await desk.says('attendez cinq minutes');
  // The browser that is closed and opened again waits as long.
  await desk.context.close();
  const context = await open_profile(desk.folder);
  const again = { ...hands_of(await verbs_of(context), house.origin), context };
  await again.go('/equipe');
  await again.says('Espace verrouillé'); // its own clock is that of before
  await open_with(again, code);
  await again.says('attendez cinq minutes');
  await later(again, 6);
  await open_with(again, code);
  await again.says('Vous êtes');

  await later(again, 16);
  await again.says('Espace verrouillé');
  await again.click('main a[href="/equipe/ecrire"]');
  await again.comes('document.querySelector("#activation")');
  await fill(again, { code: 'A'.repeat(43) });
  await again.click('main form#activation button:not([type=button])');
  await again.says('Ce code n’est pas celui d’une invitation');
  await again.says('Espace verrouillé');
  // Nor does the one that this device came in by, wherever its link was found.
  await again.go('/equipe/ecrire');
  await again.comes('document.querySelector("#activation")');
  await fill(again, { code: desk.link.split('#')[1] });
  await again.click('main form#activation button:not([type=button])');
  await again.says('Cette invitation a déjà servi');
  await again.says('Espace verrouillé');
  await again.go('/equipe/ecrire');
  await again.comes('document.querySelector("#activation")');
  await fill(again, { code: renew(house, 'Lou').split('#')[1] });
  await again.click('main form#activation button:not([type=button])');
  await again.says('Vous êtes');
  await again.says('s’ouvre à qui passe devant');

  await set_code(again, { nouveau: code, encore: code });
  await again.says('Le code est changé');
  await set_code(again, { actuel: 'autre', nouveau: 'nouveau', encore: 'nouveau' });
  await again.says('Ce n’est pas le code de cet appareil.');
  await bring_axe(again.page);
  assert.deepEqual(await violations(again.page), []);
  await again.go(form);
  await again.click('#sans');
  await fill(again, { actuel: code });
  await again.click('main form#serrure button:not([type=button])');
  await again.says('n’a plus de code');
  await later(again, 60);
  await again.go('/equipe');
  await again.says('Vous êtes');
  await again.context.close();
});

test('a page whose program is gone does not stay on the screen', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-lock-'));
  folders.push(folder);
  const context = await open_profile(folder);
  await install_clock(context);
  const desk = hands_of(await verbs_of(context), house.origin);
  await activate(desk, invite(house, 'Sam', '--role', 'lead', '--axis', '1'));
  await set_code(desk, { nouveau: code, encore: code });
  await desk.says('Le code est changé');
  await desk.go('/equipe');
  await desk.says('demande un code');
  await desk.see('(window.is_first = true)');
  await Promise.all(desk.page.workers().map((worker) => worker.evaluate(() => { self.onmessage = () => {}; })));
  await forward(desk.page, 15 * 60000 + 1000);
  await forward(desk.page, 6000);
  await desk.comes('!window.is_first');
  await context.close();
});
