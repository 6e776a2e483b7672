// The staff put order in what people said: `classify`, in a talk.
//
//   {"on": "<contribution>", "themes"?: ["achats", …], "same"?: "<contribution>" | ""}
//
// What is named is as it says from then on (absolute, never a change of it); what is not stays.
// `same`: it says what that other one says, which stands for both; nothing of it is taken away: it
// keeps its place, its words, its answers and its supports. Rows: the contribution. Its author sees
// both, and so does everybody.
// Leaves out: which themes there are (the pack says; a talk does not know it).
#pragma once
#include "ledger/rules.h"

namespace cairn {

inline constexpr std::string_view classify_kind = "classify";
inline constexpr std::size_t themes_most = 6;  // of one contribution

Decision classify(const Case& c);

}  // namespace cairn
