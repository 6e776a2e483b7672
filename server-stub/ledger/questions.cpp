#include "ledger/questions.h"

#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "ledger/taking_part.h"
#include "pack/decode.h"
#include "pack/pack.h"

namespace cairn::server {

namespace {

/// As the row of an action has it, as far as its talk has to know.
Action told_in(const Row& row) {
  cairn::Reading reading;
  const Json body = body_of(row);
  const bool tells = body.find("question") != nullptr || body.find("retired") != nullptr;
  return tells ? decode_action(reading, body) : Action{};
}

}  // namespace

Row telling(const Row& talk, const Row& action) {
  const Action told = told_in(action);
  return retiring(asking(talk, told.question), told.retired);
}

bool open_talk(SqlConnection& sql, Store& store, const Row& action, std::int64_t now) {
  const std::string scope = talk_scope(action.id);
  if (item_of(sql, scope, "talk", action.id)) return tell_talk(sql, store, action, now);
  std::vector<Row> roadmap;
  for (DeltaRow& row : rows_of(sql, roadmap_scope, public_lane)) {
    roadmap.push_back(std::move(row.row));
  }
  TalkRules rules = rules_of(roadmap_of(roadmap).taking_part);
  // In a demonstration that is open whatever the pack says, so is this one.
  const auto whole = item_of(sql, talk_scope(whole_roadmap), "talk", whole_roadmap);
  const auto invented = whole ? talk_rules_of(*whole) : std::nullopt;
  if (invented && invented->example) rules = *invented;
  rules.axis = static_cast<int>(number_of(body_of(action), "axis"));
  const Row talk = talk_row(action.id, rules, taking_part_in(roadmap));
  return store.put_public(scope, {talk}, {"talk"}, now);
}

bool tell_talk(SqlConnection& sql, Store& store, const Row& action, std::int64_t now) {
  const std::string scope = talk_scope(action.id);
  const auto talk = item_of(sql, scope, "talk", action.id);
  if (!talk) return true;
  const Row told = telling(*talk, action);
  return told == *talk || store.put_public(scope, {told}, {"talk"}, now);
}

}  // namespace cairn::server
