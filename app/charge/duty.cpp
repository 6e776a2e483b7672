#include "charge/duty.h"

#include <algorithm>

#include "pack/policy.h"
#include "words/dates.h"

namespace cairn {

namespace {

constexpr std::int64_t minute_ms = 60'000, hour_ms = 60 * minute_ms, day_ms = 24 * hour_ms;
constexpr std::int64_t last_ms = 253'402'300'799'999;  // of the year 9999

/// 1 January of a year from 1970 on, in days since 1970.
std::int64_t new_year(std::int64_t year) {
  const std::int64_t before = year - 1;
  return 365 * (year - 1970) + (before / 4 - before / 100 + before / 400) -
         (1969 / 4 - 1969 / 100 + 1969 / 400);
}

/// The last Sunday up to a day, both in days since 1970, which began on a Thursday.
std::int64_t sunday_before(std::int64_t day) { return day - (day + 4) % 7; }

/// From the last Sunday of March to that of October, at 01:00 UTC (directive 2000/84/EC).
bool is_summer(std::int64_t now) {
  const std::int64_t year = day_of(std::max<std::int64_t>(now, 1)).year;
  const std::int64_t first = new_year(year);
  const std::int64_t leap = new_year(year + 1) - first - 365;
  const std::int64_t march = sunday_before(first + 89 + leap);
  const std::int64_t october = sunday_before(first + 303 + leap);
  return now >= march * day_ms + hour_ms && now < october * day_ms + hour_ms;
}

}  // namespace

bool is_on_duty(const DutyHours& hours, std::int64_t now) {
  // A day and an hour from the edges, so that no offset leads beyond them.
  now = std::clamp(now, 2 * day_ms, last_ms - 2 * day_ms);
  const bool is_later = hours.summer_time && is_summer(now);
  const std::int64_t offset = std::clamp(hours.offset, -24 * 60, 24 * 60);
  const std::int64_t local = now + offset * minute_ms + (is_later ? hour_ms : 0);
  const Date today = day_of(local);
  if (std::find(hours.closed.begin(), hours.closed.end(), today) != hours.closed.end()) {
    return false;
  }
  const auto weekday = static_cast<unsigned>((local / day_ms + 3) % 7);  // 0: Monday
  const std::int64_t minute = local % day_ms / minute_ms;
  return std::any_of(hours.shifts.begin(), hours.shifts.end(), [&](const Shift& shift) {
    return (shift.days >> weekday & 1U) != 0 && minute >= shift.from && minute < shift.to;
  });
}

TalkRules rules_now(const Case& c) {
  TalkRules rules = c.rules;
  if (!rules.hours || rules.hold) return rules;
  const auto row = c.view.row("talk", c.subject);
  const Json body = row ? body_of(*row) : json_object();
  const Json* written = body.find("hours");
  const auto hours = written != nullptr ? hours_of(*written) : std::nullopt;
  rules.hold = !hours || !is_on_duty(*hours, c.now);
  return rules;
}

}  // namespace cairn
