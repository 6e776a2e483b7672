// When somebody is there to moderate: edges of the clock, and what waits outside them.
#include "charge/duty.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <map>

#include "charge/decide_all.h"
#include "json/build.h"

using namespace cairn;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour;
// 00:00 UTC.
constexpr std::int64_t monday = 1'798'416'000'000;      // 2026-12-28
constexpr std::int64_t march_28 = 1'806'192'000'000;    // 2027, the last Sunday of March
constexpr std::int64_t october_31 = 1'824'940'800'000;  // 2027, the last Sunday of October
constexpr unsigned weekdays = 0b0011111, sunday = 0b1000000, all_days = 0b1111111;

DutyHours office(int offset = 0, bool summer_time = false) {
  return {{{weekdays, 9 * 60, 17 * 60 + 30}}, {}, offset, summer_time};
}

constexpr char offices[] =
    R"({"open":[{"days":["monday"],"from":"09:00","to":"17:00"}],"offset":0})";

/// A talk whose row is `hours` more than the rules.
struct World : View {
  std::map<std::pair<std::string, std::string>, Row> rows;

  explicit World(std::string_view hours, bool hold = false) {
    TalkRules rules;
    rules.hold = hold;
    Json body = body_of(row_of("A1-01", rules));
    JsonError error;
    if (const auto json = read_json(hours, error)) put(body, "hours", *json);
    rows[{"talk", "A1-01"}] = row_with("talk", "A1-01", 0, body);
  }
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = rows.find({std::string(kind), std::string(id)});
    return at == rows.end() ? std::nullopt : std::optional<Row>(at->second);
  }
  Decision take(std::int64_t now, char digit, const char* kind, const std::string& body,
                const char* rights = "") {
    Actor actor;
    actor.person = "somebody";
    actor.claim = "claim";
    actor.claims = {"claim"};
    actor.rights = rights_of(rights);
    const Intent intent{std::string(32, digit), 1, kind, "", 0, body};
    Decision decision = decide_all(*this, actor, "talk/A1-01", intent, now);
    for (const Change& change : decision.changes) {
      const std::pair<std::string, std::string> key{change.row.kind, change.row.id};
      if (change.op == Op::put) rows[key] = change.row;
      if (change.op != Op::put) rows.erase(key);
    }
    return decision;
  }
  Decision say(std::int64_t now, char digit, const std::string& more = "",
               const char* rights = "") {
    return take(now, digit, "contribute",
                R"({"on":"A1-01","form":"comment","lang":"fr","words":"Mots )" +
                    std::string(1, digit) + "\"" + more + "}",
                rights);
  }
  Contribution said(char digit) const {
    const auto found = row("contribution", std::string(32, digit));
    REQUIRE(found);
    return *contribution_of(*found);
  }
};

std::string on(char digit, const std::string& more = "") {
  return R"({"on":")" + std::string(32, digit) + "\"" + more + "}";
}

}  // namespace

TEST_CASE("a shift begins with its first minute and is over with its last") {
  const DutyHours hours = office();
  CHECK_FALSE(is_on_duty(hours, monday + 9 * hour - 1));
  CHECK(is_on_duty(hours, monday + 9 * hour));
  CHECK(is_on_duty(hours, monday + 17 * hour + 30 * minute - 1));
  CHECK_FALSE(is_on_duty(hours, monday + 17 * hour + 30 * minute));
}

TEST_CASE("each day of the week is its own, the last of them Sunday") {
  for (int i = 0; i < 14; ++i) {
    CAPTURE(i);
    CHECK(is_on_duty(office(), monday + i * day + 12 * hour) == (i % 7 < 5));
    const DutyHours sundays{{{sunday, 0, 24 * 60}}, {}, 0, false};
    CHECK(is_on_duty(sundays, monday + i * day) == (i % 7 == 6));
    CHECK(is_on_duty(sundays, monday + i * day + day - 1) == (i % 7 == 6));
  }
}

