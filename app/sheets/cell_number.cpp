// Numbers and dates as spreadsheets write them, digit by digit.
#include <algorithm>
#include <utility>

#include "sheets/cell.h"

namespace cairn {

namespace {

// As a pack has them: so that two decimals can always be compared exactly.
constexpr std::size_t most_digits = 12;
constexpr std::size_t most_places = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Blanks between thousands: narrow, thin, no-break, plain.
std::string without_blanks(std::string_view text) {
  std::string bare;
  while (!text.empty()) {
    std::size_t skip = 0;
    for (const std::string_view blank : {"\u202F", "\u2009", "\u00A0", " "}) {
      if (text.starts_with(blank)) skip = blank.size();
    }
    if (skip == 0) bare += text.front();
    text.remove_prefix(std::max<std::size_t>(skip, 1));
  }
  return bare;
}

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

/// 1 to 12, from the name of a month in French or English, whole or as a spreadsheet shortens it.
int month_named(std::string_view name) {
  struct Month {
    std::string_view start;
    int number;
  };
  // The longer of two beginnings first.
  static constexpr Month months[] = {
      {"jan", 1},  {"f\u00E9v", 2}, {"fev", 2},       {"feb", 2}, {"mars", 3}, {"mar", 3},
      {"avr", 4},  {"apr", 4},      {"mai", 5},       {"may", 5}, {"juin", 6}, {"juil", 7},
      {"jun", 6},  {"jul", 7},      {"ao\u00FB", 8},  {"aou", 8}, {"aug", 8},  {"sep", 9},
      {"oct", 10}, {"nov", 11},     {"d\u00E9c", 12}, {"dec", 12}};
  std::string word(name);
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  for (const Month& month : months) {
    if (word.starts_with(month.start)) return month.number;
  }
  return 0;
}

int days_in(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[month - 1];
}

std::string two(int number) { return (number < 10 ? "-0" : "-") + std::to_string(number); }

/// month 0, day 0: not given.
std::string written(std::string_view year, int month, int day, bool has_month, bool has_day) {
  if (year.size() != 4 || !all_digits(year) || number_of(year) < 1) return {};
  std::string date(year);
  if (!has_month) return date;
  if (month < 1 || month > 12) return {};
  date += two(month);
  if (!has_day) return date;
  if (day < 1 || day > days_in(number_of(year), month)) return {};
  return date + two(day);
}

/// "juin-26", "juin 2026", "30 juin 2026"; a year of two digits is of this century.
std::string date_by_name(const std::string* parts, int count) {
  const bool has_day = count == 3;
  const std::string& name = parts[count - 2];
  std::string year = parts[count - 1];
  if (year.size() == 2 && all_digits(year)) year = "20" + year;
  if (has_day && (!all_digits(parts[0]) || parts[0].size() > 2)) return {};
  return written(year, month_named(name), has_day ? number_of(parts[0]) : 0, true, has_day);
}

}  // namespace

std::string read_sheet_number(std::string_view text) {
  std::string bare = without_blanks(text);
  for (const std::string_view minus : {"\u2212", "+"}) {
    if (!bare.starts_with(minus)) continue;
    bare.replace(0, minus.size(), minus == "+" ? "" : "-");
    break;
  }
  const bool negative = bare.starts_with('-');
  if (negative) bare.erase(0, 1);
  std::replace(bare.begin(), bare.end(), ',', '.');
  const std::size_t point = bare.find('.');
  std::string whole = bare.substr(0, point);
  const std::string places = point == std::string::npos ? "" : bare.substr(point + 1);
  if ((whole.empty() && places.empty()) || !all_digits(whole) || !all_digits(places)) return {};
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  if (whole.empty()) whole = "0";
  const std::size_t digits = (whole == "0" ? 0 : whole.size()) + places.size();
  if (digits > most_digits || places.size() > most_places) return {};
  std::string number = whole + (places.empty() ? "" : "." + places);
  const bool is_zero = number.find_first_not_of("0.") == std::string::npos;
  return negative && !is_zero ? "-" + number : number;
}

std::string read_sheet_date(std::string_view text) {
  std::string parts[3];
  int at = 0;
  bool named = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '-' || c == '/' || c == '.' || c == ' ') {
      // "juin. 2026", "30 - 06 - 2026": blanks and points beside a separator part nothing more.
      if (i == 0) return {};
      const char before = text[i - 1];
      if (before == '-' || before == '/' || before == '.' || before == ' ') {
        if (c == ' ' || before == ' ' || before == '.') continue;
        return {};
      }
      if (++at > 2) return {};
      continue;
    }
    named = named || !is_digit(c);
    parts[at] += c;
  }
  const int count = at + 1;
  for (int i = 0; i < count; ++i) {
    if (parts[i].empty() || parts[i].size() > 16) return {};
  }
  if (named) return count > 1 ? date_by_name(parts, count) : std::string();
  if (parts[0].size() != 4) std::swap(parts[0], parts[count - 1]);
  for (int i = 1; i < count; ++i) {
    if (parts[i].size() > 2) return {};
  }
  return written(parts[0], count > 1 ? number_of(parts[1]) : 0, count > 2 ? number_of(parts[2]) : 0,
                 count > 1, count > 2);
}

}  // namespace cairn
