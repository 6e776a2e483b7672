// What comes of an intent: each kind, each refusal, and that nobody's words disappear.
#include "talk_scope.h"

using namespace cairn;
using namespace cairn::test;

TEST_CASE("a comment is published at once, without a trace of its author") {
  Talk talk;
  CHECK(talk.take(person("ana"), comment(1, "Bravo")).outcome == Outcome::applied);
  REQUIRE(talk.said(id_of(1)));
  CHECK(talk.said(id_of(1))->words == "Bravo");
  CHECK(talk.in("public", "contribution", id_of(1)));
  CHECK(talk.in("own/claim-ana", "contribution", id_of(1)));
  CHECK(talk.row("contribution", id_of(1))->body.find("ana") == std::string::npos);
  CHECK_FALSE(talk.in("public", "author", id_of(1)));
}

TEST_CASE("where words are moderated first they wait, seen by their author and the staff alone") {
  Talk talk({true, 0, 0, false});
  const Decision decision = talk.take(person("ana"), comment(1, "Bravo"));
  CHECK(decision.outcome == Outcome::held);
  CHECK(decision.reason == Reason::awaits_moderation);
  CHECK_FALSE(talk.in("public", "contribution", id_of(1)));
  CHECK(talk.in("own/claim-ana", "contribution", id_of(1)));
  CHECK(talk.in("staff", "contribution", id_of(1)));
  talk.take(moderator(), about(2, IntentKind::moderate, 1, R"(,"verdict":"publish")"));
  CHECK(talk.in("public", "contribution", id_of(1)));
}

TEST_CASE("a kiosk's words are held whatever the policy") {
  Talk talk;
  Actor visitor = person("visit");
  visitor.channel = Channel::kiosk;
  CHECK(talk.take(visitor, comment(1, "Bonjour")).outcome == Outcome::held);
}

TEST_CASE("each refusal says why") {
  Talk talk;
  const Actor ana = person("ana");
  const auto reason = [&](const Intent& i) { return talk.take(ana, i).reason; };
  CHECK(reason(comment(1, "  \\n ")) == Reason::empty);
  CHECK(reason(comment(2, std::string(2001, 'a'))) == Reason::too_long);
  CHECK(reason(comment(3, "a", R"(,"stance":"perhaps")")) == Reason::malformed);
  CHECK(reason(comment(4, "a", R"(,"parent":")" + id_of(99) + "\"")) == Reason::unknown_parent);
  CHECK(reason(comment(5, "Oui")) == Reason::none);
  CHECK(reason(comment(6, " Oui\\r\\n")) == Reason::said_already);
  CHECK(reason(comment(7, "Et", R"(,"parent":")" + id_of(5) + "\"")) == Reason::none);
  CHECK(reason(comment(8, "Ou", R"(,"parent":")" + id_of(7) + "\"")) == Reason::too_deep);
  CHECK(reason(support(9, id_of(98), true)) == Reason::unknown_target);
  CHECK(reason(about(10, IntentKind::report, 5, R"(,"ground":"dull")")) == Reason::malformed);
  CHECK(reason(about(11, IntentKind::moderate, 5, R"(,"verdict":"publish")")) == Reason::no_right);
  CHECK(reason(intent(12, IntentKind::contribute, "[]")) == Reason::malformed);
  Intent other = comment(13, "Oui");
  other.kind = "dance";
  CHECK(talk.take(ana, other).outcome == Outcome::quarantined);
  CHECK(decide_all(talk, ana, "talk/A9-99", comment(14, "a"), 0).reason == Reason::unknown_target);
  CHECK(decide_all(talk, ana, "people", comment(15, "a"), 0).reason == Reason::unknown_target);
}

TEST_CASE("the same id is decided once") {
  Talk talk;
  talk.take(person("ana"), comment(1, "Oui"));
  const Decision again = talk.take(person("ana"), comment(1, "Non"));
  CHECK(again.outcome == Outcome::duplicate);
  CHECK(again.changes.empty());
  CHECK(talk.said(id_of(1))->words == "Oui");
}

TEST_CASE("only its author edits, and where words are held first the last published stay") {
  Talk talk;
  talk.take(person("ana"), comment(1, "Oui"));
  const Intent change = about(2, IntentKind::edit, 1, R"(,"words":"Oui, mais")");
  CHECK(talk.take(person("bob"), change).reason == Reason::not_yours);
  CHECK(talk.take(person("ana"), change).outcome == Outcome::applied);
  CHECK(talk.said(id_of(1))->words == "Oui, mais");
  CHECK(talk.said(id_of(1))->edited == talk.now);

  const Row hold = row_of("A1-03", {true, 0, 0, false});
  talk.rows[{"talk", "A1-03"}] = {hold, {"public"}};
  const Intent again = about(3, IntentKind::edit, 1, R"(,"words":"Non")");
  CHECK(talk.take(person("ana"), again).outcome == Outcome::held);
  CHECK(talk.said(id_of(1))->words == "Oui, mais");
  CHECK_FALSE(talk.in("public", "edit", id_of(1)));
  talk.take(moderator(), about(4, IntentKind::moderate, 1, R"(,"verdict":"publish")"));
  CHECK(talk.said(id_of(1))->words == "Non");
  CHECK_FALSE(talk.row("edit", id_of(1)));
}

