// A year of moderation in numbers, out of the ledger's figures (ledger/figures.h).
//
// Promises: pure; what is invented stays apart from what is real; a year of which nothing was
// counted is one with no number in it. There is a page from the first year that anything was
// counted in to the one that goes on.
// Leaves out: how it looks (transparency_page.h).
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "http/year_route.h"
#include "ledger/figures.h"

namespace cairn::server {

struct Number {
  std::int64_t real = 0, invented = 0;
  bool is_none() const { return real == 0 && invented == 0; }
  Number operator+(const Number& more) const {
    return {real + more.real, invented + more.invented};
  }
};

struct Transparency {
  int year = 0;
  bool goes_on = false;  // it is not over
  bool has_examples = false;
  std::map<std::pair<std::string, std::string>, Number, std::less<>> numbers;  // what, part

  Number of(std::string_view what, std::string_view part = {}) const;
  /// Of all parts.
  Number all(std::string_view what) const;
};

Transparency transparency_of(const Figures& figures, int year, int this_year);
Years years_of(const Figures& figures, int this_year);

}  // namespace cairn::server
