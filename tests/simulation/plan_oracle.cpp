#include "plan_oracle.h"

#include <cstdlib>

#include "charge/passages.h"
#include "json/build.h"
#include "little_roadmap.h"
#include "pack/pack.h"

namespace cairn::simulation {

namespace {

constexpr const char* places[] = {"title", "plain", "text", "responsible.text"};
constexpr const char* status_names[] = {"planned", "under_way", "done",
                                        "late",    "suspended", "abandoned"};
constexpr const char* state_names[] = {"to_come", "done", "unconfirmed"};

std::string place_of(std::string_view at, std::string_view lang) {
  return std::string(at).append(".").append(lang);
}

/// "A1-09" → "A1-10"; no world makes a hundred.
std::string next_number(const std::string& id) {
  const int number = std::atoi(id.substr(3).c_str()) + 1;
  return id.substr(0, 3) + (number < 10 ? "0" : "") + std::to_string(number);
}

std::string by(const Rows& rows, const char* kind, const std::string& id) {
  const auto row = rows.find({kind, id});
  return row == rows.end() ? "" : std::string(text_of(body_of(row->second), "by"));
}

}  // namespace

PlanOracle::PlanOracle() {
  for (const std::string_view id : little_actions) {
    Plan& plan = plans_[std::string(id)];
    plan.axis = axis_of_little(id);
    plan.texts = {{"title.fr", "Titre"},
                  {"title.en", "Title"},
                  {"plain.fr", "Simple"},
                  {"plain.en", "Plain"}};
    plan.milestones[std::string(id) + "-m1"] = "to_come";
  }
}

Outcome PlanOracle::fold(const Judged& judged) {
  JsonError error;
  const auto body = read_json(judged.intent.body, error);
  if (!body) return Outcome::rejected;
  if (judged.intent.kind == "update") return update(judged, *body);
  if (judged.intent.kind == "revise") return revise(judged, *body);
  return retire(judged, *body);
}

/// False where it speaks of what is not there, or does not say why.
bool PlanOracle::put_parts(const std::string& on, const Json& body, Plan& plan) {
  if (const Json* status = body.find("status")) {
    plan.status = text_of(*status, "is");
    const bool needs_reason = plan.status == "late" || plan.status == "suspended";
    if (needs_reason && status->find("reason") == nullptr) return false;
  }
  if (const Json* milestones = body.find("milestones")) {
    for (const Json& one : milestones->items) {
      std::string id(text_of(one, "id"));
      if (id.empty()) {
        id = on + "-m" + std::to_string(plan.milestones.size() + 1);
        plan.milestones[id] = "to_come";
      } else if (plan.milestones.count(id) == 0) {
        return false;
      } else {
        plan.milestones[id] = text_of(one, "state");
      }
    }
  }
  if (const Json* measures = body.find("measures")) {
    for (const Json& one : measures->items) {
      // A new action has nothing to measure yet.
      const bool is_pack_s = plan.texts.count("text.fr") == 0;
      if (!is_pack_s || text_of(one, "indicator") != on + "-i1") return false;
      plan.measures[std::string(text_of(one, "date"))] = text_of(one, "value");
    }
  }
  return true;
}

Outcome PlanOracle::update(const Judged& j, const Json& body) {
  const std::string on(text_of(body, "on"));
  const auto at = plans_.find(on);
  if (at == plans_.end() || !leads(j.actor.rights, at->second.axis)) return Outcome::rejected;
  // Nothing is overwritten unseen.
  if (text_of(body, "expected") != at->second.updated) return Outcome::superseded;
  Plan plan = at->second;
  if (plan.is_retired || !put_parts(on, body, plan)) return Outcome::rejected;
  plan.updated = j.intent.id;
  ++plan.lines;
  at->second = plan;
  updates_.insert(j.intent.id);
  return Outcome::applied;
}

Outcome PlanOracle::put_words(const Json& body, Plan& plan) {
  for (const Json& one : body.find("words")->items) {
    std::string& there = plan.texts[place_of(text_of(one, "at"), text_of(one, "lang"))];
    if (text_of(one, "of") != name_of_words(there)) return Outcome::superseded;
    there = text_of(one, "is");
  }
  return Outcome::applied;
}

Outcome PlanOracle::make(const Judged& j, const Json& body) {
  std::string id(text_of(body, "on").substr(std::string_view("action/").size()));
  while (plans_.count(id) != 0) id = next_number(id);
  const std::int64_t axis = number_of(*body.find("new"), "axis");
  if (axis != 1 && axis != 2) return Outcome::rejected;
  Plan plan;
  plan.axis = static_cast<int>(axis);
  const Outcome outcome = put_words(body, plan);
  if (outcome != Outcome::applied) return outcome;
  plan.revised = j.intent.id;
  plan.lines = 1;
  plans_[id] = plan;
  return outcome;
}

Outcome PlanOracle::revise(const Judged& j, const Json& body) {
  if (!has(j.actor.rights, Role::editor)) return Outcome::rejected;
  if (body.find("new") != nullptr) return make(j, body);
  const std::string on(text_of(body, "on").substr(std::string_view("action/").size()));
  const auto at = plans_.find(on);
  if (at == plans_.end()) return Outcome::rejected;
  Plan plan = at->second;
  const Outcome outcome = put_words(body, plan);
  if (outcome != Outcome::applied) return outcome;
  plan.revised = j.intent.id;
  ++plan.lines;
  at->second = plan;
  return outcome;
}

Outcome PlanOracle::retire(const Judged& j, const Json& body) {
  if (!has(j.actor.rights, Role::editor)) return Outcome::rejected;
  const auto at = plans_.find(std::string(text_of(body, "on")));
  if (at == plans_.end()) return Outcome::rejected;
  Plan& plan = at->second;
  const std::string title = plan.texts["title.fr"] + "\n" + plan.texts["title.en"];
  const bool back = truth_of(body, "back");
  const bool is_seen = body.find("of") == nullptr || text_of(body, "of") == name_of_words(title);
  if (!is_seen || back != plan.is_retired) return Outcome::superseded;
  plan.is_retired = !back;
  plan.retired = j.intent.id;
  ++plan.lines;
  return Outcome::applied;
}

std::string PlanOracle::compare_plan(const std::string& id, const Plan& plan, const Action& action,
                                     const Rows& rows) {
  const Text* const texts[] = {&action.title, &action.plain, &action.text, &action.responsible};
  for (std::size_t i = 0; i < std::size(places); ++i) {
    for (const Lang lang : {Lang::fr, Lang::en}) {
      const auto at = plan.texts.find(place_of(places[i], code(lang)));
      if (at != plan.texts.end() && texts[i]->exactly(lang) != at->second) return "other words";
    }
  }
  if (status_names[static_cast<int>(action.status)] != plan.status) return "another status";
  std::map<std::string, std::string> milestones, measures;
  for (const Milestone& m : action.milestones) {
    milestones[m.id] = state_names[static_cast<int>(m.state)];
  }
  if (milestones != plan.milestones) return "other milestones";
  const std::size_t measured =
      action.indicators.empty() ? 0 : action.indicators.front().history.size();
  if (measured != plan.measures.size()) return "other measures";
  std::size_t i = 0;
  for (const auto& [date, value] : plan.measures) {
    const Decimal number = action.indicators.front().history[i++].number;
    if (number.places != 0 || std::to_string(number.units) != value) return "another measure";
  }
  if (is_retired(action) != plan.is_retired) return "another place";
  if (static_cast<int>(action.history.size()) != plan.lines) return "another history";
  if (by(rows, "updated", id) != plan.updated) return "another last update";
  if (by(rows, "revised", "action/" + id) != plan.revised) return "another last revision";
  return by(rows, "retired", id) == plan.retired ? "" : "another last retirement";
}

std::string PlanOracle::compare(const Rows& rows) const {
  std::vector<Row> all;
  std::size_t actions = 0, updates = 0;
  for (const auto& [key, row] : rows) {
    const bool is_update = row.kind == "update";
    if (is_update && updates_.count(row.id) == 0) return "an update nobody made: " + row.id;
    updates += is_update;
    actions += row.kind == "action";
    if (row.kind == "action" || row.kind == "pack") all.push_back(row);
  }
  if (actions != plans_.size()) return "as many actions: no";
  if (updates != updates_.size()) return "an update is lost";
  const Roadmap roadmap = roadmap_of(all);
  for (const auto& [id, plan] : plans_) {
    const Action* action = find_action(roadmap, id);
    const std::string differs =
        action == nullptr ? "no replica reads it" : compare_plan(id, plan, *action, rows);
    if (!differs.empty()) return differs + ": " + id;
  }
  return {};
}

}  // namespace cairn::simulation
