// Every screen of the desk is sound in both languages, says what it must, and shows nothing to a
// device without a right.
#include <doctest/doctest.h>

#include "desk/desk.h"
#include "json/build.h"
#include "page/lint.h"
#include "support/house.h"
#include "text/text.h"

namespace {

using namespace cairn;
using Place = DeskRoute::Place;

constexpr std::int64_t november = 1'795'000'000'000;

struct Desk {
  std::vector<Row> rows;
  DeskKnown known{test::main_roadmap(), rows, {{Role::lead, 1}}, "Léa", "", false, {}};

  Desk() { known.now = november; }
  std::string show(DeskVisit visit) {
    std::string all;
    for (const Lang lang : {Lang::en, Lang::fr}) {
      visit.route.lang = lang;
      const Page page = desk_page_of(visit, known);
      for (const std::string& problem : lint(page)) FAIL_CHECK(page.path << ": " << problem);
      CHECK_FALSE(page.indexable);
      all = to_text(page);
    }
    return all;
  }
  std::string show(Place place, const std::string& id = "") {
    DeskVisit visit;
    visit.route.place = place;
    visit.route.id = id;
    visit.id = std::string(32, 'a');
    return show(visit);
  }
};

bool has(const std::string& text, const std::string& words) {
  if (text.find(words) != text.npos) return true;
  MESSAGE(words << " is not in: " << text.substr(0, 3000));
  return false;
}

OwnUpdate own(OwnUpdate::State state) {
  JsonError error;
  OwnUpdate update;
  update.id = std::string(32, 'b');
  update.on = "A1-01";
  update.state = state;
  update.can_go = state == OwnUpdate::State::overtaken;
  update.body = *read_json(R"({"on":"A1-01","expected":"","status":{"is":"done"},)"
                           R"("measures":[{"indicator":"A1-01-i1","value":"6","date":"2026"}],)"
                           R"("note":{"fr":"Mon mot"}})",
                           error);
  return update;
}

/// How many links say that they are where one is.
int links_to_here(const Nodes& nodes) {
  int found = 0;
  for (const Node& node : nodes) {
    found += (node.kind == Kind::link && node.level == 1 ? 1 : 0) + links_to_here(node.children);
  }
  return found;
}

}  // namespace

TEST_CASE("fault: at the desk, the link to one's own contributions said that one was there") {
  Desk desk;
  desk.known.keeping.keeps = Keeps::own;
  const Page page = desk_page_of({}, desk.known);
  CHECK(has(to_text(page), "Mes contributions"));
  CHECK(links_to_here(page.header) == 0);
  CHECK(links_to_here(page.main) == 1);
  CHECK(links_to_here(page.footer) == 0);
}

TEST_CASE("without a right there is only the way in, whatever the address") {
  Desk desk;
  desk.known.rights.clear();
  for (const auto& [place, id] :
       {std::pair{Place::home, ""}, {Place::update, "A1-01"}, {Place::answers, ""}}) {
    const std::string text = desk.show(place, id);
    CHECK(has(text, "Code d’invitation"));
    CHECK(text.find("Léa") == text.npos);
    CHECK(text.find("Faire durer") == text.npos);
  }
  desk.known.refusal = "used";
  CHECK(has(desk.show(Place::home), "a déjà servi"));
  desk.known.refusal = "";
  desk.known.is_activating = true;
  CHECK(has(desk.show(Place::home), "Activation demandée"));
}

TEST_CASE("my actions are those of my axis, what is late first") {
  Desk desk;
  const std::string text = desk.show(Place::home);
  CHECK(has(text, "responsable de l’axe 1"));
  CHECK(has(text, "À regarder d’abord"));
  CHECK(has(text, "A1-01"));
  CHECK(text.find("A2-01") == text.npos);
}

