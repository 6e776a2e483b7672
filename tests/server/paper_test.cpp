// The sheet of paper: sound in each language of each pack, with and without an origin, for one
// action or for whichever. That it is one page of A4 is for a browser to say (paper_test.mjs).
#include <doctest/doctest.h>

#include "bytes/qr.h"
#include "html/html.h"
#include "page/lint.h"
#include "paper/paper_page.h"
#include "reception/reception.h"
#include "support.h"
#include "support/house.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;
using namespace cairn::test;

namespace {

constexpr char origin[] = "https://a.example";

Target target(std::string path, std::string query = {}) {
  Target t;
  t.path = std::move(path);
  t.query = std::move(query);
  return t;
}

int times(const std::string& html, std::string_view what) {
  int n = 0;
  for (std::size_t at = html.find(what); at != html.npos; at = html.find(what, at + 1)) ++n;
  return n;
}

std::string sheet(const Roadmap& roadmap, const PaperRoute& route, const std::string& of = origin) {
  return to_html(paper_page(roadmap, route, of).main);
}

}  // namespace

TEST_CASE("a sheet of paper is sound, and asks what the form on the screen asks") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    for (const Lang lang : roadmap->langs) {
      for (const std::string& action : {std::string(), roadmap->actions.front().id}) {
        for (const char* of : {"", origin}) {
          const Page page = paper_page(*roadmap, {lang, action}, of);
          CAPTURE(page.path);
          for (const std::string& problem : lint(page)) FAIL_CHECK(problem);
          const std::string html = to_html(page.main);
          CHECK(html.find("{0}") == html.npos);
          CHECK(times(html, "class=\"line\"") == 15);  // 14 for the words, one for the place
          CHECK(times(html, "class=\"tick\"") == (action.empty() ? 7 : 6));
          int elements = 0;
          for (std::size_t at = 0; at + 1 < html.size(); ++at) {
            elements += html[at] == '<' && html[at + 1] != '/' && html[at + 1] != '!';
          }
          CHECK(elements < 300);
        }
      }
    }
  }
}

TEST_CASE("a sheet says where to send it and who answers for it, marked where that is invented") {
  const std::string french = sheet(main_roadmap(), {Lang::fr, ""});
  for (const std::string told :
       {"1\u00A0place de l’Exemple", "01 99 00 24 36", "Le délégué à la protection des données",
        "5\u00A0ans au plus", "code de dépôt", "/regles"}) {
    CAPTURE(told);
    CHECK(french.find(told) != french.npos);
  }
  CHECK(times(french, "class=\"mark example\"") == 3);
  const std::string english = sheet(main_roadmap(), {Lang::en, ""});
  CHECK(english.find("9\u00A0am to noon") != english.npos);
  // The pack without rules leads to none.
  CHECK(sheet(small_roadmap(), {Lang::fr, ""}).find("/regles") == std::string::npos);
  Roadmap true_one = small_roadmap();
  true_one.publisher.origin = Origin::documented;
  true_one.taking_part.closes = {2026, 12, 31};
  const std::string dated = sheet(true_one, {Lang::fr, ""});
  CHECK(times(dated, "class=\"mark example\"") == 0);
  CHECK(dated.find("Doit être recopié le 31\u00A0décembre 2026 au plus tard") != dated.npos);
  true_one.publisher = {};
  true_one.publisher.name.fr = "Mairie";  // all that a pack must say
  for (const std::string& problem : lint(paper_page(true_one, {Lang::fr, ""}, ""))) {
    FAIL_CHECK(problem);
  }
}

TEST_CASE("a sheet leads back to the site: a picture where its origin is known, a path at least") {
  const std::string here = sheet(main_roadmap(), {Lang::en, ""});
  CHECK(here.find(">https://a.example/en/participer<") != here.npos);
  CHECK(here.find(escape(qr_address("https://a.example/en/participer"))) != here.npos);
  const std::string action = sheet(main_roadmap(), {Lang::fr, "A1-03"});
  CHECK(action.find(escape(qr_address("https://a.example/actions/A1-03"))) != action.npos);
  const std::string nowhere = sheet(main_roadmap(), {Lang::fr, "A1-03"}, "");
  CHECK(nowhere.find("<img") == nowhere.npos);
  CHECK(nowhere.find(">/actions/A1-03<") != nowhere.npos);
}

TEST_CASE("a sheet is of an action that there is; of another it is the general one") {
  const Page one = paper_page(main_roadmap(), {Lang::fr, "A1-03"}, origin);
  CHECK(one.path == "/formulaire?action=A1-03");
  CHECK(one.path_other == "/en/formulaire?action=A1-03");
  CHECK_FALSE(one.indexable);
  CHECK(to_html(one.main).find("Vous parlez de l’action A1\u201103") != std::string::npos);
  const Page general = paper_page(main_roadmap(), {Lang::fr, ""}, origin);
  const Page unknown = paper_page(main_roadmap(), {Lang::fr, "Z9-99"}, origin);
  CHECK(unknown.path == "/formulaire");
  CHECK(to_html(unknown.main) == to_html(general.main));
  CHECK(general.indexable);
  CHECK(paper_page(small_roadmap(), {Lang::fr, ""}, origin).path_other.empty());
  CHECK(paper_route(target("/en/formulaire", "action=A1-03"))->action == "A1-03");
  CHECK(paper_route(target("/formulaire", "a=b&action="))->action.empty());
  for (const char* path : {"/formulaire/", "/formulaires", "/en", "/en/formulaire/A1-03"}) {
    CHECK_FALSE(paper_route(target(path)));
  }
}

TEST_CASE("what is printed of a sheet's frame is the notice of demonstration alone") {
  const Page page = paper_page(main_roadmap(), {Lang::fr, ""}, origin);
  const std::string header = to_html(page.header), footer = to_html(page.footer);
  CHECK(header.find("class=\"demo\"") != header.npos);
  CHECK(header.find("class=\"bar unprinted\"") != header.npos);
  CHECK(footer.find("class=\"age\"") != footer.npos);  // the program writes it too
}

TEST_CASE(
    "sheets over HTTP: read only, in the languages of the roadmap, and the same for everyone") {
  Folder folder;
  const Site site = small_site();
  const Live live(Replica(":memory:"), small_roadmap(), {});
  std::int64_t now = 1'700'000'000'000;
  Reception reception(site, &live, nullptr, machine_at(now), origin);
  const auto ask = [&](std::string method, std::string path) {
    Request request = get(std::move(path));
    request.method = std::move(method);
    return reception.answer(request, "192.0.2.1");
  };
  const std::string id = small_roadmap().actions.front().id;
  const Answer general = ask("GET", "/formulaire");
  CHECK(general.status == 200);
  CHECK(words(general).find("https://a.example/participer") != std::string::npos);
  CHECK(ask("HEAD", "/formulaire").status == 200);
  CHECK(ask("POST", "/formulaire").status == 405);
  CHECK(ask("GET", "/en/formulaire").status == 404);
  CHECK(words(ask("GET", "/formulaire?action=" + id)).find("/actions/" + id) != std::string::npos);
  CHECK(words(ask("GET", "/formulaire?action=%3Cb%3E")) == words(general));
  for (int i = 0; i < 1000; ++i) {
    if (ask("GET", "/formulaire?action=x" + std::to_string(i)).status != 200) FAIL_CHECK(i);
  }
}
