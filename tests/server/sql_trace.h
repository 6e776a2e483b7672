// What a test asks of its database, written down where CAIRN_SQL_TRACE names a folder: one file a
// database, a JSON line each, so that another database can be asked the same (postgres.test.mjs).
//   (numbers as text: JSON's are too short)
//   {"do": "begin" | "commit" | "rollback"}
//   {"sql", "bind": [text…], "rows": [{"<column>": text…}], "end": truth}
// A row holds the columns that were looked at; `end`: there were no more.
#pragma once
#include <memory>
#include <string>

#include "ledger/sql.h"

namespace cairn::server::test {

class SqlTrace {
 public:
  /// `database`: its path. Writes nothing where nobody asked for it.
  explicit SqlTrace(const std::string& database);
  void note(const char* what);
  /// The same query, written down when it goes.
  std::unique_ptr<SqlQuery> watch(std::string_view sql, std::unique_ptr<SqlQuery> query);

 private:
  std::string file_;
};

}  // namespace cairn::server::test
