#include "support/house.h"

#include <doctest/doctest.h>

#include <map>

#include "screens/screens.h"
#include "support/files.h"

namespace cairn::test {

const Roadmap& roadmap_of_pack(const std::string& folder) {
  static std::map<std::string, Roadmap> kept;
  const auto found = kept.find(folder);
  if (found != kept.end()) return found->second;
  PackReading reading = read_pack(pack_at_root(folder), Lang::en);
  std::vector<Problem> problems = reading.problems;
  const auto add = [&](std::vector<Row> rows) {
    for (Row& row : rows) reading.rows.push_back(std::move(row));
  };
  for (const std::string name : {"rgaa", "rgesn"}) {
    add(audit_rows(name, file_at_root("docs/" + name + ".csv"), problems));
  }
  for (const std::string name : {"accessibilite.json", "ecoconception.json"}) {
    add(statement_rows(name, file_at_root("docs/statements/" + name), problems));
  }
  add(budget_rows(file_at_root("docs/budgets.json"), problems));
  for (const Problem& p : problems) FAIL_CHECK(folder << ": " << p.file << ": " << p.what);
  return kept.emplace(folder, roadmap_of(reading.rows)).first->second;
}

Page page_at(const Roadmap& roadmap, const std::string& target) {
  Visit visit;
  visit.route = route_of(target);
  return page_of(visit, Known{roadmap, {}}, Means{});
}

std::vector<std::string> every_target(const Roadmap& roadmap) {
  std::vector<std::string> targets;
  for (const Route& route : every_route(roadmap)) targets.push_back(path_of(route));
  return targets;
}

}  // namespace cairn::test
