// What a moderator's verdict makes of a contribution: publish, hide, or black out passages of it.
//
// Promises: what was decided of words that changed meanwhile is not done to the new ones: `of` in
// the intent names those that were read. Each says why it is refused, or changes `target` and adds
// what goes with it to `decision`.
// Leaves out: who may decide, and what is answered by it (moderate.h).
#pragma once
#include <optional>
#include <string>

#include "charge/moderation.h"
#include "ledger/rules.h"

namespace cairn {

Reason publish(const Case& c, Contribution& target, Decision& decision);
Reason hide(const Case& c, Contribution& target);
Reason black_out(const Case& c, Contribution& target, Decision& decision);

/// Where passages of the words as they stand are blacked out.
std::optional<Redaction> redaction_that_stands(const Case& c, const Contribution& target);
/// In the staff's lane and the author's.
Change put_for_author(const Case& c, Row row);

}  // namespace cairn
