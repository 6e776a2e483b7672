// A year of the roadmap, as its yearly review tells it: what was reached, measured and said.
//
// Promises: pure, from data alone: the same roadmap and the same year give the same review. An
// action is told once, under the first objective it serves. Only what is dated belongs to a year;
// a measure without a date stands in the newest where no other does, and is counted in none.
// Source: CGCT D.2311-15-1 (decree 2022-1084): objectives, follow-up indicators, measures, means.
// Leaves out: what people said (outcomes/follow_ups.h), how it looks (review_page.h).
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "http/year_route.h"
#include "model/roadmap.h"

namespace cairn::server {

/// First year of which anything is known, and that of the roadmap's own date: what bears a later
/// one is planned.
Years years_of(const Roadmap& roadmap);

struct ReviewedIndicator {
  const Indicator* what = nullptr;
  const Value* before = nullptr;  // the last one dated before the year; null: none
  const Value* now = nullptr;     // the last one of the year; null: not measured in it
};

struct ReviewedAction {
  const Action* what = nullptr;
  std::vector<const Milestone*> reached;  // in the year
  std::vector<const HistoryLine*> lines;  // of the year
  std::vector<ReviewedIndicator> indicators;
  bool has_any = false;  // reached, told or measured in the year
};

struct ReviewedObjective {
  const Choice* what = nullptr;  // null: of actions that serve none
  std::vector<ReviewedAction> actions;
  std::vector<const Action*> elsewhere;  // serve it too, and are told under another
};

struct Review {
  int year = 0;
  bool is_newest = false;  // what stands now is told with it
  bool is_recent = false;  // this year or the last: owed whole, with means and what is not measured
  std::vector<ReviewedObjective> objectives;
  int reached = 0, measured = 0, unmeasured = 0;  // milestones; indicators, in the year
  int silent = 0;                                 // actions of which nothing is dated in the year
  int with_means = 0;                             // actions whose means are told
  bool has_examples = false;                      // anything counted here is invented
};

Review review_of(const Roadmap& roadmap, int year);

/// The moment (UTC, ms since 1970) when a year begins.
std::int64_t begin_of(int year);

}  // namespace cairn::server
