#include "charge/json_edit.h"

#include <utility>

#include "json/build.h"

namespace cairn {

Json* member_of(Json& object, std::string_view name) {
  for (JsonMember& member : object.members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

void set_member(Json& object, std::string_view name, Json value) {
  if (Json* there = member_of(object, name)) {
    *there = std::move(value);
  } else {
    put(object, name, std::move(value));
  }
}

void drop_member(Json& object, std::string_view name) {
  std::erase_if(object.members, [&](const JsonMember& member) { return member.name == name; });
}

Json* item_with(Json& list, std::string_view name, std::string_view text) {
  for (Json& item : list.items) {
    if (text_of(item, name) == text) return &item;
  }
  return nullptr;
}

}  // namespace cairn
