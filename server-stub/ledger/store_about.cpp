// What others wrote about a contribution goes where it goes: its words may be quoted there.
#include <algorithm>
#include <map>
#include <utility>

#include "charge/passages.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "ledger/rules.h"
#include "ledger/schema.h"
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

bool puts(const Decision& decision, std::string_view kind, std::string_view id) {
  return std::any_of(decision.changes.begin(), decision.changes.end(), [&](const Change& change) {
    return change.op == Op::put && change.row.kind == kind && change.row.id == id;
  });
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
                         std::string_view passages, Decision& decision) {
  const auto now = after(decision, id);
  const auto row = now ? rows.row("contribution", id) : std::nullopt;
  const auto before = row ? contribution_of(*row) : std::nullopt;
  if (!before) return;
  const bool is_cut = puts(decision, "redaction", id);
  const bool is_gone = now->standing == Standing::withdrawn;
  if (!is_cut && !is_gone && is_public(before) == is_public(now)) return;
  const std::string claim = author_claim(rows, id);
  for (const Row& one : rows_about(sql_, scope, "reply", id)) {
    auto reply = reply_of(one);
    if (!reply) continue;
    std::string words = reply->words;
    if (is_cut) words = without_quotes(words, reply->lang, before->words, passages);
    if (is_gone || words != reply->words) {
      decision.changes.push_back({Op::scrub, {"reply", one.id, 0, {}}, {}});
    }
    reply->words = std::move(words);
    decision.changes.push_back(put(row_of(*reply), lanes_of(*now, claim)));
  }
}

std::optional<int> Store::keep_replies(std::int64_t now) {
  std::map<std::string, std::vector<Row>> told;  // by scope
  bool done = in_transaction(sql_, false, [&] {
    told.clear();
    const auto query = sql_.query(
        "SELECT item.scope, item.id, item.ord, item.body FROM item JOIN change ON "
        "change.scope = item.scope AND change.kind = item.kind AND change.id = item.id "
        "WHERE item.kind = $1 AND change.lane = $2 AND change.op = $3");
    query->bind(1, "reply").bind(2, public_lane).bind(3, static_cast<std::int64_t>(Op::put));
    while (query->row()) {
      told[query->text(0)].push_back({"reply", query->text(1), query->number(2), query->text(3)});
    }
  });
  int moved = 0;
  for (const auto& [scope, replies] : told) {
    const std::string in = scope;
    const std::vector<Row>& all = replies;
    done = done && in_transaction(sql_, true, [&] {
             ScopeRows rows(sql_, in);
             std::vector<Change> changes;
             for (const Row& reply : all) {
               const std::string on(text_of(body_of(reply), "on"));
               const auto row = rows.row("contribution", on);
               const auto c = row ? contribution_of(*row) : std::nullopt;
               if (!c || is_public(c)) continue;
               changes.push_back(put(reply, lanes_of(*c, author_claim(rows, on))));
             }
             if (changes.empty()) return;
             rows.advance();
             rows.change(changes, now);
             rows.finish();
             moved += static_cast<int>(changes.size());
           });
  }
  return done ? std::optional(moved) : std::nullopt;
}

}  // namespace cairn::server
