// A pack's days as moments: the last day counts whole, whatever its precision.
#include "ledger/taking_part.h"

#include <doctest/doctest.h>

#include "words/dates.h"

using namespace cairn;
using namespace cairn::server;

TEST_CASE("the first day counts from its midnight, the last one to its end") {
  const TalkRules rules = rules_of({{2027, 1, 15}, {2027, 2, 28}, true});
  CHECK(rules.hold);
  CHECK(day_of(rules.opens) == Date{2027, 1, 15});
  CHECK(day_of(rules.opens - 1) == Date{2027, 1, 14});
  CHECK(day_of(rules.closes) == Date{2027, 2, 28});
  CHECK(day_of(rules.closes + 1) == Date{2027, 3, 1});
  CHECK_FALSE(rules.is_open(rules.opens - 1));
  CHECK(rules.is_open(rules.opens));
}

TEST_CASE("a month or a year counts whole, and no date is no limit") {
  const TalkRules month = rules_of({{2028, 2, 0}, {2028, 2, 0}, false});
  CHECK(day_of(month.opens) == Date{2028, 2, 1});
  CHECK(day_of(month.closes) == Date{2028, 2, 29});
  const TalkRules year = rules_of({{2027, 0, 0}, {2027, 0, 0}, false});
  CHECK(day_of(year.opens) == Date{2027, 1, 1});
  CHECK(day_of(year.closes) == Date{2027, 12, 31});
  CHECK(rules_of({}) == TalkRules{});
}
