#include "ledger/taking_part.h"

#include <algorithm>
#include <chrono>

#include "json/build.h"
#include "ledger/rows.h"

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

bool lists(const Json& part, std::string_view name, std::string_view subject) {
  const Json* list = part.find(name);
  return list != nullptr && std::any_of(list->items.begin(), list->items.end(),
                                        [&](const Json& id) { return id.text == subject; });
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

Json taking_part_in(const std::vector<Row>& roadmap) {
  for (const Row& row : roadmap) {
    if (row.kind != "pack") continue;
    const Json pack = body_of(row);
    if (const Json* part = pack.find("taking_part")) return *part;
  }
  return json_object();
}

Row talk_row(std::string_view subject, TalkRules rules, const Json& taking_part) {
  if (lists(taking_part, "before", subject)) rules.hold = true;
  if (lists(taking_part, "after", subject)) rules.hold = false;
  Row row = row_of(subject, rules);
  const Json* hours = taking_part.find("hours");
  if (hours == nullptr || hours->kind != JsonKind::object) return row;
  Json body = body_of(row);
  put(body, "hours", *hours);
  return row_with(row.kind, row.id, row.ord, body);
}

}  // namespace cairn::server
