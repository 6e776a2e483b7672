#include "ledger/store.h"

#include <exception>

#include "charge/people_rules.h"
#include "json/build.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/scope_receipts.h"
#include "ledger/scope_rows.h"

namespace cairn::server {

namespace {

constexpr int fails_most = 3;

/// What must not be undone by a restore: also who lost a right, and which invitation was used.
bool takes_back(std::string_view scope, const Intent& intent, Outcome outcome) {
  const IntentKind kind = kind_of(intent);
  const bool of_words =
      kind == IntentKind::withdraw || kind == IntentKind::erase || kind == IntentKind::moderate;
  const bool of_people =
      scope == people_scope && is_people_kind(intent.kind) && intent.kind != "invite";
  return outcome == Outcome::applied && (of_words || of_people);
}

/// What the house does by its rules it would do again by itself.
bool is_written_down(std::string_view device) {
  return device != decisions_device && device != retention_device;
}

bool is_house(std::string_view device) {
  return !is_written_down(device) || device == erasures_device || device == invited_device ||
         device == console_device;
}

std::string passages_of(const Intent& intent) {
  JsonError error;
  const auto body = read_json(intent.body, error);
  return body ? std::string(text_of(*body, "passages")) : "";
}

using Made = std::vector<std::pair<const char*, std::string>>;

/// The rows an intent makes, where it makes any.
Made made_by(const Arrival& arrival) {
  const Intent& intent = arrival.intent;
  JsonError error;
  const Json body = read_json(intent.body, error).value_or(json_object());
  return {{"contribution", intent.id},
          {"report", intent.id},
          {"support", support_id(target_of(intent), arrival.actor.person)},
          {"person", intent.id},
          {"invitation", std::string(text_of(body, "secret_hash"))},
          {"device", std::string(text_of(body, "device"))}};
}

bool scrubs(const Decision& decision, std::string_view kind, std::string_view id) {
  for (const Change& c : decision.changes) {
    if (c.op == Op::scrub && c.row.kind == kind && c.row.id == id) return true;
  }
  return false;
}

}  // namespace

std::string target_of(const Intent& intent) {
  JsonError error;
  const auto body = read_json(intent.body, error);
  if (!body) return {};
  for (const char* name : {"on", "person", "invitation", "device"}) {
    if (const auto id = text_of(*body, name); !id.empty()) return std::string(id);
  }
  return {};
}

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
      // Not before: where another one of them fails, all of it is done again.
      if (applied.ok) {
        for (const Arrival& arrival : arrivals) fails_.erase(arrival.intent.id);
      }
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
  std::vector<std::string> came_back;
  const bool done = in_transaction(sql_, true, [&] {
    applied = {};
    taking_back_.clear();
    figures_.clear();
    drops_words_ = false;
    came_back.clear();
    ScopeRows rows(sql_, scope);
    ScopeReceipts receipts(sql_, scope);
    std::map<std::string, Taken> stuck;  // devices with a gap or a fork: nothing of theirs follows
    for (const Arrival& given : arrivals) {
      const Arrival arrival = is_house(given.device) ? by_house(rows, receipts, given) : given;
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
      for (const auto& [kind, id] : absent_.empty() ? Made{} : made_by(arrival)) {
        if (absent_.count(id) == 0 || !rows.row(kind, id)) continue;
        take_again(rows, receipts, scope, id);
        came_back.push_back(id);
      }
    }
    rows.finish();
    add_figures(sql_, scope, figures_);
    applied.took_back = rows.took_back();
    scrubbed = rows.scrubbed() || drops_words_;
    // All of a transaction's in one write: the disk is waited for once.
    const bool to_write = rules_.write_down && !taking_back_.empty();
    if (to_write && !rules_.write_down(taking_back_)) throw std::exception();
  });
  if (!done) return false;
  for (const std::string& id : came_back) absent_.erase(id);
  if (scrubbed) owes_overwrite_ = true;
  overwrite();
  return true;
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
  if (takes_back(scope, intent, decision.outcome) && is_written_down(arrival.device)) {
    taking_back_.push_back({std::string(scope), now, intent, arrival.actor.staff});
  }
  count_decision(figures_, rows, arrival.actor, intent, decision, now);
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
  const bool is_no_words = is_house(arrival.device) && kind_of(intent) == IntentKind::erase &&
                           !rows.row("contribution", target_of(intent));
  const auto fails = fails_.find(intent.id);
  if (is_no_words) {
    decision = erase_row(rows, scope, target_of(intent));
  } else if (fails == fails_.end() || fails->second < fails_most) {
    decision = rules_.judge(rows, arrival.actor, scope, intent, now);
  }
  if (decision.outcome == Outcome::quarantined) receipts.quarantine(arrival.device, intent, now);

  const IntentKind kind = kind_of(intent);
  const std::string on = target_of(intent);
  const bool erases = kind == IntentKind::withdraw || kind == IntentKind::erase;
  if (erases && receipts.drop_quarantined(arrival.device, on)) {
    drops_words_ = true;
    return {};
  }
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
  if (erases) receipts.settle_all(on, Outcome::superseded, Reason::withdrawn, seq);
  // Written in place: the ones that waited are older.
  if (kind == IntentKind::edit) receipts.settle_all(on, Outcome::superseded, Reason::none, seq);
  if (kind == IntentKind::erase && scrubs(decision, "contribution", on)) {
    erase_about(scope, on, decision);
  } else {
    move_replies(rows, scope, on, passages_of(intent), decision);
  }
  return decision;
}

}  // namespace cairn::server
