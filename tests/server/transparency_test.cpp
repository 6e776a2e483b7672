// The yearly figures of moderation as a page: what is said of nothing, of anything, and its bounds.
#include <doctest/doctest.h>

#include "html/html.h"
#include "ledger_support.h"
#include "page/lint.h"
#include "reception/figures_desk.h"
#include "review/review.h"
#include "support/house.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;
using cairn::test::main_roadmap;
using cairn::test::small_roadmap;

namespace {

constexpr int year = 2023;

Target target(const std::string& path) {
  Target t;
  t.path = path;
  return t;
}

bool says(const std::string& html, const std::string& text) { return html.find(text) != html.npos; }

int elements_in(const std::string& html) {
  int elements = 0;
  for (std::size_t at = 0; at + 1 < html.size(); ++at) {
    elements += html[at] == '<' && html[at + 1] != '/' && html[at + 1] != '!';
  }
  return elements;
}

Page page_of_year(const Roadmap& roadmap, const Figures& figures, Lang lang, int of = year) {
  return transparency_page(roadmap, transparency_of(figures, of, year), years_of(figures, year),
                           {lang, of});
}

/// Everything that can be counted, as often as a number can be.
Figures all_there_is(std::int64_t n) {
  Figures figures;
  for (const bool example : {false, true}) {
    const auto put = [&](const char* what, std::string_view part) {
      figures[{year, what, std::string(part), example}] = n;
    };
    for (const char* what : {"contribution", "publish", "restore", "keep", "confirm", "appeal"}) {
      put(what, "");
    }
    for (const char* what : {"report", "masked", "hide", "blackout"}) {
      for (const std::string_view ground : report_grounds) put(what, ground);
    }
    for (const char* part : {"hidden", "redacted", "kept"}) put("reported", part);
    for (const char* part : {"granted", "dismissed"}) put("appealed", part);
    for (const char* what : {"report-delay", "held-delay", "appeal-delay"}) {
      for (const std::string_view delay : delays) put(what, delay);
    }
    for (int y = 1900; y < year; ++y) figures[{y, "contribution", "", example}] = 1;
  }
  return figures;
}

}  // namespace

TEST_CASE("a year of which nothing was counted is a page that says so") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    const Page page = page_of_year(*roadmap, {}, Lang::fr);
    const std::string html = to_html(page.main);
    for (const char* none :
         {"Aucun signalement en 2023", "Aucune décision en 2023", "Aucun recours en 2023",
          "Aucune contribution reçue en 2023", "Rien n’a été tranché en 2023"}) {
      CAPTURE(none);
      CHECK(says(html, none));
    }
    CHECK_FALSE(says(html, "<table"));
    CHECK_FALSE(says(html, "Autres années"));
    CHECK_FALSE(says(html, "exemple"));
    CHECK(says(html, "il n’y a pas de compte"));
    CHECK(says(html, "href=\"/suivre\""));
    CHECK(says(html, "href=\"/regles\"") == (roadmap == &main_roadmap()));
    for (const std::string& problem : lint(page)) FAIL_CHECK(problem);
  }
  const std::string english = to_html(page_of_year(main_roadmap(), {}, Lang::en).main);
  CHECK(says(english, "No report in 2023"));
}

TEST_CASE("numbers by ground, outcome and delay; what is none of is left out") {
  const Figures figures = {
      {{year, "report", "insult", false}, 3},     {{year, "reported", "kept", false}, 2},
      {{year, "report-delay", "hour", false}, 1}, {{year, "report-delay", "more", false}, 1},
      {{year, "hide", "insult", false}, 1},       {{year - 2, "contribution", "", false}, 1}};
  const std::string html = to_html(page_of_year(main_roadmap(), figures, Lang::fr).main);
  CHECK(says(html, "<caption>Signalements reçus en 2023, par motif</caption>"));
  CHECK(says(html, "signalement tranché en un jour au plus, sur"));
  CHECK(says(html, "Plus de sept jours"));
  CHECK_FALSE(says(html, "De trois à sept jours"));
  CHECK_FALSE(says(html, "Aucun signalement en"));
  CHECK_FALSE(says(html, "médian"));
  CHECK(says(html, "href=\"/transparence/2022\""));
  CHECK(says(html, "href=\"/transparence/2021\""));
  const std::string before =
      to_html(page_of_year(main_roadmap(), figures, Lang::fr, year - 1).main);
  CHECK(says(before, "Aucun signalement en 2022"));
  CHECK_FALSE(says(before, "pas finie"));
}

