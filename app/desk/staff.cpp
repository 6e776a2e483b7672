#include "desk/staff.h"

#include "model/order.h"
#include "words/collate.h"

namespace cairn {

namespace {

Member* of_person(Staff& staff, std::string_view id) {
  for (Member& member : staff) {
    if (member.person.id == id) return &member;
  }
  return nullptr;
}

}  // namespace

Staff staff_of(std::vector<Row> rows) {
  sort_by(rows,
          [](const Row& a, const Row& b) { return std::tie(b.ord, a.id) < std::tie(a.ord, b.id); });
  Staff staff;
  for (const Row& row : rows) {
    if (auto person = person_of(row)) staff.push_back({*std::move(person), {}, {}});
  }
  for (const Row& row : rows) {
    if (auto seat = seat_of(row)) {
      if (Member* member = of_person(staff, seat->person)) member->seats.push_back(*seat);
    }
    if (auto one = invitation_of(row)) {
      if (Member* member = of_person(staff, one->person)) member->invitations.push_back(*one);
    }
  }
  sort_by(staff, [](const Member& a, const Member& b) {
    const bool first = a.person.rights.empty(), second = b.person.rights.empty();
    if (first != second) return second;
    const std::string left = sort_key(a.person.name), right = sort_key(b.person.name);
    return std::tie(left, a.person.id) < std::tie(right, b.person.id);
  });
  return staff;
}

Staff staff_of(const Replica& replica) {
  std::vector<Row> rows;
  for (const std::string_view kind : {"person", "device", "invitation"}) {
    for (Row& row : replica.of_kind(kind)) rows.push_back(std::move(row));
  }
  return staff_of(std::move(rows));
}

const Member* find_member(const Staff& staff, std::string_view id) {
  for (const Member& member : staff) {
    const bool is_theirs =
        find_seat(member, id) != nullptr || find_invitation(member, id) != nullptr;
    if (member.person.id == id || is_theirs) return &member;
  }
  return nullptr;
}

const Seat* find_seat(const Member& member, std::string_view device) {
  for (const Seat& seat : member.seats) {
    if (seat.device == device) return &seat;
  }
  return nullptr;
}

const Invitation* find_invitation(const Member& member, std::string_view id) {
  for (const Invitation& one : member.invitations) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

}  // namespace cairn
