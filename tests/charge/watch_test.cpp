// Words to watch, and the digits by which the staff's list names what is secret.
#include "charge/watch.h"

#include <doctest/doctest.h>

#include "charge/sha256.h"

using namespace cairn;

TEST_CASE("a word to watch is found whatever its case and accents, and only as whole words") {
  const std::vector<std::string> watch = {"Crétin", "espèce de", "con"};
  using Found = std::vector<std::string>;
  CHECK(watched_in("Quel CRETIN !", watch) == Found{"Crétin"});
  CHECK(watched_in("L’idée du crétin…", watch) == Found{"Crétin"});
  CHECK(watched_in("«crétin»", watch) == Found{"Crétin"});
  CHECK(watched_in("cre\xcc\x81tin", watch) == Found{"Crétin"});
  CHECK(watched_in("Espèce  de\nvélo, con.", watch) == Found{"espèce de", "con"});
  CHECK(watched_in("Le concours des crétineries, une espèce d'arbre", watch).empty());
  CHECK(watched_in("", watch).empty());
  CHECK(watched_in("\xc3\xe2\x80\xcd", watch).empty());
  CHECK(watched_in("rien", {"", " ", "!"}).empty());
}

TEST_CASE("the words to watch are those of the pack") {
  JsonError error;
  const auto pack = read_json(
      R"({"taking_part":{"moderation":"after","watch_words":["un",2,"deux mots"]}})", error);
  CHECK(watch_words_of(*pack) == std::vector<std::string>{"un", "deux mots"});
  CHECK(watch_words_of(*read_json("{}", error)).empty());
}

TEST_CASE("SHA-256, as the standard has it") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK(sha256(std::string(64, '\xff')).size() == 64);
}
