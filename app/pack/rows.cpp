// Rows to a roadmap: what every replica does with what it holds.
#include "model/order.h"
#include "pack/kinds.h"
#include "pack/pack.h"

namespace cairn {

namespace {

/// The pack first, for its languages; then by kind and order, however the rows came.
std::vector<const Row*> in_order(const std::vector<Row>& rows) {
  std::vector<const Row*> sorted;
  for (const Row& row : rows) sorted.push_back(&row);
  sort_by(sorted, [](const Row* a, const Row* b) {
    if ((a->kind == "pack") != (b->kind == "pack")) return a->kind == "pack";
    if (a->kind != b->kind) return a->kind < b->kind;
    return a->ord != b->ord ? a->ord < b->ord : a->id < b->id;
  });
  return sorted;
}

}  // namespace

Row asset_row(const std::string& id, const std::string& address) {
  return {"asset", id, 0, "{\"id\":\"" + id + "\",\"address\":\"" + address + "\"}"};
}

Roadmap roadmap_of(const std::vector<Row>& rows, int* skipped) {
  Roadmap roadmap;
  Reading reading;
  int left_out = 0;
  for (const Row* row : in_order(rows)) {
    JsonError error;
    const int broken = reading.broken;
    const Kind* kind = find_kind(row->kind);
    const std::optional<Json> json = read_json(row->body, error);
    if (kind != nullptr && json) kind->take(reading, *json, roadmap);
    if (kind == nullptr || !json || reading.broken != broken) ++left_out;
  }
  if (skipped != nullptr) *skipped = left_out;
  return roadmap;
}

}  // namespace cairn
