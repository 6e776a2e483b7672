#include "ledger/sqlite_connection.h"

#include <sqlite3.h>

namespace cairn::server {

namespace {

// Ids are random, so that writing touches pages all over: they stay in memory (64 MB at most), and
// go home together when the log holds 32 MB, not each few transactions.
constexpr const char* manners =
    "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000;"
    "PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
    "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";

}  // namespace

class SqliteQuery : public SqlQuery {
 public:
  SqliteQuery(SqliteConnection& connection, std::string sql, sqlite3_stmt* statement)
      : connection_(connection), sql_(std::move(sql)), statement_(statement) {}
  ~SqliteQuery() override {
    if (statement_ == nullptr) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    connection_.resting_.emplace(std::move(sql_), statement_);
  }

  SqlQuery& bind(int at, std::string_view text) override {
    if (statement_ == nullptr) return *this;
    const char* data = text.empty() ? "" : text.data();
    sqlite3_bind_text64(statement_, place(at), data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
  }
  SqlQuery& bind(int at, std::int64_t number) override {
    if (statement_ != nullptr) sqlite3_bind_int64(statement_, place(at), number);
    return *this;
  }
  bool row() override {
    if (statement_ == nullptr || connection_.state_ != Sql::ok) return false;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) connection_.note(code);
    return false;
  }
  bool run() override {
    while (row()) {
    }
    if (statement_ != nullptr) sqlite3_reset(statement_);
    return connection_.state_ == Sql::ok;
  }
  std::string text(int column) const override {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (text == nullptr) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  std::int64_t number(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }

 private:
  /// "$2" is a name to SQLite; it numbers names as it meets them.
  int place(int at) const {
    const char name[] = {'$', static_cast<char>('0' + at), '\0'};
    return sqlite3_bind_parameter_index(statement_, name);
  }

  SqliteConnection& connection_;
  std::string sql_;
  sqlite3_stmt* statement_;
};

SqliteConnection::SqliteConnection(const std::string& path, const std::string& vfs) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const char* by = vfs.empty() ? nullptr : vfs.c_str();
  if (sqlite3_open_v2(path.c_str(), &db_, flags, by) == SQLITE_OK) {
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (execute(manners)) return;
  }
  error_ = db_ != nullptr ? sqlite3_errmsg(db_) : "out of memory";
  sqlite3_close(db_);
  db_ = nullptr;
  state_ = Sql::failed;
}

SqliteConnection::~SqliteConnection() {
  for (const auto& [sql, statement] : resting_) sqlite3_finalize(statement);
  sqlite3_close(db_);
}

void SqliteConnection::note(int code) {
  if (state_ != Sql::ok) return;
  error_ = db_ != nullptr ? sqlite3_errmsg(db_) : "closed";
  state_ =
      (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED ? Sql::retry : Sql::failed;
}

bool SqliteConnection::execute(const char* sql) {
  const int code = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) note(code);
  return code == SQLITE_OK;
}

std::unique_ptr<SqlQuery> SqliteConnection::query(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (const auto at = resting_.find(sql); at != resting_.end()) {
    statement = at->second;
    resting_.erase(at);
  } else if (state_ == Sql::ok) {
    const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) note(code);
  }
  return std::make_unique<SqliteQuery>(*this, std::string(sql), statement);
}

Sql SqliteConnection::begin(bool writes) {
  if (db_ == nullptr) return Sql::failed;
  state_ = Sql::ok;
  error_.clear();
  if (!execute(writes ? "BEGIN IMMEDIATE" : "BEGIN") && sqlite3_get_autocommit(db_) == 0) {
    execute("ROLLBACK");
  }
  return state_;
}

Sql SqliteConnection::commit() {
  if (db_ == nullptr) return Sql::failed;
  if (state_ == Sql::ok) execute("COMMIT");
  const Sql end = state_;
  if (end != Sql::ok) rollback();
  state_ = end;
  return end;
}

void SqliteConnection::rollback() {
  // SQLite may have rolled back by itself (a full disk).
  if (db_ != nullptr && sqlite3_get_autocommit(db_) == 0) {
    sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  state_ = db_ != nullptr ? Sql::ok : Sql::failed;
}

Sql SqliteConnection::overwrite() {
  if (db_ == nullptr) return Sql::failed;
  const int code =
      sqlite3_wal_checkpoint_v2(db_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  return code == SQLITE_OK ? Sql::ok : (code & 0xff) == SQLITE_BUSY ? Sql::retry : Sql::failed;
}

}  // namespace cairn::server
