// What became of what people said: counted, timed, told once, and hidden with what it answers.
#include <doctest/doctest.h>

#include "html/html.h"
#include "outcomes/follow_ups_page.h"
#include "page/lint.h"
#include "support/house.h"
#include "support/talk.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::test;

namespace {

constexpr std::int64_t day = 24LL * 3600 * 1000;

Row reply(char digit, char on, std::int64_t at, const std::string& outcome) {
  Reply r;
  r.id = id_of(digit);
  r.on = id_of(on);
  r.words = std::string("Réponse ") + digit;
  r.role = "lead";
  r.outcome = outcome;
  r.at = at;
  return row_of(r);
}

Replica told() {
  Replica replica(":memory:");
  std::vector<DeltaRow> rows = {put_at(1, rules_row())};
  for (const char digit : {'a', 'b', 'c', 'd'}) {
    rows.push_back(put_at(2, row_of(said(digit, std::string("Mots ") + digit, 10 * day))));
  }
  rows.push_back(put_at(3, reply('1', 'a', 12 * day, "taken-up")));
  rows.push_back(put_at(3, reply('2', 'a', 30 * day, "")));  // the outcome stands
  rows.push_back(put_at(3, reply('3', 'b', 20 * day, "set-aside")));
  rows.push_back(put_at(3, reply('4', 'c', 14 * day, "")));
  // An answer to what nobody sees any more.
  rows.push_back(put_at(3, reply('5', 'e', 11 * day, "adapted")));
  REQUIRE(replica.take(delta_of("public", 0, 3, std::move(rows))) == Taken::complete);
  const Outbox none(":memory:", secret);
  REQUIRE(replica.rebuild(none));
  return replica;
}

Target target(const std::string& path, const std::string& query = "") {
  Target t;
  t.path = path;
  t.query = query;
  return t;
}

}  // namespace

TEST_CASE("follow-ups are counted, timed, and each contribution is told once") {
  const Replica replica = told();
  const FollowUps all = follow_ups_in(replica, {});
  CHECK(all.contributions == 4);
  CHECK(all.answered == 3);
  CHECK(all.median_days == 4);  // of 2, 4 and 10
  CHECK(all.by_outcome[0] == 1);
  CHECK(all.by_outcome[1] == 0);
  CHECK(all.by_outcome[2] == 1);
  REQUIRE(all.list.size() == 3);
  CHECK(all.list[0].what.id == id_of('b'));
  CHECK(all.list[1].what.id == id_of('c'));
  CHECK(all.list[2].reply.words == "Réponse 1");
}

TEST_CASE("what stands under one that says the same is counted with it, once, answered or not") {
  Replica replica(":memory:");
  Contribution one = said('a', "Mots a", 10 * day);
  std::vector<DeltaRow> rows = {put_at(1, rules_row())};
  for (const char digit : {'b', 'c'}) {
    Contribution under = said(digit, std::string("Mots ") + digit, 10 * day);
    under.same = one.id;
    one.gathered += under.id;
    rows.push_back(put_at(2, row_of(under)));
  }
  rows.push_back(put_at(2, row_of(one)));
  rows.push_back(put_at(2, row_of(said('d', "Mots d", 10 * day))));
  rows.push_back(put_at(3, reply('1', 'a', 12 * day, "taken-up")));
  rows.push_back(put_at(3, reply('2', 'b', 11 * day, "")));  // before they were gathered
  REQUIRE(replica.take(delta_of("public", 0, 3, std::move(rows))) == Taken::complete);
  const Outbox none(":memory:", secret);
  REQUIRE(replica.rebuild(none));

  const FollowUps all = follow_ups_in(replica, {});
  CHECK(all.contributions == 2);
  CHECK(all.answered == 1);
  CHECK(all.median_days == 2);
  CHECK(all.by_outcome[0] == 1);
  CHECK(replica.counts("A1-03").contributions == 2);
  CHECK(replica.counts("A1-03").answered == 1);

  const TalkPage list = replica.talk({});
  REQUIRE(list.said.size() == 2);
  for (const Said& one_of : list.said) CHECK(one_of.what.same.empty());
  const auto head = replica.said(id_of('a')), under = replica.said(id_of('c'));
  REQUIRE((head && under));
  CHECK(head->answers.size() == 2);
  REQUIRE(under->replies.size() == 1);  // what is answered to the one answers it too
  CHECK(under->replies[0].id == id_of('1'));
  CHECK(replica.said(id_of('b'))->replies.size() == 2);
}

TEST_CASE("follow-ups are asked for by what came of it, and a page beyond the last is the last") {
  const Replica replica = told();
  const FollowUps aside = follow_ups_in(replica, {"set-aside", 9});
  REQUIRE(aside.list.size() == 1);
  CHECK(aside.list[0].what.id == id_of('b'));
  CHECK(aside.page == 1);
  CHECK(aside.by_outcome[0] == 1);  // counts are of all
}

TEST_CASE("the page of follow-ups, in both languages, is sound and says when there is none") {
  const Replica replica = told();
  const FollowUps all = follow_ups_in(replica, {});
  for (const Lang lang : {Lang::fr, Lang::en}) {
    const Page page = follow_ups_page(main_roadmap(), all, {lang, {}});
    for (const std::string& problem : lint(page)) FAIL_CHECK(problem);
    const std::string html = to_html(page.main);
    CHECK(html.find("Réponse 1") != html.npos);
    CHECK(html.find("Mots b") != html.npos);
    const Page empty = follow_ups_page(main_roadmap(), {}, {lang, {}});
    for (const std::string& problem : lint(empty)) FAIL_CHECK(problem);
  }
  const Page french = follow_ups_page(main_roadmap(), all, {Lang::fr, {}});
  CHECK(to_html(french.main).find("La première réponse vient après 4\u00A0jours") !=
        std::string::npos);
  CHECK(french.path_other == "/en/suites");
  CHECK(follow_ups_page(small_roadmap(), all, {Lang::fr, {}}).path_other.empty());
}

TEST_CASE("addresses of follow-ups read back; what is none is another's") {
  CHECK(path_of(*follow_ups_route(target("/suites"))) == "/suites");
  CHECK(path_of(*follow_ups_route(target("/en/suites", "suite=adapted&page=3"))) ==
        "/en/suites?suite=adapted&page=3");
  CHECK(path_of(*follow_ups_route(target("/suites", "suite=x&page=-1&page=zz"))) == "/suites");
  CHECK_FALSE(follow_ups_route(target("/suite")));
  CHECK_FALSE(follow_ups_route(target("/suites/x")));
}
