// The same done with several contributions: one answer, a theme given or taken away.
#include "desk/many.h"

#include <doctest/doctest.h>

#include "charge/passages.h"
#include "desk/desk.h"
#include "page/lint.h"
#include "support/house.h"
#include "text/text.h"

using namespace cairn;

namespace {

Said said(char digit, std::int64_t at, const std::string& on = "A1-01") {
  Said said;
  said.what.id = std::string(32, digit);
  said.what.on = on;
  said.what.words = std::string("Des mots ") + digit;
  said.what.at = at;
  return said;
}

Fields form(const std::string& what, const std::string& ticked) {
  Fields fields;
  fields.set("faire", what);
  for (const char digit : ticked) {
    const std::string words = std::string("Des mots ") + digit;
    fields.set("c-" + std::string(32, digit), name_of_words(words));
  }
  return fields;
}

std::string id(char digit) { return std::string(32, digit); }

const std::vector<Said> there = {said('b', 20), said('a', 10), said('c', 30, "A1-02")};

ManyFaults faults(const Fields& fields) { return faults_of_many(fields, chosen_of(fields, there)); }

}  // namespace

TEST_CASE("those that are ticked are chosen, oldest first; what is not there is none") {
  const auto chosen = chosen_of(form("repondre", "bax"), there);
  REQUIRE(chosen.size() == 2);
  CHECK(chosen[0]->what.id == id('a'));
}

TEST_CASE("what says other words by now than those that were in sight is not chosen") {
  std::vector<Said> talk = there;
  talk[0].what.words = "Autre chose";
  const auto chosen = chosen_of(form("repondre", "ab"), talk);
  REQUIRE(chosen.size() == 1);
  CHECK(chosen[0]->what.id == id('a'));
}

TEST_CASE(
    "those that say the same are gathered under the oldest, of one subject and two at least") {
  CHECK(faults(form("reunir", "a")).few);
  CHECK(faults(form("reunir", "abc")).few);
  CHECK(faults(form("reunir", "")).none);
  const Fields fields = form("reunir", "ab");
  CHECK_FALSE(faults(fields).any());
  const auto asked = asked_of_many(fields, chosen_of(fields, there), Lang::fr);
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].first->what.id == id('b'));
  CHECK(asked[0].second.kind == "classify");
  CHECK(asked[0].second.body.find(R"("into":")" + id('a')) != std::string::npos);
  CHECK(asked[0].second.body.find(name_of_words("Des mots b")) != std::string::npos);
}

TEST_CASE("one answer goes to each of them, with its outcome") {
  Fields fields = form("repondre", "ab");
  CHECK(faults(fields).words);
  fields.set("texte", std::string(2001, 'a'));
  CHECK(faults(fields).is_long);
  fields.set("texte", "C'est prévu.");
  fields.set("suite", "taken-up");
  fields.set("porteuse", "A2-05");
  CHECK_FALSE(faults(fields).any());
  const auto asked = asked_of_many(fields, chosen_of(fields, there), Lang::fr);
  REQUIRE(asked.size() == 2);
  CHECK(asked[0].second.kind == "reply");
  CHECK(asked[1].second.body ==
        R"({"on":")" + id('b') +
            R"(","words":"C'est prévu.","lang":"fr","outcome":"taken-up","action":"A2-05"})");
}

TEST_CASE("a theme is given to each of them, or taken away") {
  Fields fields = form("classer", "ab");
  CHECK(faults(fields).theme);
  fields.set("theme", "achats");
  const auto asked = asked_of_many(fields, chosen_of(fields, there), Lang::fr);
  REQUIRE(asked.size() == 2);
  CHECK(asked[0].second.kind == "classify");
  CHECK(asked[0].second.body == R"({"on":")" + id('a') + R"(","theme":"achats","set":true,"of":")" +
                                    name_of_words("Des mots a") + "\"}");
  fields.set("faire", "declasser");
  const auto taken = asked_of_many(fields, chosen_of(fields, there), Lang::fr);
  CHECK(taken[1].second.body == R"({"on":")" + id('b') +
                                    R"(","theme":"achats","set":false,"of":")" +
                                    name_of_words("Des mots b") + "\"}");
}

TEST_CASE("nothing chosen, or nothing to do with it, is told") {
  CHECK(faults(form("repondre", "")).none);
  CHECK(faults(form("", "a")).what);
  const std::vector<Row> rows;
  DeskVisit visit;
  visit.route.place = DeskRoute::Place::answers;
  visit.sending = Sending::faulty;
  visit.fields = form("", "");
  DeskKnown known{test::main_roadmap(), rows, {{Role::lead, 1}}, "Léa", "", false, {}};
  known.unanswered = {there, 3, 1, 1};
  for (const Lang lang : {Lang::fr, Lang::en}) {
    visit.route.lang = lang;
    const Page page = desk_page_of(visit, known);
    for (const std::string& problem : lint(page)) FAIL_CHECK(page.path << ": " << problem);
    CHECK(to_text(page).find(lang == Lang::fr ? "Choisissez au moins une" : "Choose at least") !=
          std::string::npos);
  }
}

TEST_CASE("all that is published may be chosen from too, what is answered included") {
  const std::vector<Row> rows;
  DeskVisit visit;
  visit.route = *desk_route_of("/equipe/reponses?etat=toutes&page=2");
  DeskKnown known{test::main_roadmap(), rows, {{Role::moderator}}, "Mona", "", false, {}};
  for (const bool some : {true, false}) {
    known.unanswered = {some ? there : std::vector<Said>{}, some ? 30 : 0, 2, 3};
    for (const Lang lang : {Lang::fr, Lang::en}) {
      visit.route.lang = lang;
      const Page page = desk_page_of(visit, known);
      for (const std::string& problem : lint(page)) FAIL_CHECK(page.path << ": " << problem);
      const std::string text = to_text(page);
      CHECK(text.find(lang == Lang::fr ? "Toutes les contributions" : "All contributions") !=
            std::string::npos);
      CHECK(text.find(lang == Lang::fr ? "sans réponse" : "unanswered") == std::string::npos);
      if (some) CHECK(text.find("etat=toutes&page=3") != std::string::npos);
    }
  }
  visit.route = *desk_route_of("/equipe/reponses");
  CHECK(to_text(desk_page_of(visit, known)).find("/equipe/reponses?etat=toutes") !=
        std::string::npos);
}
