// A desk that is closed, and the form by which one gives it a code.
#include "desk/desk_form.h"
#include "screens/forms.h"

namespace cairn {

namespace {

Node code_field(std::string name, std::string label, std::string error, std::string help,
                std::string_view purpose, bool is_needed) {
  Node field = form_field(Kind::field, std::move(name), std::move(label), "", std::move(error),
                          std::move(help));
  field.look = "password";
  field.purpose = purpose;
  field.level = is_needed ? 1 : 0;
  return field;
}

std::string why_not(const DeskScene& desk) {
  return desk.visit.tried == Tried::wrong       ? desk.say(D::lock_wrong)
         : desk.visit.tried == Tried::too_often ? desk.say(D::lock_often)
                                                : "";
}

}  // namespace

Page closed_page(const DeskScene& desk) {
  const std::string error = why_not(desk);
  Node form =
      desk_form(desk, "verrouille",
                {code_field("verrou", desk.say(D::lock_code), error, "", "current-password", true)},
                D::lock_open);
  form.href = desk.at(DeskRoute::Place::lock);
  const D lead = desk.known.is_activating ? D::activating : D::lock_closed;
  const std::string refused = desk.known.is_activating ? "" : why_refused(desk);
  Nodes main = {write::paragraph(refused.empty() ? desk.say(lead) : refused, "lead"),
                std::move(form),
                write::paragraph(Nodes{
                    write::text(desk.say(D::lock_forgot) + " "),
                    write::link(desk.say(D::activate), desk.at(DeskRoute::Place::activate))})};
  Page page = desk_framed(desk, desk.say(D::lock_title), std::move(main));
  page.status = error.empty() ? desk.say(D::lock_title) : error;
  return page;
}

Page lock_page(const DeskScene& desk) {
  const DeskVisit& visit = desk.visit;
  const bool is_set = desk.known.has_lock;
  Nodes main;
  std::string status;
  if (visit.sending == Sending::saved) {
    status = desk.say(is_set ? D::lock_kept : D::lock_gone);
    main.push_back(write::paragraph(status, "lead"));
    Page page = desk_framed(desk, desk.say(D::lock_of), std::move(main));
    page.status = status;
    return page;
  }
  const bool is_faulty = visit.sending == Sending::faulty && !visit.fields.has("sans");
  const std::string fresh(visit.fields.of("nouveau"));
  const bool is_short = is_faulty && !is_lock_code(fresh);
  const bool differs = is_faulty && !is_short && visit.fields.of("encore") != fresh;
  Nodes parts;
  if (is_set) {
    parts.push_back(code_field("actuel", desk.say(D::lock_present), why_not(desk), "",
                               "current-password", true));
  }
  parts.push_back(code_field("nouveau", desk.say(D::lock_fresh),
                             is_short ? desk.say(D::lock_short) : "", desk.say(D::lock_help),
                             "new-password", !is_set));
  parts.push_back(code_field("encore", desk.say(D::lock_again),
                             differs ? desk.say(D::lock_differs) : "", "", "new-password",
                             !is_set));
  if (is_set) {
    parts.push_back(ticked_box(desk, "sans", "sans", desk.say(D::lock_none)));
  }
  Node form = desk_form(desk, "serrure", std::move(parts), D::lock_keep);
  main.push_back(write::paragraph(desk.say(D::lock_lead), "lead"));
  say_wrong(desk, form, D::lock_faults, "", main, status);
  main.push_back(std::move(form));
  Page page = desk_framed(desk, desk.say(D::lock_of), std::move(main));
  page.status = status;
  return page;
}

}  // namespace cairn
