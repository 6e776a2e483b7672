// Open data: the page in both languages, its dictionary against the schema that programs read, and
// the catalogue as bytes. A JSON-LD processor reads the catalogue in open_data.test.mjs.
#include <doctest/doctest.h>

#include "html/html.h"
#include "opendata/catalogue.h"
#include "opendata/open_data_page.h"
#include "pack/pack.h"
#include "page/lint.h"
#include "sheets/sheets.h"
#include "site/compose.h"
#include "support/files.h"
#include "support/house.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::test;

namespace {

std::size_t some_size(std::string_view name) { return name.starts_with("v1/") ? 0 : 12'345; }

Page page_in(const Roadmap& roadmap, Lang lang) {
  return open_data_page(roadmap, open_sets(roadmap, some_size), lang);
}

void tables_in(const Nodes& nodes, std::vector<const Node*>& tables) {
  for (const Node& node : nodes) {
    if (node.kind == Kind::table) tables.push_back(&node);
    tables_in(node.children, tables);
  }
}

Composition composed(const std::string& folder, const std::string& origin) {
  Ingredients in;
  in.rows = read_pack(pack_at_root(folder), Lang::fr).rows;
  in.origin = origin;
  return compose(in);
}

std::string bytes_of(const Composition& site, std::string_view name) {
  for (const SiteFile& file : site.files) {
    if (file.name == name) return file.bytes;
  }
  return {};
}

}  // namespace

TEST_CASE("the page of open data is sound in each language of each pack") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    for (const Lang lang : roadmap->langs) {
      const Page page = page_in(*roadmap, lang);
      for (const std::string& problem : lint(page)) FAIL_CHECK(problem);
      const std::string html = to_html(page.main);
      CHECK(html.find("href=\"/datapackage.json\"") != html.npos);
      CHECK(html.find("href=\"/v1/snapshot\"") != html.npos);
      CHECK(html.find(lang == Lang::fr ? "12,4\u00A0Ko)" : "12.4\u00A0kB)") != html.npos);
      CHECK(html.find("{0}") == html.npos);
    }
  }
  CHECK(page_in(main_roadmap(), Lang::fr).path_other == "/en/donnees");
  CHECK(page_in(small_roadmap(), Lang::fr).path_other.empty());
  const std::string english = to_html(page_in(main_roadmap(), Lang::en).main);
  CHECK(english.find("href=\"/en/jalons.ics\"") != english.npos);
  CHECK(english.find("href=\"/jalons.ics\"") == english.npos);
}

TEST_CASE("the dictionary of open data is the schema of the data package, column by column") {
  const struct {
    const char* folder;
    const Roadmap& roadmap;
  } packs[] = {{"content/numerique-responsable", main_roadmap()},
               {"content/vallon", small_roadmap()}};
  for (const auto& [folder, roadmap] : packs) {
    JsonError error;
    const auto package =
        read_json(data_package(read_pack(pack_at_root(folder), Lang::fr).rows).text, error);
    REQUIRE(package);
    for (const Lang lang : roadmap.langs) {
      const Page page = page_in(roadmap, lang);
      std::vector<const Node*> tables;
      tables_in(page.main, tables);
      const auto& resources = package->find("resources")->items;
      REQUIRE(tables.size() == resources.size());
      for (std::size_t i = 0; i < tables.size(); ++i) {
        CHECK(tables[i]->text.ends_with(resources[i].find("path")->text));
        const auto& fields = resources[i].find("schema")->find("fields")->items;
        const Nodes& rows = tables[i]->children;
        REQUIRE(rows.size() == fields.size() + 1);
        for (std::size_t row = 0; row < fields.size(); ++row) {
          const Nodes& cells = rows[row + 1].children;
          CHECK(cells[0].text == fields[row].find("name")->text);
          const Json* constraints = fields[row].find("constraints");
          const Json* words = constraints == nullptr ? nullptr : constraints->find("enum");
          if (words == nullptr) continue;
          for (const Json& word : words->items) {
            CHECK(cells[3].text.find(word.text) != std::string::npos);
          }
        }
      }
    }
  }
}

