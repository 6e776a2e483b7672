#include "model/value.h"

#include <doctest/doctest.h>

#include "model/action.h"
#include "model/roadmap.h"

using namespace cairn;

TEST_CASE("decimals compare and scale exactly") {
  CHECK(compare({6, 0}, {60, 1}) == 0);
  CHECK(compare({44, 1}, {5, 0}) < 0);
  CHECK(compare({-1, 0}, {-11, 1}) > 0);
  CHECK(scaled({44, 1}, 2) == 440);
  CHECK(scaled({45, 1}, 0) == 5);
  CHECK(scaled({-45, 1}, 0) == -5);
}

TEST_CASE("undated comes last, a year before its months") {
  CHECK(earlier({2025, 12, 0}, {2026, 0, 0}));
  CHECK(earlier({2030, 0, 0}, {}));
  CHECK_FALSE(earlier({}, {2030, 0, 0}));
}

TEST_CASE("no milestone is not measured, which is not zero") {
  Action action;
  CHECK_FALSE(progress(action).measured());
  action.milestones.emplace_back();
  CHECK(progress(action).measured());
  CHECK(progress(action).done == 0);
  action.milestones.back().state = MilestoneState::unconfirmed;
  CHECK(progress(action).done == 0);
}

TEST_CASE("a target is reached in the direction that is better") {
  Indicator indicator;
  CHECK(reach(indicator) == Reach::unknown);
  Value now, target;
  now.number = {22, 1};
  target.number = {22, 1};
  indicator.history = {now};
  indicator.target = target;
  CHECK(reach(indicator) == Reach::reached);
  indicator.target->number = {30, 1};
  CHECK(reach(indicator) == Reach::not_yet);
  indicator.better = Better::down;
  CHECK(reach(indicator) == Reach::reached);
}

TEST_CASE("a place in a source finds the source") {
  Roadmap roadmap;
  roadmap.sources.push_back({"S0", {}, "", false});
  CHECK(find_source(roadmap, "S0:L31") != nullptr);
  CHECK(find_source(roadmap, "S") == nullptr);
}
