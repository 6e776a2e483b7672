#include "replica/statement.h"

#include <vector>

namespace cairn {

namespace {

constexpr const char* shelf_name = "shelf";
constexpr std::size_t shelf_most = 64;

/// Statements at rest, the one used last behind.
using Shelf = std::vector<sqlite3_stmt*>;

Shelf* shelf_of(sqlite3* db) {
  return db == nullptr ? nullptr : static_cast<Shelf*>(sqlite3_get_clientdata(db, shelf_name));
}

sqlite3_stmt* taken_from(Shelf& shelf, std::string_view sql) {
  for (auto at = shelf.end(); at != shelf.begin();) {
    if (sql != sqlite3_sql(*--at)) continue;
    sqlite3_stmt* statement = *at;
    shelf.erase(at);
    return statement;
  }
  return nullptr;
}

}  // namespace

void keep_statements(sqlite3* db) {
  sqlite3_set_clientdata(db, shelf_name, new Shelf,
                         [](void* shelf) { delete static_cast<Shelf*>(shelf); });
}

void drop_statements(sqlite3* db) {
  Shelf* shelf = shelf_of(db);
  if (shelf == nullptr) return;
  for (sqlite3_stmt* statement : *shelf) sqlite3_finalize(statement);
  shelf->clear();
}

Statement::Statement(sqlite3* db, std::string_view sql) : db_(db) {
  if (Shelf* shelf = shelf_of(db)) statement_ = taken_from(*shelf, sql);
  if (statement_ != nullptr) return;
  code_ = sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr);
}

Statement::~Statement() {
  Shelf* shelf = statement_ == nullptr ? nullptr : shelf_of(db_);
  // One that failed may have failed for what it was prepared upon.
  if (shelf == nullptr || failed()) {
    sqlite3_finalize(statement_);
    return;
  }
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  if (shelf->size() == shelf_most) {
    sqlite3_finalize(shelf->front());
    shelf->erase(shelf->begin());
  }
  shelf->push_back(statement_);
}

Statement& Statement::bind(int at, std::string_view text) {
  // An empty view may point nowhere, which would bind NULL.
  const char* data = text.empty() ? "" : text.data();
  if (statement_ != nullptr) {
    sqlite3_bind_text64(statement_, at, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  return *this;
}

Statement& Statement::bind(int at, std::int64_t number) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, at, number);
  return *this;
}

bool Statement::row() {
  if (statement_ == nullptr) return false;
  code_ = sqlite3_step(statement_);
  return code_ == SQLITE_ROW;
}

bool Statement::run() {
  while (row()) {
  }
  if (statement_ != nullptr) sqlite3_reset(statement_);
  return code_ == SQLITE_DONE;
}

Statement& Statement::again() {
  if (statement_ != nullptr) sqlite3_reset(statement_);
  return *this;
}

std::string_view Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool execute(sqlite3* db, const char* sql) {
  return sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

}  // namespace cairn
