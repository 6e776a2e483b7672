// `reply`: the publisher's word on a contribution, and what it does with it.
//
// Leaves out: what everybody may do in a talk (ledger/rules.h), moderation (moderate.h).
#pragma once
#include "ledger/rules.h"

namespace cairn {

Decision reply(const Case& c);

}  // namespace cairn
