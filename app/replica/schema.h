// The tables of a replica, and how an older one becomes a newer one.
//
// Promises: `migrate` brings any database of this house, or an empty one, to `replica_schema`,
// one step per version, each in its own transaction; a newer one is refused, untouched.
#pragma once
#include <string>

struct sqlite3;

namespace cairn {

/// "" where all went well, else why not.
std::string migrate(sqlite3* db);
/// Do both databases have the same tables, word for word? A snapshot is only trusted so far.
bool same_schema(sqlite3* a, sqlite3* b);

}  // namespace cairn
