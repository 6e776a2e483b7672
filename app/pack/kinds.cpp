#include "pack/kinds.h"

#include <utility>

#include "pack/decode.h"
#include "pack/members.h"

namespace cairn {

namespace {

std::string id_of(const Axis& axis) { return std::to_string(axis.id); }
std::string id_of(const Passage&) { return {}; }
template <class Thing>
std::string id_of(const Thing& thing) {
  return thing.id;
}

template <auto list, auto decode>
std::string take(Reading& reading, const Json& json, Roadmap& roadmap) {
  const int broken = reading.broken;
  auto thing = decode(reading, json);
  std::string id = id_of(thing);
  if (reading.broken == broken) (roadmap.*list).push_back(std::move(thing));
  return id;
}

std::string take_pack(Reading& reading, const Json& json, Roadmap& roadmap) {
  decode_pack(reading, json, roadmap);
  return roadmap.id;
}

std::string take_action(Reading& reading, const Json& json, Roadmap& roadmap) {
  std::string id = take<&Roadmap::actions, decode_action>(reading, json, roadmap);
  std::vector<Action>& actions = roadmap.actions;
  if (!actions.empty() && is_retired(actions.back())) {
    roadmap.retired.push_back(std::move(actions.back()));
    actions.pop_back();
  }
  return id;
}

/// The history of the roadmap is told oldest first.
std::string take_history(Reading& reading, const Json& json, Roadmap& roadmap) {
  const std::size_t before = roadmap.history.size();
  std::string id = take<&Roadmap::history, decode_history>(reading, json, roadmap);
  const std::vector<HistoryLine>& lines = roadmap.history;
  if (before > 0 && lines.size() > before && earlier(lines[before].date, lines[before - 1].date)) {
    reading.note(Fault::out_of_order, json.line, "history");
  }
  return id;
}

std::string take_asset(Reading& reading, const Json& json, Roadmap& roadmap) {
  Members members(reading, json, "asset");
  const std::string id = members.string("id");
  const std::string address = members.string("address");
  if (id == "cover") roadmap.cover = address;
  return id;
}

constexpr Kind kinds[] = {
    {"pack", take_pack},
    {"axis", take<&Roadmap::axes, decode_axis>},
    {"action", take_action},
    {"fact", take<&Roadmap::facts, decode_fact>},
    {"stake", take<&Roadmap::context, decode_stake>},
    {"law", take<&Roadmap::laws, decode_law>},
    {"figure", take<&Roadmap::figures, decode_figure>},
    {"history", take_history},
    {"resource", take<&Roadmap::resources, decode_resource>},
    {"term", take<&Roadmap::terms, decode_term>},
    {"source", take<&Roadmap::sources, decode_source>},
    {"page", take<&Roadmap::pages, decode_page>},
    {"audit", take<&Roadmap::audits, decode_audit>},
    {"budget", take<&Roadmap::budgets, decode_budget>},
    {"asset", take_asset},
};

}  // namespace

const Kind* find_kind(std::string_view name) {
  for (const Kind& kind : kinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

}  // namespace cairn
