// What people said is put in order: themes, and which says it for several; nothing of it is lost.
#include "charge/classify.h"

#include "ledger/talk_scope.h"

using namespace cairn;
using namespace cairn::test;

namespace {

const std::string first(32, '1'), second(32, '2'), third(32, '3');

struct Scope : Talk {
  Scope() : Talk(rules_of_axis()) {
    for (const std::string& id : {first, second, third}) {
      Actor ana = person("person " + id);
      ana.claim = "claim " + id;
      ana.claims = {ana.claim};
      const std::string body =
          R"({"form":"comment","on":"A1-03","words":"Des mots )" + id + R"(","lang":"fr"})";
      REQUIRE(take(ana, {id, 1, "contribute", "", 0, body}).outcome == Outcome::applied);
    }
  }
  static TalkRules rules_of_axis() {
    TalkRules rules;
    rules.axis = 1;
    return rules;
  }
  Decision by(const Rights& rights, const std::string& on, const std::string& rest) {
    Actor actor = person("staff");
    actor.rights = rights;
    return take(
        actor, {std::string(32, 'f'), 1, "classify", "", 0, R"({"on":")" + on + "\"" + rest + "}"});
  }
  Decision by_lead(const std::string& on, const std::string& rest) {
    return by({{Role::lead, 1}}, on, rest);
  }
};

std::string same_as(const std::string& id) { return R"(,"same":")" + id + "\""; }

}  // namespace

TEST_CASE("themes are those that were named last, each once; its place in lanes stays") {
  Scope talk;
  CHECK(talk.by_lead(first, R"(,"themes":["achats","reemploi","achats"])").outcome ==
        Outcome::applied);
  CHECK(talk.said(first)->themes == std::vector<std::string>{"achats", "reemploi"});
  CHECK(talk.in("public", "contribution", first));
  CHECK(talk.in("own/claim " + first, "contribution", first));
  CHECK(talk.by_lead(first, same_as(second)).outcome == Outcome::applied);
  CHECK(talk.said(first)->themes.size() == 2);
  CHECK(talk.by_lead(first, R"(,"themes":[])").outcome == Outcome::applied);
  CHECK(talk.said(first)->themes.empty());
  CHECK(talk.said(first)->same == second);
}

TEST_CASE("one that says the same keeps its words and says which; it can be told apart again") {
  Scope talk;
  CHECK(talk.by({{Role::moderator}}, second, same_as(first)).outcome == Outcome::applied);
  CHECK(talk.said(second)->same == first);
  CHECK(talk.said(second)->words == "Des mots " + second);
  CHECK(talk.by_lead(second, same_as("")).outcome == Outcome::applied);
  CHECK(talk.said(second)->same.empty());
}

TEST_CASE("none stands for itself, for what is nowhere, or behind one that has another before it") {
  Scope talk;
  CHECK(talk.by_lead(first, same_as(first)).reason == Reason::unknown_parent);
  CHECK(talk.by_lead(first, same_as(std::string(32, '9'))).reason == Reason::unknown_parent);
  CHECK(talk.by_lead(second, same_as(first)).outcome == Outcome::applied);
  CHECK(talk.by_lead(third, same_as(second)).reason == Reason::unknown_parent);
  Actor owner = person("person " + first);
  owner.claim = "claim " + first;
  owner.claims = {owner.claim};
  REQUIRE(
      talk.take(owner, {std::string(32, 'e'), 2, "withdraw", "", 0, R"({"on":")" + first + "\"}"})
          .outcome == Outcome::applied);
  CHECK(talk.by_lead(third, same_as(first)).reason == Reason::unknown_parent);
  CHECK(talk.by_lead(first, R"(,"themes":["achats"])").reason == Reason::not_public);
}

TEST_CASE("themes that are no ids, too many, or no list are refused, and so is another axis") {
  Scope talk;
  for (const char* themes : {R"(["Achats verts"])", R"([""])", R"("achats")", R"([1])",
                             R"(["a","b","c","d","e","f","g"])"}) {
    CAPTURE(themes);
    CHECK(talk.by_lead(first, std::string(",\"themes\":") + themes).reason == Reason::malformed);
  }
  const std::string themes = R"(,"themes":["achats"])";
  CHECK(talk.by({{Role::lead, 2}}, first, themes).reason == Reason::no_right);
  CHECK(talk.by({{Role::editor}}, first, themes).reason == Reason::no_right);
  CHECK(talk.by_lead(std::string(32, '9'), themes).reason == Reason::unknown_target);
  CHECK(talk.said(first)->themes.empty());
}
