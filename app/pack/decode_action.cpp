#include "pack/decode.h"
#include "pack/members.h"

namespace cairn {

namespace {

constexpr std::string_view status_words[] = {"planned", "under_way", "done",
                                             "late",    "suspended", "abandoned"};
constexpr std::string_view state_words[] = {"to_come", "done", "unconfirmed"};
constexpr std::string_view better_words[] = {"up", "down"};

/// Values from the oldest to the newest, undated last.
std::vector<Value> decode_values(Reading& reading, Members& members, std::string_view name) {
  std::vector<Value> values;
  members.each(name, Need::may, [&](const Json& item) {
    const int broken = reading.broken;
    Value value = decode_value(reading, item, name);
    if (reading.broken != broken) return;
    if (!values.empty() && earlier(value.date, values.back().date)) {
      const bool dated = values.back().date.known();
      reading.note(dated ? Fault::out_of_order : Fault::undated_not_last, item.line, name);
    }
    values.push_back(std::move(value));
  });
  return values;
}

Indicator decode_indicator(Reading& reading, const Json& json) {
  Members members(reading, json, "indicators");
  Indicator indicator;
  indicator.id = members.id(Named::indicator);
  indicator.label = members.text("label");
  indicator.unit = members.text("unit", Need::may);
  indicator.better = members.choice<Better>("better", better_words);
  indicator.history = decode_values(reading, members, "measures");
  const Json* target = members.get("target", Need::may, "");
  if (target != nullptr) indicator.target = decode_value(reading, *target, "target");
  indicator.thresholds = decode_values(reading, members, "thresholds");
  indicator.note = members.text("note", Need::may);
  return indicator;
}

Milestone decode_milestone(Reading& reading, const Json& json) {
  Members members(reading, json, "milestones");
  Milestone milestone;
  milestone.id = members.id(Named::milestone);
  milestone.label = members.text("label");
  milestone.date = members.date("date", Need::must);
  milestone.state = members.choice<MilestoneState>("state", state_words);
  members.provenance(milestone.origin, milestone.source);
  return milestone;
}

void decode_status(Reading& reading, const Json& json, Action& action) {
  Members members(reading, json, "status");
  const int broken = reading.broken;
  action.status = members.choice<Status>("is", status_words);
  const bool read = reading.broken == broken;
  action.status_origin = members.origin();
  action.reason = members.text("reason", Need::may);
  action.next = members.date("next", Need::may);
  if (!read || !needs_reason(action.status)) return;
  const std::string_view is = status_words[static_cast<int>(action.status)];
  if (action.reason.empty()) {
    reading.note(Fault::reason_needed, members.line(), "reason", is).more = text_sample(reading);
  }
  if (!members.has("next")) reading.note(Fault::next_needed, members.line(), "next", is);
}

void check_order(const Members& members, Date start, Date end, std::string_view last) {
  if (!start.known() || !end.known()) return;
  // "2026" ends with the year: it is not before "2026-06".
  if (end.month == 0) end.month = 12;
  if (end.day == 0) end.day = 31;
  if (earlier(end, start)) {
    members.reading().note(Fault::end_before_start, members.line_of(last), last);
  }
}

void decode_dates(Reading& reading, const Json& json, Action& action) {
  Members members(reading, json, "dates");
  action.start = members.date("start", Need::may);
  action.end = members.date("end", Need::may);
  action.dates_origin = members.origin();
  check_order(members, action.start, action.end, "end");
}

Question decode_question(Reading& reading, const Json& json) {
  Members members(reading, json, "question");
  Question question;
  question.text = members.text("text");
  members.provenance(question.origin, question.source);
  if (members.has("number")) question.number = members.whole("number", Need::may);
  members.each("choices", Need::may, [&](const Json& item) {
    question.choices.push_back(decode_text(reading, item, "choices"));
  });
  question.scale = members.truth("scale");
  question.opens = members.date("opens", Need::may);
  question.closes = members.date("closes", Need::may);
  const std::size_t choices = question.choices.size();
  if (choices == 1 || choices > choices_most) {
    reading.note(Fault::choices_count, members.line_of("choices"), "choices");
  }
  check_order(members, question.opens, question.closes, "closes");
  return question;
}

Retirement decode_retirement(Reading& reading, const Json& json) {
  Members members(reading, json, "retired");
  Retirement retired;
  retired.date = members.date("date", Need::must);
  retired.text = members.text("text");
  members.provenance(retired.origin, retired.source);
  retired.instead = members.string("instead", Need::may);
  if (!retired.instead.empty()) {
    reading.refer(Named::action, retired.instead, members.line_of("instead"));
  }
  return retired;
}

/// An action vouches for its own origin, and those of its parts that name no source, by `sources`.
void check_sources(Reading& reading, const Action& action, int line) {
  if (!action.sources.empty()) return;
  for (const Origin origin :
       {action.origin, action.status_origin, action.dates_origin, action.responsible_origin}) {
    if (origin == Origin::example) continue;
    const std::string_view word = origin == Origin::legal ? "legal" : "documented";
    reading.note(Fault::source_needed, line, "sources", word);
    return;
  }
}

}  // namespace

Action decode_action(Reading& reading, const Json& json) {
  const int broken = reading.broken;
  Members members(reading, json, "actions");
  Action action;
  action.id = members.id(Named::action);
  action.axis = members.whole("axis");
  if (action.axis != 0) {
    reading.refer(Named::axis, std::to_string(action.axis), members.line_of("axis"));
  }
  action.title = members.text("title");
  action.plain = members.plain("plain");
  action.text = members.text("text");
  action.origin = members.origin();
  action.origin_note = members.text("origin_note", Need::may);
  members.each("sources", Need::may, [&](const Json& item) {
    action.sources.push_back(decode_string(reading, item, "sources"));
    reading.refer(Named::source, action.sources.back(), item.line);
  });
  const Json* responsible = members.get("responsible", Need::must, "{\"text\": …, \"origin\": …}");
  if (responsible != nullptr) {
    Members part(reading, *responsible, "responsible");
    action.responsible = part.text("text");
    action.responsible_origin = part.origin();
  }
  const Json* status = members.get("status", Need::must, "{\"is\": …, \"origin\": …}");
  if (status != nullptr) decode_status(reading, *status, action);
  const Json* dates = members.get("dates", Need::may, "");
  if (dates != nullptr) decode_dates(reading, *dates, action);
  members.each("themes", Need::may, [&](const Json& item) {
    action.themes.push_back(decode_string(reading, item, "themes"));
    reading.refer(Named::theme, action.themes.back(), item.line);
  });
  members.each("objectives", Need::may, [&](const Json& item) {
    action.objectives.push_back(decode_whole(reading, item, "objectives"));
    reading.refer(Named::objective, std::to_string(action.objectives.back()), item.line);
  });
  const Json* question = members.get("question", Need::may, "");
  if (question != nullptr) action.question = decode_question(reading, *question);
  action.means = members.passage("means", Need::may);
  action.evidence = members.passages("evidence");
  members.each("indicators", Need::may, [&](const Json& item) {
    action.indicators.push_back(decode_indicator(reading, item));
  });
  members.each("milestones", Need::may, [&](const Json& item) {
    action.milestones.push_back(decode_milestone(reading, item));
  });
  members.each("history", Need::may,
               [&](const Json& item) { action.history.push_back(decode_history(reading, item)); });
  const Json* retired = members.get("retired", Need::may, "");
  if (retired != nullptr) action.retired = decode_retirement(reading, *retired);
  if (reading.broken == broken) check_sources(reading, action, members.line());
  return action;
}

}  // namespace cairn
