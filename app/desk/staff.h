// Who is on the staff, person by person, as an operator's device keeps it.
//
// Promises: each person once, with their devices and invitations, those who have a right first,
// then by name; what was written on this device and is not sent yet counts already. A device
// without the operators' lane has nobody. Leaves out: who may change it (charge/people_rules.h).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "charge/people.h"
#include "replica/replica.h"

namespace cairn {

struct Member {
  Person person;
  std::vector<Seat> seats;              // the last one first
  std::vector<Invitation> invitations;  // the last one first
};

using Staff = std::vector<Member>;

/// `rows`: of kinds person, device and invitation, in any order.
Staff staff_of(std::vector<Row> rows);
Staff staff_of(const Replica& replica);
/// By the id of the person, or of a device or an invitation of theirs; null: nobody.
const Member* find_member(const Staff& staff, std::string_view id);
const Seat* find_seat(const Member& member, std::string_view device);
const Invitation* find_invitation(const Member& member, std::string_view id);

}  // namespace cairn
