// What people said is put in order by themes; nothing of it is lost, and nobody's theme either.
#include "charge/classify.h"

#include "charge/passages.h"
#include "ledger/talk_scope.h"

using namespace cairn;
using namespace cairn::test;

namespace {

using Themes = std::vector<std::string>;

const std::string spoken(32, '1');

Actor ana() {
  Actor actor = person("ana");
  return actor;
}

struct Scope : Talk {
  Scope() : Talk(rules_of_axis()) {
    const std::string body = R"({"form":"comment","on":"A1-03","words":"Des mots","lang":"fr"})";
    REQUIRE(take(ana(), {spoken, 1, "contribute", "", 0, body}).outcome == Outcome::applied);
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
  Decision by_lead(const std::string& theme, bool set = true) {
    return by({{Role::lead, 1}}, spoken,
              R"(,"theme":")" + theme + (set ? R"(","set":true)" : R"(","set":false)"));
  }
  Themes themes() { return said(spoken)->themes; }
};

}  // namespace

TEST_CASE("a theme is given once and taken away again; the row stays in its lanes") {
  Scope talk;
  for (int i = 0; i < 2; ++i) CHECK(talk.by_lead("achats").outcome == Outcome::applied);
  CHECK(talk.themes() == Themes{"achats"});
  CHECK(talk.in("public", "contribution", spoken));
  CHECK(talk.in("own/claim-ana", "contribution", spoken));
  CHECK(talk.by_lead("achats", false).outcome == Outcome::applied);
  CHECK(talk.by_lead("achats", false).outcome == Outcome::applied);
  CHECK(talk.themes().empty());
}

TEST_CASE("two leads who did not hear of each other keep both of their themes") {
  Scope talk;
  talk.by_lead("achats");
  talk.by({{Role::moderator}}, spoken, R"(,"theme":"reemploi","set":true)");
  CHECK(talk.themes() == Themes{"achats", "reemploi"});
}

TEST_CASE("themes that are no ids, one too many, and another axis are refused") {
  Scope talk;
  for (const char* theme : {"Achats verts", "", "é", "a/b"}) {
    CHECK(talk.by_lead(theme).reason == Reason::malformed);
  }
  CHECK(talk.by({{Role::lead, 1}}, spoken, R"(,"theme":["achats"],"set":true)").reason ==
        Reason::malformed);
  for (const char* theme : {"a", "b", "c", "d", "e", "f"}) {
    CHECK(talk.by_lead(theme).outcome == Outcome::applied);
  }
  CHECK(talk.by_lead("g").reason == Reason::too_long);
  CHECK(talk.by_lead("f").outcome == Outcome::applied);
  const std::string theme = R"(,"theme":"achats","set":true)";
  CHECK(talk.by({{Role::lead, 2}}, spoken, theme).reason == Reason::no_right);
  CHECK(talk.by({{Role::editor}}, spoken, theme).reason == Reason::no_right);
  CHECK(talk.by({{Role::lead, 1}}, std::string(32, '9'), theme).reason == Reason::unknown_target);
}

TEST_CASE("fault: themes outlived the words they were given to") {
  Scope talk;
  talk.by_lead("achats");
  REQUIRE(
      talk.take(ana(), {std::string(32, 'e'), 2, "withdraw", "", 0, R"({"on":")" + spoken + "\"}"})
          .outcome == Outcome::applied);
  CHECK(talk.themes().empty());
  CHECK(talk.by_lead("reemploi").reason == Reason::not_public);
}

TEST_CASE("what kiosks may show only a moderator says, of the words that were read") {
  Scope talk;
  const std::string of = R"(,"of":")" + name_of_words("Des mots") + "\"";
  const std::string fit = R"(,"theme":"borne","set":true)",
                    unfit = R"(,"theme":"borne","set":false)";
  CHECK(talk.by({{Role::lead, 1}}, spoken, fit + of).reason == Reason::no_right);
  CHECK(talk.by({{Role::kiosk}}, spoken, fit + of).reason == Reason::no_right);
  CHECK(talk.by({{Role::moderator}}, spoken, fit).reason == Reason::malformed);
  CHECK(talk.by({{Role::moderator}}, spoken, fit + R"(,"of":")" + name_of_words("Autres") + "\"")
            .reason == Reason::malformed);
  CHECK(talk.themes().empty());
  talk.by_lead("achats");
  CHECK(talk.by({{Role::moderator}}, spoken, fit + of).outcome == Outcome::applied);
  CHECK(talk.themes() == Themes{"achats", "borne"});
  CHECK(talk.by({{Role::lead, 1}}, spoken, unfit).reason == Reason::no_right);
  CHECK(talk.by({{Role::moderator}}, spoken, unfit).outcome == Outcome::applied);
  CHECK(talk.themes() == Themes{"achats"});
}

TEST_CASE("words that become others are fit for no kiosk until they are read again") {
  const auto edit = [](Scope& talk, int n, const std::string& words) {
    return talk.take(ana(), {std::string(32, static_cast<char>('a' + n)), n, "edit", "", 0,
                             R"({"on":")" + spoken + R"(","words":")" + words + "\"}"});
  };
  const auto fit = [](Scope& talk, const std::string& words) {
    talk.by_lead("achats");
    const std::string body = R"(,"theme":"borne","set":true,"of":")" + name_of_words(words) + "\"";
    REQUIRE(talk.by({{Role::moderator}}, spoken, body).outcome == Outcome::applied);
  };
  Scope direct;
  fit(direct, "Des mots");
  CHECK(edit(direct, 2, "Autres mots").outcome == Outcome::applied);
  CHECK(direct.themes() == Themes{"achats"});

  // Where edits wait, the former words stay as they were read; then the new ones are others.
  Scope held;
  fit(held, "Des mots");
  TalkRules rules = Scope::rules_of_axis();
  rules.hold = true;
  held.rows[{"talk", "A1-03"}].first = row_of("A1-03", rules);
  CHECK(edit(held, 2, "Autres mots").outcome == Outcome::held);
  CHECK(held.themes() == Themes{"achats", "borne"});
  Actor mona = person("mona");
  mona.rights = {{Role::moderator}};
  const std::string on = R"({"on":")" + spoken + R"(","verdict":)";
  CHECK(
      held.take(mona, {std::string(32, '7'), 1, "moderate", "", 0, on + R"("publish"})"}).outcome ==
      Outcome::applied);
  CHECK(held.said(spoken)->words == "Autres mots");
  CHECK(held.themes() == Themes{"achats"});

  // Passages blacked out, and given back on appeal.
  Scope cut;
  fit(cut, "Des mots");
  const std::string blackout =
      on + R"("blackout","ground":"insult","facts":"f","passages":"4-8","of":")" +
      name_of_words("Des mots") + "\"}";
  REQUIRE(cut.take(mona, {std::string(32, '7'), 1, "moderate", "", 0, blackout}).outcome ==
          Outcome::applied);
  CHECK(cut.themes() == Themes{"achats"});
  fit(cut, cut.said(spoken)->words);
  REQUIRE(cut.take(ana(), {std::string(32, '8'), 2, "appeal", "", 0,
                           R"({"on":")" + spoken + R"(","words":"Ce n'en est pas une."})"})
              .outcome == Outcome::applied);
  mona.staff = "other";
  mona.rights.push_back({Role::operator_});
  REQUIRE(
      cut.take(mona, {std::string(32, '6'), 2, "moderate", "", 0, on + R"("publish"})"}).outcome ==
      Outcome::applied);
  CHECK(cut.said(spoken)->words == "Des mots");
  CHECK(cut.themes() == Themes{"achats"});
}
