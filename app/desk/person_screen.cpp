// One person of the staff: what they may do, on which devices; and what is taken back, asked twice.
#include "desk/people.h"
#include "screens/forms.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

constexpr std::size_t lines_most = 40;

Node taking(const DeskScene& desk, const Member& member, const std::string& what, D word) {
  Node link = write::link(desk.say(D::take_back), desk.at(Place::revoke, member.person.id, what));
  link.label = fill(desk.lang, word, {short_name(what), member.person.name});
  return link;
}

Nodes lines_of(const DeskScene& desk, const Member& member) {
  Nodes items;
  const auto add = [&](std::string line, bool may_go, const std::string& what, D word) {
    if (items.size() == lines_most) return;
    Nodes inside = {write::text(std::move(line))};
    if (may_go) {
      inside.push_back(write::text(" · "));
      inside.push_back(taking(desk, member, what, word));
    }
    items.push_back(write::item(std::move(inside)));
  };
  for (const Seat& seat : member.seats) {
    add(seat_line(desk, member, seat), may_be_taken(desk, member, seat), seat.device,
        D::take_seat_of);
  }
  for (const Invitation& one : member.invitations) {
    add(link_line(desk, member, one), may_be_taken(desk, member, one), one.id, D::take_link_of);
  }
  if (items.empty()) return {write::paragraph(desk.say(D::no_line))};
  return {write::list(std::move(items), "rows")};
}

/// Rights as the form says, or as they are.
Node rights_form(const DeskScene& desk, const Member& member) {
  if (desk.visit.sending == Sending::unsure) {
    const Rights rights = ticked(desk.known.roadmap, desk.visit.fields);
    Fields fields;
    tick(rights, fields);
    fields.set("sur", sure_of(member.person.rights, rights));
    Nodes parts;
    for (const auto& [name, value] : fields.all()) parts.push_back(form_hidden(name, value));
    return people_form(desk, std::move(parts), D::confirm_rights, "droits-de");
  }
  DeskVisit visit = desk.visit;
  if (visit.sending == Sending::blank) tick(member.person.rights, visit.fields);
  const DeskScene ticked_desk{visit, desk.known, desk.scene, desk.lang};
  return people_form(desk, {rights_boxes(ticked_desk)}, D::save_rights, "droits-de");
}

Page saved_page(const DeskScene& desk, const Member& member, D title) {
  Nodes main = {write::paragraph(member.person.name + ". " + desk.say(D::people_kept), "lead"),
                to_people(desk)};
  Page page = desk_framed(desk, desk.say(title), std::move(main));
  page.status = desk.say(title);
  return page;
}

bool is_oneself(const DeskScene& desk, const Member& member, const std::string& what) {
  const std::string& own = desk.known.own_device;
  return what.empty() ? find_seat(member, own) != nullptr : what == own;
}

}  // namespace

Page person_page(const DeskScene& desk) {
  const Member* member = find_member(desk.known.staff, desk.visit.route.id);
  if (!is_operator(desk) || member == nullptr) return no_people_page(desk, D::people);
  if (desk.visit.sending == Sending::saved) return saved_page(desk, *member, D::rights_saved);
  const Person& person = member->person;
  Node form = rights_form(desk, *member);
  Nodes main;
  std::string status;
  if (desk.visit.sending == Sending::unsure) {
    const Rights taken = taken_of(person.rights, ticked(desk.known.roadmap, desk.visit.fields));
    status = fill(desk.lang, D::rights_taken, {role_words(desk.lang, taken)});
    Nodes inside = {write::paragraph(desk.say(D::rights_taken_what))};
    if (is_oneself(desk, *member, "") && has(taken, Role::operator_)) {
      inside.push_back(write::paragraph(Nodes{write::strong(desk.say(D::yourself))}));
    }
    main.push_back(write::notice(status, std::move(inside), "wrong"));
    main.push_back(std::move(form));
    main.push_back(to_people(desk));
  } else {
    const bool is_faulty = desk.visit.sending == Sending::faulty;
    say_wrong(desk, form, D::decision_faults, is_faulty ? desk.say(D::fault_rights) : "", main,
              status);
    const std::string rights =
        person.rights.empty() ? desk.say(D::no_right_left) : role_words(desk.lang, person.rights);
    main.push_back(write::paragraph(rights, "lead"));
    if (waits_to_be_sent(desk, *member)) {
      main.push_back(write::paragraph(desk.say(D::not_sent_yet), "note"));
    }
    main.push_back(write::heading(2, desk.say(D::devices_and_links), "appareils"));
    write::add(main, lines_of(desk, *member));
    Nodes acts;
    if (!person.rights.empty()) {
      acts.push_back(write::item(
          {write::link(desk.say(D::one_more_device), desk.at(Place::renew, person.id), "act")}));
      acts.push_back(write::item(
          {write::link(desk.say(D::take_all_back), desk.at(Place::revoke, person.id))}));
    }
    if (!acts.empty()) main.push_back(write::list(std::move(acts), "acts"));
    main.push_back(std::move(form));
    main.push_back(to_people(desk));
  }
  Page page = desk_framed(desk, person.name, std::move(main));
  page.status = status;
  return page;
}

Page revoke_page(const DeskScene& desk) {
  const std::string& what = desk.visit.route.take_up;
  const Member* member = find_member(desk.known.staff, desk.visit.route.id);
  const bool is_there =
      member != nullptr && (what.empty() || find_member(desk.known.staff, what) == member);
  if (!is_operator(desk) || !is_there) return no_people_page(desk, D::people);
  if (desk.visit.sending == Sending::saved) return saved_page(desk, *member, D::taken_title);
  const bool is_seat = find_seat(*member, what) != nullptr;
  const std::string& name = member->person.name;
  const std::string title =
      what.empty()
          ? fill(desk.lang, D::take_all_of, {name})
          : fill(desk.lang, is_seat ? D::take_seat_of : D::take_link_of, {short_name(what), name});
  Nodes main = {write::paragraph(desk.say(what.empty() ? D::take_all_what
                                          : is_seat    ? D::take_seat_what
                                                       : D::take_link_what),
                                 "lead")};
  if (is_oneself(desk, *member, what)) {
    main.push_back(write::notice(desk.say(D::yourself), {}));
  }
  Node form = people_form(desk, {}, what.empty() ? D::take_all_back : D::take_back, "retrait");
  std::string status;
  say_wrong(desk, form, D::decision_faults, "", main, status);
  main.push_back(std::move(form));
  main.push_back(write::paragraph(
      Nodes{write::link(desk.say(D::keep_it), desk.at(Place::person, member->person.id))}));
  Page page = desk_framed(desk, title, std::move(main));
  page.status = status;
  return page;
}

}  // namespace cairn
