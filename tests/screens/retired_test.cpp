// A retired action: nowhere among the others, and all there at its address.
#include <doctest/doctest.h>

#include <algorithm>

#include "page/lint.h"
#include "screens/screens.h"
#include "support/house.h"
#include "text/text.h"

using namespace cairn;
using namespace cairn::test;

namespace {

Roadmap without(const std::string& id, const std::string& instead) {
  Roadmap roadmap = main_roadmap();
  const auto at = std::find_if(roadmap.actions.begin(), roadmap.actions.end(),
                               [&](const Action& action) { return action.id == id; });
  REQUIRE(at != roadmap.actions.end());
  at->retired.text = {"Reprise par la région", "Taken over by the region"};
  at->retired.date = {2026, 6, 12};
  at->retired.instead = instead;
  roadmap.retired.push_back(*at);
  roadmap.actions.erase(at);
  return roadmap;
}

bool says(const Roadmap& roadmap, const std::string& target, const std::string& words) {
  return to_text(page_at(roadmap, target)).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the page of a retired action says so first, why, since when and what replaces it") {
  const Roadmap roadmap = without("A1-03", "A1-01");
  const Page page = page_at(roadmap, "/actions/A1-03");
  CHECK(lint(page).empty());
  const std::string text = to_text(page);
  for (const std::string words :
       {"Reprise par la région", "juin 2026", "remplacée par", "/actions/A1-01"}) {
    CAPTURE(words);
    CHECK(text.find(words) != text.npos);
  }
  CHECK(text.find("Reprise par la région") < text.find("En quoi elle consiste"));
  // Nothing more is said of it; what was said is still read.
  CHECK(text.find("/actions/A1-03/ecrire") == text.npos);
  CHECK(text.find("/actions/A1-03/soutenir") == text.npos);
  CHECK(text.find("contributions?sur=A1-03") != text.npos);
  CHECK(says(roadmap, "/en/actions/A1-03", "Taken over by the region"));
}

TEST_CASE("a retired action is listed and counted with no other, and found in a list of its own") {
  const Roadmap roadmap = without("A1-03", "");
  CHECK(tally(roadmap).actions == tally(main_roadmap()).actions - 1);
  const Page page = page_at(roadmap, "/actions");
  CHECK(lint(page).empty());
  const std::string text = to_text(page);
  const std::size_t list = text.find("Actions retirées");
  REQUIRE(list != text.npos);
  CHECK(text.find("/actions/A1-03") > list);
  for (const char* target : {"/", "/axes/1", "/calendrier", "/plan-du-site"}) {
    CAPTURE(target);
    CHECK_FALSE(says(roadmap, target, "/actions/A1-03"));
  }
  const std::vector<Route> routes = every_route(roadmap);
  CHECK(std::count_if(routes.begin(), routes.end(),
                      [](const Route& route) { return route.id == "A1-03"; }) == 2);
  CHECK_FALSE(says(main_roadmap(), "/actions", "Actions retirées"));
}
