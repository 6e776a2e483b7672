// The peer: official sqlite-wasm with its opfs-sahpool VFS, at the durability of our outbox, saving
// what our outbox saves for one contribution. Answers each {number, body} when it is on the disk.
import sqlite3_init from '@sqlite.org/sqlite-wasm';

const tables = `
  CREATE TABLE intent(scope TEXT, n INTEGER, id TEXT UNIQUE, kind TEXT, claim TEXT, claimed_at INTEGER,
    body TEXT, sent INTEGER, shelved INTEGER, receipt TEXT);
  CREATE TABLE numbers(scope TEXT PRIMARY KEY, next INTEGER) WITHOUT ROWID;
  CREATE TABLE claim(code TEXT PRIMARY KEY) WITHOUT ROWID;
  INSERT INTO numbers VALUES('talk/A1-03', 1)`;

const started = performance.now();
const sqlite3 = await sqlite3_init({ locateFile: (name) => `/${name}`, print() {}, printErr() {} });
const pool = await sqlite3.installOpfsSAHPoolVfs({ name: 'pool', initialCapacity: 6, clearOnInit: true });
// Never the flag "t": it traces every statement to the console.
const db = new pool.OpfsSAHPoolDb('/outbox.db');
db.exec('PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL');
db.exec(tables);
const journal = db.selectValue('PRAGMA journal_mode');
postMessage({ ready: performance.now() - started, journal });

self.onmessage = ({ data: { number, id, body } }) => {
  db.transaction('IMMEDIATE', () => {
    const n = db.selectValue("SELECT next FROM numbers WHERE scope = 'talk/A1-03'");
    db.exec({
      sql: "INSERT INTO intent VALUES('talk/A1-03', ?, ?, 'contribute', ?, ?, ?, 0, 0, '')",
      bind: [n, id, `CODE${number}`, Date.now(), body],
    });
    db.exec("UPDATE numbers SET next = next + 1 WHERE scope = 'talk/A1-03'");
    db.exec({ sql: 'INSERT OR IGNORE INTO claim VALUES(?)', bind: [`CODE${number}`] });
  });
  postMessage({ kept: number });
};
