// The page of the kiosks: none, some, too many; what one never said; and how old a page gets.
#include "kiosk/kiosks_page.h"

#include <doctest/doctest.h>

#include <limits>

#include "html/html.h"
#include "kiosk_support.h"
#include "page/lint.h"
#include "page/write.h"
#include "reception/kiosks_desk.h"
#include "support/house.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;
using cairn::test::main_roadmap;
using cairn::test::small_roadmap;

namespace {

constexpr std::int64_t hour = 3'600'000, day = 24 * hour, now = 1'700'000'000'000;

Target target(const std::string& path) {
  Target t;
  t.path = path;
  return t;
}

/// Whatever holds a number and its unit together.
bool says(std::string html, const std::string& text) {
  for (const std::string_view tie : {"\xc2\xa0", "\xe2\x80\xaf"}) {
    for (std::size_t at = html.find(tie); at != html.npos; at = html.find(tie, at)) {
      html.replace(at, tie.size(), " ");
    }
  }
  return html.find(text) != html.npos;
}

KioskState kiosk(const std::string& place, std::int64_t ago, std::int64_t age, int waiting) {
  return {place, now - ago, {"7f3a", waiting, age, 0, now}};
}

}  // namespace

TEST_CASE("fault: an age that a kiosk does not know was told as less than an hour") {
  const auto told = [](std::int64_t age) {
    return to_html(
        kiosks_page(main_roadmap(), {kiosk("Mairie", 9 * day, age, 0)}, now, Lang::fr).main);
  };
  CHECK(says(told(0), "9 jours</td>"));
  CHECK_FALSE(says(told(0), "Inconnu"));
  CHECK(says(told(-1), "Inconnu"));
}

TEST_CASE("without any kiosk the page says so, and what one does") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    const Page page = kiosks_page(*roadmap, {}, now, Lang::fr);
    const std::string html = to_html(page.main);
    CHECK(says(html, "Il n’y a pas de borne pour l’instant"));
    CHECK(says(html, "est scellé dès qu’on l’envoie : la visite finie"));
    CHECK(says(html, "href=\"/suivre\""));
    CHECK_FALSE(says(html, "<table"));
    for (const std::string& problem : lint(page)) FAIL_CHECK(problem);
    CHECK(page.path_other.empty() == (roadmap->langs.size() == 1));
  }
  const std::string english = to_html(kiosks_page(main_roadmap(), {}, now, Lang::en).main);
  CHECK(says(english, "There is no kiosk for now"));
  CHECK(says(english, "href=\"/en/suivre\""));
}

TEST_CASE("each kiosk: its place, when it was heard of, how old what it shows is, what waits") {
  const std::vector<KioskState> kiosks = {kiosk("Mairie", 5 * 60'000, 0, 0),
                                          kiosk("Médiathèque <b>", 3 * hour, 40 * hour, 12),
                                          kiosk("Musée", 90 * day, 30 * day, 412),
                                          {"Salle des fêtes", 0, {}}};
  const std::string html = to_html(kiosks_page(main_roadmap(), kiosks, now, Lang::fr).main);
  CHECK(says(html, "il y a moins d’une heure"));
  CHECK(says(html, "Médiathèque &lt;b&gt;"));
  CHECK(says(html, "il y a 3 heures"));
  CHECK(says(html, "43 heures"));
  CHECK(says(html, "il y a 90 jours"));
  CHECK(says(html, "120 jours"));
  CHECK(says(html, "412"));
  CHECK(says(html, "7f3a"));
  CHECK(says(html, "Jamais"));
  const std::string english = to_html(kiosks_page(main_roadmap(), kiosks, now, Lang::en).main);
  CHECK(says(english, "3 hours ago"));
  CHECK(says(english, "less than an hour ago"));
}

TEST_CASE("however many there are, whatever they say, the page stays one that may be") {
  std::vector<KioskState> kiosks(
      400, kiosk(std::string(80, 'W'), -day, std::numeric_limits<std::int64_t>::max(), 1));
  for (const Lang lang : main_roadmap().langs) {
    const Page page = kiosks_page(main_roadmap(), kiosks, now, lang);
    const std::string html = to_html(page.main);
    int elements = 0;
    for (std::size_t at = 0; at + 1 < html.size(); ++at) {
      elements += html[at] == '<' && html[at + 1] != '/' && html[at + 1] != '!';
    }
    CHECK(elements < 450);  // the frame has its own
    CHECK(says(html, lang == Lang::fr ? "Et 340 autres bornes" : "And 340 other kiosks"));
    for (const std::string& problem : lint(page)) FAIL_CHECK(problem);
  }
}

TEST_CASE("its address, in the languages of the pack") {
  CHECK(kiosks_route(target("/bornes")) == Lang::fr);
  CHECK(kiosks_route(target("/en/bornes")) == Lang::en);
  for (const char* path : {"/bornes/", "/borne", "/en", "/enbornes"}) {
    CHECK_FALSE(kiosks_route(target(path)));
  }
  CHECK(kiosks_path(Lang::en) == "/en/bornes");
}

TEST_CASE("the desk tells how kiosks are now, a minute late at most") {
  Hall hall;
  const Live live = live_of_sound_pack();
  KiosksDesk desk(*hall.exchange, live, machine_at(hall.now));
  const auto read = [&] { return words(desk.read(Lang::fr, get("/bornes"))); };
  CHECK(says(read(), "Jamais"));
  hall.say({heartbeat("7f3a", 4)});
  CHECK(says(read(), "Jamais"));
  hall.now += 60'000;
  CHECK(says(read(), "7f3a"));
  CHECK_FALSE(says(read(), "Jamais"));
  desk.show(live);
  CHECK(says(read(), "7f3a"));
}

TEST_CASE("what has not come may still be in a kiosk that waits or is silent, and in no other") {
  Page follow;
  follow.main.push_back(write::notice("Rien", {write::paragraph("Rien n'est perdu.")}));
  add_where_it_may_be(follow, {kiosk("Ici", 0, 0, 0)}, now, Lang::fr);
  CHECK(words_of(follow.main.front()).find("borne") == std::string::npos);
  add_where_it_may_be(
      follow, {kiosk("Mairie", 0, 0, 2), kiosk("Musée", 2 * hour, 0, 0), kiosk("Ici", 0, 0, 0)},
      now, Lang::fr);
  const std::string html = to_html(follow.main);
  CHECK(html.find("Mairie, Musée.") != std::string::npos);
  CHECK(html.find("Ici") == std::string::npos);
  CHECK(html.find("href=\"/bornes\"") != std::string::npos);
}
