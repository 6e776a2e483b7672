// /suites: what became of what people said, as a page. The server's alone: no program has it.
#pragma once
#include <optional>
#include <string_view>

#include "http/target.h"
#include "outcomes/follow_ups.h"
#include "screens/screens.h"

namespace cairn::server {

struct FollowUpsRoute {
  Lang lang = Lang::fr;
  FollowUpsQuery query;
};
/// Nothing where the address is another's.
std::optional<FollowUpsRoute> follow_ups_route(const Target& target);
std::string path_of(const FollowUpsRoute& route);

Page follow_ups_page(const Roadmap& roadmap, const FollowUps& all, const FollowUpsRoute& route);

}  // namespace cairn::server
