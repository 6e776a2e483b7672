// The screens: (visit, what is known, means) → Page. One file per screen.
//
// Promises: pure; the same arguments give the same Page in every program. Nothing is shown
// without its origin, no status by colour alone, nothing averaged across units.
// Leaves out: bytes (html/, text/), the shell of the document.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "follow/follows.h"
#include "model/keeping.h"
#include "model/roadmap.h"
#include "model/talk.h"
#include "page/page.h"
#include "update/visit.h"

namespace cairn {

/// What the person's program and server can do. Served pages: the defaults.
struct Means {
  bool can_write = true;  // a form can be posted from here
  bool is_away = false;   // no network, and this address is not kept here: say so, and what is
};

/// What is known: the roadmap, and what the replica found for this visit's route.
struct Known {
  const Roadmap& roadmap;
  std::vector<std::string> found;  // ids of actions for `filters.text`, best first
  TalkPage talk = {};              // `contributions`; the latest of an action
  TalkCounts counts = {};          // of the route's subject
  std::optional<Said> said = {};   // the contribution that the route names or answers
  Deposit deposit = {};            // `follow`: what `visit.typed` opens
  Nodes served = {};               // what `page_of` made of `talk` for an action's own page
  std::int64_t now = 0;            // ms, the server's clock; 0: nobody says
  // Of a device whose program is awake; a served page knows nothing of it.
  std::optional<Keeping> keeping = {};
  Follows follows = {};
  std::vector<Event> news = {};    // of what it follows, newest first
  std::vector<Said> mine = {};     // `mine`: one's own contributions, newest first
  std::vector<Begun> drafts = {};  // `mine`
  Leaving leaving = Leaving::no;   // what was just sent
  // Of a served page that shows a deposit code: the address of its picture; empty: none is made.
  std::string qr = {};
};

/// Does the roadmap have what the address names?
bool exists(const Roadmap& roadmap, const Route& route);
Page page_of(const Visit& visit, const Known& known, const Means& means);
/// The same for the program of a browser, which has no byte to spare for what its server alone can
/// show: the letter to the publisher, and what a deposit code opens.
Page program_page_of(const Visit& visit, const Known& known, const Means& means);
/// The same for a program that has fewer still, and leaves what stands beside the roadmap to the
/// citizens': the statements, the map of the site, what a device follows.
Page lean_page_of(const Visit& visit, const Known& known, const Means& means);
bool is_beside(Screen screen);
/// Of those, what does not change as people speak.
Page roadmap_page_of(const Visit& visit, const Known& known, const Means& means);

/// Every address that can be written to disk, in every language of the roadmap.
std::vector<Route> every_route(const Roadmap& roadmap);

}  // namespace cairn
