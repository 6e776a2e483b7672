#include "replica/schema.h"

#include "replica/replica.h"
#include "replica/statement.h"

namespace cairn {

namespace {

/// Step n makes version n + 1 of version n. A step that has shipped never changes.
///
/// The words of actions are searched in tables that keep no copy of the text: the rows have it,
/// and a snapshot that travels is a third smaller. Accents and case are blind (`remove_diacritics
/// 2`); the beginnings of words of two and three letters have their own index.
constexpr const char* steps[] = {
    R"sql(
CREATE TABLE meta(scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY(scope, key)) WITHOUT ROWID;
CREATE TABLE base_row(scope TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
  ord INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY(scope, kind, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE action_words_fr USING fts5(id UNINDEXED, title, plain, text, other,
  content='', contentless_delete=1, contentless_unindexed=1,
  tokenize="unicode61 remove_diacritics 2", prefix='2 3');
CREATE VIRTUAL TABLE action_words_en USING fts5(id UNINDEXED, title, plain, text, other,
  content='', contentless_delete=1, contentless_unindexed=1,
  tokenize="unicode61 remove_diacritics 2", prefix='2 3');
PRAGMA user_version = 1;
)sql",
    // Rows of any scope. `stream` is a lane of a scope: `cursor` is what readers see, `next` where
    // the catch-up goes on, `whole` that it replaces everything. What people said is found by
    // `talk_index`, its replies and tallies by `talk_link`, its words by an index without a copy
    // of them, from which what is deleted is overwritten. A list is read along `talk_order` or
    // `talk_all` and counted in it, so that a page costs the same among many. No ALTER TABLE: the
    // SQLite of the browser has none.
    R"sql(
CREATE TABLE kept AS SELECT * FROM base_row;
DROP TABLE base_row;
CREATE TABLE base_row(scope TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
  ord INTEGER NOT NULL, body TEXT NOT NULL, rev INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(scope, kind, id)) WITHOUT ROWID;
INSERT INTO base_row SELECT *, 0 FROM kept;
DROP TABLE kept;
CREATE TABLE stream(nr INTEGER PRIMARY KEY, scope TEXT NOT NULL, lane TEXT NOT NULL,
  cursor INTEGER NOT NULL DEFAULT 0, next INTEGER NOT NULL DEFAULT 0,
  whole INTEGER NOT NULL DEFAULT 1, set_hash TEXT NOT NULL DEFAULT '', UNIQUE(scope, lane));
INSERT INTO stream(scope, lane, cursor)
  SELECT scope, 'public', CAST(value AS INTEGER) FROM meta WHERE key = 'cursor';
DELETE FROM meta WHERE key = 'cursor';
CREATE TABLE base_lane(stream INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
  rev INTEGER NOT NULL, PRIMARY KEY(stream, kind, id)) WITHOUT ROWID;
CREATE TABLE incoming(stream INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
  op INTEGER NOT NULL, rev INTEGER NOT NULL, ord INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY(stream, kind, id)) WITHOUT ROWID;
CREATE TABLE talk_index(nr INTEGER PRIMARY KEY, scope TEXT NOT NULL, id TEXT NOT NULL,
  parent TEXT NOT NULL, at INTEGER NOT NULL, axis INTEGER NOT NULL, form TEXT NOT NULL,
  standing TEXT NOT NULL, UNIQUE(id, scope));
CREATE INDEX talk_order ON talk_index(scope, parent, at, id, standing);
CREATE INDEX talk_all ON talk_index(at, id, standing) WHERE parent = '';
CREATE TABLE talk_link(scope TEXT NOT NULL, target TEXT NOT NULL, kind TEXT NOT NULL,
  id TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(scope, target, kind, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE talk_words USING fts5(words, place, content='', columnsize=0,
  tokenize="unicode61 remove_diacritics 2", prefix='2 3');
INSERT INTO talk_words(talk_words, rank) VALUES('secure-delete', 1);
PRAGMA user_version = 2;
)sql",
};
static_assert(std::size(steps) == replica_schema);

int version_of(sqlite3* db) {
  Statement version(db, "PRAGMA user_version");
  return version.row() ? static_cast<int>(version.number(0)) : -1;
}

std::string schema_of(sqlite3* db) {
  Statement tables(db,
                   "SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY name, type");
  std::string all;
  while (tables.row()) {
    for (const int column : {0, 1, 2}) all.append(tables.text(column)).push_back('\n');
  }
  return tables.failed() ? "" : all;
}

}  // namespace

std::string migrate(sqlite3* db) {
  int version = version_of(db);
  if (version < 0) return std::string("unreadable: ") + sqlite3_errmsg(db);
  if (version > replica_schema) {
    return "schema " + std::to_string(version) + " is newer than this program's (" +
           std::to_string(replica_schema) + ")";
  }
  for (; version < replica_schema; ++version) {
    if (execute(db, "BEGIN") && execute(db, steps[version]) && execute(db, "COMMIT")) continue;
    const std::string why = sqlite3_errmsg(db);
    execute(db, "ROLLBACK");
    return "schema " + std::to_string(version + 1) + ": " + why;
  }
  return {};
}

bool same_schema(sqlite3* a, sqlite3* b) {
  const std::string schema = schema_of(a);
  return !schema.empty() && schema == schema_of(b);
}

}  // namespace cairn
