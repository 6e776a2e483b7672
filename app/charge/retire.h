// An editor takes an action out of the roadmap, or puts it back: the intent `retire` in the scope
// `roadmap`.
//
//   {"roadmap": "<id of the pack>", "on": "A1-03", "of"?: "<its title as seen, by name>",
//    "why": text, "replaced_by"?: "A1-12"}
//   {"roadmap": …, "on": "A1-03", "of"?: …, "back": true}
//
// Invariant: what an address led to stays there: an action is never gone, it says why it is no
// longer of the roadmap. Retired twice, put back where it is, or another action than its author saw
// (its number may have been given to another one meanwhile), it is `superseded`. Rows, public:
// `action` (with or without "retired", and a line of its history), `retired` (the id of the last
// such intent), and the day of the roadmap. Leaves out: its talk, which the server closes and opens
// (ledger/questions.h).
#pragma once
#include "charge/register.h"

namespace cairn {

inline constexpr std::string_view retire_kind = "retire";
inline constexpr int retire_most = 600;  // characters of why

/// Of an action's title, as `of` has it.
std::string name_of_title(const Json& action);
Decision decide_retire(const View& view, const Actor& actor, const Intent& intent,
                       std::int64_t now);

}  // namespace cairn
