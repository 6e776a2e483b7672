// What a moderator sees: the reasons, the words, the form and its mistakes, in both languages.
#include <doctest/doctest.h>

#include "desk/decision.h"
#include "desk/desk.h"
#include "html/html.h"
#include "json/build.h"
#include "page/lint.h"
#include "support/house.h"
#include "text/text.h"

namespace {

using namespace cairn;
using Place = DeskRoute::Place;

constexpr std::int64_t november = 1'795'000'000'000;
const std::string id(32, 'd');

Matter matter(Standing standing) {
  Matter matter;
  Contribution& c = matter.said.what;
  c.id = id;
  c.on = "A1-01";
  c.words = "Quand ouvrez-vous ?";
  c.at = matter.since = november;
  c.standing = standing;
  return matter;
}

Report report(const std::string& ground) {
  return {std::string(32, 'e'), id, ground, "Regardez.", "", "ana@exemple.fr", november, ""};
}

struct Desk {
  std::vector<Row> rows;
  DeskKnown known{test::main_roadmap(), rows, {{Role::moderator}}, "Mona", "", false, {}};
  DeskVisit visit;

  Desk() {
    visit.route.place = Place::decide;
    visit.route.id = id;
    visit.id = std::string(32, 'a');
  }
  std::string show() {
    std::string all;
    for (const Lang lang : {Lang::en, Lang::fr}) {
      visit.route.lang = lang;
      const Page page = desk_page_of(visit, known);
      for (const std::string& problem : lint(page)) FAIL_CHECK(page.path << ": " << problem);
      all = to_text(page);
    }
    return all;
  }
  std::string list(Queue queue, bool hidden = false) {
    visit.route = {Place::moderation, Lang::fr, "", "", queue.page, hidden};
    known.queue = std::move(queue);
    return show();
  }
};

bool has(const std::string& text, const std::string& words) {
  if (text.find(words) != text.npos) return true;
  MESSAGE(words << " is not in: " << text.substr(0, 3000));
  return false;
}

}  // namespace

TEST_CASE("the list tells why each is there; an empty one says that nothing waits") {
  Desk desk;
  CHECK(has(desk.list({}), "Rien n’attend"));
  CHECK(has(desk.list({}, true), "Rien n’est masqué"));
  Matter urgent = matter(Standing::held), waits = matter(Standing::held);
  urgent.reports = {report("threat")};
  Matter edited = matter(Standing::published);
  edited.edited = "Quand fermez-vous ?";
  const std::string text = desk.list({{urgent, waits, edited}, 30, 2, 3});
  CHECK(has(text, "Une menace"));
  CHECK(has(text, "Masquée en attendant votre lecture"));
  CHECK(has(text, "En attente avant publication"));
  CHECK(has(text, "Nouvelle version à relire"));
  CHECK_FALSE(has(text, "?pour="));  // of nothing there is no list
  Matter hidden = matter(Standing::hidden);
  hidden.said.what.ground = "insult";
  hidden.said.what.facts = "Trois mots.";
  CHECK(has(desk.list({{hidden}, 1, 1, 1}, true), "Trois mots."));
}

TEST_CASE(
    "what awaits is narrowed to why it is there, with how many; so is what is decided at once") {
  Desk desk;
  Queue queue{{matter(Standing::held)}, 30, 2, 3};
  queue.by_reason = {0, 2, 0, 28};
  const std::string all = desk.list(queue);
  CHECK(has(all, "Recours (2) </equipe/moderation?pour=recours>"));
  CHECK(has(all, "Jamais lues (28) </equipe/moderation?pour=attente>"));
  CHECK_FALSE(has(all, "signalees"));
  for (const char* target :
       {"/equipe/moderation?pour=recours", "/equipe/moderation?pour=attente&page=2",
        "/equipe/moderation?etat=masquees"}) {
    CHECK(path_of(*desk_route_of(target)) == target);
  }
  CHECK(desk_route_of("/equipe/moderation?pour=rien")->only.empty());
  desk.visit.route = *desk_route_of("/equipe/moderation?pour=attente&page=2");
  const std::string some = desk.show();
  CHECK(has(some, "pour=attente&page=3"));
  const std::string html = to_html(desk_page_of(desk.visit, desk.known).main);
  CHECK(has(html, "/moderation/ecrire?pour=attente&amp;page=2"));
}

