// The search index of a replica: the words of actions, per language.
//
// Promises: made again from the rows, never patched, so that equal rows give equal answers.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/roadmap.h"

struct sqlite3;

namespace cairn {

bool index_actions(sqlite3* db, const Roadmap& roadmap);

/// Adds the ids to `found`, best first; false where the database failed.
bool find_actions(sqlite3* db, Lang lang, std::string_view text, std::vector<std::string>& found);

}  // namespace cairn
