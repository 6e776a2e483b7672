-- An outbox as the first version wrote it: kept for ever, and read by every version after it.
PRAGMA page_size=4096;
PRAGMA journal_mode=TRUNCATE;
BEGIN;
CREATE TABLE note(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE claim(code TEXT UNIQUE NOT NULL);
CREATE TABLE numbers(scope TEXT PRIMARY KEY, next INTEGER NOT NULL DEFAULT 1,
  acked INTEGER NOT NULL DEFAULT 0, durable INTEGER NOT NULL DEFAULT 0,
  durable_seq INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE intent(place INTEGER PRIMARY KEY, scope TEXT NOT NULL,
  n INTEGER NOT NULL, id TEXT UNIQUE NOT NULL, kind TEXT NOT NULL, claim TEXT NOT NULL,
  claimed_at INTEGER NOT NULL, body TEXT NOT NULL, sent INTEGER NOT NULL DEFAULT 0,
  shelved INTEGER NOT NULL DEFAULT 0, receipt TEXT NOT NULL DEFAULT '');
CREATE INDEX intent_scope ON intent(scope, n);
CREATE TABLE draft(key TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO note VALUES('secret', 'sssssssssssssssssssssssssssssssssssssssssss'), ('keeps', 'all'),
  ('epoch', 'e1'), ('person', 'p');
INSERT INTO claim VALUES('7K2M93QFT0AX');
INSERT INTO numbers VALUES('talk/A1-03', 3, 1, 0, 0);
INSERT INTO intent VALUES(1, 'talk/A1-03', 1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'contribute',
  '7K2M93QFT0AX', 1000, '{"form":"comment","on":"A1-03","words":"mots a","lang":"fr"}', 1, 0,
  '{"n":1,"id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","outcome":"applied","seq":4,"at":2000}');
INSERT INTO intent VALUES(2, 'talk/A1-03', 2, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'contribute',
  '7K2M93QFT0AX', 1000, '{"form":"comment","on":"A1-03","words":"mots b","lang":"fr"}', 0, 0, '');
INSERT INTO draft VALUES('/actions/A1-03/ecrire', 'texte=commenc%C3%A9');
COMMIT;
