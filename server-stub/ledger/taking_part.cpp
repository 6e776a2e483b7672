#include "ledger/taking_part.h"

#include <chrono>

namespace cairn::server {

namespace {

namespace time = std::chrono;

std::int64_t ms_of(time::sys_days day) {
  return time::duration_cast<time::milliseconds>(day.time_since_epoch()).count();
}

time::year_month month_of(const Date& date, unsigned otherwise) {
  const unsigned month = date.month == 0 ? otherwise : static_cast<unsigned>(date.month);
  return time::year(date.year) / time::month(month);
}

}  // namespace

TalkRules rules_of(const TakingPart& part) {
  TalkRules rules;
  rules.hold = part.hold;
  if (part.opens.known()) {
    const unsigned day = part.opens.day == 0 ? 1 : static_cast<unsigned>(part.opens.day);
    rules.opens = ms_of(month_of(part.opens, 1) / time::day(day));
  }
  if (part.closes.known()) {
    const time::year_month month = month_of(part.closes, 12);
    const time::sys_days last =
        part.closes.day == 0
            ? time::sys_days(month / time::last)
            : time::sys_days(month / time::day(static_cast<unsigned>(part.closes.day)));
    rules.closes = ms_of(last + time::days(1)) - 1;
  }
  return rules;
}

}  // namespace cairn::server
