#include "words/word_table.h"

#include <doctest/doctest.h>

#include "desk/desk_print.h"
#include "desk/desk_words.h"
#include "words/page_print.h"
#include "words/words.h"

using namespace cairn;
using namespace std::literals;

namespace {

WordTable carried() { return {7, 3, "un\0\0trois\0", "one\0\0three\0"}; }

}  // namespace

TEST_CASE("a program that carries no words says those of the file it was given") {
  WordTable given(7, 3);
  CHECK(given.of(Lang::fr, 0).empty());
  REQUIRE(given.take(carried().file(Lang::en)));
  CHECK(given.of(Lang::en, 0) == "one");
  CHECK(given.of(Lang::en, 1).empty());
  CHECK(given.of(Lang::en, 2) == "three");
  SUBCASE("and in a language whose file has not come, something all the same") {
    CHECK(given.of(Lang::fr, 2) == "three");
    REQUIRE(given.take(carried().file(Lang::fr)));
    CHECK(given.of(Lang::fr, 2) == "trois");
    CHECK(given.of(Lang::en, 2) == "three");
  }
  SUBCASE("twice is once") {
    REQUIRE(given.take(carried().file(Lang::en)));
    CHECK(given.of(Lang::en, 2) == "three");
  }
}

TEST_CASE("words of another build, or not whole, are not taken") {
  WordTable given(7, 3);
  const std::string whole = carried().file(Lang::fr);
  CHECK(whole == "7 fr\0un\0\0trois\0"s);
  CHECK_FALSE(given.take(""));
  CHECK_FALSE(given.take(whole.substr(0, whole.size() - 1)));
  CHECK_FALSE(given.take(whole + "quatre\0"s));
  CHECK_FALSE(given.take("8 fr\0un\0\0trois\0"s));
  CHECK_FALSE(given.take("7 de\0un\0\0trois\0"s));
  CHECK(given.of(Lang::fr, 0).empty());
}

TEST_CASE("the words that are served are those that are carried, in both languages") {
  WordTable page(page_print, static_cast<int>(W::how_many));
  WordTable desk(desk_print, static_cast<int>(D::how_many));
  for (const Lang lang : {Lang::fr, Lang::en}) {
    REQUIRE(page.take(page_words().file(lang)));
    REQUIRE(desk.take(desk_words().file(lang)));
    CHECK_FALSE(page.take(desk_words().file(lang)));
  }
  int differ = 0;
  for (int i = 0; i < static_cast<int>(W::how_many); ++i) {
    CHECK_FALSE(page.of(Lang::fr, i).empty());
    for (const Lang lang : {Lang::fr, Lang::en}) {
      CHECK(page.of(lang, i) == page_words().of(lang, i));
    }
    differ += page.of(Lang::fr, i) != page.of(Lang::en, i) ? 1 : 0;
  }
  CHECK(differ > static_cast<int>(W::how_many) * 9 / 10);
}