TEST_CASE("the columns of what people said are a page of its own, and those of the data package") {
  JsonError error;
  const auto rows = read_pack(pack_at_root("content/vallon"), Lang::fr).rows;
  const auto package = read_json(data_package(rows, ',', true).text, error);
  REQUIRE(package);
  const Json& said = package->find("resources")->items.back();
  CHECK(said.find("path")->text == "contributions.csv");
  const auto& fields = said.find("schema")->find("fields")->items;
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    for (const Lang lang : roadmap->langs) {
      const Page page = said_data_page(*roadmap, lang);
      for (const std::string& problem : lint(page)) FAIL_CHECK(problem);
      std::vector<const Node*> tables;
      tables_in(page.main, tables);
      REQUIRE(tables.size() == 1);
      REQUIRE(tables[0]->children.size() == fields.size() + 1);
      for (std::size_t i = 0; i < fields.size(); ++i) {
        CHECK(tables[0]->children[i + 1].children[0].text == fields[i].find("name")->text);
      }
    }
  }
}

TEST_CASE(
    "a site of open data holds the page in the pack's languages, and links to what is there") {
  const Composition both = composed("content/numerique-responsable", "https://a.example");
  const Composition french = composed("content/vallon", "");
  CHECK_FALSE(bytes_of(both, "donnees/index.html").empty());
  CHECK_FALSE(bytes_of(both, "en/donnees/index.html").empty());
  CHECK_FALSE(bytes_of(french, "donnees/index.html").empty());
  CHECK(bytes_of(french, "en/donnees/index.html").empty());
  CHECK_FALSE(bytes_of(both, "en/donnees/contributions/index.html").empty());
  CHECK(bytes_of(french, "en/donnees/contributions/index.html").empty());
  CHECK(bytes_of(both, "openapi.yaml") == file_at_root("docs/openapi.yaml"));
  CHECK(bytes_of(both, "protocol.md") == file_at_root("docs/protocol.md"));
  CHECK(bytes_of(both, "sitemap.xml").find("<loc>https://a.example/donnees</loc>") !=
        std::string::npos);
  const auto size_of = [&](std::string_view name) { return bytes_of(both, name).size(); };
  for (const OpenSet& set : open_sets(main_roadmap(), size_of)) {
    for (const OpenFile& file : set.files) {
      CAPTURE(file.address);
      CHECK((file.size != 0) == (file.pace == Pace::roadmap || file.pace == Pace::program));
    }
  }
}

TEST_CASE("the catalogue of open data: same data, same bytes; addresses as far as they are known") {
  const std::string once =
      bytes_of(composed("content/vallon", "https://a.example"), catalogue_name);
  CHECK(once == bytes_of(composed("content/vallon", "https://a.example"), catalogue_name));
  CHECK(once.find("\"https://a.example/actions.csv\"") != std::string::npos);
  CHECK(once.find("(exemple)") != std::string::npos);  // the publisher is invented
  CHECK(once.find("language/ENG") == std::string::npos);
  CHECK(once.find("{\"@type\":\"xsd:date\",\"@value\":\"2026-05-31\"}") != std::string::npos);
  const std::string nowhere = bytes_of(composed("content/vallon", ""), catalogue_name);
  CHECK(nowhere.find("{\"@id\":\"/actions.csv\"}") != std::string::npos);
}

TEST_CASE("open data: the last change is the roadmap's own, as exact as it is told") {
  Roadmap roadmap;
  roadmap.langs = {Lang::fr};
  roadmap.as_of = {2026, 6, 0};
  CHECK(modified(roadmap) == Date{2026, 6, 0});
  CHECK(catalogue_of(roadmap, {}, "").find("gYearMonth\",\"@value\":\"2026-06\"") !=
        std::string::npos);
  HistoryLine line;
  line.date = {2026, 7, 2};
  roadmap.history = {line};
  // What bears a later date is planned.
  CHECK(modified(roadmap) == Date{2026, 6, 0});
}
