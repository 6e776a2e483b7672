#include "charge/people.h"

#include "json/build.h"
#include "ledger/rows.h"

namespace cairn {

namespace {

void put_time(Json& json, std::string_view name, std::int64_t time) {
  if (time != 0) put(json, name, json_number(time));
}

}  // namespace

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

SeatState state_of(const Seat& seat, const Person* person, std::int64_t now) {
  if (seat.revoked != 0 || person == nullptr || seat.term != person->term) {
    return SeatState::revoked;
  }
  const bool sleeps = now - seat.seen > asleep_after && !has(person->rights, Role::kiosk);
  return sleeps ? SeatState::asleep : SeatState::counts;
}

InvitationState state_of(const Invitation& invitation, const Person* person, std::int64_t now) {
  if (invitation.used != 0) return InvitationState::used;
  if (invitation.revoked != 0 || person == nullptr || invitation.term != person->term) {
    return InvitationState::revoked;
  }
  return now >= invitation.expires ? InvitationState::expired : InvitationState::open;
}

Row row_of(const Person& p) {
  Json body = json_object();
  put(body, "name", json_text(p.name));
  put(body, "rights", json_text(text_of(p.rights)));
  put(body, "term", json_number(p.term));
  put(body, "at", json_number(p.at));
  return row_with("person", p.id, p.at, body);
}

Row row_of(const Seat& s) {
  Json body = json_object();
  put(body, "person", json_text(s.person));
  put(body, "term", json_number(s.term));
  put(body, "at", json_number(s.at));
  put(body, "seen", json_number(s.seen));
  put_time(body, "revoked", s.revoked);
  return row_with("device", s.device, s.at, body);
}

Row row_of(const Invitation& i) {
  Json body = json_object();
  put(body, "person", json_text(i.person));
  put(body, "term", json_number(i.term));
  put(body, "at", json_number(i.at));
  put(body, "expires", json_number(i.expires));
  put_time(body, "used", i.used);
  put_text(body, "device", i.device);
  put_time(body, "revoked", i.revoked);
  return row_with("invitation", i.id, i.at, body);
}

std::optional<Person> person_of(const Row& row) {
  if (row.kind != "person") return {};
  const Json body = body_of(row);
  Person p;
  p.id = row.id;
  p.name = text_of(body, "name");
  p.rights = rights_of(text_of(body, "rights"));
  p.term = number_of(body, "term");
  p.at = number_of(body, "at");
  if (p.term < 1) return {};
  return p;
}

std::optional<Seat> seat_of(const Row& row) {
  if (row.kind != "device") return {};
  const Json body = body_of(row);
  Seat s;
  s.device = row.id;
  s.person = text_of(body, "person");
  s.term = number_of(body, "term");
  s.at = number_of(body, "at");
  s.seen = number_of(body, "seen");
  s.revoked = number_of(body, "revoked");
  if (s.person.empty()) return {};
  return s;
}

std::optional<Invitation> invitation_of(const Row& row) {
  if (row.kind != "invitation") return {};
  const Json body = body_of(row);
  Invitation i;
  i.id = row.id;
  i.person = text_of(body, "person");
  i.term = number_of(body, "term");
  i.at = number_of(body, "at");
  i.expires = number_of(body, "expires");
  i.used = number_of(body, "used");
  i.device = text_of(body, "device");
  i.revoked = number_of(body, "revoked");
  if (i.person.empty()) return {};
  return i;
}

std::optional<Person> person_in(const View& view, std::string_view id) {
  const auto row = view.row("person", id);
  return row ? person_of(*row) : std::nullopt;
}

std::optional<Seat> seat_in(const View& view, std::string_view device) {
  const auto row = view.row("device", device);
  return row ? seat_of(*row) : std::nullopt;
}

std::optional<Invitation> invitation_in(const View& view, std::string_view id) {
  const auto row = view.row("invitation", id);
  return row ? invitation_of(*row) : std::nullopt;
}

}  // namespace cairn
