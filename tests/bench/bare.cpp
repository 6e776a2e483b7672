#include "bare.h"

#include <cstdio>
#include <cstdlib>

#include "bench.h"
#include "ledger/schema.h"
#include "ledger/sqlite_connection.h"
#include "replica/statement.h"

namespace cairn::bench {

namespace {

constexpr const char* scope = "talk/A1-03";

std::string id_of(int n) {
  char id[33];
  std::snprintf(id, sizeof id, "%08x%08x%016x", static_cast<unsigned>(n) * 2654435761u, 0, n);
  return id;
}

void must(bool done) {
  if (done) return;
  std::fprintf(stderr, "bare SQLite failed\n");
  std::exit(1);
}

}  // namespace

double bare_contributions(const std::string& file, int count, int devices, int batch,
                          const std::string& words) {
  server::SqliteConnection sql(file);
  must(sql.ok() && server::make_tables(sql).empty());
  sqlite3* db = sql.handle();
  Statement last(db, "SELECT last_n FROM counted WHERE scope = ? AND device = ?");
  Statement find(db, "SELECT ord, body FROM item WHERE scope = ? AND kind = ? AND id = ?");
  Statement item(db, "INSERT INTO item VALUES(?, ?, ?, ?, ?, ?)");
  Statement change(db, "INSERT INTO change VALUES(?, ?, ?, ?, ?, ?, ?)");
  Statement receipt(db, "INSERT INTO receipt VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
  Statement counted(db, "INSERT OR REPLACE INTO counted VALUES(?, ?, ?)");
  Statement lane(db, "INSERT OR REPLACE INTO lane VALUES(?, ?, ?, 0, ?)");
  Statement head(db, "INSERT OR REPLACE INTO scope VALUES(?, ?, 0)");
  const std::string body = R"({"form":"comment","on":"A1-03","words":")" + words +
                           R"(","lang":"fr","channel":"site","standing":"published","at":1})";
  const std::string who = std::string(64, 'd');
  const double start = seconds();
  for (int n = 1; n <= count;) {
    must(execute(db, "BEGIN IMMEDIATE"));
    for (int i = 0; i < batch && n <= count; ++i, ++n) {
      const std::string id = id_of(n);
      const std::string device = id_of(n % devices) + who.substr(32);
      last.bind(1, scope).bind(2, device).run();
      for (const char* kind : {"talk", "contribution", "said"}) {
        find.bind(1, scope).bind(2, kind).bind(3, id).run();
      }
      for (const char* kind : {"author", "said", "contribution"}) {
        item.bind(1, scope).bind(2, kind).bind(3, id).bind(4, std::int64_t{n});
        must(item.bind(5, std::int64_t{n}).bind(6, body).run());
      }
      for (const char* in : {"public", "staff", "own/0123456789abcdef0123456789abcdef"}) {
        change.bind(1, scope).bind(2, "contribution").bind(3, id).bind(4, in);
        must(change.bind(5, std::int64_t{n})
                 .bind(6, std::int64_t{0})
                 .bind(7, std::int64_t{1})
                 .run());
      }
      receipt.bind(1, scope).bind(2, device).bind(3, std::int64_t{n}).bind(4, id);
      receipt.bind(5, std::int64_t{0}).bind(6, std::int64_t{0}).bind(7, std::int64_t{n});
      must(receipt.bind(8, std::int64_t{1}).run());
      must(counted.bind(1, scope).bind(2, device).bind(3, std::int64_t{n}).run());
    }
    for (const char* in : {"public", "staff"}) {
      must(lane.bind(1, scope).bind(2, in).bind(3, std::int64_t{n}).bind(4, who).run());
    }
    must(head.bind(1, scope).bind(2, std::int64_t{n}).run());
    must(execute(db, "COMMIT"));
  }
  return seconds() - start;
}

}  // namespace cairn::bench
