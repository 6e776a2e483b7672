// The screens of a desk's lock: a closed desk shows its question and nothing else, whatever the
// address; what is wrong with a code stands beside its field; no code is ever in a page.
#include <doctest/doctest.h>

#include "desk/desk.h"
#include "html/html.h"
#include "page/lint.h"
#include "support/house.h"

namespace {

using namespace cairn;
using Place = DeskRoute::Place;

struct Desk {
  std::vector<Row> rows;
  DeskKnown known{test::main_roadmap(), rows, {{Role::lead, 1}}, "Léa", "", false, {}};
  DeskVisit visit;

  Desk() { known.now = 1'795'000'000'000; }
  std::string show(Place place, Lang lang = Lang::fr) {
    visit.route.place = place;
    visit.route.lang = lang;
    const Page page = desk_page_of(visit, known);
    for (const std::string& problem : lint(page)) FAIL_CHECK(page.path << ": " << problem);
    return to_html(page.main);
  }
};

bool has(const std::string& text, std::string_view words) { return text.find(words) != text.npos; }

}  // namespace

TEST_CASE("a closed desk asks for its code, and says nothing of the desk, whatever the address") {
  Desk desk;
  desk.known.has_lock = desk.known.is_closed = true;
  for (const Lang lang : {Lang::fr, Lang::en}) {
    for (int place = 0; place <= static_cast<int>(Place::lock); ++place) {
      if (static_cast<Place>(place) == Place::activate) continue;
      desk.visit.route.id = "A1-01";
      const std::string html = desk.show(static_cast<Place>(place), lang);
      CAPTURE(place);
      CHECK(has(html, "name=\"verrou\" type=\"password\""));
      CHECK(has(html, lang == Lang::en ? "/en/equipe/verrou/ecrire" : "\"/equipe/verrou/ecrire"));
      CHECK_FALSE(has(html, "A1-01"));
      CHECK_FALSE(has(html, "name=\"nouveau\""));
      CHECK_FALSE(has(html, "Léa"));
      CHECK_FALSE(has(html, "/reponses"));
    }
  }
  // Whoever forgot the code comes in by an invitation.
  CHECK(has(desk.show(Place::activate), "id=\"code\""));
  desk.visit.tried = Tried::wrong;
  CHECK(has(desk.show(Place::home), "id=\"verrou-error\""));
}

TEST_CASE("what is wrong with a new code is said beside its field, and no code is in the page") {
  Desk desk;
  desk.visit.sending = Sending::faulty;
  desk.visit.fields = Fields("nouveau=abc&encore=abc");
  CHECK(has(desk.show(Place::lock), "id=\"nouveau-error\""));
  desk.visit.fields = Fields("nouveau=abcd&encore=abce");
  std::string html = desk.show(Place::lock);
  CHECK(has(html, "id=\"encore-error\""));
  CHECK_FALSE(has(html, "nouveau-error"));
  CHECK_FALSE(has(html, "abc"));
  CHECK_FALSE(has(html, "actuel"));  // there is none yet
  desk.known.has_lock = true;
  desk.visit.tried = Tried::wrong;
  desk.visit.fields = Fields("actuel=x&sans=1");
  html = desk.show(Place::lock);
  CHECK(has(html, "id=\"actuel-error\""));
  CHECK_FALSE(has(html, "nouveau-error"));
}

TEST_CASE("one's own actions say whether this device asks for a code") {
  Desk desk;
  CHECK(has(desk.show(Place::home), "s’ouvre à qui passe devant"));
  desk.known.has_lock = true;
  CHECK_FALSE(has(desk.show(Place::home), "s’ouvre à qui passe devant"));
  CHECK(has(desk.show(Place::home), "demande un code"));
}
