#include "ledger/store.h"

#include <exception>

#include "json/build.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/scope_receipts.h"
#include "ledger/scope_rows.h"

namespace cairn::server {

namespace {

constexpr int fails_most = 3;

std::string target_of(const Intent& intent) {
  JsonError error;
  const auto body = read_json(intent.body, error);
  return body ? std::string(text_of(*body, "on")) : std::string();
}

bool takes_back(const Intent& intent, Outcome outcome) {
  const IntentKind kind = kind_of(intent);
  return outcome == Outcome::applied && (kind == IntentKind::withdraw ||
                                         kind == IntentKind::erase || kind == IntentKind::moderate);
}

}  // namespace

Store::Store(SqlConnection& sql, StoreRules rules) : sql_(sql), rules_(std::move(rules)) {
  error_ = make_tables(sql_);
}

Applied Store::apply(std::string_view scope, const std::vector<Arrival>& arrivals,
                     std::int64_t now) {
  Applied applied;
  // Every failure is counted on one intent, so this ends.
  for (std::size_t tries = 0; tries <= arrivals.size() * fails_most; ++tries) {
    try {
      applied.ok = try_apply(scope, arrivals, now, applied);
      return applied;
    } catch (const std::exception&) {
      sql_.rollback();
      applied = {};
      if (failing_.empty()) return applied;
      ++fails_[failing_];
    }
  }
  return applied;
}

bool Store::try_apply(std::string_view scope, const std::vector<Arrival>& arrivals,
                      std::int64_t now, Applied& applied) {
  bool scrubbed = false;
  const bool done = in_transaction(sql_, true, [&] {
    applied = {};
    taking_back_.clear();
    ScopeRows rows(sql_, scope);
    ScopeReceipts receipts(sql_, scope);
    std::map<std::string, Taken> stuck;  // devices with a gap or a fork: nothing of theirs follows
    for (const Arrival& arrival : arrivals) {
      const auto at = stuck.find(arrival.device);
      if (at != stuck.end()) {
        applied.verdicts.push_back({at->second, {}});
        continue;
      }
      failing_ = arrival.intent.id;
      const std::int64_t came = arrival.at == 0 ? now : arrival.at;
      applied.verdicts.push_back(take(rows, receipts, scope, arrival, came));
      failing_.clear();
      const Taken taken = applied.verdicts.back().taken;
      if (taken == Taken::gap || taken == Taken::fork) stuck[arrival.device] = taken;
    }
    rows.finish();
    applied.took_back = rows.took_back();
    scrubbed = rows.scrubbed();
    // All of a transaction's in one write: the disk is waited for once.
    const bool to_write = rules_.write_down && !taking_back_.empty();
    if (to_write && !rules_.write_down(taking_back_)) throw std::exception();
  });
  if (done && (scrubbed || owes_overwrite_)) owes_overwrite_ = sql_.overwrite() != Sql::ok;
  return done;
}

Verdict Store::take(ScopeRows& rows, ScopeReceipts& receipts, std::string_view scope,
                    const Arrival& arrival, std::int64_t now) {
  const Intent& intent = arrival.intent;
  const std::int64_t last = receipts.last_n(arrival.device);
  if (intent.n <= last) {
    const auto receipt = receipts.at(arrival.device, intent.n);
    if (!receipt || receipt->id != intent.id) return {Taken::fork, {}};
    return {Taken::again, *receipt};
  }
  if (intent.n > last + 1) return {Taken::gap, {}};

  Receipt receipt{intent.n, intent.id, Outcome::duplicate, Reason::none, rows.advance(), now};
  if (const auto first = receipts.of_intent(intent.id)) {
    receipt.reason = first->reason;
    receipts.keep(arrival.device, receipt);
    return {Taken::decided, receipt};
  }
  const Decision decision = decide_once(rows, receipts, scope, arrival, now);
  receipt.outcome = decision.outcome;
  receipt.reason = decision.reason;
  if (takes_back(intent, decision.outcome))
    taking_back_.push_back({std::string(scope), now, intent});
  rows.change(decision.changes, now);
  receipts.keep(arrival.device, receipt);
  for (const Settled& s : decision.settled) {
    receipts.settle(s.id, s.outcome, s.reason, receipt.seq);
  }
  return {Taken::decided, receipt};
}

/// `decide`, and what only the ledger knows: what was decided before, and what waits.
Decision Store::decide_once(ScopeRows& rows, ScopeReceipts& receipts, std::string_view scope,
                            const Arrival& arrival, std::int64_t now) {
  const Intent& intent = arrival.intent;
  Decision decision{Outcome::quarantined, Reason::unknown_kind, {}, {}};
  if (fails_[intent.id] < fails_most) {
    decision = rules_.judge(rows, arrival.actor, scope, intent, now);
  }
  fails_.erase(intent.id);
  if (decision.outcome == Outcome::quarantined) receipts.quarantine(arrival.device, intent, now);

  const IntentKind kind = kind_of(intent);
  const std::string on = target_of(intent);
  if (decision.reason == Reason::awaits_target && receipts.of_intent(on)) {
    // What it speaks of was decided, and is not there: it will never come.
    decision = {Outcome::rejected, Reason::unknown_target, {}, {}};
  }
  if (decision.outcome == Outcome::held) {
    receipts.await(kind == IntentKind::contribute ? intent.id : on, intent.id, now);
  }
  const std::int64_t seq = rows.head();
  if (kind == IntentKind::contribute && decision.outcome == Outcome::rejected) {
    const int waited =
        receipts.settle_all(intent.id, Outcome::rejected, Reason::unknown_target, seq);
    if (waited > 0) decision.changes.push_back({Op::scrub, {"waiting", intent.id, 0, {}}, {}});
  }
  if (decision.outcome != Outcome::applied) return decision;
  if (kind == IntentKind::moderate) receipts.settle_all(on, Outcome::applied, Reason::none, seq);
  if (kind == IntentKind::withdraw || kind == IntentKind::erase) {
    receipts.settle_all(on, Outcome::superseded, Reason::withdrawn, seq);
  }
  return decision;
}

}  // namespace cairn::server
