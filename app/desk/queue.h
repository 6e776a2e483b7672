// What awaits a moderator: what is held, reported, changed or appealed, the urgent first.
//
// Promises: one contribution is one matter, whatever speaks of it; those with an urgent report come
// first, then appeals, then the rest, the oldest first in each; a page is bounded (`talk_page`).
// Made of what this device keeps: without a network it is as of the last time there was one.
// Leaves out: who may decide what (charge/moderate.h: the server says).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "charge/moderation.h"
#include "model/talk.h"
#include "replica/replica.h"

namespace cairn {

struct Matter {
  Said said;
  std::string edited;            // the author's new words, not shown yet
  std::vector<Report> reports;   // that await an answer, the urgent first
  std::optional<Appeal> appeal;  // that awaits a decision
  std::optional<Review> review;  // the last decision
  std::int64_t since = 0;        // ms: how long the oldest of it waits
  bool is_urgent() const;
};

struct Queue {
  std::vector<Matter> matters;
  int all = 0;
  int page = 1;
  int pages = 1;
};

/// Moderators decide; operators only appeals.
bool may_moderate(const Rights& rights);
Queue awaiting_of(const Replica& replica, const Rights& rights, int page);
/// What is hidden, the last decision first.
Queue hidden_of(const Replica& replica, int page);
/// Nothing where there is no such contribution.
std::optional<Matter> matter_of(const Replica& replica, const std::string& id);

}  // namespace cairn
