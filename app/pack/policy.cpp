#include "pack/policy.h"

#include <algorithm>

#include "json/build.h"
#include "pack/closest.h"
#include "pack/decode.h"
#include "pack/members.h"

namespace cairn {

namespace {

constexpr std::string_view day_words[] = {"monday", "tuesday",  "wednesday", "thursday",
                                          "friday", "saturday", "sunday"};
constexpr int midnight = 24 * 60;
constexpr int offset_least = -12 * 60, offset_most = 14 * 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Minutes since midnight of "09:00"; -1 where it is no time of a day.
int minutes_of(std::string_view text) {
  const bool shaped = text.size() == 5 && text[2] == ':' && is_digit(text[0]) &&
                      is_digit(text[1]) && is_digit(text[3]) && is_digit(text[4]);
  if (!shaped) return -1;
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[3] - '0') * 10 + (text[4] - '0');
  return minute < 60 && hour * 60 + minute <= midnight ? hour * 60 + minute : -1;
}

/// "9h", "9 h 30", "9:00" or "09.00" as a pack writes them; "" where it is something else.
std::string time_meant(std::string_view text) {
  std::string parts[2];
  int part = 0;
  for (const char c : text) {
    if (is_digit(c) && parts[part].size() < 2) {
      parts[part] += c;
    } else if ((c == 'h' || c == 'H' || c == ':' || c == '.') && part == 0) {
      part = 1;
    } else if (c != ' ') {
      return {};
    }
  }
  if (parts[0].size() == 1) parts[0].insert(0, "0");
  if (parts[1].empty()) parts[1] = "00";
  const std::string meant = parts[0] + ":" + parts[1];
  return minutes_of(meant) < 0 ? "" : quoted(meant);
}

int decode_time(Members& members, std::string_view name) {
  const Json* value = members.get(name, Need::must, "\"09:00\"");
  if (value == nullptr) return -1;
  const int minutes = value->kind == JsonKind::string ? minutes_of(value->text) : -1;
  if (minutes < 0) {
    Mistake& mistake = members.reading().note(Fault::bad_time, value->line, name, value->text);
    mistake.closest = time_meant(value->text);
  }
  return minutes;
}

unsigned decode_days(Members& members) {
  Reading& reading = members.reading();
  const std::size_t before = reading.mistakes.size();
  unsigned days = 0;
  bool is_written = members.has("days");
  members.each("days", Need::must, [&](const Json& item) {
    const std::string word = decode_string(reading, item, "days");
    const auto found = std::find(std::begin(day_words), std::end(day_words), word);
    if (found != std::end(day_words)) {
      days |= 1U << (found - std::begin(day_words));
    } else if (item.kind == JsonKind::string) {
      Mistake& mistake = reading.note(Fault::unknown_value, item.line, "days", word);
      mistake.more = listed(day_words);
      const std::string_view near = closest(word, day_words);
      if (!near.empty()) mistake.closest = quoted(near);
    }
  });
  if (days == 0 && is_written && reading.mistakes.size() == before) {
    reading.note(Fault::no_days, members.line_of("days"), "days");
  }
  return days;
}

Shift decode_shift(Reading& reading, const Json& json) {
  Members members(reading, json, "open");
  Shift shift;
  shift.days = decode_days(members);
  shift.from = decode_time(members, "from");
  shift.to = decode_time(members, "to");
  if (shift.from >= 0 && shift.to >= 0 && shift.to <= shift.from) {
    reading.note(Fault::hours_reversed, members.line_of("to"), "to");
  }
  return shift;
}

int decode_offset(Members& members) {
  const Json* value = members.get("offset", Need::must, "60");
  if (value == nullptr) return 0;
  std::int64_t minutes = 0;
  const bool fits = value->kind == JsonKind::number && whole_number(value->text, minutes) &&
                    minutes >= offset_least && minutes <= offset_most;
  if (!fits) members.reading().note(Fault::bad_offset, value->line, "offset", value->text);
  return fits ? static_cast<int>(minutes) : 0;
}

DutyHours decode_hours(Reading& reading, const Json& json) {
  Members members(reading, json, "hours");
  DutyHours hours;
  members.each("open", Need::must,
               [&](const Json& item) { hours.shifts.push_back(decode_shift(reading, item)); });
  const Json* open = json.find("open");
  if (open != nullptr && open->kind == JsonKind::array && open->items.empty()) {
    reading.note(Fault::no_hours, open->line, "open");
  }
  members.each("closed", Need::may, [&](const Json& item) {
    const Date day = decode_date(reading, item, "closed");
    if (day.known() && day.day == 0) {
      reading.note(Fault::whole_day_needed, item.line, "closed", item.text);
    }
    hours.closed.push_back(day);
  });
  hours.offset = decode_offset(members);
  hours.summer_time = members.truth("summer_time");
  return hours;
}

/// Subjects by id, each a talk of this roadmap.
std::vector<std::string> check_talks(Reading& reading, const Json& part, std::string_view name) {
  std::vector<std::string> talks;
  const Json* list = part.find(name);
  if (list == nullptr || list->kind == JsonKind::null) return talks;
  if (list->kind != JsonKind::array) reading.note(Fault::not_list, list->line, name);
  for (const Json& item : list->items) {
    const std::string id = decode_string(reading, item, name);
    if (item.kind != JsonKind::string) continue;
    if (id != whole_talk) reading.refer(Named::action, id, item.line);
    talks.push_back(id);
  }
  return talks;
}

}  // namespace

void check_policy(Reading& reading, const Json& taking_part) {
  const std::vector<std::string> before = check_talks(reading, taking_part, "before");
  const std::vector<std::string> after = check_talks(reading, taking_part, "after");
  for (const std::string& id : after) {
    if (std::find(before.begin(), before.end(), id) == before.end()) continue;
    reading.note(Fault::two_policies, taking_part.find("after")->line, "after", id);
  }
  const Json* watch = taking_part.find("watch_words");
  if (watch != nullptr && watch->kind != JsonKind::null) {
    if (watch->kind != JsonKind::array) reading.note(Fault::not_list, watch->line, "watch_words");
    for (const Json& item : watch->items) decode_string(reading, item, "watch_words");
  }
  const Json* hours = taking_part.find("hours");
  if (hours != nullptr && hours->kind != JsonKind::null) decode_hours(reading, *hours);
}

std::optional<DutyHours> hours_of(const Json& hours) {
  Reading reading;
  DutyHours read = decode_hours(reading, hours);
  if (!reading.mistakes.empty()) return std::nullopt;
  return read;
}

}  // namespace cairn
