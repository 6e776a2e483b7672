// What the screens of an editor share: how a thing is called, and what was changed of it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk_scene.h"
#include "json/json.h"

namespace cairn {

/// "page/aide" → "Aide"; "action/A1-03" → "A1-03 · Réparer d'abord".
std::string thing_title(const DeskScene& desk, std::string_view thing);
/// What was written of that thing is kept: on to its public page, or to another.
Page texts_saved_page(const DeskScene& desk, const std::string& thing);
/// Items of a list: each text, as it was and as it is ({"at", "lang", "was", "is"}).
Nodes differences(const DeskScene& desk, const std::vector<Json>& words);

}  // namespace cairn