TEST_CASE("a hidden contribution carries its reasons, stays hidden when edited, and comes back") {
  Talk talk;
  talk.take(person("ana"), comment(1, "Zut"));
  CHECK(talk.take(moderator(), about(2, IntentKind::moderate, 1, R"(,"verdict":"hide")")).reason ==
        Reason::empty);
  talk.take(moderator(), about(3, IntentKind::moderate, 1,
                               R"(,"verdict":"hide","ground":"insult","facts":"Une injure.")"));
  CHECK_FALSE(talk.in("public", "contribution", id_of(1)));
  CHECK(talk.in("own/claim-ana", "contribution", id_of(1)));
  CHECK(talk.said(id_of(1))->facts == "Une injure.");
  talk.take(person("ana"), about(4, IntentKind::edit, 1, R"(,"words":"Pardon")"));
  CHECK(talk.said(id_of(1))->standing == Standing::hidden);
  talk.take(moderator(), about(5, IntentKind::moderate, 1, R"(,"verdict":"publish")"));
  CHECK(talk.in("public", "contribution", id_of(1)));
  CHECK(talk.said(id_of(1))->facts.empty());
}

TEST_CASE("the operator erases what is anybody's, with or without a code") {
  Talk talk;
  Actor ana = person("ana"), keeper = person("keeper");
  ana.claim.clear();
  ana.claims.clear();
  keeper.rights = {{Role::operator_}};
  talk.take(ana, comment(1, "canari"));
  CHECK(talk.take(person("eve"), about(4, IntentKind::erase, 1)).reason == Reason::not_yours);
  CHECK(talk.take(keeper, about(5, IntentKind::erase, 1)).outcome == Outcome::applied);
  CHECK_FALSE(talk.holds("canari"));
}

TEST_CASE(
    "erased before it came: an edit that waited loses its words too, and none is ever shown") {
  Talk talk;
  const Actor ana = person("ana");
  talk.take(ana, about(2, IntentKind::edit, 1, R"(,"words":"canari repris")"));
  CHECK(talk.holds("canari"));
  const Decision waits = talk.take(ana, about(3, IntentKind::erase, 1));
  CHECK(waits.outcome == Outcome::held);
  CHECK_FALSE(talk.holds("canari"));
  const Decision came = talk.take(ana, comment(1, "canari"));
  CHECK(came.settled.size() == 2);
  CHECK_FALSE(talk.holds("canari"));
  CHECK(talk.said(id_of(1))->standing == Standing::withdrawn);
}

TEST_CASE("what is withdrawn loses its words, what is erased loses everything") {
  Talk talk;
  talk.take(person("ana"), comment(1, "Canari"));
  CHECK(talk.take(person("bob"), about(2, IntentKind::withdraw, 1)).reason == Reason::not_yours);
  talk.take(person("ana"), about(3, IntentKind::withdraw, 1));
  CHECK_FALSE(talk.holds("Canari"));
  CHECK(talk.said(id_of(1))->standing == Standing::withdrawn);
  CHECK_FALSE(talk.in("public", "contribution", id_of(1)));
  CHECK(talk.take(person("ana"), about(4, IntentKind::edit, 1, R"(,"words":"Non")")).reason ==
        Reason::withdrawn);
  CHECK(talk.take(person("ana"), comment(5, "Canari")).outcome == Outcome::applied);
  talk.take(person("ana"), about(6, IntentKind::erase, 5));
  CHECK_FALSE(talk.holds("Canari"));
  CHECK_FALSE(talk.row("contribution", id_of(5)));
  CHECK_FALSE(talk.row("author", id_of(5)));
}

TEST_CASE("an edit and a withdrawal that come before what they speak of are held, then count") {
  Talk talk;
  CHECK(talk.take(person("ana"), about(2, IntentKind::edit, 1, R"(,"words":"Mieux")")).reason ==
        Reason::awaits_target);
  CHECK(talk.take(person("bob"), about(9, IntentKind::withdraw, 1)).reason == Reason::not_yours);
  const Decision came = talk.take(person("ana"), comment(1, "Bien"));
  CHECK(came.outcome == Outcome::applied);
  REQUIRE(came.settled.size() == 1);
  CHECK(came.settled[0] == Settled{id_of(2), Outcome::applied, Reason::none});
  CHECK(talk.said(id_of(1))->words == "Mieux");
  CHECK_FALSE(talk.row("waiting", id_of(1)));

  talk.take(person("ana"), about(5, IntentKind::withdraw, 4));
  talk.take(person("ana"), comment(4, "Canari"));
  CHECK(talk.said(id_of(4))->standing == Standing::withdrawn);
  CHECK_FALSE(talk.holds("Canari"));
}

