// The staff put order in what people said: `classify`, in a talk.
//
//   {"on": "<contribution>", "theme": "achats", "set": true | false}
//
// One theme at a time, given or taken away: two leads who did not hear of each other lose nothing
// of each other's. Rows: the contribution; its author sees its themes, and so does everybody.
// Leaves out: which themes there are (the pack says; a talk does not know it).
#pragma once
#include "ledger/rules.h"

namespace cairn {

inline constexpr std::string_view classify_kind = "classify";
inline constexpr std::size_t themes_most = 6;  // of one contribution

Decision classify(const Case& c);

}  // namespace cairn
