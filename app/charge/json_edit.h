// Members of a JSON object, changed in place: what stays keeps its order, so that equal changes
// give equal bytes.
#pragma once
#include <string_view>

#include "json/json.h"

namespace cairn {

/// The member of that name, to be changed; null where there is none.
Json* member_of(Json& object, std::string_view name);
/// Puts it in the place of the one that has its name, or last.
void set_member(Json& object, std::string_view name, Json value);
void drop_member(Json& object, std::string_view name);
/// The item of a list whose member `name` is that text; null where there is none.
Json* item_with(Json& list, std::string_view name, std::string_view text);

}  // namespace cairn
