#include "words/numbers.h"

#include "words/typography.h"
#include "words/words.h"

namespace cairn {

std::string whole(Lang lang, std::int64_t n) {
  const bool negative = n < 0;
  std::string digits = std::to_string(n);
  if (negative) digits.erase(0, 1);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) {
      out += lang == Lang::fr ? narrow_space : ",";
    }
    out += digits[i];
  }
  return negative ? "−" + out : out;
}

std::string decimal(Lang lang, Decimal d) {
  if (d.places == 0) return whole(lang, d.units);
  std::int64_t power = 1;
  for (int i = 0; i < d.places; ++i) power *= 10;
  const bool negative = d.units < 0;
  const std::int64_t units = negative ? -d.units : d.units;
  std::string fraction = std::to_string(units % power);
  fraction.insert(0, static_cast<std::size_t>(d.places) - fraction.size(), '0');
  return (negative ? "−" : "") + whole(lang, units / power) + (lang == Lang::fr ? "," : ".") +
         fraction;
}

std::string with_unit(Lang lang, const std::string& number, const Text& unit, bool one) {
  std::string u = unit.in(lang);
  if (const std::size_t bar = u.find('|'); bar != u.npos) {
    u = one ? u.substr(0, bar) : u.substr(bar + 1);
  }
  if (u.empty()) return number;
  const bool percent = u.front() == '%' && number.back() >= '0' && number.back() <= '9';
  if (percent && lang == Lang::en) return number + u;
  return number + std::string(percent ? narrow_space : fixed_space) + typeset(lang, u);
}

std::string told(Lang lang, const Value& value, const Text& unit) {
  // French: below two, and English: one alone.
  const bool one = lang == Lang::fr
                       ? compare(value.number, {2, 0}) < 0 && compare(value.number, {-2, 0}) > 0
                       : compare(value.number, {1, 0}) == 0;
  const std::string number = with_unit(lang, decimal(lang, value.number), unit, one);
  return value.more_than ? fill(lang, W::more_than, {number}) : number;
}

std::string kilobytes(Lang lang, std::int64_t bytes) {
  const Decimal tenths{(bytes + 99) / 100, 1};
  return decimal(lang, tenths) + std::string(fixed_space) + (lang == Lang::fr ? "Ko" : "kB");
}

}  // namespace cairn
