// Coming in: an invitation is taken on this device, by a button and never by a link alone.
#include "desk/desk_form.h"
#include "screens/forms.h"

namespace cairn {

std::string why_refused(const DeskScene& desk) {
  const std::string& refusal = desk.known.refusal;
  if (refusal.empty()) return {};
  if (refusal == "expired") return desk.say(D::refused_expired);
  if (refusal == "used") return desk.say(D::refused_used);
  if (refusal == "revoked") return desk.say(D::refused_revoked);
  return desk.say(D::refused_unknown);
}

Page activate_page(const DeskScene& desk) {
  Nodes main = {write::paragraph(desk.say(D::lead), "lead")};
  if (desk.known.is_activating && desk.known.refusal.empty()) {
    Page page =
        desk_framed(desk, desk.say(D::title), {write::paragraph(desk.say(D::activating), "lead")});
    page.status = desk.say(D::activating);
    return page;
  }
  std::string error = why_refused(desk);
  if (desk.visit.sending == Sending::faulty) error = desk.say(D::fault_invitation);
  Node code =
      form_field(Kind::field, "code", desk.say(D::invitation),
                 std::string(desk.visit.fields.of("code")), error, desk.say(D::invitation_help));
  code.level = 1;
  Node form = desk_form(desk, "activation",
                        {std::move(code), write::paragraph(desk.say(D::activate_keeps), "note")},
                        D::activate);
  form.href = desk.at(DeskRoute::Place::activate);
  const bool is_served = desk.known.now == 0;  // the program knows what time it is
  if (is_served) main.push_back(write::paragraph(desk.say(D::needs_script), "note"));
  main.push_back(std::move(form));
  Page page = desk_framed(desk, desk.say(D::title), std::move(main));
  page.status = error;
  return page;
}

}  // namespace cairn
