// /bornes: where the kiosks are and how each is, for everybody. The server's alone.
//
// Promises: pure; at most as many elements as any page may have, however many kiosks there are;
// what a kiosk never said is told in words. Leaves out: what kiosks show themselves.
#pragma once
#include <optional>
#include <vector>

#include "http/target.h"
#include "kiosk/heartbeats.h"
#include "screens/screens.h"

namespace cairn::server {

/// Its language; nothing where the address is another's.
std::optional<Lang> kiosks_route(const Target& target);
std::string kiosks_path(Lang lang);

/// Beside the word that nothing has come with a code: the kiosks in which it may still be.
void add_where_it_may_be(Page& follow, const std::vector<KioskState>& kiosks, std::int64_t now,
                         Lang lang);

Page kiosks_page(const Roadmap& roadmap, const std::vector<KioskState>& kiosks, std::int64_t now,
                 Lang lang);

}  // namespace cairn::server
