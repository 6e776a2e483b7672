// What leads and editors write in the roadmap, on what their device shows of it.
#include "charge/passages.h"
#include "charge/retire.h"
#include "charge/revise.h"
#include "charge/update_action.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "little_roadmap.h"
#include "world.h"

namespace cairn::simulation {

namespace {

using Plans = std::map<std::string, Json>;  // actions, by id

Json text(const std::string& fr) {
  Json json = json_object();
  put(json, "fr", json_text(fr));
  put(json, "en", json_text(fr));
  return json;
}

Plans plans_in(const std::vector<Row>& rows) {
  Plans plans;
  for (const Row& row : rows) {
    if (row.kind == "action") plans[row.id] = body_of(row);
  }
  return plans;
}

std::string any_plan(Dice& dice, const Plans& plans) {
  if (plans.empty() || dice.one_in(24)) return "A1-99";
  auto at = plans.begin();
  std::advance(at, dice.below(static_cast<int>(plans.size())));
  return at->first;
}

std::string words_at(const Plans& plans, const std::string& id, const char* at, const char* lang) {
  const auto plan = plans.find(id);
  const Json* there = plan == plans.end() ? nullptr : plan->second.find(at);
  return there == nullptr ? "" : std::string(text_of(*there, lang));
}

Json list_of(Json item) {
  Json list = json_array();
  list.items.push_back(std::move(item));
  return list;
}

Json wording(const char* at, const char* lang, const std::string& was, const std::string& is) {
  Json word = json_object();
  put(word, "at", json_text(at));
  put(word, "lang", json_text(lang));
  put(word, "of", json_text(name_of_words(was)));
  put(word, "is", json_text(is));
  return word;
}

Json status_part(Dice& dice) {
  constexpr const char* all[] = {"planned", "under_way", "done", "late", "suspended"};
  const int roll = dice.below(5);
  Json part = json_object();
  put(part, "is", json_text(all[roll]));
  // Without a reason it is refused.
  if (roll > 2 && !dice.one_in(8)) put(part, "reason", text("Retard"));
  return part;
}

Json milestone_part(Dice& dice, const std::string& on) {
  Json part = json_object();
  if (dice.one_in(4)) {
    put(part, "label", text("Encore"));
    put(part, "date", json_text("2026"));
  } else {
    put(part, "id", json_text(on + (dice.one_in(8) ? "-m2" : "-m1")));
    put(part, "state", json_text(dice.one_in(2) ? "done" : "unconfirmed"));
  }
  return list_of(std::move(part));
}

/// What nobody measured before.
Json measure_part(Dice& dice, const std::string& on, int value) {
  Json part = json_object();
  put(part, "indicator", json_text(on + (dice.one_in(16) ? "-i9" : "-i1")));
  put(part, "value", json_text(std::to_string(value)));
  put(part, "date", json_text("2024-0" + std::to_string(1 + dice.below(4))));
  return list_of(std::move(part));
}

}  // namespace

/// On top of what is shown, or now and then of what is not.
Json World::update_of(Device& device, Saved& saved) {
  const std::vector<Row> rows = looked_at(device, saved.scope);
  const Plans plans = plans_in(rows);
  const std::string on = any_plan(dice_, plans);
  std::string expected;
  for (const Row& row : rows) {
    const bool stands = row.kind == "updated" && row.id == on;
    if (stands) expected = text_of(body_of(row), "by");
  }
  if (dice_.one_in(16)) expected.clear();
  saved.intent.kind = std::string(update_kind);
  Json body = json_object();
  put(body, "on", json_text(on));
  put(body, "expected", json_text(expected));
  const int roll = dice_.below(4);
  if (roll == 0) put(body, "status", status_part(dice_));
  if (roll == 1) put(body, "milestones", milestone_part(dice_, on));
  if (roll == 2) put(body, "measures", measure_part(dice_, on, ids_));
  if (roll != 2 || dice_.one_in(2)) put(body, "note", text(fresh_words(saved)));
  return body;
}

Json World::revision_of(Device& device, Saved& saved) {
  const Plans plans = plans_in(looked_at(device, saved.scope));
  saved.intent.kind = std::string(revise_kind);
  const std::string is = fresh_words(saved);
  Json body = json_object(), words = json_array();
  if (dice_.one_in(4)) {
    Json made = json_object();
    put(made, "axis", json_number(dice_.one_in(12) ? 9 : 1));
    put(made, "after", json_text(any_plan(dice_, plans)));
    // The number that is wished for may be another's.
    put(body, "on", json_text("action/A1-0" + std::to_string(5 + dice_.below(3))));
    for (const char* at : {"title", "plain", "text", "responsible.text"}) {
      for (const char* lang : {"fr", "en"}) words.items.push_back(wording(at, lang, "", is));
    }
    put(body, "new", std::move(made));
  } else {
    const std::string on = any_plan(dice_, plans);
    const char* const at = dice_.one_in(2) ? "title" : "plain";
    const char* const lang = dice_.one_in(2) ? "fr" : "en";
    const std::string was = dice_.one_in(16) ? "autre" : words_at(plans, on, at, lang);
    put(body, "on", json_text("action/" + on));
    words.items.push_back(wording(at, lang, was, is));
  }
  put(body, "words", std::move(words));
  return body;
}

Json World::retirement_of(Device& device, Saved& saved) {
  const Plans plans = plans_in(looked_at(device, saved.scope));
  const std::string on = any_plan(dice_, plans);
  saved.intent.kind = std::string(retire_kind);
  Json body = json_object();
  put(body, "on", json_text(on));
  const auto plan = plans.find(on);
  if (plan != plans.end()) put(body, "of", json_text(name_of_title(plan->second)));
  const bool is_back = plan != plans.end() && plan->second.find("retired") != nullptr;
  if (is_back != dice_.one_in(16)) {
    put(body, "back", json_truth(true));
  } else {
    put(body, "why", text(fresh_words(saved)));
  }
  return body;
}

Json World::roadmap_act(Device& device, Saved& saved) {
  const bool sees_none = plans_in(looked_at(device, std::string(roadmap_scope))).empty();
  if ((sees_none || device.rights.empty()) && !dice_.one_in(8)) {
    saved.intent.kind = "contribute";
    return words_of(device, saved);
  }
  saved.scope = roadmap_scope;
  saved.intent.claim.clear();
  const bool leads = has(device.rights, Role::lead), edits = has(device.rights, Role::editor);
  const int roll = dice_.below(8);
  // Who may not is refused.
  const bool updates = leads && edits ? roll < 4 : leads ? !dice_.one_in(16) : dice_.one_in(16);
  Json body = updates    ? update_of(device, saved)
              : roll < 7 ? revision_of(device, saved)
                         : retirement_of(device, saved);
  put(body, "roadmap", json_text(little_id));
  return body;
}

}  // namespace cairn::simulation