TEST_CASE("what was overtaken can be taken up or dropped, beside what came first") {
  Desk desk;
  desk.known.updates = {own(OwnUpdate::State::overtaken)};
  CHECK(has(desk.show(Place::home), "Abandonner"));
  desk.rows = {{"update", std::string(32, 'c'), november,
                R"({"on":"A1-01","words":{"fr":"Le mot d'une collègue"}})"}};
  DeskVisit visit;
  visit.route = {Place::update, Lang::fr, "A1-01", std::string(32, 'b'), 1};
  fill_from(desk.known.updates[0].body, visit.fields);
  const std::string text = desk.show(visit);
  CHECK(has(text, "collègue"));
  CHECK(has(text, "Mon mot"));
}

TEST_CASE("an answer that was refused keeps its words in sight; a lead without an action is told") {
  Desk desk;
  OwnUpdate answer;
  JsonError error;
  answer.id = std::string(32, 'e');
  answer.is_answer = answer.can_go = true;
  answer.state = OwnUpdate::State::refused;
  answer.reason = Reason::not_public;
  answer.body = *read_json(R"({"on":"x","words":"Merci de votre idée."})", error);
  desk.known.updates = {answer};
  const std::string text = desk.show(Place::home);
  CHECK(has(text, "Merci de votre idée."));
  CHECK(has(text, "n’est plus publique"));
  desk.known.rights = {{Role::lead, 9}};
  CHECK(has(desk.show(Place::home), "Aucune action n’est à vous"));
}

TEST_CASE("a decision that was refused says of which words, and why") {
  Desk desk;
  desk.known.rights = {{Role::moderator}};
  OwnUpdate decision;
  JsonError error;
  decision.id = std::string(32, 'e');
  decision.on = std::string(32, 'd');
  decision.is_decision = decision.can_go = true;
  decision.about = "Quand ouvrez-vous ?";
  decision.state = OwnUpdate::State::refused;
  decision.reason = Reason::no_right;
  decision.body = *read_json(R"({"on":"x","verdict":"hide"})", error);
  desk.known.updates = {decision};
  std::string text = desk.show(Place::home);
  CHECK(has(text, "masquer"));
  CHECK(has(text, "Quand ouvrez-vous"));
  CHECK(has(text, "une autre personne doit trancher"));
  desk.known.updates[0].reason = Reason::malformed;
  CHECK(has(desk.show(Place::home), "ces mots ont changé"));
}

TEST_CASE("a lead of two axes is not offered to answer on a third") {
  Desk desk;
  desk.known.rights = {{Role::lead, 1}, {Role::lead, 2}};
  Said said;
  said.what.id = std::string(32, 'd');
  said.what.on = "A3-01";
  said.what.words = "Et ici ?";
  said.what.at = november;
  desk.known.unanswered.said = {said};
  CHECK(desk.show(Place::answers).find("officiellement") == std::string::npos);
  desk.known.said = said;
  DeskVisit visit;
  visit.route.place = Place::answer;
  visit.route.id = said.what.id;
  CHECK(desk.show(visit).find("Votre réponse") == std::string::npos);
}

TEST_CASE("the form of an update tells each mistake, and nothing of another axis opens") {
  Desk desk;
  DeskVisit visit;
  visit.route.place = Place::update;
  visit.route.id = "A1-01";
  visit.fields = Fields("etat=late&debut=demain&note_fr=" + std::string(700, 'a'));
  visit.sending = Sending::faulty;
  const std::string text = desk.show(visit);
  CHECK(has(text, "Dites pourquoi"));
  CHECK(has(text, "600"));
  CHECK(has(desk.show(Place::update, "A2-01"), "pas de votre axe"));
  CHECK(has(desk.show(Place::update, "A9-99"), "pas de votre axe"));
  visit.sending = Sending::saved;
  CHECK(has(desk.show(visit), "Mise à jour enregistrée"));
}

TEST_CASE("answers list what awaits one, and the form of one tells a mistake") {
  Desk desk;
  CHECK(has(desk.show(Place::answers), "Tout a une réponse"));
  Said said;
  said.what.id = std::string(32, 'd');
  said.what.on = "A1-01";
  said.what.words = "Quand ouvrez-vous ?";
  said.what.at = november;
  desk.known.unanswered.said = {said};
  desk.known.unanswered.all = 30;
  desk.known.unanswered.pages = 3;
  CHECK(has(desk.show(Place::answers), "Quand ouvrez-vous"));
  desk.known.said = said;
  DeskVisit visit;
  visit.route.place = Place::answer;
  visit.route.id = said.what.id;
  visit.sending = Sending::faulty;
  CHECK(has(desk.show(visit), "Écrivez votre réponse"));
}

TEST_CASE("a pack in one language has a desk in one language") {
  std::vector<Row> rows;
  const DeskKnown known{test::small_roadmap(), rows, {{Role::lead, 1}}, "", "", false, {}};
  DeskVisit visit;
  visit.route.place = Place::update;
  visit.route.id = test::small_roadmap().actions.at(0).id;
  for (const Lang lang : {Lang::fr, Lang::en}) {
    visit.route.lang = lang;
    const Page page = desk_page_of(visit, known);
    CHECK(page.lang == "fr");
    CHECK(page.path_other.empty());
    CHECK(lint(page).empty());
    CHECK(to_text(page).find("en anglais") == std::string::npos);
  }
}
