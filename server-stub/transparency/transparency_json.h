// /transparence.json and /transparence/2026.json: the yearly figures of moderation, for programs.
//
// Promises: pure; the numbers of the page and no others, one figure a member of the list, what is
// invented apart; each kind is told in the file itself, in both languages.
#pragma once
#include <optional>
#include <string>

#include "http/year_route.h"
#include "ledger/figures.h"

namespace cairn::server {

/// A year, or 0: all of them. Nothing where the address is another's.
std::optional<int> figures_file(const Target& target);

/// `year` 0: of all `years`.
std::string figures_json(const Figures& figures, const Years& years, int year, int this_year);

}  // namespace cairn::server
