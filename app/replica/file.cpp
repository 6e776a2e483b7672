#include "replica/file.h"

#include <sqlite3.h>

#include "replica/statement.h"

namespace cairn {

namespace {

// Exclusive before the first look at the file: its log then needs no memory shared with others.
constexpr const char* manners =
    "PRAGMA locking_mode=EXCLUSIVE; PRAGMA page_size=4096; PRAGMA secure_delete=ON;"
    "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;";

}  // namespace

sqlite3* open_database(const std::string& path, const char* vfs, std::string& error) {
  sqlite3* db = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2(path.c_str(), &db, flags, vfs) != SQLITE_OK) {
    error = db != nullptr ? sqlite3_errmsg(db) : "out of memory";
    sqlite3_close(db);
    return nullptr;
  }
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (!execute(db, manners)) error = sqlite3_errmsg(db);
  keep_statements(db);
  return db;
}

bool is_damage(sqlite3* db) {
  const int code = sqlite3_errcode(db) & 0xff;
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

bool tidy_database(sqlite3* db) { return execute(db, "PRAGMA wal_checkpoint(TRUNCATE)"); }

void close_database(sqlite3* db) {
  drop_statements(db);
  sqlite3_close(db);
}

}  // namespace cairn
