// What awaits a moderator: what is held, reported, changed or appealed, the urgent first.
//
// Promises: one contribution is one matter, whatever speaks of it; those with an urgent report come
// first, then appeals, then the rest, the oldest first in each; a page is bounded (`talk_page`).
// Made of what this device keeps: without a network it is as of the last time there was one.
// Leaves out: who may decide what (charge/moderate.h: the server says).
#pragma once
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
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

/// What brings one there, as addresses have it; one may be there for several.
inline constexpr std::string_view queue_reasons[] = {"signalees", "recours", "modifiees",
                                                     "attente"};

struct Queue {
  std::vector<Matter> matters;
  int all = 0;
  int page = 1;
  int pages = 1;
  std::array<int, std::size(queue_reasons)> by_reason = {};  // of all that awaits
};

/// Moderators decide; operators only appeals.
bool may_moderate(const Rights& rights);
/// `only`: one of the reasons; empty: any.
Queue awaiting_of(const Replica& replica, const Rights& rights, int page,
                  std::string_view only = {});
/// What is hidden, the last decision first.
Queue hidden_of(const Replica& replica, int page);
/// Nothing where there is no such contribution.
std::optional<Matter> matter_of(const Replica& replica, const std::string& id);

}  // namespace cairn
