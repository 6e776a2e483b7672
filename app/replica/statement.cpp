#include "replica/statement.h"

namespace cairn {

Statement::Statement(sqlite3* db, std::string_view sql) {
  code_ = sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr);
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
