#include "synthesis/synthesis_route.h"

#include <chrono>
#include <cstdlib>

#include "sheets/cell.h"
#include "update/route.h"
#include "words/dates.h"

namespace cairn::server {

namespace {

constexpr std::string_view address = "/synthese";
constexpr std::size_t typed_most = 40;

/// "2026", "2026-06" or "2026-06-30"; unknown where it is none.
Date date_of(std::string_view typed) {
  const std::size_t start = typed.find_first_not_of(" \t");
  if (start == typed.npos || typed.size() > typed_most) return {};
  typed = typed.substr(start, typed.find_last_not_of(" \t") - start + 1);
  const std::string read = read_sheet_date(typed);
  const auto part = [&](std::size_t at, std::size_t size) {
    return at < read.size() ? std::atoi(read.substr(at, size).c_str()) : 0;
  };
  return {part(0, 4), part(5, 2), part(8, 2)};
}

std::chrono::year_month_day day_in(Date date) {
  return std::chrono::year{date.year} / date.month / date.day;
}

Date first_day(Date date) {
  return {date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day};
}

Date last_day(Date date) {
  const int month = date.month == 0 ? 12 : date.month;
  if (date.day != 0) return date;
  const auto last = std::chrono::year{date.year} / month / std::chrono::last;
  return {date.year, month, static_cast<int>(unsigned{last.day()})};
}

std::int64_t begin_of(Date date, int days_more) {
  const std::chrono::sys_days day =
      std::chrono::sys_days{day_in(date)} + std::chrono::days{days_more};
  return std::chrono::duration_cast<std::chrono::milliseconds>(day.time_since_epoch()).count();
}

bool is_blank(const std::string& typed) { return typed.find_first_not_of(" \t") == typed.npos; }

}  // namespace

std::optional<SynthesisRoute> synthesis_route(const Target& target) {
  SynthesisRoute route;
  std::string_view path = target.path;
  if (take_english(path)) route.lang = Lang::en;
  if (path != address) return {};
  for (auto& [name, value] : form_of(target.query)) {
    if (name == "du") route.from = value;
    if (name == "au") route.to = value;
    if (name == "sur") route.on = value;
  }
  return route;
}

std::string path_of(const SynthesisRoute& route) {
  const Period period = period_of(route);
  std::string query;
  if (period.first.known()) query += "&du=" + date_machine(period.first);
  if (period.last.known()) query += "&au=" + date_machine(period.last);
  if (!route.on.empty()) query += "&sur=" + route.on;
  if (!query.empty()) query[0] = '?';
  return (route.lang == Lang::en ? "/en" : "") + std::string(address) + query;
}

SynthesisRoute synthesis_of_year(Lang lang, int year) {
  return {lang, std::to_string(year), std::to_string(year), {}};
}

Period period_of(const SynthesisRoute& route) {
  Period period;
  if (!is_blank(route.from)) {
    const Date date = date_of(route.from);
    period.is_from_wrong = !date.known();
    if (date.known()) period.first = first_day(date);
  }
  if (!is_blank(route.to)) {
    const Date date = date_of(route.to);
    period.is_to_wrong = !date.known();
    if (date.known()) period.last = last_day(date);
  }
  if (period.first.known()) period.from = begin_of(period.first, 0);
  if (period.last.known()) period.before = begin_of(period.last, 1);
  period.is_reversed = period.before <= period.from && period.first.known();
  return period;
}

}  // namespace cairn::server
