// Inviting: somebody new, or a person on one more device; then the link, once.
#include "desk/desk_form.h"
#include "desk/people.h"
#include "screens/forms.h"
#include "screens/talk.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

Node invite_form(const DeskScene& desk, const PeopleFaults& faults) {
  const std::string most = whole(desk.lang, name_most);
  Node name = form_field(Kind::field, "nom", desk.say(D::person_name),
                         std::string(desk.visit.fields.of("nom")),
                         faults.no_name     ? desk.say(D::fault_name)
                         : faults.long_name ? fill(desk.lang, D::fault_long, {most})
                         : faults.is_double ? desk.say(D::fault_double)
                                            : "",
                         fill(desk.lang, D::person_name_help, {most}));
  name.level = 1;
  name.purpose = "off";
  return people_form(desk, {std::move(name), rights_boxes(desk), days_choice(desk)}, D::make_link,
                     "invitation");
}

/// The link in full, to be handed over: `lien` and the hidden words are for the page's script.
Node link_box(const DeskScene& desk, bool is_kiosk) {
  const char* place = is_kiosk ? "/borne#" : "/equipe#";
  Node link = write::paragraph(Nodes{write::strong(desk.known.origin + place + desk.visit.secret)});
  link.key = "lien";
  Node picture = write::group({}, "served");
  picture.key = "qr";
  Nodes all = {std::move(link), write::paragraph(desk.say(D::link_alone)), std::move(picture)};
  Nodes acts;
  for (const auto& [word, message] :
       {std::pair{W::share, "act:share"}, std::pair{W::qr_show, "act:qr"}}) {
    acts.push_back(write::item({live_button(desk.scene.say(word), message, "needs-program")}));
  }
  all.push_back(write::list(std::move(acts), "acts"));
  for (const auto& [part, word] :
       {std::pair{"qr", D::link_qr_alt}, std::pair{"copied", D::link_copied},
        std::pair{"by_hand", D::link_by_hand}}) {
    all.push_back(form_hidden(part, desk.say(word)));
  }
  return write::group(std::move(all), "deposit");
}

Page link_page(const DeskScene& desk) {
  const OwnUpdate* own = own_of(desk, desk.visit.id);
  const bool waits = own != nullptr &&
                     (own->state == OwnUpdate::State::kept || own->state == OwnUpdate::State::sent);
  const bool is_refused = own != nullptr && own->state == OwnUpdate::State::refused;
  const bool is_new = desk.visit.route.place == Place::invite;
  const Member* member =
      find_member(desk.known.staff, is_new ? desk.visit.id : desk.visit.route.id);
  const std::string name =
      member != nullptr ? member->person.name : std::string(desk.visit.fields.of("nom"));
  const D state = is_refused ? D::link_refused : waits ? D::link_waits : D::link_works;
  Nodes main;
  if (desk.visit.secret.empty()) {
    main.push_back(write::paragraph(desk.say(D::link_gone), "lead"));
  } else {
    main.push_back(write::paragraph(desk.say(state), "lead"));
    const bool is_kiosk = member != nullptr && has(member->person.rights, Role::kiosk);
    if (!is_refused) main.push_back(link_box(desk, is_kiosk));
    const Invitation* one = nullptr;
    if (member != nullptr && !member->invitations.empty()) one = &member->invitations.front();
    if (one != nullptr && !is_refused) {
      main.push_back(
          write::paragraph(fill(desk.lang, D::link_once, {day_words(desk.scene, one->expires)})));
    }
    main.push_back(write::paragraph(desk.say(D::link_forgotten), "note"));
  }
  main.push_back(to_people(desk));
  Page page = desk_framed(desk, fill(desk.lang, D::link_of, {name}), std::move(main));
  page.status = desk.say(desk.visit.secret.empty() ? D::link_gone : state);
  return page;
}

}  // namespace

Node rights_boxes(const DeskScene& desk) {
  Nodes boxes = {write::heading(2, desk.say(D::rights_legend), "droits")};
  for (const Axis& axis : desk.known.roadmap.axes) {
    const std::string number = std::to_string(axis.id);
    boxes.push_back(
        ticked_box(desk, "axe-" + number, "axe-" + number,
                   fill(desk.lang, D::may_lead, {number, plain(desk.scene, axis.name)})));
  }
  for (const auto& [role, word] :
       {std::pair{Role::editor, D::may_edit}, std::pair{Role::moderator, D::may_moderate},
        std::pair{Role::relay, D::may_relay}, std::pair{Role::operator_, D::may_operate}}) {
    const std::string name(slug(role));
    boxes.push_back(ticked_box(desk, name, name, desk.say(word)));
  }
  Node all = write::section(std::move(boxes));
  all.label = desk.say(D::rights_legend);
  return all;
}

Node days_choice(const DeskScene& desk) {
  std::string chosen(desk.visit.fields.of("jours"));
  if (chosen.empty()) chosen = std::to_string(link_days[1]);
  Node choice = form_field(Kind::choice, "jours", desk.say(D::link_days), std::move(chosen));
  for (const int days : link_days) {
    choice.children.push_back(form_option(std::to_string(days), count(desk.lang, D::n_days, days)));
  }
  return choice;
}

Node people_form(const DeskScene& desk, Nodes parts, D button, const std::string& key) {
  parts.push_back(form_hidden("id", desk.visit.id));
  return desk_form(desk, key, std::move(parts), button);
}

Page invite_page(const DeskScene& desk) {
  const bool is_new = desk.visit.route.place == Place::invite;
  const Member* member = find_member(desk.known.staff, desk.visit.route.id);
  if (!is_operator(desk) || (!is_new && member == nullptr)) {
    return no_people_page(desk, D::invite);
  }
  if (desk.visit.sending == Sending::saved) return link_page(desk);
  PeopleFaults faults;
  if (is_new && desk.visit.sending == Sending::faulty) {
    faults = asked_of_people(desk.visit.route, desk.visit.fields, desk.known.roadmap,
                             desk.known.staff, "", desk.known.now)
                 .faults;
  }
  const std::string title =
      is_new ? desk.say(D::invite) : fill(desk.lang, D::one_more_of, {member->person.name});
  Nodes main = {write::paragraph(desk.say(D::invite_lead), "lead")};
  std::string status;
  if (!is_new && member->person.rights.empty()) {
    main.push_back(write::paragraph(desk.say(D::no_right_left)));
  } else {
    Node form = is_new ? invite_form(desk, faults)
                       : people_form(desk, {days_choice(desk)}, D::make_link, "invitation");
    say_wrong(desk, form, D::decision_faults, faults.no_rights ? desk.say(D::fault_rights) : "",
              main, status);
    main.push_back(std::move(form));
  }
  Page page = desk_framed(desk, title, std::move(main));
  page.status = status;
  return page;
}

}  // namespace cairn
