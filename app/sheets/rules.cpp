#include "sheets/rules.h"

#include <algorithm>

#include "pack/cross_check.h"
#include "pack/kinds.h"
#include "sheets/thing.h"

namespace cairn {

namespace {

/// A row's thing joins the roadmap; its lines are no cells.
void take_row(Reading& reading, const Row& row, Roadmap& roadmap) {
  JsonError error;
  auto json = read_json(row.body, error);
  const Kind* kind = find_kind(row.kind);
  if (!json || kind == nullptr) return;
  set_lines(*json, 0);
  kind->take(reading, *json, roadmap);
}

bool same(const Mistake& a, const Mistake& b) {
  return a.fault == b.fault && a.about == b.about && a.given == b.given;
}

/// Only what a cell says, or what was not wrong before.
void keep_new(std::vector<Mistake>& mistakes, std::size_t from, std::vector<Mistake> before,
              int line) {
  for (std::size_t i = from; i < mistakes.size();) {
    Mistake& mistake = mistakes[i];
    const auto known = std::find_if(before.begin(), before.end(),
                                    [&](const Mistake& other) { return same(other, mistake); });
    if (mistake.line == 0 && known != before.end()) {
      before.erase(known);
      mistakes.erase(mistakes.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    if (mistake.line == 0) mistake.line = line;
    ++i;
  }
}

}  // namespace

std::vector<Mistake> broken_rules(const std::vector<Row>& rows, const Shelf& shelf) {
  Reading reading;
  Roadmap roadmap;
  const auto is_changed = [&](const Row& row) {
    return std::any_of(shelf.actions().begin(), shelf.actions().end(),
                       [&](const Shelved& action) { return action.row == &row && action.changed; });
  };
  for (const bool pack : {true, false}) {
    for (const Row& row : rows) {
      if ((row.kind == "pack") == pack && !is_changed(row)) take_row(reading, row, roadmap);
    }
  }
  reading.mistakes.clear();
  const Kind* kind = find_kind("action");
  for (const Shelved& action : shelf.actions()) {
    if (!action.changed) continue;
    Reading before;
    before.langs = reading.langs;
    Roadmap apart;
    take_row(before, *action.row, apart);
    const std::size_t from = reading.mistakes.size();
    kind->take(reading, action.json, roadmap);
    keep_new(reading.mistakes, from, std::move(before.mistakes), action.json.line);
  }
  const std::size_t from = reading.mistakes.size();
  cross_check(reading, roadmap);
  std::vector<Mistake>& mistakes = reading.mistakes;
  for (std::size_t i = mistakes.size(); i-- > from;) {
    if (mistakes[i].line == 0) mistakes.erase(mistakes.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return mistakes;
}

}  // namespace cairn
