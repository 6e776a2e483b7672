// A pack's days as moments: the last day counts whole, whatever its precision.
#include "ledger/taking_part.h"

#include <doctest/doctest.h>

#include "json/build.h"
#include "ledger/questions.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "ledger_support.h"
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

TEST_CASE("one talk may do otherwise than the pack, and each carries the moderators' hours") {
  JsonError error;
  const auto part = read_json(
      R"({"moderation":"after","before":["A1-03"],"after":["roadmap"],)"
      R"("hours":{"open":[{"days":["monday"],"from":"09:00","to":"17:00"}],"offset":60}})",
      error);
  REQUIRE(part);
  TalkRules rules;
  rules.axis = 1;
  const auto first = talk_rules_of(talk_row("A1-03", rules, *part));
  REQUIRE(first);
  CHECK(first->hold);
  CHECK(first->hours);
  CHECK_FALSE(talk_rules_of(talk_row("A1-04", rules, *part))->hold);
  rules.hold = true;
  CHECK_FALSE(talk_rules_of(talk_row("roadmap", rules, *part))->hold);
  CHECK(talk_row("A1-04", rules, json_object()) == row_of("A1-04", rules));
  const Json body = body_of(talk_row("A1-04", rules, *part));
  CHECK(write_json(*body.find("hours")) == write_json(*part->find("hours")));
}

TEST_CASE(
    "what an action asks stands in its talk, its last day whole, and goes when it asks no more") {
  Question question;
  question.text.fr = "Quand ouvrir ?";
  question.number = 2;
  question.choices = {{"Le matin", ""}, {"Le soir", ""}};
  question.closes = {2027, 2, 0};
  const Row plain = talk_row("A1-03", {}, json_object());
  const Row row = asking(plain, question);
  const Json body = body_of(row);
  const Json* asks = body.find("asks");
  REQUIRE(asks);
  CHECK(number_of(*asks, "question") == 2);
  CHECK(number_of(*asks, "choices") == 2);
  CHECK(asks->find("opens") == nullptr);
  CHECK(day_of(number_of(*asks, "closes")) == Date{2027, 2, 28});
  CHECK(asking(row, question) == row);
  CHECK(asking(row, Question{}) == plain);
}

TEST_CASE("what a pack says of single talks is in its rows, and nothing in those of another") {
  const Row pack{"pack", "p", 0, R"({"id":"p","taking_part":{"before":["A1-03"]}})"};
  const Row action{"action", "A1-03", 1, R"({"id":"A1-03","axis":1})"};
  CHECK(write_json(taking_part_in({action, pack})) == R"({"before":["A1-03"]})");
  CHECK(write_json(taking_part_in({action})) == "{}");
  test::House house;
  REQUIRE(house.exchange->put_roadmap({pack, action}));
  const auto held = item_of(*house.sql, "talk/A1-03", "talk", "A1-03");
  REQUIRE(held);
  CHECK(held->body == R"({"policy":"hold","axis":1})");
  CHECK(item_of(*house.sql, "talk/roadmap", "talk", "roadmap")->body == R"({"policy":"publish"})");
}

TEST_CASE("a talk closes the day its action is retired, and has its own period again after it") {
  TalkRules rules;
  rules.closes = 9'000'000'000'000;
  const Row open = row_of("A1-03", rules);
  Retirement retired;
  CHECK(retiring(open, retired) == open);
  retired.text.fr = "Reprise ailleurs";
  retired.date = {2026, 6, 12};
  const Row closed = retiring(open, retired);
  const auto told = talk_rules_of(closed);
  REQUIRE(told);
  CHECK(day_of(told->closes) == Date{2026, 6, 12});
  CHECK(retiring(closed, retired) == closed);
  CHECK(talk_rules_of(retiring(closed, {})) == talk_rules_of(open));
  const Row always = row_of("A1-03", TalkRules{});
  CHECK(talk_rules_of(retiring(retiring(always, retired), {})) == TalkRules{});
}

TEST_CASE("fault: the question of a retired action was answered on, in a period of its own") {
  Question question;
  question.text.fr = "Quand ouvrir ?";
  question.closes = {2027, 12, 31};
  const Row asks = asking(row_of("A1-03", TalkRules{}), question);
  Retirement retired;
  retired.text.fr = "Reprise ailleurs";
  retired.date = {2026, 6, 12};
  const Row closed = retiring(asks, retired);
  const Json body = body_of(closed);
  CHECK(day_of(number_of(*body.find("asks"), "closes")) == Date{2026, 6, 12});
  CHECK(retiring(closed, retired) == closed);
  // Told anew, it closes again; put back, its own period counts.
  CHECK(retiring(asking(closed, question), retired) == closed);
  const Json again = body_of(retiring(asking(closed, question), {}));
  CHECK(day_of(number_of(*again.find("asks"), "closes")) == Date{2027, 12, 31});
  CHECK(again.find("closes") == nullptr);
}

TEST_CASE("fault: a new action took the exception of another talk for the pack's rule") {
  const Row pack{
      "pack", "p", 0,
      R"({"id":"p","languages":["fr"],"taking_part":{"moderation":"before","after":["roadmap"]}})"};
  const Row action{"action", "A1-04", 1, R"({"id":"A1-04","axis":1})"};
  test::House house;
  TalkRules rules;
  rules.hold = true;
  REQUIRE(house.exchange->put_roadmap({pack}, rules));
  REQUIRE(item_of(*house.sql, "talk/roadmap", "talk", "roadmap")->body ==
          R"({"policy":"publish"})");
  Store store(*house.sql, {});
  REQUIRE(open_talk(*house.sql, store, action, 1));
  CHECK(item_of(*house.sql, "talk/A1-04", "talk", "A1-04")->body ==
        R"({"policy":"hold","axis":1})");
}
