#include "charge/passages.h"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

std::string cut(std::string_view quoting, std::string_view words, std::string_view line) {
  return without_quotes(quoting, Lang::fr, words, passages_in(words, line).value_or("none"));
}

}  // namespace

TEST_CASE("what was blacked out is cut where it is quoted, as whole words") {
  CHECK(cut("Non, Li a tort : Li, Livre, joli", "Li a raison", "Li") ==
        "Non, [passage masqué] a tort : [passage masqué], Livre, joli");
  CHECK(cut("rien de tel", "Li a raison", "Li") == "rien de tel");
  CHECK(cut("Écrivez à a@b.fr.", "Mon adresse : a@b.fr", "a@b.fr") ==
        "Écrivez à [passage masqué].");
  CHECK(cut("été, un été", "un été", "été") == "[passage masqué], un [passage masqué]");
  // A letter of two bytes goes on too.
  CHECK(cut("récré", "la cré dite", "cré") == "récré");
}

TEST_CASE("of what says nothing else, or nobody knows what of, the mark alone is left") {
  CHECK(cut("Li", "Li a raison", "Li") == "[passage masqué]");
  CHECK(without_quotes("Li", Lang::en, "Li a raison", "0-99") == "[passage hidden]");
  CHECK(without_quotes("Li", Lang::fr, "Li a raison", "none") == "[passage masqué]");
  std::string often;
  for (int i = 0; i <= passages_most; ++i) often += "Li, ";
  CHECK(cut(often, "Li a raison", "Li") == "[passage masqué]");
  CHECK(without_quotes("Li", Lang::fr, "Li a raison", "") == "Li");
}