TEST_CASE("somebody else's claim gets nothing by speaking first of what is not there yet") {
  Talk talk;
  talk.take(person("eve"), about(2, IntentKind::edit, 1, R"(,"words":"Faux")"));
  const Decision came = talk.take(person("ana"), comment(1, "Vrai"));
  CHECK(came.settled[0].reason == Reason::not_yours);
  CHECK(talk.said(id_of(1))->words == "Vrai");
}

TEST_CASE("after the period words are kept and shown to their author, not counted") {
  Talk talk({false, 500, 900, false});
  const Decision late = talk.take(person("ana"), comment(1, "Trop tard"));
  CHECK(late.outcome == Outcome::late);
  CHECK(talk.in("own/claim-ana", "contribution", id_of(1)));
  CHECK_FALSE(talk.in("public", "contribution", id_of(1)));
  CHECK(talk.take(person("ana"), support(2, "A1-03", true)).outcome == Outcome::late);
  CHECK(tally(talk, "A1-03").all() == 0);
  talk.now = 499;
  CHECK(talk.take(person("ana"), comment(3, "Trop tôt")).reason == Reason::not_open);
}

TEST_CASE("an official reply says a role, and only on what everyone sees") {
  Talk talk;
  talk.take(person("ana"), comment(1, "Quand ?"));
  const Intent answer = about(2, IntentKind::reply, 1, R"(,"words":"En mai.","lang":"fr")");
  CHECK(talk.take(person("bob"), answer).reason == Reason::no_right);
  Actor lead = person("lea");
  lead.rights = {{Role::lead, 1}};
  CHECK(talk.take(lead, answer).outcome == Outcome::applied);
  CHECK(reply_of(*talk.row("reply", id_of(2)))->role == "lead");
  CHECK(talk.row("reply", id_of(2))->body.find("lea\"") == std::string::npos);
}

TEST_CASE("an official reply may name the action that carries it on, as an action is named") {
  Talk talk;
  talk.take(person("ana"), comment(1, "Quand ?"));
  Actor lead = person("lea");
  lead.rights = {{Role::lead, 1}};
  const auto naming = [](int id, const std::string& action) {
    return about(id, IntentKind::reply, 1,
                 R"(,"words":"En mai.","lang":"fr","action":")" + action + '"');
  };
  CHECK(talk.take(lead, naming(2, "A2-05")).outcome == Outcome::applied);
  CHECK(reply_of(*talk.row("reply", id_of(2)))->action == "A2-05");
  for (const std::string& none :
       {std::string("A2 05"), std::string("../x"), std::string(99, 'A')}) {
    CHECK(talk.take(lead, naming(3, none)).reason == Reason::malformed);
  }
}

TEST_CASE("after an edit and a withdrawal the first words can be said again") {
  Talk talk;
  const Actor ana = person("ana");
  talk.take(ana, comment(1, "Oui"));
  talk.take(ana, about(2, IntentKind::edit, 1, R"(,"words":"Peut-être")"));
  CHECK(talk.take(ana, comment(3, "Peut-être")).reason == Reason::said_already);
  talk.take(ana, about(4, IntentKind::withdraw, 1));
  CHECK(talk.take(ana, comment(5, "Oui")).outcome == Outcome::applied);
  CHECK(talk.take(ana, comment(6, "Peut-être")).outcome == Outcome::applied);
  talk.take(ana, about(7, IntentKind::erase, 5));
  talk.take(ana, about(8, IntentKind::erase, 6));
  for (const auto& [key, row] : talk.rows) CHECK(key.first != "said");
}

TEST_CASE("an edit cannot say what one said elsewhere; what a moderator publishes moves it too") {
  Talk talk;
  const Actor ana = person("ana");
  talk.take(ana, comment(1, "Oui"));
  talk.take(ana, comment(2, "Non"));
  const auto to = [](int n, int on, const std::string& words) {
    return about(n, IntentKind::edit, on, R"(,"words":")" + words + "\"");
  };
  CHECK(talk.take(ana, to(3, 2, "Oui")).reason == Reason::said_already);
  CHECK(talk.take(ana, to(4, 2, "Non")).outcome == Outcome::applied);
  talk.rows[{"talk", "A1-03"}] = {row_of("A1-03", {true, 0, 0, false}), {"public"}};
  talk.take(ana, to(5, 2, "Bof"));
  CHECK(talk.take(ana, comment(6, "Non")).reason == Reason::said_already);
  talk.take(moderator(), about(7, IntentKind::moderate, 2, R"(,"verdict":"publish")"));
  CHECK(talk.take(ana, comment(8, "Non")).outcome == Outcome::held);
  CHECK(talk.take(ana, comment(9, "Bof")).reason == Reason::said_already);
}

TEST_CASE("an edit that waited for its words is what may not be said twice") {
  Talk talk;
  const Actor ana = person("ana");
  talk.take(ana, about(2, IntentKind::edit, 1, R"(,"words":"Mieux")"));
  talk.take(ana, comment(1, "Bien"));
  CHECK(talk.take(ana, comment(3, "Mieux")).reason == Reason::said_already);
  CHECK(talk.take(ana, comment(4, "Bien")).outcome == Outcome::applied);
}
