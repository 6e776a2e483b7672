// The two packs of content/ as a replica's rows would tell them, with the grids and statements.
#pragma once
#include <string>

#include "model/roadmap.h"
#include "page/page.h"
#include "update/route.h"

namespace cairn::test {

/// Read once, kept: tests only look at it.
const Roadmap& roadmap_of_pack(const std::string& folder);
inline const Roadmap& main_roadmap() { return roadmap_of_pack("content/numerique-responsable"); }
inline const Roadmap& small_roadmap() { return roadmap_of_pack("content/vallon"); }
/// The page of an address, nothing found by words.
Page page_at(const Roadmap& roadmap, const std::string& target);
/// All addresses of the roadmap, as targets.
std::vector<std::string> every_target(const Roadmap& roadmap);

}  // namespace cairn::test
