// The address of a page that there is for each year: /bilan, /bilan/2026, /en/bilan/2026.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "http/target.h"
#include "model/text.h"

namespace cairn::server {

struct YearRoute {
  Lang lang = Lang::fr;
  int year = 0;  // 0: the newest
};

/// `page`: "/bilan". Nothing where the address is another's.
std::optional<YearRoute> year_route(const Target& target, std::string_view page);
std::string path_of(const YearRoute& route, std::string_view page);

/// The years of which there is such a page.
struct Years {
  int first = 0, newest = 0;
  bool has(int year) const { return year >= first && year <= newest; }
};

}  // namespace cairn::server
