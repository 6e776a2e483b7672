#include "model/roadmap.h"

#include <algorithm>

namespace cairn {

namespace {

template <class Range, class Id>
auto find_by_id(const Range& range, const Id& id) -> decltype(&*range.begin()) {
  for (const auto& item : range) {
    if (item.id == id) return &item;
  }
  return nullptr;
}

}  // namespace

bool speaks(const Roadmap& roadmap, Lang lang) {
  return std::find(roadmap.langs.begin(), roadmap.langs.end(), lang) != roadmap.langs.end();
}

const Axis* find_axis(const Roadmap& roadmap, int id) { return find_by_id(roadmap.axes, id); }

const Action* find_action(const Roadmap& roadmap, std::string_view id) {
  const Action* action = find_by_id(roadmap.actions, id);
  return action != nullptr ? action : find_by_id(roadmap.retired, id);
}

const Source* find_source(const Roadmap& roadmap, std::string_view id) {
  return find_by_id(roadmap.sources, id.substr(0, id.find(':')));
}

const PackPage* find_page(const Roadmap& roadmap, std::string_view id) {
  return find_by_id(roadmap.pages, id);
}

const Choice* find_choice(const std::vector<Choice>& choices, std::string_view id) {
  return find_by_id(choices, id);
}

Tally tally(const Roadmap& roadmap, int axis) {
  Tally t;
  for (const Action& action : roadmap.actions) {
    if (axis != 0 && action.axis != axis) continue;
    const Progress p = progress(action);
    ++t.actions;
    ++t.by_status[static_cast<int>(action.status)];
    if (p.measured()) ++t.measured;
    t.milestones_done += p.done;
    t.milestones += p.total;
  }
  return t;
}

}  // namespace cairn
