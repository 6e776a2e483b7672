// What stands in the public lane, changed by what it is.
#include <utility>

#include "ledger/lane.h"
#include "ledger/schema.h"
#include "ledger/scope_rows.h"
#include "ledger/store.h"

namespace cairn::server {

bool Store::revise_public(std::string_view scope,
                          const std::function<std::vector<Row>(const std::vector<Row>&)>& revise,
                          std::int64_t now) {
  return in_transaction(sql_, true, [&] {
    ScopeRows held(sql_, scope);
    std::vector<std::pair<std::string, std::string>> seen;
    {
      const auto query =
          sql_.query("SELECT kind, id FROM change WHERE scope = $1 AND lane = $2 AND op = $3");
      query->bind(1, scope).bind(2, public_lane).bind(3, static_cast<std::int64_t>(Op::put));
      while (query->row()) seen.emplace_back(query->text(0), query->text(1));
    }
    std::vector<Row> rows;
    for (const auto& [kind, id] : seen) {
      if (auto row = held.row(kind, id)) rows.push_back(*std::move(row));
    }
    // A read that failed would look like an empty scope.
    if (sql_.state() != Sql::ok) return;
    std::vector<Change> changes;
    for (Row& row : revise(rows)) {
      const auto before = held.row(row.kind, row.id);
      if (before && *before == row) continue;
      changes.push_back({Op::put, std::move(row), {std::string(public_lane)}});
    }
    if (changes.empty()) return;
    held.advance();
    held.change(changes, now);
    held.finish();
  });
}

}  // namespace cairn::server
