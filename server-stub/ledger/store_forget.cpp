// How things leave the store for good: on an order, and after a restore once more.
#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/scope_receipts.h"
#include "ledger/scope_rows.h"
#include "ledger/store.h"

namespace cairn::server {

namespace {

std::vector<std::string> scopes_in(SqlConnection& sql) {
  std::vector<std::string> scopes;
  const auto query = sql.query("SELECT scope FROM scope");
  while (query->row()) scopes.push_back(query->text(0));
  return scopes;
}

/// Words that wait for what they are about, under that claim: in nobody's lane.
void wait_under(SqlConnection& sql, const std::string& scope, const std::string& claim,
                std::vector<Doomed>& doomed) {
  std::vector<Row> waiting;
  in_transaction(sql, false, [&] {
    waiting.clear();
    const auto query = sql.query("SELECT id, body FROM item WHERE scope = $1 AND kind = $2");
    query->bind(1, scope).bind(2, "waiting");
    while (query->row()) waiting.push_back({"waiting", query->text(0), 0, query->text(1)});
  });
  for (const Row& row : waiting) {
    if (text_of(body_of(row), "claim") == claim) doomed.push_back({scope, row.kind, row.id});
  }
}

}  // namespace

bool Store::overwrite(bool all) {
  owes_overwrite_ = owes_overwrite_ || all;
  if (owes_overwrite_) owes_overwrite_ = sql_.overwrite() != Sql::ok;
  return !owes_overwrite_;
}

Arrival Store::by_house(const ScopeRows& rows, const ScopeReceipts& receipts, Arrival arrival) {
  Actor& actor = arrival.actor;
  actor.person = arrival.device;
  actor.rights = {{Role::moderator}, {Role::operator_}};
  if (const auto author = rows.row("author", target_of(arrival.intent))) {
    actor.claims = {std::string(text_of(body_of(*author), "claim"))};
  }
  arrival.intent.n = receipts.last_n(arrival.device) + 1;
  return arrival;
}

void Store::take_again(ScopeRows& rows, ScopeReceipts& receipts, std::string_view scope,
                       const std::string& id) {
  for (const KeptDecision& decision : absent_[id]) {
    if (decision.scope != scope) continue;
    Arrival arrival{std::string(decisions_device), {}, decision.intent, 0};
    arrival.actor.staff = decision.by;
    take(rows, receipts, scope, by_house(rows, receipts, arrival), decision.at);
  }
}

bool Store::replay(const KeptDecision& decision) {
  const std::string target = target_of(decision.intent);
  bool known = false, there = false;
  const bool read = in_transaction(sql_, false, [&] {
    known = ScopeReceipts(sql_, decision.scope).of_intent(decision.intent.id).has_value();
    there = false;
    for (const char* kind :
         {"contribution", "report", "support", "person", "invitation", "device"}) {
      const auto query =
          sql_.query("SELECT rev FROM item WHERE scope = $1 AND kind = $2 AND id = $3");
      there = there || query->bind(1, decision.scope).bind(2, kind).bind(3, target).row();
    }
  });
  if (!read || known) return read;
  if (!there) {
    absent_[target].push_back(decision);
    return true;
  }
  Arrival arrival{std::string(decisions_device), {}, decision.intent, decision.at};
  arrival.actor.staff = decision.by;
  return apply(decision.scope, {arrival}, decision.at).ok;
}

/// On an order: a report, what waits, or a support, which then counts no more.
Decision Store::erase_row(const ScopeRows& rows, std::string_view scope, const std::string& id) {
  Decision decision;
  for (const char* kind : {"report", "waiting", "support"}) {
    if (rows.row(kind, id)) decision.changes.push_back({Op::scrub, {kind, id, 0, {}}, {}});
  }
  if (rows.row("report", id) && rows.row("author", id)) {
    decision.changes.push_back({Op::scrub, {"author", id, 0, {}}, {}});
  }
  if (decision.changes.empty()) return {Outcome::rejected, Reason::unknown_target, {}, {}};
  const auto support = rows.row("support", id);
  const Json body = support ? body_of(*support) : json_object();
  const auto tally = rows.row("tally", text_of(body, "on"));
  Channel channel = Channel::site;
  if (!tally || !from_slug(text_of(body, "channel"), channel)) return decision;
  Supports counts = supports_of(*tally);
  int& count = channel == Channel::kiosk      ? counts.kiosk
               : channel == Channel::paper    ? counts.paper
               : channel == Channel::workshop ? counts.workshop
                                              : counts.site;
  if (count > 0) --count;
  Change change{Op::put, tally_row(tally->id, counts), {}};
  const auto query =
      sql_.query("SELECT lane FROM change WHERE scope = $1 AND kind = $2 AND id = $3 AND op = $4");
  query->bind(1, scope).bind(2, "tally").bind(3, tally->id);
  query->bind(4, static_cast<std::int64_t>(Op::put));
  while (query->row()) change.lanes.push_back(query->text(0));
  decision.changes.push_back(std::move(change));
  return decision;
}

bool Store::order(const ErasureOrder& order, std::int64_t now) {
  return in_transaction(sql_, true, [&] {
    sql_.query(
            "INSERT INTO erasing(scope, id, target, claim, since) VALUES($1, $2, $3, $4, $5) "
            "ON CONFLICT(scope, id) DO NOTHING")
        ->bind(1, house_scope)
        .bind(2, order.id)
        .bind(3, order.target)
        .bind(4, order.claim)
        .bind(5, now)
        .run();
  });
}

std::vector<ErasureOrder> Store::orders() {
  std::vector<ErasureOrder> orders;
  in_transaction(sql_, false, [&] {
    orders.clear();
    const auto query = sql_.query("SELECT id, target, claim FROM erasing WHERE scope = $1");
    query->bind(1, house_scope);
    while (query->row()) orders.push_back({query->text(0), query->text(1), query->text(2)});
  });
  return orders;
}

bool Store::close(const ErasureOrder& order) {
  return in_transaction(sql_, true, [&] {
    sql_.query("DELETE FROM erasing WHERE scope = $1 AND id = $2")
        ->bind(1, house_scope)
        .bind(2, order.id)
        .run();
  });
}

std::vector<Doomed> Store::rows_of(const ErasureOrder& order) {
  std::vector<Doomed> doomed;
  if (!order.claim.empty()) {
    const std::string lane = own_lane(order.claim);
    for (const Head& head : heads_of(sql_, lane)) {
      for (const DeltaRow& row : server::rows_of(sql_, head.scope, lane)) {
        const std::string& kind = row.row.kind;
        if (kind != "contribution" && kind != "report" && kind != "support") continue;
        doomed.push_back({head.scope, kind, row.row.id});
      }
    }
  }
  std::vector<std::string> scopes;
  in_transaction(sql_, false, [&] { scopes = scopes_in(sql_); });
  if (!order.claim.empty()) {
    for (const std::string& scope : scopes) wait_under(sql_, scope, order.claim, doomed);
    return doomed;
  }
  for (const std::string& scope : scopes) {
    if (!item_of(sql_, scope, "contribution", order.target)) continue;
    doomed.push_back({scope, "contribution", order.target});
  }
  return doomed;
}

}  // namespace cairn::server
