// Statements that are kept for the next of the same words.
#include "replica/statement.h"

#include <doctest/doctest.h>

#include <string>

#include "replica/file.h"

using namespace cairn;

TEST_CASE("a statement given back is as new; two at a time are two") {
  std::string error;
  sqlite3* db = open_database(":memory:", nullptr, error);
  REQUIRE(db != nullptr);
  REQUIRE(execute(db, "CREATE TABLE t(n INTEGER UNIQUE)"));
  constexpr const char* add = "INSERT INTO t VALUES(?)";
  CHECK(Statement(db, add).bind(1, 1).run());
  CHECK(Statement(db, add).run());  // nothing bound: null, not the 1 of before
  CHECK_FALSE(Statement(db, add).bind(1, 1).run());
  constexpr const char* list = "SELECT n FROM t ORDER BY n";
  {
    Statement one(db, list), two(db, list);
    CHECK(one.row());
    CHECK(one.row());
    CHECK(two.row());
    CHECK(one.number(0) == 1);
    CHECK(two.number(0) == 0);
  }
  for (int i = 0; i < 200; ++i) {
    const std::string sql = "SELECT " + std::to_string(i % 100);
    Statement number(db, sql);
    CHECK(number.row());
    CHECK(number.number(0) == i % 100);
  }
  CHECK(execute(db, "DROP TABLE t; CREATE TABLE t(n TEXT)"));
  {
    Statement fresh(db, list);
    CHECK_FALSE(fresh.row());  // of the table that has this name now
    CHECK_FALSE(fresh.failed());
  }
  close_database(db);
}
