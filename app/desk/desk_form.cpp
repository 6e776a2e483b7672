#include "desk/desk_form.h"

#include "screens/forms.h"

namespace cairn {

Node desk_form(const DeskScene& desk, std::string key, Nodes parts, D go) {
  parts.push_back(form_button(desk.say(go)));
  Node form = write::node(Kind::form, std::move(parts), "letter");
  form.key = std::move(key);
  form.href = path_of(desk.visit.route);
  form.value = "post";
  return form;
}

Node form_of_several(const DeskScene& desk, std::string key, Node list, Nodes parts,
                     DeskRoute::Place place) {
  Node form = desk_form(desk, std::move(key), std::move(parts), D::bulk_send);
  form.children = {std::move(list), write::group(std::move(form.children), "letter")};
  form.look.clear();
  DeskRoute route = desk.visit.route;
  route.place = place;
  form.href = path_of(route);
  return form;
}

Node choice_field(const DeskScene& desk, std::string name, std::string label, std::string error) {
  std::string chosen(desk.visit.fields.of(name));
  Node choice = form_field(Kind::choice, std::move(name), std::move(label), std::move(chosen),
                           std::move(error));
  choice.children.push_back(form_option("", desk.say(D::choose)));
  return choice;
}

void offer(const DeskScene& desk, Node& choice, Offers offers) {
  for (const auto& [value, word] : offers) {
    choice.children.push_back(form_option(value, desk.say(word)));
  }
}

void offer_actions(const DeskScene& desk, Node& choice, std::string_view but) {
  for (const Action& action : desk.known.roadmap.actions) {
    if (action.id == but) continue;
    choice.children.push_back(
        form_option(action.id, action.id + " · " + plain(desk.scene, action.title)));
  }
}

}  // namespace cairn
