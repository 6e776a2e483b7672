// When somebody is there to moderate: hours of the week, in the publisher's local time.
//
// Promises: nothing but numbers, so that any program reads them alike, without a locale or a
// table of time zones. Leaves out: whether a moment is one of them (charge/duty.h), how a pack
// writes them (pack/policy.h).
#pragma once
#include <vector>

#include "model/value.h"

namespace cairn {

/// Days of a week, from one minute of the day to another, which is not in it; 1440: midnight.
struct Shift {
  unsigned days = 0;  // bit 0: Monday
  int from = 0, to = 0;
  bool operator==(const Shift&) const = default;
};

struct DutyHours {
  std::vector<Shift> shifts;
  std::vector<Date> closed;  // public holidays, and whatever day nobody is there
  int offset = 0;            // minutes east of UTC, in winter
  bool summer_time = false;  // as in Europe: one hour more from March to October
  bool operator==(const DutyHours&) const = default;
};

}  // namespace cairn
