#include "merge/pack_rows.h"

#include <algorithm>

#include "model/statements.h"

namespace cairn::server {

namespace {

constexpr std::string_view of_packs[] = {"pack",   "axis",    "action",   "fact", "stake", "law",
                                         "figure", "history", "resource", "term", "source"};
constexpr std::string_view of_sites[] = {"audit", "budget", "asset"};

template <typename List>
bool has(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

}  // namespace

Owner owner_of(const Row& row) {
  if (row.kind == "page") return has(statement_pages, row.id) ? Owner::site : Owner::pack;
  if (has(of_packs, row.kind)) return Owner::pack;
  return has(of_sites, row.kind) ? Owner::site : Owner::ledger;
}

std::vector<Row> rows_of_owner(const std::vector<Row>& rows, Owner owner) {
  std::vector<Row> found;
  for (const Row& row : rows) {
    if (owner_of(row) == owner) found.push_back(row);
  }
  std::stable_sort(found.begin(), found.end(), [](const Row& a, const Row& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.ord != b.ord ? a.ord < b.ord : a.id < b.id;
  });
  return found;
}

std::string_view roadmap_id(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    if (row.kind == "pack") return row.id;
  }
  return {};
}

}  // namespace cairn::server
