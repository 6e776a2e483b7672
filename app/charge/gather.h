// Contributions that say the same are gathered: one stands for all, the others stand under it.
//
//   classify {"on": "<contribution>", "into": "<the one that stays>",
//             "of", "with": "<name of the words of either, as they were read>"}
//            "into" empty: it stands alone again
//
// Invariant: what is gathered is published, answers nothing, and stands under one that is, of the
// same talk; none stands under one that stands under another. Whatever breaks it (an author's new
// words, a withdrawal, a moderator, a report that masks) lets go of what it was about. Nobody's
// words, page or supports are lost; each author is told, and what is answered to the one that stays
// answers them too. Leaves out: which ones say the same (the staff reads).
#pragma once
#include "ledger/rules.h"

namespace cairn {

/// Ids that stand under one.
inline constexpr std::size_t gathered_most = 100;

/// `target`: of the intent, published; whoever asks may classify it.
Decision gather(const Case& c, Contribution target);
/// The invariant above, after any other decision in a talk.
void keep_gathered(const View& view, Decision& decision);

}  // namespace cairn
