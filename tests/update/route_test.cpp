#include "update/route.h"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("every address of the product is its own canonical form") {
  for (const char* target : {"/",
                             "/axes/1",
                             "/actions",
                             "/actions/A1-03",
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
                             "/en-bref",
                             "/en/",
                             "/en/axes/12",
                             "/en/actions/A1-03",
                             "/en/en-bref",
                             "/en/calendrier",
                             "/actions?q=a+b&axe=2",
                             "/en/actions?etat=en-cours&theme=achats&tri=titre"}) {
    const Route route = route_of(target);
    CHECK_MESSAGE(route.screen != Screen::not_found, target);
    CHECK(path_of(route) == target);
    CHECK(route_of(path_of(route)) == route);
  }
}

TEST_CASE("/en-bref is French, /en/en-bref English") {
  CHECK(route_of("/en-bref").lang == Lang::fr);
  CHECK(route_of("/en/en-bref").lang == Lang::en);
  CHECK(route_of("/english").screen == Screen::not_found);
}

TEST_CASE("an address that names nothing is not found and keeps its language") {
  for (const char* target : {"", "x", "/nothing", "/axes/", "/axes/0", "/axes/01", "/axes/1x",
                             "/axes/9999", "/actions/", "/actions/a/b", "/actions/<x>"}) {
    CHECK_MESSAGE(route_of(target).screen == Screen::not_found, target);
  }
  CHECK(route_of("/en/nothing").lang == Lang::en);
  CHECK(path_of(route_of("/nothing?x=1")) == "/nothing");
}

TEST_CASE("filters: what is unknown is dropped, what was typed is kept") {
  const Route route =
      route_of("/actions?q=r%C3%A9emploi+%26+don&axe=x&etat=nope&theme=%3Cb%3E&tri=zz&y=1");
  CHECK(route.filters.text == "réemploi & don");
  CHECK(route.filters.axis == 0);
  CHECK(route.filters.status.empty());
  CHECK(route.filters.theme.empty());
  CHECK(route.filters.sort.empty());
  CHECK(route_of("/actions?q=a%00b").filters.text == "ab");
  CHECK(route_of("/actions?q=100%").filters.text == "100%");
  CHECK(route_of("/actions?q=%zz").filters.text == "%zz");
}

TEST_CASE("a text is cut at 200 bytes without cutting a character") {
  std::string query = "/actions?q=a";
  for (int i = 0; i < 150; ++i) query += "%C3%A9";
  const std::string text = route_of(query).filters.text;
  CHECK(text.size() <= 200);
  CHECK(text.size() % 2 == 1);
}

TEST_CASE("blanks alone ask for nothing") {
  CHECK_FALSE(route_of("/actions?q=+++").filters.asks());
  CHECK_FALSE(route_of("/actions?q=+++").filters.any());
}

TEST_CASE(
    "fault: of a hundred thousand contributions, pages after the 999th could not be reached") {
  CHECK(route_of("/contributions?page=4999").talk.page == 4999);
  CHECK(path_of(route_of("/contributions?page=4999")) == "/contributions?page=4999");
  CHECK(route_of("/contributions?page=99999999999").talk.page == 1);
}
