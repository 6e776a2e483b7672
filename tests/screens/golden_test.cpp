// Every screen in every language, as plain lines, against tests/pages/ (support/golden.h).
#include "support/golden.h"

#include <doctest/doctest.h>

#include "html/document.h"
#include "page/lint.h"
#include "screens/screens.h"
#include "support/files.h"
#include "support/house.h"
#include "text/text.h"

using namespace cairn;
using namespace cairn::test;

namespace {

std::string file_of(const std::string& target) {
  std::string name = target;
  for (char& c : name) {
    if (c == '/' || c == '?' || c == '&' || c == '=') c = '_';
  }
  return "tests/pages/" + name.substr(1) + ".txt";
}

Visit letter_visit(LetterState state) {
  Visit visit;
  visit.route = route_of("/contact");
  visit.letter = {"question", "", "Ada", "ada@"};
  visit.letter_state = state;
  visit.receipt = "2026-0001";
  return visit;
}

}  // namespace

TEST_CASE("golden: every screen in both languages") {
  for (const char* path : {"/",
                           "/en-bref",
                           "/axes/1",
                           "/actions",
                           "/actions?axe=2&etat=suspendue",
                           "/actions?q=introuvable",
                           "/actions/A1-03",
                           "/actions/A1-12",
                           "/calendrier",
                           "/indicateurs",
                           "/historique",
                           "/contexte",
                           "/ressources",
                           "/glossaire",
                           "/plan-du-site",
                           "/accessibilite",
                           "/ecoconception",
                           "/donnees-personnelles",
                           "/mentions-legales",
                           "/contact",
                           "/aide",
                           "/regles",
                           "/participer",
                           "/nulle-part"}) {
    for (const std::string prefix : {"", "/en"}) {
      const std::string target = prefix + path;
      compare_golden(file_of(target + (target.ends_with("/") ? "home" : "")),
                     to_text(page_at(main_roadmap(), target)));
    }
  }
}

TEST_CASE("golden: the states of the contact form") {
  const Known known{main_roadmap(), {}};
  compare_golden("tests/pages/contact_faulty.txt",
                 to_text(page_of(letter_visit(LetterState::faulty), known, Means{})));
  compare_golden("tests/pages/contact_received.txt",
                 to_text(page_of(letter_visit(LetterState::received), known, Means{})));
  compare_golden("tests/pages/contact_refused.txt",
                 to_text(page_of(letter_visit(LetterState::refused), known, Means{})));
}

TEST_CASE("golden: the small pack, an action without milestones") {
  compare_golden("tests/pages/vallon_home.txt", to_text(page_at(small_roadmap(), "/")));
  for (const Action& action : small_roadmap().actions) {
    if (progress(action).measured()) continue;
    const std::string text = to_text(page_at(small_roadmap(), "/actions/" + action.id));
    CHECK(text.find("avancement non mesuré") != text.npos);
    CHECK(text.find("0 jalon") == text.npos);
    CHECK(text.find("0\u202F%") == text.npos);
    compare_golden("tests/pages/vallon_unmeasured.txt", text);
  }
}

TEST_CASE("lint is clean on every page of every pack, and html has one of each part") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    for (const std::string& target : every_target(*roadmap)) {
      const Page page = page_at(*roadmap, target);
      for (const std::string& problem : lint(page)) FAIL_CHECK(target << ": " << problem);
      const Parts parts = parts_of(page);
      const std::string all = to_document(page, Shell{});
      CHECK(all.find("<main id=\"main\" tabindex=\"-1\">" + parts.main + "</main>") != all.npos);
      CHECK(all.find("<header id=\"header\">" + parts.header + "</header>") != all.npos);
      CHECK(all.find(" style=\"") == all.npos);
      CHECK(all.find("<script") == all.npos);
    }
  }
}

TEST_CASE("a language the roadmap does not speak is not found, in the language it speaks") {
  const Page page = page_at(small_roadmap(), "/en/actions");
  CHECK(page.lang == "fr");
  CHECK_FALSE(page.indexable);
  CHECK(page_at(small_roadmap(), "/").path_other.empty());
}

TEST_CASE("an axis or an action that is not there is not found, whatever its number") {
  for (const char* target : {"/axes/7", "/axes/999", "/actions/A9-99", "/actions/x"}) {
    CHECK_MESSAGE(page_at(main_roadmap(), target).title.find("introuvable") != std::string::npos,
                  target);
  }
}
