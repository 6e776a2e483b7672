// The roadmap of a world: words that the publisher changes and, where people write in it, a few
// actions on two axes.
#pragma once
#include <string_view>
#include <vector>

#include "model/row.h"

namespace cairn::simulation {

inline constexpr std::string_view little_id = "essai";
/// Actions a pack has, none of those with a talk; each with one indicator ("<id>-i1") and one
/// milestone ("<id>-m1").
inline constexpr std::string_view little_actions[] = {"A1-04", "A1-05", "A2-01"};
inline constexpr int axis_of_little(std::string_view action) { return action[1] - '0'; }

/// In its n-th wording. Its kinds are another room's to read.
std::vector<Row> term_rows(int n);
/// A pack: those, and the actions, which it never changes.
std::vector<Row> pack_rows(int n);

}  // namespace cairn::simulation
