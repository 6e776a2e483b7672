// How what people said is found: by time, axis, form, standing, by what it answers, by words.
//
// Promises: an entry follows its row in the same transaction; taking one out takes its words out
// of the index, byte by byte. The same tables stand in `temp` for the overlay (`ov_` before
// their names). Kinds other than contribution, reply and tally have none.
#pragma once
#include <string_view>

#include "model/row.h"

struct sqlite3;

namespace cairn {

/// `prefix`: "" for the base, "ov_" for the overlay.
bool index_talk(sqlite3* db, std::string_view prefix, std::string_view scope, const Row& row);
/// `row` as it was when it was indexed.
bool unindex_talk(sqlite3* db, std::string_view scope, const Row& row);

}  // namespace cairn
