// Contributions that say the same stand under one of them, and none is lost by it.
#include "charge/gather.h"

#include "charge/passages.h"
#include "ledger/talk_scope.h"

using namespace cairn;
using namespace cairn::test;

namespace {

const Rights lead_of_1 = {{Role::lead, 1}};

struct Scope : Talk {
  Scope() : Talk(rules_of_axis()) {
    for (int n = 1; n <= 4; ++n) say(n);
  }
  static TalkRules rules_of_axis() {
    TalkRules rules;
    rules.axis = 1;
    return rules;
  }
  static std::string words_of(int n) { return "Mots de " + std::to_string(n); }
  void say(int n, const std::string& more = "") {
    REQUIRE(take(person(std::to_string(n)), comment(n, words_of(n), more)).outcome ==
            Outcome::applied);
  }
  Decision staff(const std::string& body, const Rights& rights = lead_of_1) {
    Actor actor = person("staff");
    actor.rights = rights;
    return take(actor, {std::string(32, 'f'), 1, "classify", "", 0, body});
  }
  Decision gather(int n, int into, const Rights& rights = lead_of_1) {
    return staff(R"({"on":")" + id_of(n) + R"(","into":")" + id_of(into) + R"(","of":")" +
                     name_of_words(words_of(n)) + R"(","with":")" + name_of_words(words_of(into)) +
                     "\"}",
                 rights);
  }
  Decision apart(int n) { return staff(R"({"on":")" + id_of(n) + R"(","into":""})"); }
  Decision by_author(int n, IntentKind kind, const std::string& more = "") {
    return take(person(std::to_string(n)),
                intent(90 + n, kind, R"({"on":")" + id_of(n) + "\"" + more + "}"));
  }
  Decision hide(int n) {
    return take(moderator(), intent(80 + n, IntentKind::moderate,
                                    R"({"on":")" + id_of(n) +
                                        R"(","verdict":"hide","ground":"insult","facts":"Là"})"));
  }
  std::string under(int n) const { return said(id_of(n))->same; }
  std::string over(int n) const { return said(id_of(n))->gathered; }
};

}  // namespace

TEST_CASE("one stands under another, in the same lanes, with its words; and alone again") {
  Scope talk;
  CHECK(talk.gather(2, 1).outcome == Outcome::applied);
  CHECK(talk.gather(3, 1).outcome == Outcome::applied);
  CHECK(talk.over(1) == id_of(2) + id_of(3));
  CHECK(talk.under(2) == id_of(1));
  CHECK(talk.said(id_of(2))->words == Scope::words_of(2));
  for (int n = 1; n <= 3; ++n) {
    CHECK(talk.in("public", "contribution", id_of(n)));
    CHECK(talk.in("own/claim-" + std::to_string(n), "contribution", id_of(n)));
  }
  CHECK(talk.gather(2, 1).changes.empty());
  CHECK(talk.apart(2).outcome == Outcome::applied);
  CHECK(talk.under(2).empty());
  CHECK(talk.over(1) == id_of(3));
}

TEST_CASE("what stands for others goes with them; none is two steps away") {
  Scope talk;
  talk.gather(2, 1);
  CHECK(talk.gather(1, 3).outcome == Outcome::applied);
  CHECK(talk.under(1) == id_of(3));
  CHECK(talk.under(2) == id_of(3));
  CHECK(talk.over(1).empty());
  CHECK(talk.over(3) == id_of(2) + id_of(1));
  // Into one that stands under another: into that other.
  CHECK(talk.gather(4, 2).outcome == Outcome::applied);
  CHECK(talk.under(4) == id_of(3));
  CHECK(talk.gather(3, 4).reason == Reason::malformed);
  CHECK(talk.gather(3, 3).reason == Reason::malformed);
}

