// The yearly review: what belongs to a year, told once, within what a page may weigh.
#include <doctest/doctest.h>

#include <algorithm>

#include "html/html.h"
#include "page/lint.h"
#include "review/review_page.h"
#include "support/house.h"
#include "support/talk.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::test;

namespace {

constexpr std::int64_t day = 24LL * 3600 * 1000;

Value measure(int units, Date date) {
  Value value;
  value.number = {units, 0};
  value.date = date;
  value.origin = value.date_origin = Origin::documented;
  return value;
}

Roadmap told() {
  Roadmap roadmap;
  roadmap.langs = {Lang::fr};
  roadmap.as_of = {2026, 6, 30};
  roadmap.objectives = {{"1", {"Acheter", ""}}, {"2", {"Gérer", ""}}, {"3", {"Concevoir", ""}}};
  Action a;
  a.id = "A1-01";
  a.axis = 1;
  a.title.fr = "Faire durer";
  a.objectives = {2, 1};
  a.milestones = {{"m1", {"Inventaire", ""}, {2025, 3, 0}, MilestoneState::done, {}, ""},
                  {"m2", {"Suite", ""}, {2026, 3, 0}, MilestoneState::to_come, {}, ""}};
  Indicator years;
  years.id = "i1";
  years.label.fr = "Durée";
  years.unit.fr = "ans";
  years.history = {measure(4, {2023, 0, 0}), measure(5, {2025, 2, 0}), measure(6, {2025, 11, 0})};
  years.target = measure(6, {2028, 0, 0});
  a.indicators = {years};
  a.history = {{"", {2026, 2, 1}, {"Un fait", ""}, Origin::documented, ""}};
  Action b;
  b.id = "A1-02";
  b.axis = 1;
  b.title.fr = "Sans objectif";
  roadmap.actions = {a, b};
  roadmap.axes = {{1, Tone::pine, {"Axe", ""}, {"Axe", ""}, {"Axe", ""}, {}}};
  return roadmap;
}

Target target(const std::string& path) {
  Target t;
  t.path = path;
  return t;
}

}  // namespace

TEST_CASE("a year holds what is dated in it; an action is told under its first objective") {
  const Roadmap roadmap = told();
  const Years years = years_of(roadmap);
  CHECK(years.first == 2023);
  CHECK(years.newest == 2026);
  const Review past = review_of(roadmap, 2025);
  CHECK_FALSE(past.is_newest);
  CHECK(past.reached == 1);
  CHECK(past.measured == 1);
  CHECK(past.silent == 1);
  REQUIRE(past.objectives.size() == 4);  // three, and none
  CHECK(past.objectives[0].actions.size() == 1);
  CHECK(past.objectives[1].actions.empty());
  CHECK(past.objectives[1].elsewhere.size() == 1);
  CHECK(past.objectives[3].actions.front().what->id == "A1-02");
  const ReviewedIndicator& one = past.objectives[0].actions[0].indicators[0];
  CHECK(one.before->number.units == 4);
  CHECK(one.now->number.units == 6);
  const Review now = review_of(roadmap, 2026);
  CHECK(now.is_newest);
  CHECK(now.reached == 0);
  CHECK(now.unmeasured == 1);
  CHECK(now.objectives[0].actions[0].lines.size() == 1);
  CHECK(now.objectives[0].actions[0].indicators[0].now == nullptr);
}

TEST_CASE(
    "fault: a milestone reached before its date, or a measure without one, made another year") {
  Roadmap roadmap = told();
  Action& action = roadmap.actions[0];
  action.milestones[1].state = MilestoneState::done;
  action.milestones[1].date = {2027, 3, 0};
  action.indicators[0].history.push_back(measure(9, {}));
  CHECK(years_of(roadmap).newest == 2026);
  const Review now = review_of(roadmap, 2026);
  CHECK(now.objectives[0].actions[0].indicators[0].now->number.units == 9);
  CHECK(now.measured == 0);
  action.indicators[0].history.insert(action.indicators[0].history.begin() + 3,
                                      measure(7, {2026, 5, 0}));
  const Review later = review_of(roadmap, 2026);
  CHECK(later.objectives[0].actions[0].indicators[0].now->number.units == 7);
  CHECK(later.measured == 1);
}

