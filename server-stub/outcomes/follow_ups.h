// What became of what people said: "you said, we did, we did not, because".
//
// Promises: counts and the median are of what everybody may read now; a contribution is told once,
// by its last answer that says what is done with it, or else by its last one.
// Leaves out: how it looks (follow_ups_page.h).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "model/contribution.h"
#include "replica/replica.h"

namespace cairn::server {

inline constexpr int follow_ups_page_most = 12;
inline constexpr std::string_view outcomes[] = {"taken-up", "adapted", "set-aside"};

struct FollowUp {
  Contribution what;
  Reply reply;
};

struct FollowUpsQuery {
  std::string outcome;  // one of `outcomes`; empty: any
  int page = 1;
  // Of what came in from that moment on and before the other, in ms since 1970; 0 and 0: ever.
  std::int64_t from = 0, before = 0;
  // Where set: only of these. `contributions` is then for the caller to count.
  std::function<bool(const Contribution&)> about = {};
};

struct FollowUps {
  std::vector<FollowUp> list;  // a page, the latest answer first
  int all = 0, page = 1, pages = 1;
  int contributions = 0, answered = 0;  // published, that answer nothing
  int by_outcome[3] = {};               // as in `outcomes`
  int median_days = -1;                 // from a contribution to its first answer; -1: none yet
  bool has_examples = false;            // among those that were answered
};

/// Of several answers to one contribution, oldest first: does this one stand for all so far?
inline bool stands(const Reply& later, const Reply& so_far) {
  return !later.outcome.empty() || so_far.outcome.empty();
}

FollowUps follow_ups_in(const Replica& replica, const FollowUpsQuery& query);

}  // namespace cairn::server
