// All that is public, in a replica of the server's own, kept up by the deltas any device gets.
//
// Pages are rendered from it, and a device that begins gets it whole, as one SQLite file: its
// tables and indexes are the device's own (app/replica), so that nothing is left to be done row
// by row.
//
// Promises: only what is in the public lane, and of what left it no byte, in `file` either.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/sql.h"
#include "replica/replica.h"

namespace cairn::server {

class PublicReplica {
 public:
  PublicReplica() : replica_(":memory:") {}

  /// False where the ledger cannot be read now, or the replica is beyond use.
  bool catch_up(SqlConnection& sql, std::string_view epoch);
  /// How many times something in it was another than before.
  std::int64_t changes() const { return changes_; }
  const Replica& replica() const { return replica_; }

  /// The replica as bytes; empty where there is no memory for them.
  std::string file() const;

 private:
  bool pull(SqlConnection& sql, const std::string& scope, std::int64_t cursor);

  Replica replica_;
  std::int64_t changes_ = 0;
};

}  // namespace cairn::server
