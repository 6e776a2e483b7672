// Searching actions: blind to accents, case, ligatures and articles; deaf to mischief.
#include <doctest/doctest.h>

#include "replica/replica.h"
#include "replica/words.h"
#include "support/files.h"

using namespace cairn;
using namespace cairn::test;

namespace {

using Ids = std::vector<std::string>;

const Replica& sound() {
  static Replica replica(":memory:");
  static const bool filled =
      replica.replace_roadmap(read_pack(pack_at_root("tests/packs/sound"), Lang::fr).rows, 1);
  CHECK(filled);
  return replica;
}

Ids found(std::string_view text, Lang lang = Lang::fr) {
  return sound().search_actions(lang, text);
}

const Ids laptops = {"A1-01"};
const Ids library = {"A2-01"};

}  // namespace

TEST_CASE("search is blind to accents, case and typography") {
  CHECK(found("numérique accueil") == library);
  CHECK(found("NUMERIQUE ACCUEIL") == library);
  CHECK(found("mediatheque") == library);
  CHECK(found("Médiathèque !") == library);
  CHECK(found("me\xCC\x81"
              "diathe\xCC\x80que") == library);  // accents apart, as macOS types them
}

TEST_CASE("search finds by the beginning of a word, and wants every word") {
  CHECK(found("ordi") == laptops);
  CHECK(found("ordinateurs dur") == laptops);
  CHECK(found("dinateur").empty());
  CHECK(found("ordinateurs accueil").empty());
  CHECK(found("o").size() == 2);
}

TEST_CASE("an elided article does not stand in the way") {
  CHECK(found("inclusion") == library);
  CHECK(found("l'inclusion") == library);
  CHECK(found("L’inclusion") == library);
  CHECK(found("d'œuvre") == laptops);
  CHECK(found("qu'ordinateur") == laptops);
  CHECK(found("rendez-vous") == library);
  CHECK(found("vous") == library);  // inside a hyphenated word
}

TEST_CASE("a ligature and its letters are one") {
  CHECK(found("œuvre") == laptops);
  CHECK(found("oeuvre") == laptops);
  CHECK(found("ŒUVRE") == laptops);
  CHECK(found("oe") == laptops);
  CHECK(folded("Œuvre, œil, Æther, æ") == "Oeuvre, oeil, Aether, ae");
}

TEST_CASE("other words lead to an action too") {
  CHECK(found("achats") == laptops);                  // its theme
  CHECK(found("sobriété") == laptops);                // its axis
  CHECK(found("portables") == laptops);               // an indicator
  CHECK(found("inventaire") == laptops);              // a milestone
  CHECK(found("direction du numérique") == laptops);  // who is in charge
  CHECK(found("A1-01") == laptops);
}

TEST_CASE("each language searches its own words, or the only ones there are") {
  CHECK(found("computers", Lang::en) == laptops);
  CHECK(found("computers", Lang::fr).empty());
  Replica village(":memory:");
  REQUIRE(village.replace_roadmap(read_pack(pack_at_root("content/vallon"), Lang::fr).rows, 1));
  CHECK(village.search_actions(Lang::en, "eclairage") ==
        village.search_actions(Lang::fr, "éclairage"));
  CHECK_FALSE(village.search_actions(Lang::en, "eclairage").empty());
}

TEST_CASE("a word in the title comes before the same word elsewhere") {
  std::vector<Row> rows = read_pack(pack_at_root("tests/packs/sound"), Lang::fr).rows;
  const auto action = [](const std::string& id, const std::string& title, const std::string& text) {
    return "{\"id\":\"" + id + "\",\"axis\":1,\"title\":\"" + title +
           "\",\"plain\":\"p\",\"text\":\"" + text +
           "\",\"origin\":\"example\",\"responsible\":{\"text\":\"r\",\"origin\":\"example\"},"
           "\"status\":{\"is\":\"done\",\"origin\":\"example\"}}";
  };
  rows.push_back({"action", "A1-07", 2, action("A1-07", "Arbres", "on plante, vélo aussi")});
  rows.push_back({"action", "A1-08", 3, action("A1-08", "Vélo", "on roule, quels arbres")});
  rows.push_back({"action", "A1-09", 4, action("A1-09", "Chemins", "quels tilleuls, on marche")});
  rows.push_back({"action", "A1-10", 5, action("A1-10", "Chemins", "quels tilleuls, on marche")});
  Replica replica(":memory:");
  REQUIRE(replica.replace_roadmap(rows, 1));
  CHECK(replica.search_actions(Lang::fr, "velo") == Ids{"A1-08", "A1-07"});
  CHECK(replica.search_actions(Lang::fr, "arbre") == Ids{"A1-07", "A1-08"});
  CHECK(replica.search_actions(Lang::fr, "tilleul") == Ids{"A1-09", "A1-10"});  // the pack's order
}

TEST_CASE("any text is safe") {
  using namespace std::string_view_literals;
  for (const std::string_view text : {""sv,         " "sv,
                                      "\""sv,       "\"\"\"\""sv,
                                      "'"sv,        "*"sv,
                                      "-"sv,        "AND"sv,
                                      "a AND"sv,    "NEAR("sv,
                                      "title:x"sv,  "^"sv,
                                      "{title}"sv,  "a OR b NOT"sv,
                                      "\0"sv,       "ordi\0nateur"sv,
                                      "😀"sv,        "😀 🎉"sv,
                                      "\xFF\xFE"sv, "\xC3"sv,
                                      "é\xC3"sv,    "\xED\xA0\x80"sv,
                                      "%_"sv,       "); DROP TABLE base_row;--"sv,
                                      "’’’"sv,      "l'"sv,
                                      "l''l'"sv,    "\xCC\x81"sv,
                                      "日本語"sv,   "\u00A0"sv,
                                      "«»"sv}) {
    sound().search_actions(Lang::fr, text);
    CHECK(sound().ok());
  }
  CHECK(found("\"ordinateurs\"") == laptops);
  CHECK(found("ordinateurs 😀") == laptops);
  CHECK(found("ordinateurs -") == laptops);
  CHECK(found("AND").empty());
  CHECK(found("😀").empty());
}

TEST_CASE("a tag typed in the search finds nothing, and not all that begins with its letter") {
  CHECK(found("<b>").empty());
  CHECK(found("<o").empty());
  CHECK(prefix_query("</b> ordi") == "\"ordi\"*");
  CHECK(found("o").size() == 2);
  CHECK(prefix_query("A1-03 l'e c") == "\"A1\"* \"03\"* \"e\"* \"c\"*");
}

TEST_CASE("a very long text is cut, not refused") {
  std::string words;
  for (int i = 0; i < 10'000; ++i) words += "ordinateurs ";
  CHECK(found(words) == laptops);
  CHECK(found(std::string(10'000, 'x')).empty());
  CHECK(found(std::string(10'000, '"')).empty());
  std::string accents;
  for (int i = 0; i < 10'000; ++i) accents += "é";
  CHECK(found(accents).empty());
  CHECK(prefix_query(words).size() < 1000);
  CHECK(sound().ok());
}

TEST_CASE("the person's words only reach the index between quotes") {
  CHECK(prefix_query("Sobriété num*érique") == "\"Sobriété\"* \"num\"* \"érique\"*");
  CHECK(prefix_query("l'a \"b\" c'") == "\"a\"* \"b\"* \"c\"*");
  CHECK(prefix_query("don't") == "\"don\"* \"t\"*");
  CHECK(prefix_query("« ? »").empty());
}
