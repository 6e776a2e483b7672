#include "templates.h"

#include <sqlite3.h>

#include <map>

#include "disk.h"
#include "ledger/schema.h"
#include "ledger/sqlite_connection.h"
#include "replica/replica.h"

namespace cairn::simulation {

namespace {

std::map<std::string, std::string>& made() {
  static std::map<std::string, std::string> files;
  return files;
}

/// The file as `make` leaves it on a disk of its own.
template <typename Make>
const std::string& template_of(const std::string& name, Make make) {
  const auto at = made().find(name);
  if (at != made().end()) return at->second;
  Disk& disk = Disk::instance();
  Tally* tally = disk.tally;
  disk.tally = nullptr;
  make("template/" + name);
  disk.tally = tally;
  std::string bytes(disk.bytes("template/" + name));
  disk.remove_all("template");
  return made().emplace(name, std::move(bytes)).first->second;
}

// What shipped with schema 1, which a later step must still understand.
constexpr const char* schema_1 = R"sql(
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
INSERT INTO base_row VALUES('roadmap', 'term', 't0', 0, '{"word":"mot d''avant"}');
INSERT INTO base_row VALUES('roadmap', 'term', 't9', 9, '{"word":"mot de trop"}');
INSERT INTO meta VALUES('roadmap', 'cursor', '1');
PRAGMA user_version = 1;
)sql";

}  // namespace

void put_template(const std::string& file) {
  const std::string name = file.substr(file.find('/') + 1);
  const std::string& bytes = template_of(name, [&](const std::string& path) {
    if (name == "base.db") {
      const Replica base(path, "simdisk");
    } else {
      server::SqliteConnection sql(path, "simdisk");
      server::make_tables(sql);
      sql.overwrite();
    }
  });
  Disk::instance().put(file, bytes);
}

const std::string& old_base() {
  return template_of("base-1.db", [](const std::string& path) {
    sqlite3* db = nullptr;
    sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "simdisk");
    sqlite3_exec(db, schema_1, nullptr, nullptr, nullptr);
    sqlite3_close(db);
  });
}

}  // namespace cairn::simulation
