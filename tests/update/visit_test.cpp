#include "update/visit.h"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

Visit at(std::string_view target) {
  Visit visit;
  visit.route = route_of(target);
  return visit;
}

}  // namespace

TEST_CASE("messages have a text form, and only ours decode") {
  for (const char* text : {"go:/actions?axe=1", "filter:q=réemploi=x", "filter:axe="}) {
    const auto message = decode(text);
    REQUIRE(message.has_value());
    CHECK(encode(*message) == text);
  }
  for (const char* text : {"", "go:", "go:actions", "go:https://example.org", "filter:", "filter:q",
                           "filter:other=1", "drop:everything"}) {
    CHECK_MESSAGE(!decode(text).has_value(), text);
  }
}

TEST_CASE("going elsewhere pushes the address and moves the focus; staying does neither") {
  const Step away = update(at("/"), *decode("go:/actions/A1-03"));
  CHECK(away.visit.route.id == "A1-03");
  CHECK(away.effects == std::vector{Effect::push_address, Effect::focus_heading});
  CHECK(update(at("/aide"), *decode("go:/aide")).effects.empty());
}

TEST_CASE("a filter keeps the others, replaces the address, and drops what it cannot mean") {
  Visit visit = at("/en/actions?axe=2");
  visit = update(visit, *decode("filter:q=two words & more")).visit;
  CHECK(path_of(visit.route) == "/en/actions?q=two+words+%26+more&axe=2");
  visit = update(visit, *decode("filter:axe=")).visit;
  visit = update(visit, *decode("filter:tri=titre")).visit;
  CHECK(path_of(visit.route) == "/en/actions?q=two+words+%26+more&tri=titre");
  CHECK(update(visit, *decode("filter:etat=nope")).visit.route == visit.route);
  CHECK(update(visit, *decode("filter:q=x")).effects == std::vector{Effect::replace_address});
}

TEST_CASE("what was typed comes back as typed, trailing blank included") {
  CHECK(update(at("/actions"), *decode("filter:q=mot ")).visit.route.filters.text == "mot ");
}

TEST_CASE("a letter is judged field by field") {
  Letter letter;
  CHECK(faults_of(letter).subject == Fault::missing);
  CHECK(faults_of(letter).words == Fault::missing);
  letter.subject = "hack";
  letter.words = "  \n ";
  CHECK(faults_of(letter).subject == Fault::malformed);
  CHECK(faults_of(letter).words == Fault::missing);
  letter.subject = "question";
  letter.words = "Bonjour";
  CHECK_FALSE(faults_of(letter).any());
  std::string most;
  for (int i = 0; i < letter_most; ++i) most += "é";
  letter.words = most;
  CHECK_FALSE(faults_of(letter).any());
  letter.words += "é";
  CHECK(faults_of(letter).words == Fault::too_long);
  letter.words = "x";
  for (const char* mail :
       {"a", "@b.fr", "a@b", "a@b.", "a b@c.fr", "a@b@c.fr", "a@.", "<a@b.fr>"}) {
    letter.reply_to = mail;
    CHECK_MESSAGE(faults_of(letter).reply_to == Fault::malformed, mail);
  }
  letter.reply_to = "prenom.nom+cairn@exemple.fr";
  CHECK_FALSE(faults_of(letter).any());
}
