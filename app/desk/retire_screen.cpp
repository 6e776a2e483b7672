// An editor's form: an action goes out of the roadmap, or comes back.
#include "charge/retire.h"
#include "desk/desk_form.h"
#include "desk/retire_form.h"
#include "desk/texts.h"
#include "screens/forms.h"
#include "screens/talk.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

std::string fault_at(const DeskScene& desk, const std::string& name) {
  if (desk.visit.sending != Sending::faulty) return {};
  for (const TextFault& fault :
       faults_of_retirement(desk.known.roadmap, desk.visit.fields, desk.lang)) {
    if (fault.field == name) return fault.sentence;
  }
  return {};
}

Nodes why_fields(const DeskScene& desk, const Action& action) {
  const Fields& form = desk.visit.fields;
  Nodes parts;
  for (const Lang lang : desk.scene.roadmap.langs) {
    const std::string name = why_field(lang);
    const D label = !desk.is_bilingual() ? D::why_one : lang == Lang::fr ? D::why_fr : D::why_en;
    Node field = form_field(Kind::long_field, name, desk.say(label), std::string(form.of(name)),
                            fault_at(desk, name));
    field.level = 1;
    parts.push_back(std::move(field));
  }
  Node instead = choice_field(desk, "remplacante", desk.say(D::retire_instead));
  offer_actions(desk, instead, action.id);
  parts.push_back(std::move(instead));
  return parts;
}

}  // namespace

Page retire_page(const DeskScene& desk) {
  const DeskVisit& visit = desk.visit;
  const Action* action = find_action(desk.known.roadmap, visit.route.id);
  if (!has(desk.known.rights, Role::editor) || action == nullptr) {
    const D why = action == nullptr ? D::unknown_thing : D::not_an_editor;
    return desk_framed(desk, desk.say(D::texts), {write::paragraph(desk.say(why), "lead")});
  }
  const std::string name = action->id + " · " + plain(desk.scene, action->title);
  if (visit.sending == Sending::saved) return texts_saved_page(desk, "action/" + action->id);
  const bool back = is_retired(*action);
  Nodes parts = {form_hidden("id", visit.id)};
  if (back) parts.push_back(form_hidden("retour", "1"));
  if (!back) write::add(parts, why_fields(desk, *action));
  Node form = desk_form(desk, "retrait", std::move(parts), back ? D::back_go : D::retire_go);
  Nodes main = {write::paragraph(desk.say(back ? D::back_lead : D::retire_lead), "lead")};
  std::string status;
  say_wrong(desk, form, D::texts_faults, "", main, status);
  main.push_back(std::move(form));
  Page page =
      desk_framed(desk, fill(desk.lang, back ? D::back_of : D::retire_of, {name}), std::move(main));
  page.status = status;
  return page;
}

}  // namespace cairn
