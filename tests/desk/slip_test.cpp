// A relay's form: what it asks for, what is wrong with it, and what it looks like once it is kept.
#include "desk/slip.h"

#include <doctest/doctest.h>

#include <functional>

#include "desk/desk.h"
#include "json/build.h"
#include "page/lint.h"
#include "support/house.h"
#include "text/text.h"

using namespace cairn;

namespace {

const std::string id(32, 'a');

std::string show(const Roadmap& roadmap, Sending sending, const std::string& form,
                 const Rights& rights = {{Role::relay}}) {
  const std::vector<Row> rows;
  DeskKnown known{roadmap, rows, rights, "Rita", "", false, {}};
  known.keeping.lasts = true;
  DeskVisit visit;
  visit.route.place = DeskRoute::Place::slip;
  visit.fields = Fields(form);
  visit.sending = sending;
  visit.id = id;
  std::string all;
  for (const Lang lang : roadmap.langs) {
    visit.route.lang = lang;
    const Page page = desk_page_of(visit, known);
    for (const std::string& problem : lint(page)) FAIL_CHECK(page.path << ": " << problem);
    all += to_text(page);
  }
  return all;
}

bool has_words(const std::string& text, const std::string& words) {
  if (text.find(words) != text.npos) return true;
  MESSAGE(words << " is not in: " << text);
  return false;
}

}  // namespace

TEST_CASE("a slip becomes a contribution that says where it came from") {
  const Intent intent = slip_of(Fields("id=" + id +
                                       "&code=7K2M93QFT0AX&sujet=A1-03&origine=workshop&forme="
                                       "proposal&avis=against&texte=Mes+mots&langue=en&lieu=Gap"));
  CHECK(intent.id == id);
  CHECK(intent.claim == "7K2M93QFT0AX");
  CHECK(intent.body ==
        R"({"on":"A1-03","form":"proposal","stance":"against","words":"Mes mots","lang":"en",)"
        R"("place":"Gap","channel":"workshop"})");
  // Of the whole roadmap one proposes, perhaps on an axis, and takes no side.
  CHECK(slip_of(Fields("sujet=roadmap&origine=pigeon&avis=against&axe=2&texte=Oui")).body ==
        R"({"on":"roadmap","form":"proposal","words":"Oui","lang":"fr","axis":2,)"
        R"("channel":"paper"})");
}

TEST_CASE("what is wrong with a slip") {
  const Roadmap& roadmap = test::main_roadmap();
  CHECK_FALSE(faults_of_slip(roadmap, Fields("sujet=A1-03&texte=Oui")).any());
  CHECK(faults_of_slip(roadmap, Fields("texte=Oui")).subject);
  CHECK(faults_of_slip(roadmap, Fields("sujet=A9-99&texte=Oui")).subject);
  CHECK(faults_of_slip(roadmap, Fields("sujet=roadmap&texte=+")).words);
  CHECK(faults_of_slip(roadmap, Fields("sujet=roadmap&texte=" + std::string(2001, 'a'))).is_long);
  CHECK(
      faults_of_slip(roadmap, Fields("sujet=roadmap&texte=a&lieu=" + std::string(81, 'a'))).place);
}

TEST_CASE("the screen of slips, in both languages: asked, sent back, kept, and not for everybody") {
  const Roadmap& roadmap = test::main_roadmap();
  CHECK(has_words(show(roadmap, Sending::blank, ""), "En atelier"));
  CHECK(has_words(show(roadmap, Sending::faulty, "texte="), "Recopiez ce que la personne"));
  const std::string kept =
      show(roadmap, Sending::saved, "sujet=A1-03&origine=workshop&code=7K2M93QFT0AX");
  CHECK(has_words(kept, "7K2M-93QF-T0AX"));
  CHECK(has_words(kept, "/equipe/saisie/ecrire?sujet=A1-03&origine=workshop"));
  CHECK(has_words(show(roadmap, Sending::blank, "", {{Role::moderator}}),
                  "Votre rôle ne le permet pas"));
  // A tab whose outbox knows of no right shows what it kept all the same.
  CHECK(has_words(show(roadmap, Sending::saved, "sujet=A1-03&code=7K2M93QFT0AX", {}), "7K2M-93QF"));
  const std::string village = show(test::small_roadmap(), Sending::blank, "");
  CHECK(village.find("quelle langue") == village.npos);
}

TEST_CASE("fault: a view that the form offered was refused by the rule") {
  const std::vector<Row> rows;
  DeskKnown known{test::main_roadmap(), rows, {{Role::relay}}, "Rita", "", false, {}};
  DeskVisit visit;
  visit.route.place = DeskRoute::Place::slip;
  int offered = 0;
  const std::function<void(const Nodes&)> look = [&](const Nodes& nodes) {
    for (const Node& node : nodes) {
      look(node.children);
      if (node.kind != Kind::choice) continue;
      for (const Node& option : node.children) {
        Stance stance = Stance::none;
        Form form = Form::comment;
        Channel channel = Channel::site;
        if (node.key == "avis") CHECK(from_slug(option.value, stance));
        if (node.key == "forme") CHECK(from_slug(option.value, form));
        if (node.key == "origine") CHECK(from_slug(option.value, channel));
        ++offered;
      }
    }
  };
  look(desk_page_of(visit, known).main);
  CHECK(offered > 40);
}
