// Numbers and dates: exact, with the precision they were written with.
#include <algorithm>

#include "pack/decode.h"

namespace cairn {

namespace {

// So that two decimals can always be compared exactly: 10^12 × 10^6 fits in 63 bits.
constexpr int most_digits = 12;
constexpr int most_places = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number of exactly `digits.size()` digits; -1 where one is none.
int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return -1;
    number = number * 10 + (c - '0');
  }
  return digits.empty() ? -1 : number;
}

int days_in(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[month - 1];
}

/// "2026", "2026-06", "2026-06-30"; unknown where it is none of these.
Date date_of(std::string_view text) {
  const bool shaped = text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
                      (text.size() == 10 && text[4] == '-' && text[7] == '-');
  if (!shaped) return {};
  Date date{number_of(text.substr(0, 4)), 0, 0};
  if (date.year < 1) return {};
  if (text.size() >= 7) {
    date.month = number_of(text.substr(5, 2));
    if (date.month < 1 || date.month > 12) return {};
  }
  if (text.size() == 10) {
    date.day = number_of(text.substr(8, 2));
    if (date.day < 1 || date.day > days_in(date.year, date.month)) return {};
  }
  return date;
}

/// "30/06/2026", "30-6-2026", "2026/6" as a pack writes them; "" where it is something else.
std::string date_meant(std::string_view text) {
  std::string parts[3];
  int part = 0;
  for (const char c : text) {
    if (is_digit(c) && parts[part].size() < 4) {
      parts[part] += c;
    } else if ((c == '/' || c == '-' || c == '.') && part < 2) {
      ++part;
    } else {
      return {};
    }
  }
  if (part > 0 && parts[part].size() == 4) std::swap(parts[0], parts[part]);
  std::string meant = parts[0];
  for (int i = 1; i <= part; ++i) meant += (parts[i].size() == 1 ? "-0" : "-") + parts[i];
  return date_of(meant).known() && meant != text ? quoted(meant) : "";
}

/// "4,4" or "18 " as JSON writes it; "" where it is no number.
std::string number_meant(std::string text) {
  std::replace(text.begin(), text.end(), ',', '.');
  std::erase(text, ' ');
  const std::size_t point = text.find('.');
  const std::string_view whole = std::string_view(text).substr(0, point);
  const bool fits =
      number_of(whole) >= 0 && whole.size() < 9 &&
      (point == std::string::npos || (number_of(std::string_view(text).substr(point + 1)) >= 0));
  return fits ? text : std::string();
}

}  // namespace

int decode_whole(Reading& reading, const Json& json, std::string_view about) {
  const int number = json.text.size() < 9 ? number_of(json.text) : -1;
  if (json.kind == JsonKind::number && number >= 0) return number;
  Mistake& mistake = reading.note(Fault::not_whole, json.line, about);
  if (json.kind == JsonKind::string && number >= 0) mistake.closest = json.text;
  return 0;
}

Decimal decode_decimal(Reading& reading, const Json& json, std::string_view about) {
  if (json.kind != JsonKind::number) {
    Mistake& mistake = reading.note(Fault::not_number, json.line, about);
    if (json.kind == JsonKind::string) mistake.closest = number_meant(json.text);
    return {};
  }
  Decimal decimal;
  int digits = 0;
  bool fraction = false;
  for (const char c : json.text) {
    if (c == '-') continue;
    if (c == '.') {
      fraction = true;
      continue;
    }
    decimal.places += fraction ? 1 : 0;
    if (!is_digit(c) || ++digits > most_digits || decimal.places > most_places) {
      reading.note(Fault::bad_number, json.line, about, json.text);
      return {};
    }
    decimal.units = decimal.units * 10 + (c - '0');
  }
  if (json.text.starts_with('-')) decimal.units = -decimal.units;
  return decimal;
}

Date decode_date(Reading& reading, const Json& json, std::string_view about) {
  const Date date = json.kind == JsonKind::string ? date_of(json.text) : Date{};
  if (date.known()) return date;
  Mistake& mistake = reading.note(Fault::bad_date, json.line, about, json.text);
  if (json.kind == JsonKind::number && date_of(json.text).known()) {
    mistake.closest = quoted(json.text);
  } else {
    mistake.closest = date_meant(json.text);
  }
  return {};
}

}  // namespace cairn
