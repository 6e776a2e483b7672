// What a site tells of its actions where no program is needed: pages, feeds, calendar, sheets and
// the snapshot, each read by a reader of its kind.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import sqlite3_init from '@sqlite.org/sqlite-wasm';
import ICAL from 'ical.js';
import tableschema from 'tableschema';
import { get } from './house.mjs';

export async function served(house, path) {
  return (await get(house.origin + path)).body.toString();
}

/** The words of one section of a page, that of the heading with this id; blanks as one types them. */
export async function plain_section(house, path, id) {
  const section = (await served(house, path)).split('<section')
    .find((part) => part.includes(`id="${id}"`));
  assert.ok(section, `${path} has ${id}`);
  return section.split('</section>')[0].replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

/** One milestone as a calendar has it: {summary, start}. */
export async function event_of(house, path, milestone) {
  const calendar = new ICAL.Component(ICAL.parse(await served(house, path)));
  const found = calendar.getAllSubcomponents('vevent')
    .filter((event) => event.getFirstPropertyValue('uid').startsWith(`${milestone}@`));
  assert.equal(found.length, 1, `${milestone} is in ${path} once`);
  return {
    summary: found[0].getFirstPropertyValue('summary'),
    start: found[0].getFirstPropertyValue('dtstart').toString(),
  };
}

/** The lines of a sheet, each an object by column, that have these values. */
export async function lines_of(house, path, values) {
  const text = (await served(house, path)).replace(/^\ufeff/, '');
  const table = await tableschema.Table.load(() => Readable.from([Buffer.from(text)]));
  const lines = await table.read({ keyed: true, cast: false });
  return lines.filter((line) => Object.entries(values).every(([name, value]) => line[name] === value));
}

/** What `read` finds in a database, given as its bytes. */
export async function read_database(bytes, read) {
  const sqlite = await sqlite3_init();
  const db = new sqlite.oo1.DB();
  try {
    const at = sqlite.wasm.allocFromTypedArray(new Uint8Array(bytes));
    db.checkRc(sqlite.capi.sqlite3_deserialize(db.pointer, 'main', at, bytes.length, bytes.length,
      sqlite.capi.SQLITE_DESERIALIZE_FREEONCLOSE));
    return read(db);
  } finally {
    db.close();
  }
}

/** An action as the snapshot has it that a page names, which the program begins with. */
export async function kept_action(house, action) {
  const [, path] = /data-snapshot="([^"]+)"/.exec(await served(house, `/actions/${action}`));
  const { body } = await get(house.origin + path);
  return read_database(body, (db) => JSON.parse(db.selectValue(
    "SELECT body FROM base_row WHERE kind = 'action' AND id = ?", [action])));
}
