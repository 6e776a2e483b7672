// What is counted of a talk: what was said, answered, and done with it; and answers, by pages.
#include <utility>

#include "known/known.h"
#include "support/house.h"
#include "support/talk_device.h"

using namespace cairn;
using namespace cairn::test;

TEST_CASE("of what is answered, the last answer that says what is done is the one that counts") {
  Device d;
  int cursor = 9;
  const auto became = [&](char id, char on, const char* outcome, int at, const char* words) {
    const Reply reply{id_of(id), id_of(on), words, Lang::fr, "lead", outcome, at, false};
    REQUIRE(d.replica.take(delta_of("public", std::exchange(cursor, at), at,
                                    {put_at(at, row_of(reply))})) == Taken::complete);
    d.show();
    const TalkCounts counts = d.replica.counts("");
    CHECK(d.replica.counts("A1-03").answered == counts.answered);
    CHECK(d.replica.counts("A1-04").answered == 0);
    const auto [taken_up, adapted, set_aside] = counts.by_outcome;
    return std::vector<int>{counts.answered, taken_up, adapted, set_aside};
  };
  using Became = std::vector<int>;
  CHECK(d.replica.counts("").by_outcome == std::array<int, 3>{1, 0, 0});
  CHECK(became('1', 'f', "", 100, R"(rien de "adapted" encore)") == Became{2, 1, 0, 0});
  CHECK(became('2', 'd', "adapted", 101, "plutôt") == Became{2, 0, 1, 0});
  CHECK(became('3', 'd', "", 102, "et merci") == Became{2, 0, 1, 0});
  CHECK(became('4', 'f', "set-aside", 103, "non") == Became{2, 0, 1, 1});
  // What is hidden is not told, nor what became of it.
  Contribution hidden = said('f', "", 70);
  hidden.standing = Standing::hidden;
  REQUIRE(d.replica.take(delta_of("public", 103, 104, {put_at(104, row_of(hidden))})) ==
          Taken::complete);
  d.show();
  CHECK(d.replica.counts("").by_outcome == std::array<int, 3>{0, 1, 0});
  CHECK(d.replica.counts("A1-03").contributions == 1);
}

TEST_CASE("what is counted by indexes is what a list holds, whatever stands on top") {
  Device d;
  const auto told = [&] {
    const TalkCounts counts = d.replica.counts("A1-03");
    CHECK(d.replica.counts("").contributions == counts.contributions);
    CHECK(d.replica.counts("").answered == counts.answered);
    CHECK(d.replica.talk({}).all == d.replica.talk(about()).all);
    return std::vector<int>{counts.contributions, counts.answered, d.replica.talk(about()).all};
  };
  CHECK(told() == std::vector<int>{2, 1, 2});
  d.write(contribution_of('a', "Le mien"));
  d.write(answer_of('b', 'a', "une suite"));  // answers stand with what they answer
  CHECK(told() == std::vector<int>{3, 1, 3});
  // In the base, and on top of it once more.
  d.replica.take(delta_of(own_lane(deposit), 0, 12,
                          {put_at(12, row_of(said('a', "Le mien", 2000, Standing::held)))}));
  d.outbox.accept(talk, 1, 1, {receipt_of(1, 'a', Outcome::held, 12, Reason::awaits_moderation)});
  d.show();
  CHECK(told() == std::vector<int>{2, 1, 3});
  d.write(intent_of('c', "withdraw", R"({"on":")" + id_of('a') + R"("})"));
  CHECK(told() == std::vector<int>{2, 1, 2});
}

TEST_CASE("answers are counted in a list, and read a page at a time") {
  Device d;
  std::vector<DeltaRow> rows;
  for (int i = 0; i < answers_page + 3; ++i) {
    Contribution answer = said('0', "Réponse " + std::to_string(i), 100 + i);
    answer.id.replace(0, 2, std::to_string(10 + i));
    answer.parent = id_of('d');
    rows.push_back(put_at(20 + i, row_of(answer)));
  }
  REQUIRE(d.replica.take(delta_of("public", 9, 60, rows)) == Taken::complete);
  d.show();
  const Said in_list = d.replica.talk(about("velo")).said.at(0);
  CHECK(in_list.answers.empty());
  CHECK(in_list.more_answers == answers_page + 3);
  CHECK(d.replica.talk(about("reponse")).all == answers_page + 3);  // found by their words
  CHECK(d.replica.talk(about()).all == 2);
  const auto first = d.replica.said(id_of('d'));
  CHECK(first->answers.size() == answers_page);
  CHECK(first->more_answers == 3);
  const auto second = d.replica.said(id_of('d'), 2);
  REQUIRE(second->answers.size() == 3);
  CHECK(second->answers[2].what.words == "Réponse 27");
  CHECK(d.replica.said(id_of('d'), 9)->answers.empty());
}

TEST_CASE("the front door counts all talk, and none where a device holds some of it") {
  const Device d;
  Visit visit;
  visit.route = route_of("/participer");
  const Known all = known_of(d.replica, main_roadmap(), visit, true);
  CHECK(all.counts.contributions == 2);
  CHECK(all.counts.by_outcome == std::array<int, 3>{1, 0, 0});
  const Known some = known_of(d.replica, main_roadmap(), visit, false);
  CHECK(some.counts.contributions == 0);
  CHECK(some.counts.answered == 0);
}
