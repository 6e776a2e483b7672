// What the server asks of the exchange for itself: forms, a code that is followed, the roadmap.
#include <algorithm>
#include <set>

#include "bytes/digest.h"
#include "charge/blank.h"
#include "charge/retire.h"
#include "charge/revise.h"
#include "charge/update_action.h"
#include "json/build.h"
#include "ledger/code.h"
#include "ledger/exchange.h"
#include "ledger/lane.h"
#include "ledger/questions.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "ledger/secrets.h"

namespace cairn::server {

namespace {

/// Told to everybody, or to its author alone: it is in either list, or in both.
std::vector<Reply> replies_in(const std::vector<DeltaRow>& everyone,
                              const std::vector<DeltaRow>& own, const std::string& on) {
  std::vector<Reply> replies;
  std::set<std::string> known;
  for (const auto* rows : {&everyone, &own}) {
    for (const DeltaRow& row : *rows) {
      auto reply = reply_of(row.row);
      if (!reply || reply->on != on || !known.insert(reply->id).second) continue;
      replies.push_back(*std::move(reply));
    }
  }
  std::sort(replies.begin(), replies.end(),
            [](const Reply& a, const Reply& b) { return a.at < b.at; });
  return replies;
}

/// From the number that an intent wished for on: the action that it made is among them, whoever
/// wrote in it since.
std::vector<Row> actions_from(SqlConnection& sql, std::string_view on) {
  std::vector<Row> actions;
  const auto thing = thing_of(on);
  std::string id = thing ? thing->second : "";
  for (auto row = item_of(sql, roadmap_scope, "action", id); row;
       row = item_of(sql, roadmap_scope, "action", id)) {
    actions.push_back(*std::move(row));
    id = id_after(id);
  }
  return actions;
}

}  // namespace

std::string Exchange::fresh_id() const { return hex(machine_.random_bytes(16)); }

std::string Exchange::fresh_code() const { return server::fresh_code(machine_); }

Submitted Exchange::submit(std::string_view scope, Intent intent) {
  if (!ok() || !is_scope(scope) || !is_id(intent.id)) return {};
  // The id stands for the device: sent again, it is the same one's same number.
  const std::string device = device_of("form " + intent.id);
  Arrival arrival;
  arrival.device = device;
  arrival.actor.person = person_of(device);
  if (!intent.claim.empty()) {
    arrival.actor.claim = claim_of_code(intent.claim);
    // Whoever has the code is the person: what it supports counts once, and can be taken back.
    arrival.actor.person = person_of(device_of("code " + arrival.actor.claim));
    arrival.actor.claims = {arrival.actor.claim};
  }
  intent.n = 1;
  arrival.intent = std::move(intent);
  const Applied applied = store_.apply(scope, {arrival}, machine_.now_ms());
  took_back_ += applied.took_back;
  if (!applied.ok) {
    machine_.warn("the ledger could not be written: " + sql_.error());
    return {};
  }
  return {true, applied.verdicts.front().receipt};
}

bool Exchange::submit_examples(std::string_view scope, const std::vector<Example>& examples) {
  if (!ok() || !is_scope(scope)) return false;
  std::vector<Arrival> arrivals;
  for (const Example& example : examples) {
    Arrival arrival;
    arrival.device = device_of("form " + example.intent.id);
    arrival.at = example.at;
    arrival.intent = example.intent;
    Actor& actor = arrival.actor;
    actor.person = person_of(arrival.device);
    actor.is_example = true;
    actor.channel = example.channel;
    actor.rights = example.rights;
    if (!example.author.empty()) {
      // No code anybody could type: what is invented is nobody's to change.
      actor.claim = claim_of_code("example " + example.author);
      actor.claims = {actor.claim};
    }
    arrivals.push_back(std::move(arrival));
  }
  const Applied applied = store_.apply(scope, arrivals, machine_.now_ms());
  took_back_ += applied.took_back;
  return applied.ok;
}

bool Exchange::put_example_rules(std::string_view subject, const TalkRules& rules) {
  const std::string scope = talk_scope(subject);
  if (!ok() || has_example_rules(scope, subject)) return ok();
  TalkRules own = rules;
  const auto there = item_of(sql_, scope, "talk", subject);
  if (const auto was = there ? talk_rules_of(*there) : std::nullopt) own.axis = was->axis;
  Row row = row_of(subject, own);
  if (there) {
    // What it asks, and who reads when, is the pack's.
    Json body = body_of(row);
    const Json was = body_of(*there);
    for (const std::string_view name : {"hours", "asks"}) {
      if (const Json* kept = was.find(name)) put(body, name, *kept);
    }
    row = row_with(row.kind, row.id, row.ord, body);
  }
  return store_.put_public(scope, {row}, {"talk"}, machine_.now_ms());
}

void Exchange::tell_talks(const std::vector<Arrival>& arrivals, const Applied& applied) {
  for (std::size_t i = 0; i < arrivals.size() && i < applied.verdicts.size(); ++i) {
    const Intent& intent = arrivals[i].intent;
    JsonError error;
    if (applied.verdicts[i].receipt.outcome != Outcome::applied) continue;
    const auto body = read_json(intent.body, error);
    if (!body) continue;
    const bool asks = intent.kind == update_kind && body->find("question") != nullptr;
    const bool makes = intent.kind == revise_kind && body->find("new") != nullptr;
    if (!asks && !makes && intent.kind != retire_kind) continue;
    std::vector<Row> actions;
    if (makes && text_of(*body, "on").starts_with("action/")) {
      actions = actions_from(sql_, text_of(*body, "on"));
    } else if (auto one = item_of(sql_, roadmap_scope, "action", text_of(*body, "on"))) {
      actions.push_back(*std::move(one));
    }
    for (const Row& action : actions) {
      if (open_talk(sql_, store_, action, machine_.now_ms())) continue;
      machine_.warn("what became of an action is not told to its talk: " + sql_.error());
    }
  }
}

bool Exchange::has_example_rules(std::string_view scope, std::string_view subject) {
  const auto row = item_of(sql_, scope, "talk", subject);
  const auto rules = row ? talk_rules_of(*row) : std::nullopt;
  return rules && rules->example;
}

Followed Exchange::state_of(std::string_view code) {
  Followed followed;
  if (!ok() || !is_code(code)) return followed;
  const std::string lane = own_lane(claim_of_code(code));
  for (const Head& head : heads_of(sql_, lane)) {
    followed.arrived = true;
    std::vector<DeltaRow> everyone;
    const std::vector<DeltaRow> own = rows_of(sql_, head.scope, lane);
    for (const DeltaRow& row : own) {
      if (row.row.kind == "support") {
        followed.supports.emplace_back(text_of(body_of(row.row), "on"));
      }
      if (auto report = report_of(row.row)) followed.reports.push_back(*std::move(report));
      if (auto redaction = redaction_of(row.row)) {
        followed.redactions[row.row.id] = *std::move(redaction);
      }
      if (auto appeal = appeal_of(row.row)) followed.appeals[row.row.id] = *std::move(appeal);
      auto what = contribution_of(row.row);
      if (!what) continue;
      if (const auto review = item_of(sql_, head.scope, "review", what->id)) {
        followed.decided[what->id] = review->ord;
      }
      if (everyone.empty()) everyone = rows_of(sql_, head.scope, public_lane);
      Said said;
      said.mine = true;
      if (const auto tally = item_of(sql_, head.scope, "tally", what->id)) {
        said.supports = supports_of(*tally);
      }
      if (const auto edit = item_of(sql_, head.scope, "edit", what->id)) {
        said.pending_words = text_of(body_of(*edit), "words");
      }
      said.replies = replies_in(everyone, own, what->id);
      said.what = *std::move(what);
      followed.said.push_back(std::move(said));
    }
  }
  std::sort(followed.said.begin(), followed.said.end(),
            [](const Said& a, const Said& b) { return a.what.at > b.what.at; });
  return followed;
}

PackImport Exchange::import(const std::vector<Row>& pack, const ImportOrders& orders) {
  if (!ok()) return {};
  ImportOrders now = orders;
  now.now = machine_.now_ms();
  return import_pack(sql_, pack, now);
}

bool Exchange::put_rules(const std::vector<Row>& roadmap, const TalkRules& rules) {
  return ok() && put_talk_rules(sql_, store_, roadmap, rules, machine_.now_ms());
}

bool Exchange::put_roadmap(const std::vector<Row>& rows, const TalkRules& rules) {
  const PackImport import = this->import(rows);
  const bool is_there = import.end == ImportEnd::done || import.end == ImportEnd::known;
  return is_there && put_rules(import.roadmap, rules);
}

}  // namespace cairn::server
