#include "sheets/shelf.h"

#include "json/build.h"
#include "model/order.h"
#include "pack/pack.h"
#include "sheets/thing.h"

namespace cairn {

std::string_view list_of(Sheet sheet) {
  return sheet == Sheet::milestones ? "milestones" : "indicators";
}

std::string id_of(const Json& thing) { return std::string(text_of(thing, "id")); }

const std::vector<Json>& items_of(const Json& object, std::string_view name) {
  static const std::vector<Json> none;
  const Json* list = object.find(name);
  return list != nullptr && list->kind == JsonKind::array ? list->items : none;
}

Shelf::Shelf(const std::vector<Row>& rows) {
  std::vector<const Row*> sorted;
  std::vector<Row> pack;
  for (const Row& row : rows) {
    if (row.kind == "pack") pack.push_back(row);
    if (row.kind == "action") sorted.push_back(&row);
  }
  langs_ = roadmap_of(pack).langs;
  if (langs_.empty()) langs_ = {Lang::fr, Lang::en};
  sort_by(sorted, [](const Row* a, const Row* b) {
    return a->ord != b->ord ? a->ord < b->ord : a->id < b->id;
  });
  for (const Row* row : sorted) {
    JsonError error;
    auto json = read_json(row->body, error);
    if (!json || json->kind != JsonKind::object) continue;
    set_lines(*json, 0);
    actions_.push_back({row, *std::move(json), false});
    const Shelved& action = actions_.back();
    add(Sheet::actions, id_of(action.json), action);
    for (const Sheet sheet : {Sheet::milestones, Sheet::indicators}) {
      for (const Json& thing : items_of(action.json, list_of(sheet))) {
        add(sheet, id_of(thing), action);
      }
    }
  }
}

void Shelf::add(Sheet sheet, std::string_view id, const Shelved& action) {
  const std::size_t place = static_cast<std::size_t>(&action - actions_.data());
  if (!id.empty()) places_[sheet].try_emplace(std::string(id), place);
}

Shelved* Shelf::holder_of(Sheet sheet, std::string_view id) {
  const auto& places = places_[sheet];
  const auto found = places.find(id);
  return found == places.end() ? nullptr : &actions_[found->second];
}

Shelved* Shelf::action(std::string_view id) { return holder_of(Sheet::actions, id); }

Json* Shelf::thing_in(Json& action, Sheet sheet, std::string_view id) {
  if (sheet == Sheet::actions) return &action;
  Json* list = find_member(action, list_of(sheet));
  if (list == nullptr || list->kind != JsonKind::array) return nullptr;
  for (Json& thing : list->items) {
    if (text_of(thing, "id") == id) return &thing;
  }
  return nullptr;
}

std::vector<std::string_view> Shelf::ids(Sheet sheet) const {
  std::vector<std::string_view> ids;
  const auto places = places_.find(sheet);
  if (places == places_.end()) return ids;
  for (const auto& place : places->second) ids.push_back(place.first);
  return ids;
}

}  // namespace cairn
