// What moderation did, in numbers, for the yearly page: counted as it is decided, kept without end.
//
// Promises: a year, what was counted and how many, nothing of anybody: erasing words leaves it.
// Counted in the transaction that decides, from what the decision changed, so each thing once,
// whatever is sent again; a copy that is put back brings its numbers, and what is taken again
// after it is counted then. What is invented, or about what is, is counted apart. A year is that
// of the server's clock (UTC). A delay of less than nothing (words that came again after a restore,
// decided before) is none, and not counted.
//
//   contribution    came in                report          came in, by ground
//   masked          at once, by ground     reported        decided: hidden, redacted, kept
//   publish         what was held          hide, blackout  by ground
//   restore         what was hidden, or a passage; keep: read, and left as it was in public
//   confirm         hidden or blacked out already: decided again, alike
//   appeal          came in                appealed        decided: granted, dismissed
//   report-delay, held-delay, appeal-delay: from coming in (or waiting) to the decision
// Leaves out: what a page makes of them (transparency/).
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/decide.h"
#include "ledger/sql.h"

namespace cairn::server {

class ScopeRows;

struct YearFigure {
  std::int64_t year = 0;
  std::string what;
  std::string part;  // a ground, an outcome, a delay; empty: there is one only
  bool example = false;
  auto operator<=>(const YearFigure&) const = default;
};
using Figures = std::map<YearFigure, std::int64_t>;

/// In one hour, in one day, in three, in seven, later.
inline constexpr std::string_view delays[] = {"hour", "day", "3-days", "7-days", "more"};

/// Adds what comes of that decision; `before`: the rows, when nothing of it is written yet.
void count_decision(Figures& figures, const ScopeRows& before, const Actor& actor,
                    const Intent& intent, const Decision& decision, std::int64_t now);
/// Inside a transaction that writes.
void add_figures(SqlConnection& sql, std::string_view scope, const Figures& figures);
/// Over all scopes; nothing where they cannot be read.
std::optional<Figures> figures_in(SqlConnection& sql);

/// Of a moment, in ms since 1970.
int year_of(std::int64_t at);

}  // namespace cairn::server