TEST_CASE("what is invented bears its mark, beside what is real and never in it") {
  const Figures figures = {{{year, "report", "insult", false}, 3},
                           {{year, "report", "insult", true}, 2},
                           {{year, "report", "hate", true}, 4},
                           {{year, "contribution", "", true}, 5}};
  const std::string html = to_html(page_of_year(main_roadmap(), figures, Lang::fr).main);
  CHECK(says(html, "3, plus 2 (exemple)"));
  CHECK(says(html, "4 (exemple)"));
  CHECK(says(html, "3, plus 6 (exemple)"));
  CHECK(says(html, "contributions reçues en 2023 (exemple)"));
  CHECK(says(html, "inventé pour la démonstration"));
}

TEST_CASE("the page is sound and no heavier than a page may be, whatever was counted") {
  const Figures figures = all_there_is(1'234'567'890'123);
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    for (const Lang lang : roadmap->langs) {
      const Page page = page_of_year(*roadmap, figures, lang);
      for (const std::string& problem : lint(page)) FAIL_CHECK(problem);
      CHECK(elements_in(to_html(page.main)) < 450);  // the frame has its own
      CHECK(page.path_other.empty() == (roadmap->langs.size() == 1));
    }
  }
}

TEST_CASE("years go from the first that anything was counted in to this one") {
  const Figures figures = {{{2021, "report", "insult", false}, 1}};
  CHECK(years_of(figures, 2023).has(2022));
  CHECK_FALSE(years_of(figures, 2023).has(2020));
  CHECK_FALSE(years_of(figures, 2023).has(2024));
  CHECK(years_of({}, 2023).has(2023));
  CHECK(transparency_route(target("/en/transparence/2026"))->year == 2026);
  CHECK(transparency_route(target("/transparence"))->lang == Lang::fr);
  for (const char* path : {"/transparence/", "/transparences", "/transparence/26", "/bilan"}) {
    CHECK_FALSE(transparency_route(target(path)));
  }
}

TEST_CASE("the desk tells what was decided since, and the new year when it comes") {
  House house;
  const Live live = live_of_sound_pack();
  FiguresDesk desk(*house.exchange, live, machine_at(house.now));
  const auto read = [&](int asked) {
    const YearRoute route{Lang::fr, asked};
    auto answer = desk.read(route, get("/transparence"), "192.0.2.1");
    return answer ? words(*answer) : std::string();
  };
  CHECK(says(read(0), "Aucun signalement en 2023"));
  CHECK(read(2022).empty());
  CHECK(read(2024).empty());
  house.push(1, {comment(1, 1, "Un mot", code_of_number(1))});
  house.push(2, {about(1, 21, "report", 1, R"(,"ground":"insult")", code_of_number(2))});
  CHECK_FALSE(says(read(0), "Aucun signalement en"));
  CHECK(says(read(2023), "pas finie"));
  house.now = begin_of(2024);
  CHECK(says(read(0), "Aucun signalement en 2024"));
  CHECK(says(read(0), "href=\"/transparence/2023\""));
  CHECK_FALSE(says(read(2023), "pas finie"));
  for (int i = 0; i < 200; ++i) {
    house.push(3, {comment(i + 1, 1000 + i, "Mot " + std::to_string(i), code_of_number(3))});
    if (says(read(2023), "Trop de demandes")) return;
  }
  FAIL("nobody is slowed");
}
