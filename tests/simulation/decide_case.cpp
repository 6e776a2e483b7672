#include "decide_case.h"

#include <map>
#include <utility>

#include "charge/decide_all.h"
#include "json/build.h"

namespace cairn::simulation {

namespace {

using Seen = std::map<std::pair<std::string, std::string>, std::optional<Row>>;

/// Notes what is asked of another view.
class Witness : public View {
 public:
  explicit Witness(const View& view) : view_(view) {}
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto [at, is_new] = seen.try_emplace({std::string(kind), std::string(id)});
    if (is_new) at->second = view_.row(kind, id);
    return at->second;
  }
  mutable Seen seen;

 private:
  const View& view_;
};

/// Answers what was asked before, and knows whether anything else was.
class Memory : public View {
 public:
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = seen.find({std::string(kind), std::string(id)});
    if (at == seen.end()) asked_more = true;
    return at == seen.end() ? std::nullopt : at->second;
  }
  Seen seen;
  mutable bool asked_more = false;
};

Json json_of(const Decision& decision) {
  Json json = json_object(), changes = json_array(), settled = json_array();
  put(json, "outcome", json_text(slug(decision.outcome)));
  put(json, "reason", json_text(slug(decision.reason)));
  for (const Change& change : decision.changes) {
    Json one = json_object(), lanes = json_array();
    put(one, "op", json_number(static_cast<std::int64_t>(change.op)));
    put(one, "kind", json_text(change.row.kind));
    put(one, "id", json_text(change.row.id));
    put(one, "ord", json_number(change.row.ord));
    put(one, "body", json_text(change.row.body));
    for (const std::string& lane : change.lanes) lanes.items.push_back(json_text(lane));
    put(one, "lanes", std::move(lanes));
    changes.items.push_back(std::move(one));
  }
  for (const Settled& s : decision.settled) {
    Json one = json_object();
    put(one, "id", json_text(s.id));
    put(one, "outcome", json_text(slug(s.outcome)));
    put(one, "reason", json_text(slug(s.reason)));
    settled.items.push_back(std::move(one));
  }
  put(json, "changes", std::move(changes));
  put(json, "settled", std::move(settled));
  return json;
}

Json json_of(const Actor& actor) {
  Json json = json_object(), claims = json_array();
  put(json, "person", json_text(actor.person));
  put(json, "staff", json_text(actor.staff));
  for (const std::string& claim : actor.claims) claims.items.push_back(json_text(claim));
  put(json, "claims", std::move(claims));
  put(json, "claim", json_text(actor.claim));
  put(json, "channel", json_text(slug(actor.channel)));
  put(json, "rights", json_text(text_of(actor.rights)));
  put(json, "example", json_truth(actor.is_example));
  return json;
}

Actor actor_of(const Json& json) {
  Actor actor;
  actor.person = text_of(json, "person");
  actor.staff = text_of(json, "staff");
  if (const Json* claims = json.find("claims")) {
    for (const Json& claim : claims->items) actor.claims.push_back(claim.text);
  }
  actor.claim = text_of(json, "claim");
  from_slug(text_of(json, "channel"), actor.channel);
  actor.rights = rights_of(text_of(json, "rights"));
  actor.is_example = truth_of(json, "example");
  return actor;
}

Json json_of(const Seen& seen) {
  Json list = json_array();
  for (const auto& [key, row] : seen) {
    Json one = json_object();
    put(one, "kind", json_text(key.first));
    put(one, "id", json_text(key.second));
    if (row) {
      put(one, "ord", json_number(row->ord));
      put(one, "body", json_text(row->body));
    }
    list.items.push_back(std::move(one));
  }
  return list;
}

Seen seen_of(const Json& list) {
  Seen seen;
  for (const Json& one : list.items) {
    std::string kind(text_of(one, "kind")), id(text_of(one, "id"));
    std::optional<Row> row;
    if (one.find("body") != nullptr) {
      row = Row{kind, id, number_of(one, "ord"), std::string(text_of(one, "body"))};
    }
    seen[{std::move(kind), std::move(id)}] = std::move(row);
  }
  return seen;
}

}  // namespace

Decision DecideLog::decide(const View& view, const Actor& actor, std::string_view scope,
                           const Intent& intent, std::int64_t now) {
  const Witness witness(view);
  Decision decision = decide_all(witness, actor, scope, intent, now);
  Json json = json_object(), asked = json_object();
  put(asked, "id", json_text(intent.id));
  put(asked, "kind", json_text(intent.kind));
  put(asked, "claim", json_text(intent.claim));
  put(asked, "body", json_text(intent.body));
  put(json, "scope", json_text(scope));
  put(json, "now", json_number(now));
  put(json, "actor", json_of(actor));
  put(json, "intent", std::move(asked));
  put(json, "seen", json_of(witness.seen));
  put(json, "decision", json_of(decision));
  const std::string line = write_json(json) + "\n";
  std::fwrite(line.data(), 1, line.size(), file_);
  return decision;
}

std::string decide_again(std::string_view line) {
  JsonError error;
  const auto json = read_json(line, error);
  const Json* actor = json ? json->find("actor") : nullptr;
  const Json* asked = json ? json->find("intent") : nullptr;
  const Json* seen = json ? json->find("seen") : nullptr;
  const Json* before = json ? json->find("decision") : nullptr;
  if (actor == nullptr || asked == nullptr || seen == nullptr || before == nullptr) {
    return "no decision";
  }
  Memory view;
  view.seen = seen_of(*seen);
  Intent intent;
  intent.id = text_of(*asked, "id");
  intent.kind = text_of(*asked, "kind");
  intent.claim = text_of(*asked, "claim");
  intent.body = text_of(*asked, "body");
  const Decision decision =
      decide_all(view, actor_of(*actor), text_of(*json, "scope"), intent, number_of(*json, "now"));
  if (view.asked_more) return "it looks at something else";
  const std::string now = write_json(json_of(decision)), then = write_json(*before);
  return now == then ? "" : now + " for " + then;
}

}  // namespace cairn::simulation
