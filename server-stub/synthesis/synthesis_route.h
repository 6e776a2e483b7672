// The address of a synthesis: /synthese?du=2026-01-01&au=2026-06-30&sur=A1-03, as its form sends
// it.
//
// Promises: dates are read as people write them (2026, 2026-06, 30/06/2026, juin 2026), the end
// included; `path_of` writes what was read in one way, and leaves out what could not be.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "http/target.h"
#include "model/text.h"
#include "model/value.h"

namespace cairn::server {

struct SynthesisRoute {
  Lang lang = Lang::fr;
  std::string from, to;  // as typed; empty: without a bound
  std::string on;        // an action's id, "axe-1", "roadmap"; empty: everything
};

struct Period {
  Date first, last;       // to the day; unknown: without a bound
  std::int64_t from = 0;  // ms since 1970
  std::int64_t before = INT64_MAX;
  bool is_from_wrong = false, is_to_wrong = false;
  bool is_reversed = false;  // it ends before it begins
  bool is_sound() const { return !is_from_wrong && !is_to_wrong && !is_reversed; }
};

/// Nothing where the address is another's.
std::optional<SynthesisRoute> synthesis_route(const Target& target);
std::string path_of(const SynthesisRoute& route);
SynthesisRoute synthesis_of_year(Lang lang, int year);

Period period_of(const SynthesisRoute& route);

}  // namespace cairn::server
