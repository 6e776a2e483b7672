// Words that a pack asks moderators to look at twice (`taking_part.watch_words`).
//
// Promises: a hint, which decides nothing; blind to case and accents, whole words only ("con" is
// not in "concours"), several in a row if the pack writes them so; total over any bytes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace cairn {

/// `pack`: the body of its row.
std::vector<std::string> watch_words_of(const Json& pack);
/// Those that are in there, as the pack writes them.
std::vector<std::string> watched_in(std::string_view words, const std::vector<std::string>& watch);

}  // namespace cairn
