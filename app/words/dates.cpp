#include "words/dates.h"

#include <string_view>

#include "words/typography.h"
#include "words/words.h"

namespace cairn {

namespace {

constexpr std::string_view months_fr[] = {"janvier",   "février", "mars",     "avril",
                                          "mai",       "juin",    "juillet",  "août",
                                          "septembre", "octobre", "novembre", "décembre"};
constexpr std::string_view months_en[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace

std::string date_in_words(Lang lang, Date date) {
  if (!date.known()) return say(lang, W::undated);
  std::string out;
  if (date.day > 0) {
    out = std::to_string(date.day);
    if (lang == Lang::fr && date.day == 1) out += "er";
    out += fixed_space;
  }
  if (date.month > 0) {
    out += (lang == Lang::fr ? months_fr : months_en)[date.month - 1];
    out += ' ';
  }
  return out + std::to_string(date.year);
}

std::string date_machine(Date date) {
  std::string out = std::to_string(date.year);
  if (date.month > 0) out += "-" + two(date.month);
  if (date.day > 0) out += "-" + two(date.day);
  return out;
}

std::string period(Lang lang, Date start, Date end) {
  if (!start.known() && !end.known()) return say(lang, W::undated);
  if (!end.known()) return fill(lang, W::since, {date_in_words(lang, start)});
  if (!start.known()) return fill(lang, W::until, {date_in_words(lang, end)});
  return fill(lang, W::from_to, {date_in_words(lang, start), date_in_words(lang, end)});
}

Date day_of(std::int64_t ms) {
  if (ms <= 0) return {};
  // Days since 1 March of year 0, in eras of 400 years (Hinnant, "chrono-Compatible Low-Level Date
  // Algorithms", civil_from_days).
  const std::int64_t days = ms / 86'400'000 + 719'468;
  const std::int64_t era = days / 146'097;
  const auto day_of_era = static_cast<int>(days - era * 146'097);
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month = (5 * day_of_year + 2) / 153;  // 0: March
  Date date;
  date.day = day_of_year - (153 * month + 2) / 5 + 1;
  date.month = month < 10 ? month + 3 : month - 9;
  date.year = year_of_era + static_cast<int>(era) * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

}  // namespace cairn
