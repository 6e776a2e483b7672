// A new action before it is sent: a row nobody has, with all its texts to be written.
#include <charconv>
#include <tuple>

#include "charge/blank.h"
#include "desk/revise_form.h"
#include "json/build.h"
#include "ledger/rows.h"

namespace cairn {

namespace {

constexpr std::string_view head = "action/nouvelle-";

/// The last action of an axis, in the order of the roadmap; null where it has none.
const Row* last_of(const std::vector<Row>& rows, int axis) {
  const Row* last = nullptr;
  for (const Row& row : rows) {
    if (row.kind != "action" || number_of(body_of(row), "axis") != axis) continue;
    const bool is_later =
        last == nullptr || std::tie(row.ord, row.id) > std::tie(last->ord, last->id);
    if (is_later) last = &row;
  }
  return last;
}

/// Behind which one a new action stands: the last of its axis, or of the one before that has any.
const Row* one_before(const std::vector<Row>& rows, int axis) {
  const Row* last = nullptr;
  for (; axis > 0 && last == nullptr; --axis) last = last_of(rows, axis);
  return last;
}

bool is_taken(const std::vector<Row>& rows, const std::string& id) {
  for (const Row& row : rows) {
    if (row.kind == "action" && row.id == id) return true;
  }
  return false;
}

}  // namespace

std::string new_thing(int axis) { return std::string(head) + std::to_string(axis); }

int axis_of_new(std::string_view thing) {
  if (!thing.starts_with(head)) return 0;
  int axis = 0;
  std::from_chars(thing.data() + head.size(), thing.data() + thing.size(), axis);
  return axis;
}

std::vector<Row> with_new(std::vector<Row> rows, std::string_view thing) {
  const int axis = axis_of_new(thing);
  const Row* last = last_of(rows, axis);
  const Row* before = one_before(rows, axis);
  const std::int64_t place = before != nullptr ? before->ord : 0;
  std::string id = last != nullptr ? id_after(last->id) : first_id_of(axis);
  while (is_taken(rows, id)) id = id_after(id);
  for (const Row& row : rows) {
    if (row.kind != "pack") continue;
    const Json pack = body_of(row);
    const Json body = blank_action(pack, voucher_of(pack, {}), id, axis);
    rows.push_back(row_with("action", std::string(thing.substr(thing.find('/') + 1)), place, body));
    break;
  }
  return rows;
}

std::string number_of_new(const Row& row) { return std::string(text_of(body_of(row), "id")); }

Json place_of_new(const std::vector<Row>& rows, std::string_view thing) {
  const int axis = axis_of_new(thing);
  const Row* last = one_before(rows, axis);
  Json place = json_object();
  put(place, "axis", json_number(axis));
  if (last != nullptr) put(place, "after", json_text(last->id));
  return place;
}

}  // namespace cairn