TEST_CASE(
    "fault: the review of the year that is over told neither means nor what was not measured") {
  const Roadmap roadmap = told();
  CHECK(review_of(roadmap, 2025).is_recent);
  CHECK_FALSE(review_of(roadmap, 2024).is_recent);
}

TEST_CASE("the page of a review says how a measure moved, and that a target was reached") {
  const Roadmap roadmap = told();
  const Page page =
      review_page(roadmap, review_of(roadmap, 2025), {}, years_of(roadmap), {Lang::fr, 2025});
  const std::string html = to_html(page.main);
  CHECK(html.find("de 4\u00A0ans (2023) à 6\u00A0ans (novembre 2025)") != html.npos);
  CHECK(html.find("cible atteinte") != html.npos);
  CHECK(html.find("Inventaire") != html.npos);
  CHECK(html.find("Un fait") == html.npos);
  CHECK(html.find("Rien de publié ne date") != html.npos);
  CHECK(page.path_other.empty());
}

TEST_CASE("the reviews of both packs are sound, and no heavier than a page may be") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    const Years years = years_of(*roadmap);
    for (const Lang lang : roadmap->langs) {
      for (int year = years.first; year <= years.newest; ++year) {
        const Page page = review_page(*roadmap, review_of(*roadmap, year), {}, years, {lang, year});
        CAPTURE(page.path);
        for (const std::string& problem : lint(page)) FAIL_CHECK(problem);
        const std::string html = to_html(page.main);
        int elements = 0;
        for (std::size_t at = 0; at + 1 < html.size(); ++at) {
          elements += html[at] == '<' && html[at + 1] != '/' && html[at + 1] != '!';
        }
        CHECK(elements < 500);  // the frame has its own
      }
    }
  }
}

TEST_CASE("what was said in a year is what came in then, wherever its answer stands") {
  Replica replica(":memory:");
  std::vector<DeltaRow> rows = {put_at(1, rules_row())};
  rows.push_back(put_at(2, row_of(said('a', "Avant", begin_of(2025) - 1))));
  rows.push_back(put_at(2, row_of(said('b', "Dedans", begin_of(2025)))));
  rows.push_back(put_at(2, row_of(said('c', "Après", begin_of(2026)))));
  Reply reply;
  reply.id = id_of('1');
  reply.on = id_of('b');
  reply.words = "Réponse";
  reply.outcome = "taken-up";
  reply.at = begin_of(2026) + 5 * day;
  rows.push_back(put_at(3, row_of(reply)));
  REQUIRE(replica.take(delta_of("public", 0, 3, std::move(rows))) == Taken::complete);
  const Outbox none(":memory:", secret);
  REQUIRE(replica.rebuild(none));
  FollowUpsQuery query;
  query.from = begin_of(2025);
  query.before = begin_of(2026);
  const FollowUps all = follow_ups_in(replica, query);
  CHECK(all.contributions == 1);
  CHECK(all.answered == 1);
  CHECK(all.by_outcome[0] == 1);
  CHECK(all.median_days == 370);
}

TEST_CASE("addresses of reviews read back; what is none is another's") {
  CHECK(path_of(*review_route(target("/bilan"))) == "/bilan");
  CHECK(path_of(*review_route(target("/en/bilan/2026"))) == "/en/bilan/2026");
  for (const char* path :
       {"/bilan/", "/bilans", "/bilan/26", "/bilan/20x6", "/bilan/2026/", "/bilan/-202"}) {
    CHECK_FALSE(review_route(target(path)));
  }
}
