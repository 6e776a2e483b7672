// Messages of forms and acts: their text forms, what is refused, what follows from them.
#include <doctest/doctest.h>

#include "update/visit.h"

using namespace cairn;

namespace {

bool has(const Step& step, Effect effect) {
  for (const Effect e : step.effects) {
    if (e == effect) return true;
  }
  return false;
}

Step after(std::string_view text) {
  const auto message = decode(text);
  REQUIRE(message);
  return update({}, *message);
}

}  // namespace

TEST_CASE("messages of forms and acts are written as they were read") {
  for (const char* text : {"send:/actions/A1-03/ecrire\ntexte=Oui&avis=for",
                           "draft:/participer/ecrire\ntexte=Un+d%C3%A9but", "go:/suivre",
                           "act:withdraw=0123456789abcdef0123456789abcdef", "act:keep="}) {
    const auto message = decode(text);
    REQUIRE(message);
    CHECK(encode(*message) == text);
  }
  for (const char* text : {"", "send", "send:actions", "act:rm=x", "act", "draft:", "say:/a"}) {
    CHECK_FALSE(decode(text));
  }
  CHECK_FALSE(decode("draft:/a\n" + std::string(70'000, 'x')));
}

TEST_CASE("a sound form is to be saved; a faulty one says what is missing and keeps its words") {
  const Step sound = after("send:/actions/A1-03/ecrire\ntexte=Oui&avis=for");
  CHECK(has(sound, Effect::save));
  CHECK(sound.visit.draft.words == "Oui");
  CHECK(sound.visit.route.screen == Screen::write);
  const Step faulty = after("send:/actions/A1-03/ecrire\ntexte=++&lieu=ici");
  CHECK_FALSE(has(faulty, Effect::save));
  CHECK(faulty.visit.draft.state == Writing::faulty);
  CHECK(faulty.visit.draft.place == "ici");
}

TEST_CASE("a form sent to a place that takes none, or not in UTF-8, saves nothing") {
  CHECK_FALSE(has(after("send:/actions\ntexte=Oui"), Effect::save));
  CHECK_FALSE(has(after("send:/actions/A1-03/ecrire\ntexte=%FF"), Effect::save));
}

TEST_CASE("a draft leaves the visit as it is") {
  const Step step = after("draft:/actions/A1-03/ecrire\ntexte=Un");
  CHECK(has(step, Effect::keep_draft));
  CHECK(step.visit.draft == WritingForm{});
  CHECK(step.about == "/actions/A1-03/ecrire");
}

TEST_CASE("a support may be taken back") {
  const Step step = after("send:/actions/A1-03/soutenir\nretirer=1");
  CHECK(intent_of(step.visit.route, step.visit.draft).body == R"({"on":"A1-03","set":false})");
}
