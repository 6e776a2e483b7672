// A replica as bytes, and bytes as a replica.
//
// What travels is made anew from the rows: a database that has lived holds freed pages and an
// index in the order of its life, which would say more than its rows, and never be equal twice.
#include <sqlite3.h>

#include "replica/file.h"
#include "replica/replica.h"
#include "replica/schema.h"
#include "replica/statement.h"

namespace cairn {

namespace {

/// "" where a database in memory is sound and has exactly the tables of this house.
std::string unsound(sqlite3* db, sqlite3* fresh) {
  const std::string error = migrate(db);
  if (!error.empty()) return error;
  // No trigger, view or table of someone else's making.
  if (!same_schema(db, fresh)) return "not a replica: its tables are others";
  Statement check(db, "PRAGMA quick_check(1)");
  if (!check.row()) return std::string("damaged: ") + sqlite3_errmsg(db);
  if (check.text(0) != "ok") return "damaged: " + std::string(check.text(0));
  return {};
}

/// SQLite frees what it is given, so it gets a copy of its own.
bool give(sqlite3* db, std::span<const unsigned char> bytes) {
  auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
  if (copy == nullptr) return false;
  std::copy(bytes.begin(), bytes.end(), copy);
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  return sqlite3_deserialize(db, "main", copy, size, size,
                             SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) ==
         SQLITE_OK;
}

}  // namespace

Replica Replica::from_snapshot(std::span<const unsigned char> bytes) {
  Replica replica;
  replica.db_ = open_database(":memory:", nullptr, replica.error_);
  const Replica fresh(":memory:");
  if (!replica.ok() || !fresh.ok()) return replica;
  if (bytes.empty()) {
    replica.error_ = "damaged: no bytes";
  } else if (!give(replica.db_, bytes)) {
    replica.error_ = sqlite3_errmsg(replica.db_);
  } else {
    replica.error_ = unsound(replica.db_, fresh.db_);
  }
  if (!replica.ok()) replica.close();
  return replica;
}

std::vector<unsigned char> Replica::snapshot() const {
  if (db_ == nullptr) return {};
  const std::vector<Row> rows = roadmap_rows();
  Replica clean(":memory:");
  sqlite3_int64 size = 0;
  unsigned char* bytes = nullptr;
  if (ok() && clean.replace_roadmap(rows, cursor())) {
    bytes = sqlite3_serialize(clean.db_, "main", &size, 0);
  }
  if (bytes == nullptr) {
    if (ok()) error_ = clean.ok() ? "out of memory" : clean.error();
    return {};
  }
  std::vector<unsigned char> snapshot(bytes, bytes + size);
  sqlite3_free(bytes);
  return snapshot;
}

}  // namespace cairn