TEST_CASE("midnight is that of the place, on either side of Greenwich") {
  const DutyHours paris{{{0b0000001, 0, 60}}, {}, 60, false};
  CHECK_FALSE(is_on_duty(paris, monday - hour - 1));
  CHECK(is_on_duty(paris, monday - hour));
  CHECK_FALSE(is_on_duty(paris, monday));
  const DutyHours martinique{{{0b0000001, 23 * 60, 24 * 60}}, {}, -240, false};
  CHECK(is_on_duty(martinique, monday + day + 3 * hour));
  CHECK_FALSE(is_on_duty(martinique, monday + day + 4 * hour));
}

TEST_CASE("a night over midnight is two shifts, without a gap") {
  const DutyHours night{{{0b0000001, 22 * 60, 24 * 60}, {0b0000010, 0, 2 * 60}}, {}, 0, false};
  CHECK_FALSE(is_on_duty(night, monday + 22 * hour - 1));
  CHECK(is_on_duty(night, monday + day - 1));
  CHECK(is_on_duty(night, monday + day));
  CHECK_FALSE(is_on_duty(night, monday + day + 2 * hour));
}

TEST_CASE("a holiday is closed from its local midnight to the next") {
  DutyHours hours{{{all_days, 0, 24 * 60}}, {{2027, 1, 1}}, 60, true};
  const std::int64_t new_year = monday + 4 * day - hour;  // in Paris
  CHECK(is_on_duty(hours, new_year - 1));
  CHECK_FALSE(is_on_duty(hours, new_year));
  CHECK_FALSE(is_on_duty(hours, new_year + day - 1));
  CHECK(is_on_duty(hours, new_year + day));
}

TEST_CASE("summer time begins and ends at 01:00 UTC of a Sunday, where it is kept") {
  // From one to three in the night in Paris; there is no two o'clock in March, and two in October.
  const DutyHours two{{{all_days, 2 * 60, 3 * 60}}, {}, 60, true};
  CHECK_FALSE(is_on_duty(two, march_28 + hour - 1));  // 01:59:59
  CHECK_FALSE(is_on_duty(two, march_28 + hour));      // 03:00
  CHECK(is_on_duty(two, october_31));                 // 02:00, still summer
  CHECK(is_on_duty(two, october_31 + hour));          // 02:00 again
  CHECK_FALSE(is_on_duty(two, october_31 + 2 * hour));
  CHECK(is_on_duty(office(60, true), monday + 8 * hour));
  // A Monday of July: one hour earlier where it is kept.
  const std::int64_t july = march_28 + 99 * day;
  CHECK(is_on_duty(office(60, true), july + 7 * hour));
  CHECK_FALSE(is_on_duty(office(60, true), july + 7 * hour - 1));
  CHECK_FALSE(is_on_duty(office(60, false), july + 8 * hour - 1));
}

TEST_CASE("the Sundays of summer time are those of the calendar, leap years too") {
  // Of 2024 (leap), 2025, 2026, 2028 (leap), 2100 (not leap): 01:00 UTC.
  const std::int64_t springs[] = {1'711'846'800'000, 1'743'296'400'000, 1'774'746'000'000,
                                  1'837'645'200'000, 4'109'878'800'000};
  const std::int64_t autumns[] = {1'729'990'800'000, 1'761'440'400'000, 1'792'890'000'000,
                                  1'856'394'000'000, 4'128'627'600'000};
  // On duty in the whole of the second hour of the day at 60 minutes east.
  const DutyHours one{{{all_days, 60, 120}}, {}, 0, true};
  for (int i = 0; i < 5; ++i) {
    CAPTURE(i);
    CHECK_FALSE(is_on_duty(one, springs[i] - 1));  // 00:59:59
    CHECK_FALSE(is_on_duty(one, springs[i]));      // 02:00
    CHECK(is_on_duty(one, autumns[i] - 1));        // 01:59:59
    CHECK(is_on_duty(one, autumns[i]));            // 01:00 again
  }
}

