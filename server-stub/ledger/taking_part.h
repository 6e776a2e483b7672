// What a pack says of taking part, as the rules of the ledger.
//
// Promises: the first day counts from its midnight and the last one to its end, both in UTC; a
// date known to the month or the year counts to its end.
#pragma once
#include "model/contribution.h"
#include "model/roadmap.h"

namespace cairn::server {

TalkRules rules_of(const TakingPart& part);

}  // namespace cairn::server
