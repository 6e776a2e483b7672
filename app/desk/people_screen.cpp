// The staff, person by person: their rights, devices and invitations.
#include <algorithm>

#include "desk/people.h"
#include "screens/forms.h"
#include "screens/talk.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

constexpr int people_page_most = 15;
constexpr std::size_t lines_most = 4;  // of each person; the rest is on their page

/// What can still be used first; of what is used up, the device tells.
std::vector<std::string> lines_of(const DeskScene& desk, const Member& member) {
  std::vector<std::string> first, rest;
  for (const Seat& seat : member.seats) {
    (may_be_taken(desk, member, seat) ? first : rest).push_back(seat_line(desk, member, seat));
  }
  for (const Invitation& one : member.invitations) {
    if (one.used != 0) continue;
    (may_be_taken(desk, member, one) ? first : rest).push_back(link_line(desk, member, one));
  }
  for (std::string& line : rest) first.push_back(std::move(line));
  return first;
}

Node member_item(const DeskScene& desk, const Member& member) {
  const Person& person = member.person;
  Node name = write::link(Nodes{write::strong(person.name)}, desk.at(Place::person, person.id));
  const std::string rights =
      person.rights.empty() ? desk.say(D::no_right_left) : role_words(desk.lang, person.rights);
  Nodes inside = {write::paragraph(Nodes{std::move(name), write::text(" · " + rights)})};
  std::vector<std::string> lines = lines_of(desk, member);
  if (lines.size() > lines_most + 1) {
    const std::string more = std::to_string(lines.size() - lines_most);
    lines.resize(lines_most);
    lines.push_back(fill(desk.lang, D::more_lines, {more}));
  }
  if (lines.empty()) lines.push_back(desk.say(D::no_line));
  if (waits_to_be_sent(desk, member)) lines.push_back(desk.say(D::not_sent_yet));
  Nodes items;
  for (std::string& line : lines) items.push_back(write::item({write::text(std::move(line))}));
  inside.push_back(write::list(std::move(items)));
  return write::item(std::move(inside));
}

bool was_refused(const DeskScene& desk) {
  for (const OwnUpdate& own : desk.known.updates) {
    if (own.is_people && own.state == OwnUpdate::State::refused) return true;
  }
  return false;
}

}  // namespace

std::string short_name(std::string_view hash) { return std::string(hash.substr(0, 8)); }

bool is_operator(const DeskScene& desk) { return has(desk.known.rights, Role::operator_); }

bool may_be_taken(const DeskScene& desk, const Member& member, const Seat& seat) {
  return state_of(seat, &member.person, desk.known.now) != SeatState::revoked;
}

bool may_be_taken(const DeskScene& desk, const Member& member, const Invitation& one) {
  return state_of(one, &member.person, desk.known.now) == InvitationState::open;
}

std::string seat_line(const DeskScene& desk, const Member& member, const Seat& seat) {
  const SeatState state = state_of(seat, &member.person, desk.known.now);
  const D word = state == SeatState::counts   ? D::seat_counts
                 : state == SeatState::asleep ? D::seat_asleep
                                              : D::seat_revoked;
  std::string line =
      fill(desk.lang, word, {short_name(seat.device), day_words(desk.scene, seat.seen)});
  if (seat.device != desk.known.own_device) return line;
  return fill(desk.lang, D::this_device, {line});
}

std::string link_line(const DeskScene& desk, const Member& member, const Invitation& one) {
  const InvitationState state = state_of(one, &member.person, desk.known.now);
  const D word = state == InvitationState::open      ? D::link_open
                 : state == InvitationState::used    ? D::link_used
                 : state == InvitationState::expired ? D::link_expired
                                                     : D::link_revoked;
  const std::int64_t at = state == InvitationState::used ? one.used : one.expires;
  return fill(desk.lang, word, {short_name(one.id), day_words(desk.scene, at)});
}

const OwnUpdate* own_of(const DeskScene& desk, const std::string& intent) {
  for (const OwnUpdate& own : desk.known.updates) {
    if (own.is_people && own.id == intent) return &own;
  }
  return nullptr;
}

bool waits_to_be_sent(const DeskScene& desk, const Member& member) {
  for (const OwnUpdate& own : desk.known.updates) {
    const bool waits = own.state == OwnUpdate::State::kept || own.state == OwnUpdate::State::sent;
    if (!own.is_people || !waits) continue;
    if (find_member(desk.known.staff, own.on) == &member) return true;
  }
  return false;
}

Node to_people(const DeskScene& desk) {
  return write::paragraph(Nodes{write::link(desk.say(D::back_to_people), desk.at(Place::people))});
}

Page no_people_page(const DeskScene& desk, D title) {
  if (!is_operator(desk)) {
    return desk_framed(desk, desk.say(title),
                       {write::paragraph(desk.say(D::not_an_operator), "lead")});
  }
  return desk_framed(desk, desk.say(title),
                     {write::paragraph(desk.say(D::unknown_person), "lead"), to_people(desk)});
}

Page people_page(const DeskScene& desk) {
  if (!is_operator(desk)) return no_people_page(desk, D::people);
  const Staff& staff = desk.known.staff;
  const int all = static_cast<int>(staff.size());
  const int pages = std::max(1, (all + people_page_most - 1) / people_page_most);
  const int page = std::clamp(desk.visit.route.page, 1, pages);
  Nodes main = {
      write::paragraph(desk.say(D::people_lead), "lead"),
      write::paragraph(Nodes{write::link(desk.say(D::invite), desk.at(Place::invite), "act")})};
  if (was_refused(desk)) {
    main.push_back(
        write::paragraph(Nodes{write::link(desk.say(D::people_refused), desk.at(Place::home))}));
  }
  if (all == 0) main.push_back(write::paragraph(desk.say(D::no_people)));
  Nodes items;
  for (int i = (page - 1) * people_page_most; i < std::min(all, page * people_page_most); ++i) {
    items.push_back(member_item(desk, staff[static_cast<std::size_t>(i)]));
  }
  if (!items.empty()) {
    main.push_back(write::heading(2, count(desk.lang, D::n_people, all), "liste"));
    main.push_back(write::list(std::move(items), "rows"));
  }
  Nodes others;
  if (page > 1) others.push_back(page_link(desk, page - 1, W::page_before));
  if (page < pages) others.push_back(page_link(desk, page + 1, W::page_after));
  if (!others.empty()) {
    main.push_back(
        write::navigation(desk.say(D::more_people), {write::list(std::move(others), "acts")}));
  }
  Page told = desk_framed(desk, desk.say(D::people), std::move(main));
  told.status = count(desk.lang, D::n_people, all);
  return told;
}

}  // namespace cairn
