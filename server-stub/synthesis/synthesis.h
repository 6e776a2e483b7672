// What people said in a period, in numbers: by way, axis, action, form and stance; what was most
// supported, which questions were answered, and what became of it.
//
// Promises: of what everybody may read now, and of contributions that came in the period; what
// answers another contribution is counted apart. Pure: the same rows give the same synthesis.
// Leaves out: how it looks (synthesis_page.h); who took part: nobody has an account, so no number
// of people is known.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/roadmap.h"
#include "outcomes/follow_ups.h"
#include "replica/replica.h"
#include "synthesis/synthesis_route.h"

namespace cairn::server {

inline constexpr std::size_t most_supported = 5;

struct Tally {
  int all = 0;
  int by_form[3] = {};    // as Form has them
  int by_stance[4] = {};  // as Stance has them
  bool has_examples = false;
  void add(const Contribution& c);
};

struct Supported {
  Contribution what;
  int supports = 0;
};

struct Synthesis {
  Tally all;
  int by_channel[4] = {};                                // as Channel has them
  int answers = 0;                                       // to other contributions
  Supports supports;                                     // of all these
  std::vector<std::pair<int, Tally>> axes;               // every one; 0, the whole, where it is any
  std::vector<std::pair<const Action*, Tally>> actions;  // that were spoken of, most first
  std::vector<Supported> most;                           // at least one support, most first
  std::vector<std::pair<const Action*, int>> questions;  // asked, with their answers, most first
  // Of questions with answers to choose from: what was chosen to this day, as no choice is dated.
  std::map<const Action*, Asked> chosen;
  FollowUps outcomes;  // without its list
};

/// `on` as in a route; what is nobody's id is empty.
std::string known_subject(const Roadmap& roadmap, const std::string& on);
/// `roadmap` outlives it.
Synthesis synthesis_of(const Replica& replica, const Roadmap& roadmap, const Period& period,
                       const std::string& on);

}  // namespace cairn::server
