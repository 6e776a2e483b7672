// SQLite as the ledger's database: the embedded default.
//
// Promises: a commit that returned is on the disk (WAL, synchronous=FULL); what is deleted is
// overwritten (secure_delete), in the log too once `overwrite` was called. Another process (a
// backup) may read, and write for a moment: it is waited for two seconds.
// Leaves out: locks between threads; SQLite is built without them.
#pragma once
#include <map>
#include <string>

#include "ledger/sql.h"

struct sqlite3;
struct sqlite3_stmt;

namespace cairn::server {

class SqliteConnection : public SqlConnection {
 public:
  /// `vfs`: by its name; empty: the machine's own. `error` is set where it cannot be opened.
  explicit SqliteConnection(const std::string& path, const std::string& vfs = "");
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;
  ~SqliteConnection() override;

  bool ok() const { return db_ != nullptr; }
  std::unique_ptr<SqlQuery> query(std::string_view sql) override;
  Sql begin(bool writes) override;
  Sql commit() override;
  void rollback() override;
  Sql overwrite() override;
  Sql state() const override { return state_; }
  const std::string& error() const override { return error_; }

  /// The database itself, for what only SQLite can do (a backup).
  sqlite3* handle() const { return db_; }

 private:
  friend class SqliteQuery;
  bool execute(const char* sql);
  void note(int code);

  sqlite3* db_ = nullptr;
  Sql state_ = Sql::ok;
  std::string error_;
  // Prepared once; taken out while they run.
  std::multimap<std::string, sqlite3_stmt*, std::less<>> resting_;
};

}  // namespace cairn::server
