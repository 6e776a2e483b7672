#include "words/words.h"

#include <doctest/doctest.h>

#include "words/collate.h"
#include "words/dates.h"
#include "words/numbers.h"
#include "words/typography.h"

using namespace cairn;

TEST_CASE("every word is said in both languages") {
  for (int i = 0; i < static_cast<int>(W::how_many); ++i) {
    for (const Lang lang : {Lang::fr, Lang::en}) {
      CHECK_MESSAGE(!say(lang, static_cast<W>(i)).empty(), "word " << i << " " << code(lang));
    }
  }
}

TEST_CASE("the same places are filled in both languages") {
  const auto places = [](const std::string& text) {
    int mask = 0;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
      if (text[i] == '{' && text[i + 2] == '}') mask |= 1 << (text[i + 1] - '0');
    }
    return mask;
  };
  for (int i = 0; i < static_cast<int>(W::how_many); ++i) {
    const W word = static_cast<W>(i);
    CHECK_MESSAGE(places(say(Lang::fr, word)) == places(say(Lang::en, word)), say(Lang::en, word));
  }
}

TEST_CASE("French counts zero and one in the singular, English one alone") {
  CHECK(count(Lang::fr, W::n_actions, 0) == "0\u00A0action");
  CHECK(count(Lang::fr, W::n_actions, 1) == "1\u00A0action");
  CHECK(count(Lang::fr, W::n_actions, 2) == "2\u00A0actions");
  CHECK(count(Lang::en, W::n_actions, 0) == "0\u00A0actions");
  CHECK(count(Lang::en, W::n_actions, 1) == "1\u00A0action");
  CHECK(count(Lang::fr, W::milestones_of, 1, "3") == "1\u00A0jalon atteint sur 3");
}

TEST_CASE("typography is right, and applying it twice changes nothing") {
  const std::string once = typeset(Lang::fr, "L'eau : 5 % ; vrai ? « Oui ! »");
  CHECK(once == "L’eau\u00A0: 5\u202F%\u202F; vrai\u202F? «\u202FOui\u202F!\u202F»");
  CHECK(typeset(Lang::fr, once) == once);
  CHECK(typeset(Lang::fr, "50 000, 2021 254, n° 5") == "50\u202F000, 2021 254, n°\u00A05");
  CHECK(typeset(Lang::en, "It's 5 % : fine") == "It’s 5 % : fine");
}

TEST_CASE("a line does not end between a number and its word, nor inside a code") {
  CHECK(typeset(Lang::fr, "50 000 habitants, le 29 juillet 2021 à 9 h") ==
        "50\u202F000\u00A0habitants, le 29\u00A0juillet 2021 à 9\u00A0h");
  CHECK(typeset(Lang::fr, "loi n° 2005-102, action A1-03") ==
        "loi n°\u00A02005\u2011102, action A1\u201103");
  CHECK(typeset(Lang::en, "30 milestones - 4") == "30\u00A0milestones - 4");
  CHECK(fill(Lang::fr, W::axis_n, {"1"}) == "Axe\u00A01");
}

TEST_CASE("one thing is not told in the plural, and a ratio has no unit") {
  const Text unit = {"réunion|réunions", "meeting|meetings"};
  Value value;
  value.number = {1, 0};
  CHECK(told(Lang::fr, value, unit) == "1\u00A0réunion");
  CHECK(told(Lang::en, value, unit) == "1\u00A0meeting");
  value.number = {0, 0};
  CHECK(told(Lang::fr, value, unit) == "0\u00A0réunion");
  CHECK(told(Lang::en, value, unit) == "0\u00A0meetings");
  value.number = {182, 2};
  CHECK(told(Lang::fr, value, unit) == "1,82\u00A0réunion");
  CHECK(told(Lang::fr, value, {}) == "1,82");
  CHECK(with_unit(Lang::en, "in", unit) == "in\u00A0meetings");
}

TEST_CASE("numbers print without floating point, in each language's way") {
  CHECK(whole(Lang::fr, 1250) == "1\u202F250");
  CHECK(whole(Lang::fr, 12500) == "12\u202F500");
  CHECK(whole(Lang::en, 1250) == "1,250");
  CHECK(whole(Lang::fr, -3) == "−3");
  CHECK(decimal(Lang::fr, {44, 1}) == "4,4");
  CHECK(decimal(Lang::en, {-1205, 2}) == "−12.05");
  CHECK(decimal(Lang::fr, {60, 1}) == "6,0");
  CHECK(with_unit(Lang::fr, "18", {"% de la dépense", "% of spend"}) == "18\u202F% de la dépense");
  CHECK(with_unit(Lang::en, "18", {"%", "%"}) == "18%");
  CHECK(with_unit(Lang::en, "in", {"% de la dépense", "% of spend"}) == "in\u00A0% of spend");
  CHECK(with_unit(Lang::fr, "6", {"ans", "years"}) == "6\u00A0ans");
  Value value;
  value.number = {18, 0};
  value.more_than = true;
  CHECK(told(Lang::fr, value, {"%", "%"}) == "plus de 18\u202F%");
  CHECK(kilobytes(Lang::fr, 12301) == "12,4\u00A0Ko");
}

TEST_CASE("dates keep their precision") {
  CHECK(date_in_words(Lang::fr, {2026, 6, 30}) == "30\u00A0juin 2026");
  CHECK(date_in_words(Lang::fr, {2026, 1, 1}) == "1er\u00A0janvier 2026");
  CHECK(date_in_words(Lang::en, {2026, 6, 0}) == "June 2026");
  CHECK(date_in_words(Lang::fr, {2026, 0, 0}) == "2026");
  CHECK(date_in_words(Lang::fr, {}) == "date non indiquée");
  CHECK(date_machine({2026, 6, 3}) == "2026-06-03");
  CHECK(period(Lang::fr, {2021, 7, 0}, {}) == "depuis juillet 2021");
}

TEST_CASE("the index is blind to accents and case") {
  CHECK(sort_key("Écoute") < sort_key("Fosse"));
  CHECK(sort_key("œuvre") == sort_key("OEUVRE"));
}
