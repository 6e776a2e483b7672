#include "desk/people_form.h"

#include <algorithm>

#include "json/build.h"
#include "ledger/rules.h"
#include "update/fault.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

constexpr Role plain_roles[] = {Role::editor, Role::moderator, Role::relay, Role::operator_};

std::string axis_field(int axis) { return "axe-" + std::to_string(axis); }

std::int64_t expiry(const Fields& fields, std::int64_t now) {
  int days = link_days[1];
  for (const int one : link_days) {
    if (fields.of("jours") == std::to_string(one)) days = one;
  }
  return now + days * staff_day;
}

AskedOfPeople invitation_to(Json body, std::string_view hash, const Fields& fields,
                            std::int64_t now) {
  put(body, "secret_hash", json_text(hash));
  put(body, "expires", json_number(expiry(fields, now)));
  AskedOfPeople asked;
  asked.kind = "invite";
  asked.body = std::move(body);
  return asked;
}

AskedOfPeople asked_to_invite(const Fields& fields, const Rights& rights, const Staff& staff,
                              std::string_view hash, std::int64_t now) {
  const std::string name = tidy(fields.of("nom"));
  Json body = json_object();
  put(body, "name", json_text(name));
  put(body, "rights", json_text(text_of(rights)));
  AskedOfPeople asked = invitation_to(std::move(body), hash, fields, now);
  const int length = length_of(name);
  asked.faults.no_name = is_blank(name);
  asked.faults.long_name = length < 0 || length > name_most;
  asked.faults.no_rights = rights.empty();
  for (const Member& one : staff) {
    if (one.person.name == name && !one.person.rights.empty()) asked.faults.is_double = true;
  }
  return asked;
}

AskedOfPeople asked_to_grant(const Fields& fields, const Rights& rights, const Person& person) {
  AskedOfPeople asked;
  asked.kind = "grant";
  asked.body = json_object();
  put(asked.body, "person", json_text(person.id));
  put(asked.body, "rights", json_text(text_of(rights)));
  asked.faults.no_rights = rights.empty();  // that is to revoke
  // What was said to be taken was said of the rights as they were.
  if (fields.of("sur") != sure_of(person.rights, rights)) {
    asked.taken = taken_of(person.rights, rights);
  }
  return asked;
}

AskedOfPeople asked_to_revoke(const Member& member, const std::string& what) {
  AskedOfPeople asked;
  const bool is_seat = find_seat(member, what) != nullptr;
  if (!what.empty() && !is_seat && find_invitation(member, what) == nullptr) return asked;
  asked.kind = "revoke";
  asked.body = json_object();
  put(asked.body,
      what.empty() ? "person"
      : is_seat    ? "device"
                   : "invitation",
      json_text(what.empty() ? member.person.id : what));
  return asked;
}

}  // namespace

Rights ticked(const Roadmap& roadmap, const Fields& fields) {
  Rights rights;
  for (const Axis& axis : roadmap.axes) {
    if (fields.has(axis_field(axis.id))) rights.push_back({Role::lead, axis.id});
  }
  for (const Role role : plain_roles) {
    if (fields.has(slug(role))) rights.push_back({role});
  }
  return rights;
}

void tick(const Rights& rights, Fields& fields) {
  for (const Grant& grant : rights) {
    const bool is_lead = grant.role == Role::lead;
    fields.set(is_lead ? axis_field(grant.axis) : std::string(slug(grant.role)), "1");
  }
}

Rights taken_of(const Rights& before, const Rights& after) {
  Rights taken;
  for (const Grant& grant : before) {
    if (std::find(after.begin(), after.end(), grant) == after.end()) taken.push_back(grant);
  }
  return taken;
}

std::string sure_of(const Rights& before, const Rights& after) {
  return text_of(before) + ">" + text_of(after);
}

bool is_of_people(Place place) {
  return place == Place::invite || place == Place::person || place == Place::renew ||
         place == Place::revoke;
}

AskedOfPeople asked_of_people(const DeskRoute& route, const Fields& fields, const Roadmap& roadmap,
                              const Staff& staff, std::string_view hash, std::int64_t now) {
  const Rights rights = ticked(roadmap, fields);
  if (route.place == Place::invite) return asked_to_invite(fields, rights, staff, hash, now);
  const Member* member = find_member(staff, route.id);
  if (member == nullptr) return {};
  if (route.place == Place::person) return asked_to_grant(fields, rights, member->person);
  if (route.place == Place::revoke) return asked_to_revoke(*member, route.take_up);
  // Nothing to be had by it: first grant, then invite.
  if (route.place != Place::renew || member->person.rights.empty()) return {};
  Json body = json_object();
  put(body, "person", json_text(member->person.id));
  return invitation_to(std::move(body), hash, fields, now);
}

}  // namespace cairn
