// What a relay enters for somebody else: from paper, from the telephone, from a workshop.
//
//   contribute {…, channel: "paper" | "workshop"}
//
// Promises: only a relay may say where words came from; each slip is a person of its own, so that
// two people may say the same; it is its author's by its deposit code, and nothing in the rows
// says which relay entered it. Without `channel` a contribution is whoever's device it comes from.
// Either waits where nobody is there to moderate (duty.h).
#pragma once
#include "ledger/rules.h"

namespace cairn {

Decision contribute_all(const Case& c);

}  // namespace cairn
