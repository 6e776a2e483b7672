// Every element of the source page has its place, and the order of the page is kept.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "json/json.h"
#include "support/files.h"
#include "support/house.h"
#include "words/typography.h"

using namespace cairn;
using namespace cairn::test;

namespace {

std::string words_of_main(const Page& page) {
  std::string out;
  for (const Node& node : page.main) out += words_of(node) + "\n";
  return out;
}

std::string member(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found == nullptr ? "" : found->text;
}

}  // namespace

TEST_CASE("the 51 elements of the source page stand on the page said, by a list of them") {
  JsonError error;
  const auto list = read_json(file_at_root("tests/content/seed_elements.json"), error);
  REQUIRE(list.has_value());
  std::map<int, int> rows;
  for (const Json& item : list->items) {
    const Json* row = item.find("row");
    REQUIRE(row != nullptr);
    ++rows[std::stoi(row->text)];
    const Json* product = item.find("product");
    if (product != nullptr && product->truth) continue;
    const std::string words = typeset(Lang::fr, member(item, "fr"));
    const std::string target = member(item, "page");
    const std::string page = words_of_main(page_at(main_roadmap(), target));
    CHECK_MESSAGE(page.find(words) != page.npos,
                  "row " << row->text << " is not on " << target << ": " << words);
  }
  CHECK(rows.size() == 51);
}

TEST_CASE("home keeps the order of the source page") {
  const std::string home = words_of_main(page_at(main_roadmap(), "/"));
  std::size_t last = 0;
  for (const char* landmark : {"Numérique responsable",
                               "Couverture",
                               "a établi sa feuille de route",
                               "trois axes",
                               "enrichissez la démarche",
                               "Étapes de construction",
                               "Voir la page de l'historique",
                               "Le saviez-vous ?",
                               "émissions mondiales",
                               "tripler",
                               "70 %",
                               "20 % seulement",
                               "Contexte réglementaire et enjeux",
                               "Axe\u00A01 – ",
                               "Consulter les actions de l'axe\u00A01",
                               "Axe\u00A02 – ",
                               "Consulter les actions de l'axe\u00A02",
                               "Axe\u00A03 – ",
                               "Consulter les actions de l'axe\u00A03",
                               "Pour aller plus loin",
                               "Guillaume Pitron"}) {
    const std::size_t at = home.find(typeset(Lang::fr, landmark), last);
    CHECK_MESSAGE(at != home.npos, "not in its order: " << landmark);
    if (at != home.npos) last = at;
  }
}

TEST_CASE("nothing of Grenoble is in the code: the small pack shows none of it") {
  for (const std::string& target : every_target(small_roadmap())) {
    const Page page = page_at(small_roadmap(), target);
    std::string all = words_of_main(page);
    for (const Node& node : page.header) all += words_of(node);
    for (const Node& node : page.footer) all += words_of(node);
    for (const char* word : {"Grenoble", "Métropole", "métropol", "Démonstration non officielle"}) {
      CHECK_MESSAGE(all.find(word) == all.npos, target << " says " << word);
    }
  }
}
