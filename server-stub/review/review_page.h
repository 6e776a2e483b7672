// /bilan and /bilan/2026: the yearly review as a page to read or print. The server's alone.
//
// Promises: at most as many elements as any page may have; a value never without its origin.
#pragma once
#include <optional>
#include <string>

#include "http/year_route.h"
#include "outcomes/follow_ups.h"
#include "review/review.h"
#include "screens/screens.h"

namespace cairn::server {

using ReviewRoute = YearRoute;
/// Nothing where the address is another's.
std::optional<ReviewRoute> review_route(const Target& target);
std::string path_of(const ReviewRoute& route);

/// `voices`: what was said in that year. `years`: of which there is a review.
Page review_page(const Roadmap& roadmap, const Review& review, const FollowUps& voices,
                 const Years& years, const ReviewRoute& route);

}  // namespace cairn::server
