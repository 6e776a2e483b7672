// What is shown: the base with this device's own intents on top, found, counted, and one's own.
#include "support/talk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "replica/replica.h"
#include "replica/settle.h"

using namespace cairn;
using namespace cairn::test;

namespace {

/// A device that knows the rules of the talk, and what one other person said.
struct Device {
  Replica replica{":memory:"};
  Outbox outbox{":memory:", secret};
  Device() {
    const Reply reply{id_of('e'), id_of('d'), "merci", Lang::fr, "lead", "taken-up", 60, false};
    CHECK(replica.take(delta_of(
              "public", 0, 9,
              {put_at(1, rules_row()), put_at(5, row_of(said('d', "Des vélos à l'École", 50))),
               put_at(6, tally_row(id_of('d'), {2, 0, 0, 0})), put_at(7, row_of(reply)),
               put_at(8, row_of(said('f', "Autre chose", 70)))})) == Taken::complete);
    show();
  }
  void write(Intent intent) {
    REQUIRE(outbox.write(talk, intent));
    show();
  }
  void show() { REQUIRE_MESSAGE(replica.rebuild(outbox), replica.error()); }
  std::vector<std::string> found(const TalkQuery& query) const {
    std::vector<std::string> ids;
    for (const Said& s : replica.talk(query).said) ids.push_back(s.what.id.substr(0, 1));
    REQUIRE_MESSAGE(replica.ok(), replica.error());
    return ids;
  }
  bool shows(char digit) const {
    const auto rows = replica.shown_rows(talk);
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Row& row) { return row.id == id_of(digit); });
  }
};

Intent answer_of(char digit, char parent, const std::string& words) {
  Intent answer = contribution_of(digit, words);
  answer.body.replace(1, 0, "\"parent\":\"" + id_of(parent) + "\",");
  return answer;
}

using Ids = std::vector<std::string>;

TalkQuery about(std::string words = "", std::string state = "") {
  TalkQuery query;
  query.on = "A1-03";
  query.words = std::move(words);
  query.state = std::move(state);
  return query;
}

}  // namespace

TEST_CASE("what others said is found by words, place, state and order") {
  Device d;
  CHECK(d.found(about()) == Ids{"f", "d"});
  CHECK(d.found(about("VELO")) == Ids{"d"});
  CHECK(d.found(about("ecole")) == Ids{"d"});
  CHECK(d.found(about("!?")).empty());
  CHECK(d.found(about("", "answered")) == Ids{"d"});
  CHECK(d.found(about("", "unanswered")) == Ids{"f"});
  TalkQuery query = about();
  query.sort = TalkSort::oldest;
  CHECK(d.found(query) == Ids{"d", "f"});
  query.sort = TalkSort::most_supported;
  CHECK(d.found(query) == Ids{"d", "f"});
  query.form = "proposal";
  CHECK(d.found(query).empty());
  query = {};
  query.place = "x";
  CHECK(d.found(query).empty());
  const TalkPage page = d.replica.talk(about("velo"));
  REQUIRE(page.said.size() == 1);
  CHECK(page.said[0].supports.site == 2);
  CHECK(page.said[0].replies.size() == 1);
  const TalkCounts counts = d.replica.counts("A1-03");
  CHECK(counts.known);
  CHECK(counts.contributions == 2);
  CHECK(counts.answered == 1);
}

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

