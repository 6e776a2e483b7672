#include "charge/people_rules.h"

#include <algorithm>
#include <iterator>

#include "charge/people.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/rules.h"

namespace cairn {

namespace {

/// An intent of an operator.
struct Asked {
  const View& view;
  const Intent& intent;
  const Json& body;
  std::int64_t now;
};

template <typename Thing>
void keep(const Thing& thing, Decision& decision) {
  decision.changes.push_back(put(row_of(thing), {std::string(operator_lane)}));
}

/// The rights in `body`: nothing where they are missing, or not written as they are read; or where
/// a kiosk, which stands in a hall, would have another one.
std::optional<Rights> rights_in(const Json& body) {
  const Json* member = body.find("rights");
  if (member == nullptr || member->kind != JsonKind::string) return {};
  Rights rights = rights_of(member->text);
  if (text_of(rights) != member->text) return {};
  if (has(rights, Role::kiosk) && rights.size() > 1) return {};
  return rights;
}

Decision invite(const Asked& a) {
  Invitation made;
  made.id = text_of(a.body, "secret_hash");
  made.person = text_of(a.body, "person");
  made.expires = number_of(a.body, "expires");
  made.at = a.now;
  if (!is_hash(made.id)) return reject(Reason::malformed);
  if (a.view.row("invitation", made.id)) return reject(Reason::said_already);
  if (made.expires <= a.now) return reject(Reason::closed);
  if (made.expires - a.now > invitation_longest) return reject(Reason::too_long);

  Decision decision;
  if (!made.person.empty()) {
    const bool says_more = a.body.find("name") != nullptr || a.body.find("rights") != nullptr;
    if (says_more) return reject(Reason::malformed);
    const auto person = person_in(a.view, made.person);
    if (!person) return reject(Reason::unknown_target);
    // Nothing to be had by it: first grant, then invite.
    if (person->rights.empty()) return reject(Reason::withdrawn);
    made.term = person->term;
    keep(made, decision);
    return decision;
  }
  Person person;
  person.id = made.person = a.intent.id;
  person.name = tidy(text_of(a.body, "name"));
  person.at = a.now;
  if (const Reason fault = fault_of(person.name, name_most); fault != Reason::none) {
    return reject(fault);
  }
  const auto rights = rights_in(a.body);
  if (!rights || rights->empty()) return reject(Reason::malformed);
  if (a.view.row("person", person.id)) return {Outcome::duplicate, Reason::none, {}, {}};
  person.rights = *rights;
  keep(person, decision);
  keep(made, decision);
  return decision;
}

Decision grant(const Asked& a) {
  const auto rights = rights_in(a.body);
  if (!rights) return reject(Reason::malformed);
  auto person = person_in(a.view, text_of(a.body, "person"));
  if (!person) return reject(Reason::unknown_target);
  // A kiosk stands where anybody may touch it, and its name is public: nobody becomes one, or is
  // one no more.
  const bool is_otherwise = has(person->rights, Role::kiosk) != has(*rights, Role::kiosk);
  if (is_otherwise && !rights->empty()) return reject(Reason::malformed);
  person->rights = *rights;
  Decision decision;
  keep(*person, decision);
  return decision;
}

Decision revoke(const Asked& a) {
  const std::string_view person_id = text_of(a.body, "person");
  const std::string_view device = text_of(a.body, "device");
  const std::string_view invitation_id = text_of(a.body, "invitation");
  if (!person_id.empty() + !device.empty() + !invitation_id.empty() != 1) {
    return reject(Reason::malformed);
  }
  Decision decision;
  if (auto person = person_in(a.view, person_id)) {
    person->rights.clear();
    ++person->term;
    keep(*person, decision);
    return decision;
  }
  if (auto seat = seat_in(a.view, device)) {
    if (seat->revoked != 0) return decision;
    seat->revoked = a.now;
    keep(*seat, decision);
    return decision;
  }
  if (auto invitation = invitation_in(a.view, invitation_id)) {
    if (invitation->revoked != 0) return decision;
    invitation->revoked = a.now;
    keep(*invitation, decision);
    return decision;
  }
  return reject(Reason::unknown_target);
}

Decision activate(const Asked& a) {
  const std::string device(text_of(a.body, "device"));
  if (!is_hash(device)) return reject(Reason::malformed);
  auto invitation = invitation_in(a.view, text_of(a.body, "invitation"));
  if (!invitation) return reject(Reason::unknown_target);
  const auto person = person_in(a.view, invitation->person);
  switch (state_of(*invitation, person ? &*person : nullptr, a.now)) {
    case InvitationState::open:
      break;
    case InvitationState::used:
      return invitation->device == device ? Decision{} : reject(Reason::said_already);
    case InvitationState::expired:
      return reject(Reason::closed);
    case InvitationState::revoked:
      return reject(Reason::withdrawn);
  }
  invitation->used = a.now;
  invitation->device = device;
  Decision decision;
  keep(*invitation, decision);
  // Of whom it acted for before: the last invitation counts.
  keep(Seat{device, person->id, person->term, a.now, a.now - a.now % staff_day, 0}, decision);
  return decision;
}

}  // namespace

bool is_people_kind(std::string_view kind) {
  return std::find(std::begin(people_kinds), std::end(people_kinds), kind) !=
         std::end(people_kinds);
}

Decision decide_people(const View& view, const Actor& actor, const Intent& intent,
                       std::int64_t now) {
  if (!has(actor.rights, Role::operator_)) return reject(Reason::no_right);
  JsonError error;
  const auto body = read_json(intent.body, error);
  if (!body || body->kind != JsonKind::object) return reject(Reason::malformed);
  const Asked asked{view, intent, *body, now};
  if (intent.kind == "invite") return invite(asked);
  if (intent.kind == "grant") return grant(asked);
  if (intent.kind == "revoke") return revoke(asked);
  return activate(asked);
}

}  // namespace cairn
