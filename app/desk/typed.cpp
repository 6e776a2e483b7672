#include "desk/typed.h"

#include <vector>

namespace cairn {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

/// Its runs of digits; none where anything but one and the same separator stands between them.
std::vector<std::string_view> runs(std::string_view text, char& separator) {
  std::vector<std::string_view> all;
  separator = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i])) continue;
    if (i == start) return {};
    all.push_back(text.substr(start, i - start));
    start = i + 1;
    if (i == text.size()) break;
    if (separator != 0 && text[i] != separator) return {};
    separator = text[i];
  }
  return all;
}

std::string two(std::string_view digits) {
  return digits.size() == 1 ? "0" + std::string(digits) : std::string(digits);
}

/// The days of a month, leap years included (Gregorian).
int days_in(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int number(std::string_view digits) {
  int n = 0;
  for (const char c : digits) n = n * 10 + (c - '0');
  return n;
}

}  // namespace

std::optional<std::string> typed_date(std::string_view typed) {
  typed = trim(typed);
  if (typed.empty()) return "";
  char separator = 0;
  std::vector<std::string_view> parts = runs(typed, separator);
  if (parts.empty() || parts.size() > 3) return {};
  const bool day_first = separator == '/' || separator == '.';
  if (parts.size() > 1 && !day_first && separator != '-') return {};
  if (day_first) parts = {parts.rbegin(), parts.rend()};
  if (parts[0].size() != 4) return {};
  std::string date(parts[0]);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].size() > 2) return {};
    date += "-" + two(parts[i]);
  }
  const int month = parts.size() > 1 ? number(parts[1]) : 1;
  const int day = parts.size() > 2 ? number(parts[2]) : 1;
  if (month < 1 || month > 12 || day < 1 || day > days_in(number(parts[0]), month)) return {};
  return date;
}

std::optional<std::string> typed_number(std::string_view typed, bool english) {
  std::string text;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const std::string_view rest = typed.substr(i);
    // A no-break space, U+00A0, and a narrow one, U+202F.
    if (rest.starts_with("\u00A0")) {
      i += 1;
    } else if (rest.starts_with("\u202F")) {
      i += 2;
    } else if (typed[i] != ' ' && typed[i] != '\t' && !(english && typed[i] == ',')) {
      text += typed[i] == ',' ? '.' : typed[i];
    }
  }
  if (text.empty()) return "";
  const std::size_t sign = text[0] == '-' ? 1 : 0;
  const std::size_t point = text.find('.');
  const std::string whole = text.substr(sign, point == text.npos ? text.npos : point - sign);
  const std::string places = point == text.npos ? "0" : text.substr(point + 1);
  for (const std::string& digits : {whole, places}) {
    if (digits.empty() || digits.size() > 12) return {};
    for (const char c : digits) {
      if (!is_digit(c)) return {};
    }
  }
  const std::size_t zeros = std::min(whole.find_first_not_of('0'), whole.size() - 1);
  return text.substr(0, sign) + whole.substr(zeros) + (point == text.npos ? "" : "." + places);
}

}  // namespace cairn
