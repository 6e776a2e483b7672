// /formulaire and /formulaire?action=A1-03: one sheet to print, to fill in by hand, and to post or
// hand in. The server's alone: no program has it.
//
// Promises: pure; the same choices as the form on the screen, so that whoever copies a sheet has
// nothing to guess; asks for no name; an address, a telephone and rights with their origin. What
// both packs of content/ make of it is one page of A4.
// Leaves out: what is copied from a sheet and by whom (the desk).
#pragma once
#include <optional>
#include <string>

#include "http/target.h"
#include "model/roadmap.h"
#include "page/page.h"

namespace cairn::server {

struct PaperRoute {
  Lang lang = Lang::fr;
  std::string action;  // as asked for; empty: whichever
};
/// Nothing where the address is another's.
std::optional<PaperRoute> paper_route(const Target& target);
std::string path_of(const PaperRoute& route);
/// As the page is known: without an action that the roadmap does not have.
PaperRoute known_route(const Roadmap& roadmap, PaperRoute route);

/// `origin`: of the site, "https://…"; empty where it is not known, and then there is no QR code.
Page paper_page(const Roadmap& roadmap, const PaperRoute& asked, const std::string& origin);

}  // namespace cairn::server
