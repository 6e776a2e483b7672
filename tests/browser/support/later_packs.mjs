// Packs that an operator brings in after a lead's week (week.mjs): they bring what is theirs, and
// undo nothing that the lead did.
import assert from 'node:assert/strict';
import { served } from './faces.mjs';
import { until } from './house.mjs';
import { bring, bring_changed, file_of } from './packs.mjs';

/** The pack of September: a word explained anew, and another status where the lead gave one. */
function bring_september(house, pack, mark) {
  const words = `En septembre ${mark}`;
  const text = pack.languages.length === 1 ? words
    : Object.fromEntries(pack.languages.map((language) => [language, words]));
  return bring_changed(house, pack.folder, {
    'glossary.json': (terms) => { terms.find(({ id }) => id === 'reemploi').definition = text; },
    [file_of(pack.folder, pack.late)]: (actions) => {
      actions.find(({ id }) => id === pack.late).status = { is: 'abandoned', origin: 'example', reason: text, next: null };
    },
  });
}

/** `all_is_told`: asserts that what the lead did is told everywhere. */
export async function later_packs(house, pack, mark, all_is_told) {
  const september = `En septembre ${mark}`;
  const only_its_word = async () => {
    await until(async () => (await served(house, '/glossaire')).includes(september), 'the text of September');
    assert.ok(!(await served(house, `/actions/${pack.late}`)).includes(september), 'the lead’s reason stays');
    await all_is_told();
  };
  const told = await bring_september(house, pack, mark);
  assert.match(told, new RegExp(`terme reemploi, définition.* devient « ${september} »`));
  assert.match(told, new RegExp(`${pack.late}, statut.*Pièces attendues ${mark}.*ce qui reste ; le dossier dit .*${september}`));
  assert.match(told, new RegExp(`Différences : ${pack.languages.length}\\. Conflits : [1-9]\\d*\\. C'est importé`));
  await only_its_word();

  // The pack of May, which the week began with, by hand and again at the server's start.
  await house.down();
  assert.match(bring(house, pack.folder), /déjà été importé \(\d{4}-\d\d-\d\d\) : rien n'y est nouveau/);
  await house.up();
  await only_its_word();
}
