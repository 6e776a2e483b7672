// A lead's update of an action: the intent `update` in the scope `roadmap`.
//
//   {"roadmap": "<id of the pack>", "on": "A1-03", "expected": "<id of the update seen last>" | "",
//    "status"?:     {"is", "reason"?: text, "next"?: date | ""},
//    "dates"?:      {"start"?: date | "", "end"?: date | ""},
//    "milestones"?: [{"id", "state"?, "date"?} | {"label": text, "date", "state"?}],
//    "measures"?:   [{"indicator", "value": "5.6", "date", "more_than"?, "note"?: text}],
//    "question"?:   {"text": text, "choices"?: [text], "scale"?: true,
//                    "opens"?: date, "closes"?: date},
//    "note"?:       text}
// where a text is {"fr"?, "en"?} and a date "2026", "2026-06" or "2026-06-30", as in a pack.
//
// Invariant: compare and set. What was written on top of another state than the one that stands is
// `superseded`, and so is what was built on it: nothing is overwritten unseen, and its author gets
// it back. An action that an update leaves is one a pack could hold: it is read as a pack is read,
// and refused (`malformed`) where that cannot be.
// Rows, all public: `action` (as in a pack, with a line of history in words), `updated` (the id of
// the last update of an action), `update` (the intent as applied), `source` and `pack` (the date
// of the roadmap). What a lead publishes is documented by the register of updates; in a
// demonstration (a pack with a notice) it is an example.
// Leaves out: new actions and indicators (an editor's), who the lead is (never public).
#pragma once
#include "charge/register.h"

namespace cairn {

inline constexpr std::string_view update_kind = "update";
/// What an update may be of, with or without a note.
inline constexpr std::string_view update_parts[] = {"status", "dates", "milestones", "measures",
                                                    "question"};
inline constexpr int note_most = 600;   // characters of a note, and of a reason
inline constexpr int label_most = 200;  // characters of a milestone's label
inline constexpr int question_most = 300;
inline constexpr int choice_most = 100;  // characters of an answer to choose

Decision decide_update(const View& view, const Actor& actor, const Intent& intent,
                       std::int64_t now);

}  // namespace cairn
