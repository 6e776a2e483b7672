// Devices of the staff, as the store has them.
//
// Promises: rights are those of the person at that moment, and none where the device or the person
// was revoked or sleeps; the last use is noted by the day, so that a device that is used moves one
// row a day. Where a device takes the place of another (after a fork) the seat moves: one
// invitation never makes two devices that act.
// Leaves out: what changes on the asking of operators (app/charge/people_rules.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "charge/people.h"
#include "ledger/sql.h"

namespace cairn::server {

struct StaffStanding {
  bool is_staff = false;  // or was
  SeatState state = SeatState::counts;
  Rights rights;
  std::string name;
  std::string person;   // its id
  bool is_due = false;  // this use is to be noted
};

/// Inside a transaction; so are the two below, in one that writes.
StaffStanding standing_of(SqlConnection& sql, std::string_view device, std::int64_t now);
void pass_seat(SqlConnection& sql, std::string_view fresh, std::string_view old, std::int64_t now);
/// A person of its own for this device, without an invitation: for worlds made up by a test.
void seat_device(SqlConnection& sql, std::string_view device, const Rights& rights,
                 std::int64_t now);

/// False: not kept.
bool note_use(SqlConnection& sql, std::string_view device, std::int64_t now);

/// How it stands with an invitation that a device comes with.
struct Invited {
  std::optional<InvitationState> state;  // nothing: there is none of that name
  bool is_done = false;                  // by this very device, which acts by it
};
Invited invited_by(SqlConnection& sql, std::string_view invitation, std::string_view device,
                   std::int64_t now);

}  // namespace cairn::server