TEST_CASE("a decision is taken with all that speaks of it in sight") {
  Desk desk;
  Matter all = matter(Standing::hidden);
  all.said.what.ground = "insult";
  all.said.what.facts = "Trois mots.";
  all.reports = {report("child-at-risk")};
  all.appeal = Appeal{id, "Ce n'en est pas une.", november, "", 0};
  all.edited = "Autrement dit.";
  desk.known.matter = all;
  const std::string text = desk.show();
  for (const char* words : {"119", "Quand ouvrez-vous", "Regardez.", "ana@exemple.fr",
                            "Ce n'en est pas une", "Trois mots", "Autrement dit", "La rétablir"}) {
    CHECK(has(text, words));
  }
}

TEST_CASE("a hiding without ground or facts is sent back, with what is missing") {
  Desk desk;
  desk.known.matter = matter(Standing::published);
  CHECK(has(desk.show(), "La laisser en ligne"));
  desk.visit.sending = Sending::faulty;
  CHECK(has(desk.show(), "Choisissez une décision"));
  desk.visit.fields = Fields("verdict=hide&motif=&faits=+");
  const std::string text = desk.show();
  CHECK(has(text, "Choisissez une raison"));
  CHECK(has(text, "Dites les faits"));
  desk.visit.fields = Fields("verdict=hide&motif=insult&faits=" + std::string(2001, 'a'));
  CHECK(has(desk.show(), "C’est trop long"));
  CHECK(faults_of_decision(Fields("verdict=hide&motif=nothing&faits=x"), "").ground);
  CHECK_FALSE(faults_of_decision(Fields("verdict=publish"), "").any());
}

TEST_CASE("what was decided leads to the next one; what is gone says so") {
  Desk desk;
  CHECK(has(desk.show(), "n’est plus"));
  desk.known.matter = matter(Standing::held);
  desk.visit.sending = Sending::saved;
  Matter other = matter(Standing::held);
  other.said.what.id = std::string(32, 'f');
  desk.known.queue = {{other}, 1, 1, 1};
  desk.visit.fields = Fields("verdict=publish");
  CHECK(has(desk.show(), "sera publique"));
  desk.visit.fields = Fields("verdict=hide");
  CHECK(has(desk.show(), "lira le motif"));
  CHECK(has(desk.show(), "La suivante"));
  desk.known.rights = {{Role::lead, 1}};
  desk.visit.sending = Sending::blank;
  CHECK(desk.show().find("Quand ouvrez-vous") == std::string::npos);
  CHECK(has(desk.list({}), "Votre rôle ne le permet pas"));
}

TEST_CASE("a decision names the reports its author had read, and nothing that is none") {
  const std::string one(32, 'a');
  const Json body = decision_of(
      id, Fields("verdict=hide&motif=insult&faits=Un+mot.&signalements=" + one + "+zz+" + one), "");
  CHECK(write_json(body) == R"({"on":")" + id +
                                R"(","verdict":"hide","ground":"insult","facts":"Un mot.",)" +
                                R"("reports":[")" + one + R"(",")" + one + R"("]})");
  CHECK(write_json(decision_of(id, Fields("verdict=publish&motif=insult&faits=x"), "")) ==
        R"({"on":")" + id + R"(","verdict":"publish"})");
}

TEST_CASE("passages are named by where they stand, and by the words they are of") {
  Desk desk;
  desk.known.matter = matter(Standing::published);
  const std::string words = desk.known.matter->said.what.words;
  desk.visit.sending = Sending::faulty;
  const std::string asked = "verdict=blackout&motif=personal-data&faits=Un+num%C3%A9ro.&passages=";
  desk.visit.fields = Fields(asked + "ferm%C3%A9");
  CHECK(has(desk.show(), "Copiez chaque passage"));
  const Fields sound(asked + "ouvrez%0D%0A%0D%0A+vous+");
  CHECK_FALSE(faults_of_decision(sound, words).any());
  const Json body = decision_of(id, sound, words);
  CHECK(text_of(body, "passages") == "6-12 13-17");
  CHECK(write_json(body).find("ouvrez") == std::string::npos);
}
