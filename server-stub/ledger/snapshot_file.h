// All that is public, as one SQLite file: where a new device begins, in place of row by row.
//
//   meta(key, value)                             "epoch", "format" ("1")
//   stream(scope, lane, cursor, set_hash)        where to go on, and the sum to check
//   item(scope, kind, id, rev, ord, body)
//
// Promises: only what is in the public lane; equal rows give equal bytes.
#pragma once
#include <string>
#include <string_view>

#include "ledger/sql.h"

namespace cairn::server {

/// Empty where it could not be made.
std::string public_snapshot(SqlConnection& sql, std::string_view epoch);

}  // namespace cairn::server
