#include "pack/cross_check.h"

#include <algorithm>
#include <list>
#include <map>
#include <set>

#include "model/places.h"
#include "pack/closest.h"
#include "pack/decode.h"

namespace cairn {

namespace {

/// Few enough to be listed in a sentence.
constexpr std::size_t list_at_most = 12;

using Known = std::map<Named, std::vector<std::string_view>>;  // sorted

void check_taken(Reading& reading) {
  std::map<std::pair<Named, std::string_view>, const Naming*> first;
  for (const Naming& naming : reading.declared) {
    const auto [there, added] = first.try_emplace({naming.what, naming.id}, &naming);
    if (added) continue;
    reading.file = naming.file;
    Mistake& mistake = reading.note(Fault::taken_id, naming.line, "id", naming.id);
    mistake.more = there->second->file + ":" + std::to_string(there->second->line);
  }
}

Fault lost(Named what) {
  switch (what) {
    case Named::axis:
      return Fault::no_axis;
    case Named::theme:
      return Fault::no_theme;
    case Named::objective:
      return Fault::no_objective;
    case Named::term:
      return Fault::no_term;
    case Named::place:
      return Fault::no_place;
    case Named::action:
      return Fault::lost_action;
    default:
      return Fault::no_source;
  }
}

/// The file that says what exists. Where it is missing or cannot be parsed, nothing is held
/// against those who refer to it: one mistake is told once.
std::string_view home(Named what) {
  switch (what) {
    case Named::axis:
      return "axes.json";
    case Named::theme:
    case Named::objective:
      return "pack.json";
    case Named::term:
      return "glossary.json";
    case Named::place:
      return "pages/";
    case Named::action:
      return "actions/";
    default:
      return "sources.json";
  }
}

bool unreadable(const Reading& reading, std::string_view file) {
  return std::any_of(reading.mistakes.begin(), reading.mistakes.end(), [&](const Mistake& m) {
    return m.fault < Fault::not_object && m.file.starts_with(file);
  });
}

/// As it must be written where it is referred to.
std::string written(Named what, std::string_view id) {
  if (what == Named::axis || what == Named::objective) return std::string(id);
  if (what == Named::place) return std::string(id);
  if (what != Named::term) return quoted(id);
  std::string mark = "[[";
  mark += id;
  mark += "]]";
  return mark;
}

void check_reference(Reading& reading, const Naming& naming, const Known& known) {
  std::string_view id = naming.id;
  if (naming.what == Named::source) id = id.substr(0, id.find(':'));
  if (naming.what == Named::place && is_safe_url(id)) return;
  const auto found = known.find(naming.what);
  static const std::vector<std::string_view> none;
  const auto& ids = found == known.end() ? none : found->second;
  if (std::binary_search(ids.begin(), ids.end(), id)) return;
  reading.file = naming.file;
  Mistake& mistake = reading.note(lost(naming.what), naming.line, {}, id);
  const std::string_view near = closest(id, ids);
  if (!near.empty() && naming.what != Named::axis && naming.what != Named::objective) {
    mistake.closest = written(naming.what, near);
  }
  if (ids.size() <= list_at_most) mistake.more = listed(ids);
}

}  // namespace

void cross_check(Reading& reading, const Roadmap& roadmap) {
  check_taken(reading);
  Known known;
  for (const Naming& naming : reading.declared) known[naming.what].push_back(naming.id);
  // A mark may also give the word itself.
  for (const Term& term : roadmap.terms) {
    for (const Lang lang : {Lang::fr, Lang::en}) known[Named::term].push_back(term.term.in(lang));
  }
  // Pages have their addresses, and so have the product's own screens.
  std::list<std::string> addresses;
  for (const Naming& naming : reading.declared) {
    const std::string_view folder = naming.what == Named::page     ? "/"
                                    : naming.what == Named::axis   ? "/axes/"
                                    : naming.what == Named::action ? "/actions/"
                                                                   : "";
    if (folder.empty()) continue;
    addresses.push_back(std::string(folder) + naming.id);
    known[Named::place].push_back(addresses.back());
  }
  std::vector<std::string_view>& places = known[Named::place];
  places.insert(places.end(), std::begin(own_places), std::end(own_places));
  places.insert(places.end(), std::begin(served_places), std::end(served_places));
  for (auto& [what, ids] : known) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  }
  std::set<Named> unsure;
  for (const Named what : {Named::axis, Named::theme, Named::objective, Named::term, Named::source,
                           Named::place, Named::action}) {
    if (unreadable(reading, home(what))) unsure.insert(what);
  }
  for (const Naming& naming : reading.referred) {
    if (!unsure.contains(naming.what)) check_reference(reading, naming, known);
  }
}

}  // namespace cairn
