#include "ledger/taking_part.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "charge/json_edit.h"
#include "json/build.h"
#include "ledger/rows.h"

namespace cairn::server {

namespace {

namespace time = std::chrono;

/// When a talk closes, or 0, if its action were not retired.
constexpr std::string_view own_end = "closes_otherwise";

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

/// The first moment of a date; 0 where there is none.
std::int64_t beginning_of(const Date& date) {
  if (!date.known()) return 0;
  const unsigned day = date.day == 0 ? 1 : static_cast<unsigned>(date.day);
  return ms_of(month_of(date, 1) / time::day(day));
}

/// The last moment of a date; 0 where there is none.
std::int64_t end_of(const Date& date) {
  if (!date.known()) return 0;
  const time::year_month month = month_of(date, 12);
  const time::sys_days last =
      date.day == 0 ? time::sys_days(month / time::last)
                    : time::sys_days(month / time::day(static_cast<unsigned>(date.day)));
  return ms_of(last + time::days(1)) - 1;
}

}  // namespace

TalkRules rules_of(const TakingPart& part) {
  TalkRules rules;
  rules.hold = part.hold;
  rules.opens = beginning_of(part.opens);
  rules.closes = end_of(part.closes);
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

Row asking(const Row& talk, const Question& question) {
  Json body = body_of(talk);
  if (question.text.empty()) drop_member(body, "asks");
  if (!question.text.empty()) {
    Json asks = json_object();
    put(asks, "question", json_number(question.number));
    put(asks, "choices", json_number(static_cast<std::int64_t>(question.choices.size())));
    if (question.opens.known()) put(asks, "opens", json_number(beginning_of(question.opens)));
    if (question.closes.known()) put(asks, "closes", json_number(end_of(question.closes)));
    set_member(body, "asks", std::move(asks));  // where it stands: told anew, nothing moves
  }
  return row_with(talk.kind, talk.id, talk.ord, body);
}

Row retiring(const Row& talk, const Retirement& retired) {
  Json body = body_of(talk);
  const bool was_retired = body.find(own_end) != nullptr;
  const std::int64_t last = retired.date.known() ? beginning_of(retired.date) : 1;
  // A question has a period of its own: that is over too.
  Json* asks = member_of(body, "asks");
  if (asks != nullptr && !retired.text.empty()) {
    set_member(*asks, "closes", json_number(last));
    if (was_retired) return row_with(talk.kind, talk.id, talk.ord, body);
  }
  if (retired.text.empty() == !was_retired) return talk;
  const std::int64_t end = was_retired ? number_of(body, own_end) : last;
  if (!was_retired) put(body, own_end, json_number(number_of(body, "closes")));
  if (was_retired) drop_member(body, own_end);
  drop_member(body, "closes");
  if (end > 0) put(body, "closes", json_number(end));
  return row_with(talk.kind, talk.id, talk.ord, body);
}

}  // namespace cairn::server
