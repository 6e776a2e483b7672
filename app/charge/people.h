// The staff, as scope `people` keeps it: who may do what, on which devices, by which invitations.
//
// Promises: rows `person`, `device` and `invitation`, in the operators' lane and in no other; what
// is written reads back equal. Secrets are nowhere: an invitation and a device are named by the
// SHA-256 of theirs. Whether something counts is said of a moment, and needs no list: a person's
// `term` goes up when all is taken from them, and what was given in an earlier one counts no more.
// Personal data: a name, for whoever keeps the list, and the day of a device's last use. They go
// a year after the last device and the last invitation of that person (server: `Retention`).
// Leaves out: who may change it (people_rules.h), the public, who sees roles and never a name.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/decide.h"
#include "model/rights.h"
#include "model/row.h"

namespace cairn {

inline constexpr int name_most = 80;  // characters
inline constexpr std::int64_t staff_day = 24LL * 3600 * 1000;
/// A device nobody used for so long has no rights until a new invitation. A kiosk never sleeps: it
/// comes back from months without a network with what people left on it.
inline constexpr std::int64_t asleep_after = 90 * staff_day;
inline constexpr std::int64_t invitation_longest = 90 * staff_day;

struct Person {
  std::string id;  // 32 hexadecimal digits
  std::string name;
  Rights rights;
  std::int64_t term = 1;
  std::int64_t at = 0;  // ms
  bool operator==(const Person&) const = default;
};

/// A device that acts for a person.
struct Seat {
  std::string device;  // 64 hexadecimal digits
  std::string person;
  std::int64_t term = 1;  // the person's, when it was given
  std::int64_t at = 0;
  std::int64_t seen = 0;     // the day of its last use
  std::int64_t revoked = 0;  // 0: not
  bool operator==(const Seat&) const = default;
};

struct Invitation {
  std::string id;  // 64 hexadecimal digits
  std::string person;
  std::int64_t term = 1;
  std::int64_t at = 0;
  std::int64_t expires = 0;
  std::int64_t used = 0;  // 0: not yet
  std::string device;     // that used it
  std::int64_t revoked = 0;
  bool operator==(const Invitation&) const = default;
};

enum class SeatState : unsigned char { counts, asleep, revoked };
enum class InvitationState : unsigned char { open, used, expired, revoked };

/// `person` null: there is none any more.
SeatState state_of(const Seat& seat, const Person* person, std::int64_t now);
InvitationState state_of(const Invitation& invitation, const Person* person, std::int64_t now);

Row row_of(const Person& person);
Row row_of(const Seat& seat);
Row row_of(const Invitation& invitation);
std::optional<Person> person_of(const Row& row);
std::optional<Seat> seat_of(const Row& row);
std::optional<Invitation> invitation_of(const Row& row);

std::optional<Person> person_in(const View& view, std::string_view id);
std::optional<Seat> seat_in(const View& view, std::string_view device);
std::optional<Invitation> invitation_in(const View& view, std::string_view id);

/// 64 hexadecimal digits in lower case.
bool is_hash(std::string_view text);

}  // namespace cairn
