// What those in charge do in a talk: `moderate` (publish, or hide with ground and facts) and
// `reply` (the publisher's word on a contribution, and what it does with it).
//
// Leaves out: what everybody may do there (ledger/rules.h).
#pragma once
#include "ledger/rules.h"

namespace cairn {

Decision moderate(const Case& c);
Decision reply(const Case& c);

}  // namespace cairn
