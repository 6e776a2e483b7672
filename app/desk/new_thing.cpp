// What is new before it is sent: a row nobody has, with all its texts to be written.
#include <charconv>
#include <tuple>

#include "charge/blank.h"
#include "desk/revise_form.h"
#include "json/build.h"
#include "ledger/rows.h"

namespace cairn {

namespace {

constexpr std::string_view made_name = "/nouvelle", head = "action/nouvelle-";

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

bool is_taken(const std::vector<Row>& rows, std::string_view kind, const std::string& id) {
  for (const Row& row : rows) {
    if (row.kind == kind && row.id == id) return true;
  }
  return false;
}

/// Behind which one it stands; of the history, what has no date comes last.
const Row* place_before(const std::vector<Row>& rows, std::string_view kind) {
  const Row* last = nullptr;
  for (const Row& row : rows) {
    if (row.kind != kind || row.id == made_name.substr(1)) continue;
    if (kind == "history" && text_of(body_of(row), "date").empty()) continue;
    if (last == nullptr || std::tie(row.ord, row.id) > std::tie(last->ord, last->id)) last = &row;
  }
  return last;
}

std::string kind_of(std::string_view thing) {
  return std::string(thing.substr(0, thing.find('/')));
}

}  // namespace

std::string new_thing(int axis) { return std::string(head) + std::to_string(axis); }

int axis_of_new(std::string_view thing) {
  if (!thing.starts_with(head)) return 0;
  int axis = 0;
  std::from_chars(thing.data() + head.size(), thing.data() + thing.size(), axis);
  return axis;
}

std::string new_thing(std::string_view kind) { return std::string(kind) + std::string(made_name); }

bool is_new(std::string_view thing) { return thing.find(made_name) != thing.npos; }

std::string wish_of(const std::vector<Row>& rows, std::string_view thing) {
  const std::string kind = kind_of(thing);
  const int axis = axis_of_new(thing);
  const Row* last = axis != 0 ? last_of(rows, axis) : nullptr;
  // Among equal places of the history letters stand behind numbers.
  std::string id = last != nullptr     ? id_after(last->id)
                   : axis != 0         ? first_id_of(axis)
                   : kind == "history" ? "h-01"
                                       : kind + "-1";
  while (is_taken(rows, kind, id)) id = id_after(id);
  return kind + '/' + id;
}

std::vector<Row> with_new(std::vector<Row> rows, std::string_view thing) {
  const std::string kind = kind_of(thing), on = wish_of(rows, thing);
  const std::string id = on.substr(kind.size() + 1);
  const int axis = axis_of_new(thing);
  const Row* before = axis != 0 ? one_before(rows, axis) : place_before(rows, kind);
  const std::int64_t place = before != nullptr ? before->ord : 0;
  for (const Row& row : rows) {
    if (row.kind != "pack") continue;
    const Json pack = body_of(row);
    const Voucher voucher = voucher_of(pack, {});
    const std::optional<Json> body =
        axis != 0 ? blank_action(pack, voucher, id, axis)
                  : blank_thing(pack, voucher, kind, id, text_of(pack, "as_of"));
    if (body)
      rows.push_back(row_with(kind, std::string(thing.substr(kind.size() + 1)), place, *body));
    break;
  }
  return rows;
}

Json place_of_new(const std::vector<Row>& rows, std::string_view thing) {
  const int axis = axis_of_new(thing);
  const Row* last = axis != 0 ? one_before(rows, axis) : place_before(rows, kind_of(thing));
  Json place = json_object();
  if (axis != 0) put(place, "axis", json_number(axis));
  if (last != nullptr) put(place, "after", json_text(last->id));
  return place;
}

}  // namespace cairn
