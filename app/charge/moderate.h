// Who keeps a talk fair: decisions on contributions, the reports that ask for them, the appeals
// against them.
//
//   moderate {on, verdict: "publish" | "hide" | "blackout", ground?, facts?, passages?, of?,
//             reports?: [ids it answers]}
//   appeal   {on, words}: by the author of what is hidden, within six months of the decision
//
// Invariant: nothing is hidden, not even a passage (passages.h), without a ground and facts, which
// its author reads (DSA art. 17); an appeal is decided by somebody else than whoever decided
// before, or by an operator (art. 20), who decides nothing else. An urgent report masks what it is
// about until a moderator has read it, once: what was read since its last change stays. A decision
// answers the reports it names. Leaves out: who may say what everybody may (ledger/rules.h),
// answers (talk_rules.h).
#pragma once
#include "ledger/rules.h"

namespace cairn {

inline constexpr std::string_view appeal_kind = "appeal";
/// Reports that one decision answers at most.
inline constexpr std::size_t reports_most = 50;

Decision moderate(const Case& c);
Decision appeal(const Case& c);
/// As everybody's rule has it, and what follows for those in charge.
Decision report_to_staff(const Case& c);
Decision edit_for_staff(const Case& c);
Decision withdraw_all(const Case& c);
Decision erase_all(const Case& c);

}  // namespace cairn
