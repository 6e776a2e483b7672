#include "kiosk/bag_list.h"

#include <limits>

#include "ledger/schema.h"
#include "ledger/scope_rows.h"

namespace cairn::server {

namespace {

// A scope like those of rows: its head goes up with each bag, and a backup notes how far it holds.
constexpr std::string_view bags_scope = "bags";
constexpr std::int64_t day = 24LL * 3600 * 1000;

}  // namespace

bool note_bags(SqlConnection& sql, const std::vector<ArrivedBag>& bags, std::int64_t now,
               std::vector<bool>& known) {
  known.assign(bags.size(), false);
  if (bags.empty()) return true;
  return in_transaction(sql, true, [&] {
    ScopeRows numbers(sql, bags_scope);
    for (std::size_t i = 0; i < bags.size(); ++i) {
      {
        const auto query = sql.query("SELECT seq FROM bag WHERE scope = $1 AND id = $2");
        known[i] = query->bind(1, bags_scope).bind(2, bags[i].id).row();
      }
      if (known[i] && !bags[i].says_more) continue;
      sql.query(
             "INSERT INTO bag(scope, id, seq, at) VALUES($1, $2, $3, $4) "
             "ON CONFLICT(scope, id) DO UPDATE SET seq = excluded.seq, at = excluded.at")
          ->bind(1, bags_scope)
          .bind(2, bags[i].id)
          .bind(3, numbers.advance())
          .bind(4, now)
          .run();
    }
    numbers.finish();
  });
}

std::vector<std::string> bags_kept(SqlConnection& sql, bool backups) {
  std::vector<std::string> ids;
  in_transaction(sql, false, [&] {
    ids.clear();
    std::int64_t up_to = std::numeric_limits<std::int64_t>::max();
    if (backups) {
      const auto query = sql.query("SELECT durable FROM scope WHERE scope = $1");
      up_to = query->bind(1, bags_scope).row() ? query->number(0) : 0;
    }
    const auto query = sql.query("SELECT id FROM bag WHERE scope = $1 AND seq <= $2 ORDER BY seq");
    query->bind(1, bags_scope).bind(2, up_to);
    while (query->row()) ids.push_back(query->text(0));
  });
  return ids;
}

void drop_old_bags(SqlConnection& sql, std::int64_t now) {
  sql.query("DELETE FROM bag WHERE scope = $1 AND at < $2")
      ->bind(1, bags_scope)
      .bind(2, now - bag_days * day)
      .run();
}

}  // namespace cairn::server