TEST_CASE("any moment and any hours have an answer") {
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const DutyHours odd{{{~0U, -5, 1 << 30}, {0, 0, 0}}, {{}}, std::numeric_limits<int>::max(), true};
  for (const std::int64_t now : {least, std::int64_t{-1}, std::int64_t{0}, most}) {
    CHECK(is_on_duty(odd, now));
    CHECK_FALSE(is_on_duty({}, now));
  }
}

TEST_CASE("words that come while nobody is there wait for a moderator") {
  World world(offices);
  CHECK(world.say(monday + 10 * hour, 'a').outcome == Outcome::applied);
  CHECK(world.said('a').standing == Standing::published);
  const Decision night = world.say(monday + 20 * hour, 'b');
  CHECK(night.outcome == Outcome::held);
  CHECK(night.reason == Reason::awaits_moderation);
  CHECK(world.said('b').standing == Standing::held);
  CHECK(world.say(monday + day + 10 * hour, 'c').outcome == Outcome::held);
}

TEST_CASE("so does a relay's slip") {
  World world(offices);
  const std::string paper = R"(,"channel":"paper")";
  CHECK(world.say(monday + 10 * hour, 'a', paper, "relay").outcome == Outcome::applied);
  CHECK(world.say(monday + 20 * hour, 'b', paper, "relay").outcome == Outcome::held);
}

TEST_CASE("an edit of what is published waits too, and the former words stay") {
  World world(offices);
  world.say(monday + 10 * hour, 'a');
  const std::string words = R"(,"words":"D'autres mots")";
  CHECK(world.take(monday + 20 * hour, 'e', "edit", on('a', words)).outcome == Outcome::held);
  CHECK(world.said('a').words == "Mots a");
  CHECK(world.row("edit", std::string(32, 'a')));
  const std::int64_t next = monday + 7 * day + 10 * hour;
  CHECK(world.take(next, 'f', "edit", on('a', R"(,"words":"Des mots")")).outcome ==
        Outcome::applied);
  CHECK(world.said('a').words == "Des mots");
}

TEST_CASE(
    "fault: words of the night took the place of those their author wrote by day, once read") {
  World world(offices);
  world.say(monday + 10 * hour, 'a');
  world.take(monday + 20 * hour, 'e', "edit", on('a', R"(,"words":"D'autres mots")"));
  const std::int64_t next = monday + 7 * day + 10 * hour;
  world.take(next, 'f', "edit", on('a', R"(,"words":"Des mots")"));
  CHECK_FALSE(world.row("edit", std::string(32, 'a')));
  CHECK(world.take(next + hour, 'm', "moderate", on('a', R"(,"verdict":"publish")"), "moderator")
            .outcome == Outcome::applied);
  CHECK(world.said('a').words == "Des mots");
}

TEST_CASE("what takes away or counts does not wait") {
  World world(offices);
  world.say(monday + 10 * hour, 'a');
  const std::int64_t night = monday + 20 * hour;
  CHECK(world.take(night, 's', "support", on('a', R"(,"set":true)")).outcome == Outcome::applied);
  CHECK(world.take(night, 'w', "withdraw", on('a')).outcome == Outcome::applied);
  CHECK(world.said('a').standing == Standing::withdrawn);
}

TEST_CASE("a talk that is moderated first is so at every hour") {
  World world(offices, true);
  CHECK(world.say(monday + 10 * hour, 'a').outcome == Outcome::held);
}

TEST_CASE("hours that cannot be read are never") {
  for (const char* hours : {"{}", "[]", "7", "null", R"({"open":[],"offset":0})",
                            R"({"open":[{"days":["monday"],"from":"9","to":"17:00"}],"offset":0})",
                            R"({"open":[{"days":["monday"],"from":"09:00","to":"17:00"}]})"}) {
    CAPTURE(hours);
    World world(hours);
    CHECK(world.say(monday + 10 * hour, 'a').outcome == Outcome::held);
  }
}
