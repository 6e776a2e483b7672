// What was measured, promised or dated, and where it comes from.
//
// Promises: no floating point. A Decimal is a scaled integer, a Date keeps the precision it was
// given with, and every Value carries its Origin: nothing invented can travel without its mark.
// Leaves out: how they print (words/numbers.h, words/dates.h).
#pragma once
#include <cstdint>
#include <string>

#include "model/text.h"

namespace cairn {

/// Where a statement comes from. `example` means invented for the demonstration.
enum class Origin : unsigned char { documented, legal, example };

/// `units` / 10^`places`: 4.4 is {44, 1}. Kept as written: 6 and 6.0 print differently.
struct Decimal {
  std::int64_t units = 0;
  int places = 0;
  bool operator==(const Decimal&) const = default;
};

/// Negative, zero or positive as a is below, equal to or above b; exact.
int compare(Decimal a, Decimal b);
/// The same number in 10^-places units, rounded half away from zero.
std::int64_t scaled(Decimal a, int places);

/// A day, a month or a year; `year == 0` means the source gives no date.
struct Date {
  int year = 0;
  int month = 0;  // 0: known to the year only
  int day = 0;    // 0: known to the month only
  bool known() const { return year != 0; }
  bool operator==(const Date&) const = default;
};

/// Orders by time; a coarser date counts as its first day. Undated comes last.
bool earlier(Date a, Date b);
/// Months since year 0 of the date's first day: the x of every timeline.
int months(Date date);

/// Where something was read: an id of sources.json, perhaps with a line ("S0:L31"). May be empty.
using SourceId = std::string;

struct Value {
  Decimal number;
  bool more_than = false;  // the source says "more than"
  Date date;
  Origin origin = Origin::example;
  Origin date_origin = Origin::example;  // its own where the source gives the number alone
  SourceId source;
  Text note;
  bool operator==(const Value&) const = default;
};

/// A sentence with its origin.
struct Passage {
  Text text;
  Origin origin = Origin::example;
  SourceId source;
  bool operator==(const Passage&) const = default;
};

}  // namespace cairn
