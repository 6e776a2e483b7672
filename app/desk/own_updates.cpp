#include "desk/own_updates.h"

#include <algorithm>
#include <set>

#include "charge/classify.h"
#include "charge/decide_all.h"
#include "charge/retire.h"
#include "charge/revise.h"
#include "charge/update_action.h"
#include "desk/shown.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "model/order.h"

namespace cairn {

namespace {

OwnUpdate::State state_of(const Pending& p, const Decision& decision) {
  using State = OwnUpdate::State;
  if (p.receipt && p.receipt->outcome == Outcome::superseded) return State::overtaken;
  if (p.is_shelved || (p.receipt && p.receipt->outcome == Outcome::rejected)) return State::refused;
  if (p.receipt && p.receipt->outcome == Outcome::held) return State::held;
  if (p.receipt && p.receipt->outcome == Outcome::late) return State::late;
  if (p.receipt) return State::published;
  if (decision.outcome == Outcome::superseded) return State::overtaken;
  return p.sent ? State::sent : State::kept;
}

}  // namespace

OwnUpdates fold_own(std::vector<Row> rows, const std::vector<Pending>& pending,
                    const Rights& rights, std::int64_t cursor) {
  OwnUpdates own;
  own.rows = std::move(rows);
  Shown shown(own.rows);
  Actor actor;
  actor.rights = rights;
  std::set<std::string, std::less<>> taken_up;
  for (const Pending& p : pending) {
    const bool is_update = p.scope == roadmap_scope && p.intent.kind == update_kind;
    const bool is_revision = p.scope == roadmap_scope && p.intent.kind == revise_kind;
    const bool is_retirement = p.scope == roadmap_scope && p.intent.kind == retire_kind;
    const bool is_answer = kind_of(p.intent) == IntentKind::reply;
    const bool is_order = p.intent.kind == classify_kind;
    const bool is_decision = is_order || kind_of(p.intent) == IntentKind::moderate;
    const bool is_said = kind_of(p.intent) == IntentKind::contribute;
    const bool is_people = p.scope == people_scope;
    const bool is_of_roadmap = is_update || is_revision || is_retirement;
    if (!is_of_roadmap && !is_answer && !is_decision && !is_said && !is_people) continue;
    JsonError error;
    OwnUpdate update;
    update.id = p.intent.id;
    update.is_answer = is_answer;
    update.is_decision = is_decision;
    update.is_order = is_order;
    update.is_revision = is_revision;
    update.is_retirement = is_retirement;
    if (auto body = read_json(p.intent.body, error)) update.body = *std::move(body);
    update.is_slip = is_said && !text_of(update.body, "channel").empty();
    if (is_said && !update.is_slip) continue;  // of whoever has this device, as a citizen
    update.on = text_of(update.body, "on");
    if (is_people) {
      update.is_people = true;
      update.kind = p.intent.kind;
      for (const std::string_view whom : {"person", "device", "invitation"}) {
        if (update.on.empty()) update.on = text_of(update.body, whom);
      }
      if (update.on.empty()) update.on = update.id;  // of somebody new
    }
    update.at = p.intent.claimed_at;
    if (p.receipt) update.reason = p.receipt->reason;
    update.can_go = p.is_shelved ||
                    (p.receipt && is_final(*p.receipt) && p.receipt->outcome != Outcome::applied);
    Decision decision;
    // What the rows hold already may have been followed by more.
    const bool is_there =
        p.receipt && p.receipt->outcome == Outcome::applied && p.receipt->seq <= cursor;
    if (is_of_roadmap && !update.can_go && !is_there) {
      const std::int64_t at = p.receipt ? p.receipt->at : p.intent.claimed_at;
      decision = decide_all(shown, actor, roadmap_scope, p.intent, at);
      shown.change(decision.changes);
    }
    update.state = state_of(p, decision);
    if (update.is_slip) {
      update.code = p.intent.claim;
      if (update.state == OwnUpdate::State::overtaken) update.state = OwnUpdate::State::withdrawn;
    }
    taken_up.emplace(text_of(update.body, instead_member));
    own.updates.push_back(std::move(update));
  }
  std::erase_if(own.updates, [&](const OwnUpdate& one) {
    return one.state == OwnUpdate::State::overtaken && taken_up.count(one.id) != 0;
  });
  return own;
}

std::string last_update(const std::vector<Row>& rows, std::string_view action) {
  for (const Row& row : rows) {
    if (row.kind == "updated" && row.id == action) return std::string(text_of(body_of(row), "by"));
  }
  return {};
}

std::vector<PublicUpdate> updates_of(const std::vector<Row>& rows, std::string_view action) {
  std::vector<PublicUpdate> updates;
  for (const Row& row : rows) {
    if (row.kind != update_kind) continue;
    const Json body = body_of(row);
    if (text_of(body, "on") != action) continue;
    PublicUpdate update{row.id, row.ord, {}};
    if (const Json* words = body.find("words")) {
      update.words = {std::string(text_of(*words, "fr")), std::string(text_of(*words, "en"))};
    }
    updates.push_back(std::move(update));
  }
  sort_by(updates, [](const PublicUpdate& a, const PublicUpdate& b) { return a.at > b.at; });
  return updates;
}

}  // namespace cairn