TEST_CASE("another axis, words that were not read, an answer, what is not public: refused") {
  Scope talk;
  CHECK(talk.gather(2, 1, {{Role::lead, 2}}).reason == Reason::no_right);
  CHECK(talk.gather(2, 1, {{Role::relay}}).reason == Reason::no_right);
  CHECK(talk.gather(2, 1, {{Role::moderator}}).outcome == Outcome::applied);
  CHECK(talk.apart(2).outcome == Outcome::applied);
  CHECK(talk.gather(2, 77).reason == Reason::unknown_target);
  const std::string unread =
      R"({"on":")" + id_of(2) + R"(","into":")" + id_of(1) + R"(","of":"x"})";
  CHECK(talk.staff(unread).reason == Reason::malformed);
  talk.say(5, R"(,"parent":")" + id_of(1) + "\"");
  CHECK(talk.gather(5, 2).reason == Reason::malformed);
  CHECK(talk.gather(2, 5).reason == Reason::malformed);
  REQUIRE(talk.hide(3).outcome == Outcome::applied);
  CHECK(talk.gather(2, 3).reason == Reason::not_public);
  CHECK(talk.gather(3, 2).reason == Reason::not_public);
  CHECK(talk.over(2).empty());
}

TEST_CASE("whoever stood under one that goes stands alone again, and is in the lists") {
  const auto gathered = [] {
    Scope talk;
    REQUIRE(talk.gather(2, 1).outcome == Outcome::applied);
    REQUIRE(talk.gather(3, 1).outcome == Outcome::applied);
    return talk;
  };
  Scope hidden = gathered(), withdrawn = gathered(), erased = gathered();
  CHECK(hidden.hide(1).outcome == Outcome::applied);
  CHECK(withdrawn.by_author(1, IntentKind::withdraw).outcome == Outcome::applied);
  CHECK(erased.by_author(1, IntentKind::erase).outcome == Outcome::applied);
  for (const Scope* talk : {&hidden, &withdrawn, &erased}) {
    CHECK(talk->under(2).empty());
    CHECK(talk->under(3).empty());
    const auto one = talk->said(id_of(1));
    CHECK((!one || one->gathered.empty()));
  }
}

TEST_CASE("an author's new words stand alone; so does what a moderator hides") {
  Scope talk;
  talk.gather(2, 1);
  talk.gather(3, 1);
  CHECK(talk.by_author(2, IntentKind::edit, R"(,"words":"Tout autre chose")").outcome ==
        Outcome::applied);
  CHECK(talk.under(2).empty());
  CHECK(talk.over(1) == id_of(3));
  CHECK(talk.hide(3).outcome == Outcome::applied);
  CHECK(talk.over(1).empty());
  talk.gather(4, 1);
  CHECK(talk.by_author(1, IntentKind::edit, R"(,"words":"Autrement dit")").outcome ==
        Outcome::applied);
  CHECK(talk.over(1).empty());
  CHECK(talk.under(4).empty());
  // Words that nobody compared.
  CHECK(talk.gather(4, 1).reason == Reason::malformed);
}

TEST_CASE("passages blacked out, a report that masks: none is left behind, and none is counted") {
  Scope redacted, masked, child;
  for (Scope* talk : {&redacted, &masked, &child}) {
    talk->gather(2, 1);
    talk->gather(3, 1);
  }
  const std::string verdict = R"({"on":")" + id_of(1) +
                              R"(","verdict":"blackout","ground":"personal-data","facts":"Nom",)" +
                              R"("passages":")" + *passages_in(Scope::words_of(1), "Mots") +
                              R"(","of":")" + name_of_words(Scope::words_of(1)) + "\"}";
  REQUIRE(redacted.take(moderator(), intent(70, IntentKind::moderate, verdict)).outcome ==
          Outcome::applied);
  REQUIRE(redacted.said(id_of(1))->words != Scope::words_of(1));
  const std::string urgent = R"(","ground":"threat","words":"Là"})";
  REQUIRE(masked.take(person("x"), intent(71, IntentKind::report, R"({"on":")" + id_of(1) + urgent))
              .outcome == Outcome::applied);
  REQUIRE(child.take(person("x"), intent(72, IntentKind::report, R"({"on":")" + id_of(2) + urgent))
              .outcome == Outcome::applied);
  for (const Scope* talk : {&redacted, &masked}) {
    CHECK(talk->over(1).empty());
    CHECK(talk->under(2).empty());
    CHECK(talk->under(3).empty());
  }
  CHECK(child.over(1) == id_of(3));
  CHECK(child.under(2).empty());
}

TEST_CASE("no more than a hundred stand under one") {
  Scope talk;
  for (int n = 100; n < 200; ++n) {
    talk.say(n);
    REQUIRE(talk.gather(n, 1).outcome == Outcome::applied);
  }
  CHECK(talk.gather(2, 1).reason == Reason::too_long);
  CHECK(talk.under(2).empty());
}
