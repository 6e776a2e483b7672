#include "replica/replica.h"

#include <sqlite3.h>

#include <utility>

#include "ledger/lane.h"
#include "replica/schema.h"
#include "replica/search_index.h"
#include "replica/statement.h"

namespace cairn {

namespace {

/// Erased is erased: freed pages are overwritten. What is stored is never trusted to run code.
constexpr const char* manners =
    "PRAGMA page_size=4096; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;"
    "PRAGMA cell_size_check=ON;";

sqlite3* open(const std::string& path, std::string& error) {
  sqlite3* db = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2(path.c_str(), &db, flags, nullptr) != SQLITE_OK) {
    error = db != nullptr ? sqlite3_errmsg(db) : "out of memory";
    sqlite3_close(db);
    return nullptr;
  }
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (!execute(db, manners)) error = sqlite3_errmsg(db);
  return db;
}

bool insert_rows(sqlite3* db, const std::vector<Row>& rows) {
  Statement insert(db, "INSERT INTO base_row(scope, kind, id, ord, body) VALUES(?, ?, ?, ?, ?)");
  for (const Row& row : rows) {
    insert.bind(1, roadmap_scope).bind(2, row.kind).bind(3, row.id);
    insert.bind(4, row.ord).bind(5, row.body);
    if (!insert.run()) return false;
  }
  return true;
}

bool keep_cursor(sqlite3* db, std::int64_t cursor) {
  Statement keep(db, "INSERT OR REPLACE INTO meta(scope, key, value) VALUES(?, 'cursor', ?)");
  const std::string digits = std::to_string(cursor);
  return keep.bind(1, roadmap_scope).bind(2, digits).run();
}

bool clear_rows(sqlite3* db) {
  return Statement(db, "DELETE FROM base_row WHERE scope = ?").bind(1, roadmap_scope).run();
}

}  // namespace

Replica::Replica(const std::string& path) {
  db_ = open(path, error_);
  if (ok()) error_ = migrate(db_);
  if (!ok()) close();
}

Replica::Replica(Replica&& other) noexcept
    : db_(std::exchange(other.db_, nullptr)), error_(std::exchange(other.error_, "moved")) {}

Replica& Replica::operator=(Replica&& other) noexcept {
  std::swap(db_, other.db_);
  std::swap(error_, other.error_);
  return *this;
}

Replica::~Replica() { close(); }

void Replica::close() {
  sqlite3_close(db_);
  db_ = nullptr;
}

bool Replica::told(bool done) const {
  error_ = done ? "" : sqlite3_errmsg(db_);
  return done;
}

bool Replica::replace_roadmap(const std::vector<Row>& rows, std::int64_t cursor) {
  if (db_ == nullptr) return false;
  const bool done = execute(db_, "BEGIN") && clear_rows(db_) && insert_rows(db_, rows) &&
                    index_actions(db_, roadmap_of(rows)) && keep_cursor(db_, cursor) &&
                    execute(db_, "COMMIT");
  told(done);
  if (!done) execute(db_, "ROLLBACK");
  return done;
}

std::vector<Row> Replica::roadmap_rows() const {
  std::vector<Row> rows;
  if (db_ == nullptr) return rows;
  Statement select(db_,
                   "SELECT kind, id, ord, body FROM base_row WHERE scope = ? "
                   "ORDER BY kind, ord, id");
  select.bind(1, roadmap_scope);
  while (select.row()) {
    rows.push_back({std::string(select.text(0)), std::string(select.text(1)),
                    select.number(2), std::string(select.text(3))});
  }
  if (!told(!select.failed())) rows.clear();
  return rows;
}

std::int64_t Replica::cursor() const {
  if (db_ == nullptr) return 0;
  Statement select(db_,
                   "SELECT CAST(value AS INTEGER) FROM meta WHERE scope = ? AND key = 'cursor'");
  const bool found = select.bind(1, roadmap_scope).row();
  return found ? select.number(0) : 0;
}

std::vector<std::string> Replica::search_actions(Lang lang, std::string_view text) const {
  std::vector<std::string> found;
  if (db_ == nullptr) return found;
  if (!told(find_actions(db_, lang, text, found))) found.clear();
  return found;
}

}  // namespace cairn
