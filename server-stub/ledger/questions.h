// What an action asks the public, told to its talk, where `decide` looks for it.
//
// Promises: idempotent; called whenever a lead's update was applied and whenever the rules of talks
// are put, so that what a crash left out is told at the next start.
#pragma once
#include "ledger/sql.h"
#include "ledger/store.h"
#include "model/action.h"
#include "model/row.h"

namespace cairn::server {

/// As the row of an action has it; none where it has none.
Question question_in(const Row& action);
/// False where it could not be written.
bool tell_talk(SqlConnection& sql, Store& store, const Row& action, std::int64_t now);

}  // namespace cairn::server
