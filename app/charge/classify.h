// The staff put order in what people said: `classify`, in a talk.
//
//   {"on": "<contribution>", "theme": "achats", "set": true | false, "of"?: "<name of the words>"}
//
// or which of them say the same (gather.h). One theme at a time, given or taken away: two leads who
// did not hear of each other lose nothing of each other's. Rows: the contribution; its author sees
// its themes, and so does everybody. One of them, `display_theme`, says that kiosks may show it:
// only a moderator gives or takes that one, saying which words were read (`name_of_words`); when
// the words become others it is lost. Leaves out: which themes there are (the pack says; a talk
// does not know it).
#pragma once
#include "ledger/rules.h"

namespace cairn {

inline constexpr std::string_view classify_kind = "classify";
inline constexpr std::size_t themes_most = 6;  // of one contribution

inline constexpr std::string_view display_theme = "borne";

Decision classify(const Case& c);
/// Of words that become others.
void lose_display(Contribution& contribution);

}  // namespace cairn
