// A connection to a SQL database, as the ledger needs one: SQLite now, PostgreSQL unchanged.
//
// Promises: errors are values. A failure anywhere in a transaction stays until its end: what
// follows gives no row and does nothing, and `commit` says so and keeps nothing; so the ledger
// need not look after each step. `retry` means that another transaction came in between
// (serialization failure, 40001): the whole batch is to be done again.
//
// The dialect is what both understand: parameters $1, $2…, columns TEXT and BIGINT,
// INSERT … ON CONFLICT; no sequence, trigger, RETURNING, JSON function, and nothing is ordered by
// a text (each database has its own alphabet). Tests read every statement for that.
// Leaves out: threads. One connection belongs to one.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace cairn::server {

enum class Sql : unsigned char { ok, retry, failed };

/// One statement being run. It goes before its connection does.
class SqlQuery {
 public:
  virtual ~SqlQuery() = default;
  /// From 1. What is bound is copied.
  virtual SqlQuery& bind(int at, std::string_view text) = 0;
  virtual SqlQuery& bind(int at, std::int64_t number) = 0;
  /// The next row, if there is one.
  virtual bool row() = 0;
  /// To the end; true where nothing failed.
  virtual bool run() = 0;
  /// From 0; of the present row.
  virtual std::string text(int column) const = 0;
  virtual std::int64_t number(int column) const = 0;
};

class SqlConnection {
 public:
  virtual ~SqlConnection() = default;
  virtual std::unique_ptr<SqlQuery> query(std::string_view sql) = 0;
  /// One transaction at a time. One that only reads sees one state of the database.
  virtual Sql begin(bool writes) = 0;
  virtual Sql commit() = 0;
  virtual void rollback() = 0;
  /// What was erased is overwritten, logs of the database included.
  virtual Sql overwrite() = 0;
  /// The worst since `begin`.
  virtual Sql state() const = 0;
  virtual const std::string& error() const = 0;
};

}  // namespace cairn::server
