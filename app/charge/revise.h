// An editor's change of texts: the intent `revise` in the scope `roadmap`.
//
//   {"roadmap": "<id of the pack>", "on": "<kind>/<id>", "note"?: text,
//    "words": [{"at": "sections.0.heading", "lang": "fr", "of": "<the words seen, by name>",
//    "is"}],
//    "new"?: {"axis": 1, "after"?: "A1-14"}}
//   {"roadmap", "on", "gone": "<the thing as seen, by name>"}
// "new": what is not there yet (blank.h), written in what is blank, behind `after`; `axis` of an
// action. `on` is the number wished for, and where that one is taken it gets the next. "gone": what
// nothing refers to is taken away.
//
// Invariant: compare and set, text by text: where one of them is not what its author saw, none of
// it is done (`superseded`), and it comes back to be taken up again; others may meanwhile change
// everything else of the same thing. What is left is as sound a pack as before, or it is refused
// (`malformed`): HTML, a mark that leads nowhere, a sentence too long, no words at all.
// Rows, public: the thing itself, put or removed; `revised` (its last change: what was and what is,
// so that it can be taken back); of an action also a line of its history and the day of the
// roadmap. Leaves out: where texts are (wording.h), an action that goes (retire.h), new paragraphs,
// the sheets of figures.
#pragma once
#include "charge/register.h"

namespace cairn {

inline constexpr std::string_view revise_kind = "revise";
inline constexpr std::string_view revised_kind = "revised";
inline constexpr int wording_most = 2000;  // characters of one text
inline constexpr std::size_t wordings_most = 100;
inline constexpr int revise_note_most = 600;

/// As it is kept: in one line, without what no text may hold.
std::string wording_of(std::string_view typed);
/// "page/aide" → {"page", "aide"}; nothing where an editor has no such thing to write.
std::optional<std::pair<std::string, std::string>> thing_of(std::string_view on);

Decision decide_revise(const View& view, const Actor& actor, const Intent& intent,
                       std::int64_t now);

}  // namespace cairn
