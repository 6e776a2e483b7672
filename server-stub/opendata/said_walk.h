// All that people said and everybody may read, a few at a time.
//
// Promises: each contribution that is public from the first step to the last comes once; one that
// leaves meanwhile comes if it was reached before, and never after. By subject, then by what it
// answers, in the order in which they came. Between two steps nothing is held but a place, so that
// the replica may change, and as many may walk as like to.
// Leaves out: how it is written down (sheets/said.h).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "replica/replica.h"
#include "sheets/said.h"

namespace cairn::server {

class SaidWalk {
 public:
  /// `replica` holds what is public, and outlives this.
  explicit SaidWalk(const Replica& replica, int step = 200) : replica_(&replica), step_(step) {}

  enum class Step : unsigned char { some, end, broken };
  /// The next ones, maybe none; `broken` where the replica cannot be read.
  Step next(std::vector<SaidLine>& lines);

 private:
  bool enter_next_scope();

  const Replica* replica_;
  int step_;
  std::string scope_;  // "": none entered yet
  bool is_inside_ = false;
  int axis_ = 0;  // of the action that the scope is about
  std::string parent_;
  std::int64_t at_ = -1;
  std::string id_;
  bool failed_ = false;
};

/// Another one wherever anything that is public is another.
std::string state_of(const Replica& replica);

}  // namespace cairn::server
