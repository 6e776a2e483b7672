// What the desk's forms are made of.
#pragma once
#include <initializer_list>
#include <string>
#include <utility>

#include "desk/desk_scene.h"

namespace cairn {

/// Sent to the address of the page it stands on; its last part is its button.
Node desk_form(const DeskScene& desk, std::string key, Nodes parts, D go);
/// Under a list of which several were chosen: `parts`, sent to that place.
Node form_of_several(const DeskScene& desk, std::string key, Node list, Nodes parts,
                     DeskRoute::Place place);

using Offers = std::initializer_list<std::pair<const char*, D>>;
/// One of several, chosen as the fields say; with `Choose` first: nothing is chosen for anybody.
Node choice_field(const DeskScene& desk, std::string name, std::string label,
                  std::string error = {});
void offer(const DeskScene& desk, Node& choice, Offers offers);
/// Every action, by its number and its title, but that one.
void offer_actions(const DeskScene& desk, Node& choice, std::string_view but = {});

}  // namespace cairn
