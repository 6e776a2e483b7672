// What others wrote about a contribution goes where it goes: its words may be quoted there.
#include "json/build.h"
#include "ledger/rows.h"
#include "ledger/rules.h"
#include "ledger/scope_rows.h"
#include "ledger/store.h"

namespace cairn::server {

namespace {

std::vector<Row> rows_about(SqlConnection& sql, std::string_view scope, const char* kind,
                            std::string_view id) {
  std::vector<Row> about;
  const auto query = sql.query("SELECT id, ord, body FROM item WHERE scope = $1 AND kind = $2");
  query->bind(1, scope).bind(2, kind);
  while (query->row()) {
    Row row{kind, query->text(0), query->number(1), query->text(2)};
    if (text_of(body_of(row), "on") == id) about.push_back(std::move(row));
  }
  return about;
}

bool is_public(const std::optional<Contribution>& c) {
  return c && c->standing == Standing::published;
}

/// As the decision leaves it: its last word on a row counts.
std::optional<Contribution> after(const Decision& decision, std::string_view id) {
  std::optional<Contribution> c;
  for (const Change& change : decision.changes) {
    if (change.row.kind != "contribution" || change.row.id != id) continue;
    c = change.op == Op::put ? contribution_of(change.row) : std::nullopt;
  }
  return c;
}

}  // namespace

void Store::erase_about(std::string_view scope, std::string_view id, Decision& decision) {
  for (const char* kind : {"reply", "report", "support"}) {
    for (const Row& row : rows_about(sql_, scope, kind, id)) {
      decision.changes.push_back({Op::scrub, {kind, row.id, 0, {}}, {}});
      if (row.kind == "report") {
        decision.changes.push_back({Op::scrub, {"author", row.id, 0, {}}, {}});
      }
    }
  }
}

void Store::move_replies(const ScopeRows& rows, std::string_view scope, std::string_view id,
                         Decision& decision) {
  const auto row = rows.row("contribution", id);
  const auto before = row ? contribution_of(*row) : std::nullopt;
  const auto now = after(decision, id);
  if (!before || !now || is_public(before) == is_public(now)) return;
  const auto author = rows.row("author", id);
  const std::string claim(author ? text_of(body_of(*author), "claim") : "");
  for (Row& reply : rows_about(sql_, scope, "reply", id)) {
    decision.changes.push_back(put(std::move(reply), lanes_of(*now, claim)));
  }
}

}  // namespace cairn::server