TEST_CASE("one's own word is shown at once, found, and told how far it is") {
  Device d;
  d.write(contribution_of('a', "Un château d'eau", 90));
  CHECK(d.found(about()) == Ids{"a", "f", "d"});
  CHECK(d.found(about("chateau")) == Ids{"a"});
  CHECK(d.replica.base_rows(talk).size() == 5);  // the base is the server's
  Said mine = d.replica.mine().at(0);
  CHECK(mine.mine);
  CHECK(mine.way == Way::kept);
  d.outbox.mark_sent(talk, 1, 1);
  d.show();
  CHECK(d.replica.mine()[0].way == Way::sent);
  d.write(intent_of('b', "edit", R"({"on":")" + id_of('a') + R"(","words":"Deux châteaux"})"));
  CHECK(d.found(about("chateau")) == Ids{"a"});
  CHECK(d.replica.talk(about("deux")).said.at(0).what.words == "Deux châteaux");
  d.write(intent_of('c', "withdraw", R"({"on":")" + id_of('a') + R"("})"));
  CHECK(d.found(about()) == Ids{"f", "d"});
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

TEST_CASE("a support shows in the count, once, and goes again") {
  Device d;
  const std::string on = R"({"on":")" + id_of('d') + R"(","set":)";
  d.write(intent_of('a', "support", on + "true}"));
  CHECK(d.replica.talk(about("velo")).said[0].supports.site == 3);
  CHECK(d.replica.talk(about("velo")).said[0].supported);
  d.write(intent_of('b', "support", on + "true}"));
  CHECK(d.replica.talk(about("velo")).said[0].supports.site == 3);
  d.write(intent_of('c', "support", on + "false}"));
  CHECK(d.replica.talk(about("velo")).said[0].supports.site == 2);
  CHECK_FALSE(d.replica.talk(about("velo")).said[0].supported);
}

TEST_CASE("fault: a device forgot what it supports once the server had decided") {
  Device d;
  const std::string on = R"({"on":")" + id_of('d') + R"(","set":)";
  const auto supports = [&] { return d.replica.said(id_of('d'))->supported; };
  const auto decide = [&](std::int64_t n, char digit, Outcome outcome) {
    d.outbox.accept(talk, n, n, {receipt_of(n, digit, outcome, 9)});
    CHECK(d.replica.settle_outbox(d.outbox));
    d.show();
    CHECK(d.outbox.pending().empty());
  };
  Intent set = intent_of('a', "support", on + "true}");
  set.claim.clear();
  d.write(set);
  decide(1, 'a', Outcome::applied);
  CHECK(supports());
  Intent undo = intent_of('b', "support", on + "false}");
  undo.claim.clear();
  d.write(undo);
  d.outbox.set_support(id_of('d'), false);  // as soon as it is asked for
  d.show();
  CHECK_FALSE(supports());
  decide(2, 'b', Outcome::applied);
  CHECK_FALSE(supports());
  // What came after the period is no support.
  Intent late = intent_of('c', "support", R"({"on":"A1-03","set":true})");
  late.claim.clear();
  d.write(late);
  decide(3, 'c', Outcome::late);
  CHECK_FALSE(d.replica.counts("A1-03").supported);
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

TEST_CASE("one's own word never flickers away between verdict and base") {
  Device d;
  d.write(contribution_of('a', "Le mien"));
  d.outbox.accept(talk, 1, 1, {receipt_of(1, 'a', Outcome::applied, 12)});
  d.show();
  CHECK(d.replica.settle_outbox(d.outbox));
  CHECK(d.outbox.pending().size() == 1);
  CHECK(d.found(about("mien")) == Ids{"a"});
  CHECK(d.replica.mine()[0].way == Way::arrived);
  const Row row = row_of(said('a', "Le mien", 2000));
  d.replica.take(delta_of(own_lane(deposit), 0, 12, {put_at(12, row)}));
  d.show();
  CHECK(d.found(about("mien")) == Ids{"a"});
  CHECK(d.replica.settle_outbox(d.outbox));
  CHECK(d.outbox.pending().size() == 1);  // the public lane is not there yet
  Delta more = delta_of("public", 9, 12, {put_at(12, row)});
  d.replica.take(more);
  CHECK(d.replica.settle_outbox(d.outbox));
  CHECK(d.outbox.pending().empty());
  d.show();
  CHECK(d.found(about("mien")) == Ids{"a"});
  CHECK(d.replica.mine().size() == 1);
  CHECK(d.replica.mine()[0].way == Way::arrived);
}

TEST_CASE(
    "what a lead or an editor wrote and another overtook stays for its author, words or not") {
  for (const char* kind : {"update", "revise"}) {
    Device d;
    Intent update = intent_of('a', kind, R"({"on":"A1-03","expected":""})");
    update.claim.clear();
    REQUIRE(d.outbox.write("roadmap", update));
    d.outbox.accept("roadmap", 1, 1, {receipt_of(1, 'a', Outcome::superseded, 1)});
    CHECK(d.replica.settle_outbox(d.outbox));
    REQUIRE(d.outbox.pending().size() == 1);
    CHECK(d.outbox.pending()[0].is_shelved);
  }
}

TEST_CASE("a moderator's decision that was refused stays for its author") {
  Device d;
  Intent decision = intent_of('a', "moderate", R"({"on":"x","verdict":"publish"})");
  decision.claim.clear();
  d.write(decision);
  d.outbox.accept(talk, 1, 1, {receipt_of(1, 'a', Outcome::rejected, 1, Reason::no_right)});
  CHECK(d.replica.settle_outbox(d.outbox));
  REQUIRE(d.outbox.pending().size() == 1);
  CHECK(d.outbox.pending()[0].is_shelved);
}

TEST_CASE("a verdict is kept until it is durable") {
  Device d;
  d.write(contribution_of('a', "Le mien"));
  d.outbox.accept(talk, 1, 0, {receipt_of(1, 'a', Outcome::rejected, 12, Reason::said_already)});
  d.replica.settle_outbox(d.outbox);
  CHECK(d.outbox.pending().at(0).intent.n == 1);
  d.outbox.accept(talk, 1, 1, {});
  d.replica.settle_outbox(d.outbox);
  REQUIRE(d.outbox.pending().size() == 1);
  CHECK(d.outbox.pending()[0].is_shelved);
  d.show();
  const Said mine = d.replica.mine().at(0);
  CHECK(mine.way == Way::refused);
  CHECK(mine.reason == "said-already");
  CHECK(mine.what.words == "Le mien");
  CHECK(d.found(about("mien")).empty());
  CHECK(d.outbox.dismiss(id_of('a')));
  CHECK(d.replica.mine().empty());
}

TEST_CASE("what one wrote is found without any base") {
  Replica replica(":memory:");
  Outbox outbox(":memory:", secret);
  Intent intent = contribution_of('a', "Seul au monde");
  outbox.write(talk, intent);
  REQUIRE(replica.rebuild(outbox));
  REQUIRE(replica.mine().size() == 1);
  CHECK(replica.mine()[0].what.words == "Seul au monde");
  CHECK(replica.mine()[0].way == Way::kept);
  CHECK_FALSE(replica.counts("A1-03").known);
  CHECK(replica.talk({}).said.empty());
}

TEST_CASE("what was taken back leaves no word in the outbox") {
  Device d;
  d.write(contribution_of('a', "canari"));
  d.write(intent_of('b', "withdraw", R"({"on":")" + id_of('a') + R"("})"));
  d.outbox.accept(
      talk, 2, 0,
      {receipt_of(1, 'a', Outcome::applied, 12), receipt_of(2, 'b', Outcome::applied, 13)});
  d.replica.settle_outbox(d.outbox);
  CHECK(d.outbox.lines().find("canari") == std::string::npos);
  CHECK(d.outbox.pending().size() == 2);
  d.show();
  REQUIRE(d.replica.mine().size() == 1);
  CHECK(d.replica.mine()[0].what.standing == Standing::withdrawn);
  CHECK(d.replica.mine()[0].what.words.empty());
}

TEST_CASE("fault: the id that stands for words taken back elsewhere was shown as words") {
  Device d;
  d.write(contribution_of('a', "canari"));
  d.outbox.accept(talk, 1, 0, {receipt_of(1, 'a', Outcome::held, 12, Reason::awaits_moderation)});
  forget_words(d.outbox, id_of('a'));
  d.show();
  CHECK(d.found(about()) == Ids{"f", "d"});
  CHECK(d.replica.mine().empty());
}

TEST_CASE("fault: a refused edit of what was taken back since was kept with an id for its words") {
  Device d;
  d.write(intent_of('b', "edit", R"({"on":")" + id_of('a') + R"(","words":"canari"})"));
  d.outbox.accept(talk, 1, 0, {receipt_of(1, 'b', Outcome::rejected, 12, Reason::withdrawn)});
  CHECK(d.replica.mine().at(0).pending_words == "canari");
  forget_words(d.outbox, id_of('a'));
  CHECK(d.replica.mine().empty());
  d.outbox.accept(talk, 1, 1, {});
  d.replica.settle_outbox(d.outbox);
  CHECK(d.outbox.pending().empty());
}

TEST_CASE("fault: an answer to one's own word that was superseded flickered away") {
  Device d;
  d.write(contribution_of('a', "Un"));
  d.write(answer_of('b', 'a', "réponse"));
  d.outbox.accept(talk, 2, 0,
                  {receipt_of(1, 'a', Outcome::superseded, 14, Reason::withdrawn),
                   receipt_of(2, 'b', Outcome::held, 13, Reason::awaits_moderation)});
  d.show();
  CHECK(d.shows('b'));
}

TEST_CASE("fault: one's own word went while a later one with the same words was there before it") {
  Device d;
  d.write(contribution_of('a', "Le même"));
  Json body = json_object();
  put(body, "on", json_text(id_of('a')));
  put(body, "words", json_text("Un autre"));
  d.write(intent_of('b', "edit", write_json(body)));
  Intent again = contribution_of('c', "Le même");
  again.claim = "8K2M93QFT0AX";
  d.write(again);
  d.outbox.accept(
      talk, 3, 3,
      {receipt_of(1, 'a', Outcome::applied, 12), receipt_of(2, 'b', Outcome::applied, 13),
       receipt_of(3, 'c', Outcome::applied, 14)});
  d.replica.take(
      delta_of(own_lane(again.claim), 0, 14, {put_at(14, row_of(said('c', "Le même", 2000)))}));
  d.show();
  CHECK(d.shows('a'));
  CHECK(d.shows('c'));
}

TEST_CASE("an answer to what was taken back stays, before the base knows of either") {
  Device d;
  d.write(contribution_of('a', "canari"));
  d.write(answer_of('b', 'a', "réponse"));
  d.write(intent_of('c', "withdraw", R"({"on":")" + id_of('a') + R"("})"));
  d.outbox.accept(
      talk, 3, 0,
      {receipt_of(1, 'a', Outcome::applied, 12), receipt_of(2, 'b', Outcome::applied, 13),
       receipt_of(3, 'c', Outcome::applied, 14)});
  d.replica.settle_outbox(d.outbox);
  d.show();
  REQUIRE(d.replica.mine().size() == 2);
  CHECK(d.shows('b'));
  CHECK(d.outbox.lines().find("canari") == std::string::npos);
}

TEST_CASE("the overlay is decide folded over the base, however often it is rebuilt") {
  Device d;
  d.write(contribution_of('a', "Un"));
  const std::vector<Row> once = d.replica.shown_rows(talk);
  d.show();
  d.show();
  CHECK(d.replica.shown_rows(talk) == once);
  CHECK(once.size() == 6);
}

TEST_CASE("one's own words are found in every scope they are in") {
  Device d;
  d.write(contribution_of('a', "Marque un", 90));
  d.write(contribution_of('b', "Marque deux", 91));
  CHECK(d.found(about("marque")) == Ids{"b", "a"});
  Delta rules = delta_of("public", 0, 1, {put_at(1, row_of("roadmap", TalkRules{}))});
  rules.scope = "talk/roadmap";
  REQUIRE(d.replica.take(rules) == Taken::complete);
  Intent whole = contribution_of('c', "Marque trois", 92);
  const std::size_t on = whole.body.find("A1-03");
  whole.body.replace(on, 5, "roadmap");
  whole.body.replace(whole.body.find("comment"), 7, "proposal");
  REQUIRE(d.outbox.write("talk/roadmap", whole));
  d.show();
  TalkQuery query;
  query.words = "marque";
  CHECK(d.found(query) == Ids{"c", "b", "a"});
}

TEST_CASE("what the staff gave a theme is found by it, and not by a part of its name") {
  Device d;
  Contribution themed = said('f', "Autre chose", 70);
  themed.themes = {"achats", "reemploi"};
  CHECK(d.replica.take(delta_of("public", 9, 10, {put_at(10, row_of(themed))})) == Taken::complete);
  d.show();
  TalkQuery query = about();
  query.theme = "reemploi";
  CHECK(d.found(query) == Ids{"f"});
  query.theme = "emploi";
  CHECK(d.found(query).empty());
  CHECK(d.found(about()) == Ids{"f", "d"});
  themed.themes = {"achats"};
  CHECK(d.replica.take(delta_of("public", 10, 11, {put_at(11, row_of(themed))})) ==
        Taken::complete);
  d.show();
  query.theme = "reemploi";
  CHECK(d.found(query).empty());
}
