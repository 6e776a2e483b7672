// /transparence and /transparence/2026: what moderation did in a year, to read or print. The
// server's alone.
//
// Promises: at most as many elements as any page may have, whatever was counted; what there was
// none of is said in words; delays stand as they were counted, from one bound to the next, with no
// median made up of them; what is invented bears its mark.
// Source: regulation (EU) 2022/2065 (DSA), articles 15 and 24.
#pragma once
#include <optional>
#include <string>

#include "screens/screens.h"
#include "transparency/transparency.h"

namespace cairn::server {

/// Nothing where the address is another's.
std::optional<YearRoute> transparency_route(const Target& target);

/// `years`: of which there is a page.
Page transparency_page(const Roadmap& roadmap, const Transparency& told, const Years& years,
                       const YearRoute& route);

}  // namespace cairn::server
