// What an action asks the public, and that it was retired, told to its talk, where `decide` looks
// for it; and the talk of a new action.
//
// Promises: idempotent; called whenever a lead's update, an editor's new action or a retirement was
// applied and whenever the rules of talks are put, so that what a crash left out is told at the
// next start. An action put back has the period its talk had.
#pragma once
#include "ledger/sql.h"
#include "ledger/store.h"
#include "model/action.h"
#include "model/row.h"

namespace cairn::server {

/// The row of a talk with what the row of its action tells it.
Row telling(const Row& talk, const Row& action);
/// Each false where it could not be written. `tell_talk`: of an action that has a talk.
bool tell_talk(SqlConnection& sql, Store& store, const Row& action, std::int64_t now);
/// Of an action that may have none yet, under the rules of the pack.
bool open_talk(SqlConnection& sql, Store& store, const Row& action, std::int64_t now);

}  // namespace cairn::server
