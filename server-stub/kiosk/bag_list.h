// Which bags arrived: so that an update on a stick can tell a kiosk what it need not keep any more.
//
// Promises: an id and a time, nothing of what was in it. A bag has a number, as what is in scopes
// has one: a backup that holds the number holds the bag's words too, for they were written before.
// Kept for 400 days: a kiosk that was without a network for a year still learns of it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/sql.h"

namespace cairn::server {

inline constexpr std::int64_t bag_days = 400;

/// A bag that came, and whether something in it was new.
struct ArrivedBag {
  std::string id;
  bool says_more = false;
};

/// Notes them; `known` tells of each whether it was there. False: nothing was written.
bool note_bags(SqlConnection& sql, const std::vector<ArrivedBag>& bags, std::int64_t now,
               std::vector<bool>& known);
/// Oldest first; with `backups`, those that a copy holds.
std::vector<std::string> bags_kept(SqlConnection& sql, bool backups);
/// Inside a transaction that writes.
void drop_old_bags(SqlConnection& sql, std::int64_t now);

}  // namespace cairn::server
