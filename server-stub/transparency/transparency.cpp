#include "transparency/transparency.h"

#include <algorithm>

namespace cairn::server {

Number Transparency::of(std::string_view what, std::string_view part) const {
  const auto at = numbers.find(std::pair(std::string(what), std::string(part)));
  return at == numbers.end() ? Number{} : at->second;
}

Number Transparency::all(std::string_view what) const {
  Number sum;
  for (const auto& [name, number] : numbers) {
    if (name.first == what) sum = sum + number;
  }
  return sum;
}

Transparency transparency_of(const Figures& figures, int year, int this_year) {
  Transparency told;
  told.year = year;
  told.goes_on = year == this_year;
  for (const auto& [figure, n] : figures) {
    if (figure.year != year) continue;
    Number& number = told.numbers[{figure.what, figure.part}];
    (figure.example ? number.invented : number.real) += n;
    told.has_examples = told.has_examples || figure.example;
  }
  return told;
}

Years years_of(const Figures& figures, int this_year) {
  Years years{this_year, this_year};
  for (const auto& [figure, n] : figures) {
    years.first = std::min(years.first, static_cast<int>(figure.year));
  }
  return years;
}

}  // namespace cairn::server
