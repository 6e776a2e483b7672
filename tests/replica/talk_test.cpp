// What is shown: the base with this device's own intents on top, found, and one's own.
#include "replica/settle.h"
#include "support/talk_device.h"

using namespace cairn;
using namespace cairn::test;

namespace {

using Ids = std::vector<std::string>;

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
