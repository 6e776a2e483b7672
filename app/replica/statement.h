// A prepared SQLite statement.
//
// Promises: it is given back when it goes out of scope; a statement that could not be prepared, or
// failed, gives no row and says so in `code()`. Texts are bound by reference: they must outlive
// the step. Over a database of file.h, the next one of the same words need not be prepared again
// (preparing takes longer than most of what is asked).
#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <string_view>

namespace cairn {

class Statement {
 public:
  Statement(sqlite3* db, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int at, std::string_view text);
  Statement& bind(int at, std::int64_t number);

  /// The next row, if there is one.
  bool row();
  /// Runs to the end, ready to be bound again; true where nothing failed.
  bool run();
  /// Ready to be bound again, after rows of which the last was not reached.
  Statement& again();
  /// The last answer: SQLITE_ROW, SQLITE_DONE or an error.
  int code() const { return code_; }
  bool failed() const { return code_ != SQLITE_OK && code_ != SQLITE_ROW && code_ != SQLITE_DONE; }

  std::string_view text(int column) const;
  std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }

 private:
  sqlite3* db_;
  sqlite3_stmt* statement_ = nullptr;
  int code_ = SQLITE_OK;
};

/// Runs statements that give no rows.
bool execute(sqlite3* db, const char* sql);
/// From now on statements of this database are kept for the next of the same words.
void keep_statements(sqlite3* db);
/// Finalises those kept: before the database is closed.
void drop_statements(sqlite3* db);

}  // namespace cairn
