#include "letters/letter_store.h"

#include <doctest/doctest.h>

#include <set>

#include "support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const Letter letter{"question", "Où en est-on ?", "Ana", "ana@exemple.fr"};

std::vector<KeptLetter> all(LetterStore& store) {
  std::vector<KeptLetter> letters;
  REQUIRE(store.each([&](const KeptLetter& kept) { letters.push_back(kept); }));
  return letters;
}

/// Do those words stand anywhere in the store's files?
bool is_on_disk(const Folder& folder, std::string_view words) {
  for (const std::string& name : files_below(folder.path)) {
    if (read_file(folder.at(name)).value_or("").find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a letter is kept once, and found by another process") {
  const Folder folder;
  LetterStore store(folder.at("letters.db"));
  REQUIRE(store.ok());
  const std::string key = letter_key("0123", Lang::fr, letter, 1000);
  CHECK(store.keep({key, Lang::fr, 1000, letter}));
  CHECK(store.keep({key, Lang::fr, 1005, letter}));
  LetterStore other(folder.at("letters.db"));
  const auto letters = all(other);
  REQUIRE(letters.size() == 1);
  CHECK(letters[0].letter == letter);
  CHECK(letters[0].received == 1000);
  CHECK(letters[0].key == key);
}

TEST_CASE("a key is that of one form and of its words") {
  const Letter edited{"question", "Où en est-on vraiment ?", "Ana", "ana@exemple.fr"};
  const auto key = [](std::string_view id, const Letter& l, std::int64_t now) {
    return letter_key(id, Lang::fr, l, now);
  };
  CHECK(key("a", letter, 0) == key("a", letter, 999'999'999));
  CHECK(key("a", letter, 0) != key("b", letter, 0));
  CHECK(key("a", letter, 0) != key("a", edited, 0));
  CHECK(key("", letter, 0) == key("", letter, 86'399));
  CHECK(key("", letter, 0) != key("", letter, 86'400));
  const Letter moved{"question", "Où en est-on ?Ana", "", "ana@exemple.fr"};
  CHECK(key("a", letter, 0) != key("a", moved, 0));
  CHECK(key("a", letter, 0).size() == 32);
}

TEST_CASE("a receipt can be read aloud, and is not shared") {
  std::set<std::string> receipts;
  for (int i = 0; i < 2000; ++i) {
    const std::string receipt = receipt_of(letter_key(std::to_string(i), Lang::fr, letter, 0));
    REQUIRE(receipt.size() == 9);
    CHECK(receipt[4] == '-');
    CHECK(receipt.find_first_of("ILOU") == receipt.npos);
    receipts.insert(receipt);
  }
  CHECK(receipts.size() == 2000);
}

TEST_CASE("any words are kept as they are, quotes and all") {
  const Folder folder;
  LetterStore store(folder.at("letters.db"));
  const Letter odd{"autre", "'); DROP TABLE letter; -- \xF0\x9F\x98\x80\n<b>", "\"", ""};
  CHECK(store.keep({"k", Lang::en, 1, odd}));
  const auto letters = all(store);
  REQUIRE(letters.size() == 1);
  CHECK(letters[0].letter == odd);
  CHECK(letters[0].lang == Lang::en);
}

TEST_CASE("what is purged is nowhere on the disk") {
  const Folder folder;
  {
    LetterStore store(folder.at("letters.db"));
    const Letter old{"question", "CANARY-OLD", "", ""}, recent{"question", "CANARY-NEW", "", ""};
    REQUIRE(store.keep({"old", Lang::fr, 1000, old}));
    REQUIRE(store.keep({"new", Lang::fr, 5000, recent}));
    CHECK(is_on_disk(folder, "CANARY-OLD"));
    CHECK(store.purge(2000) == 1);
    CHECK_FALSE(is_on_disk(folder, "CANARY-OLD"));
    CHECK(is_on_disk(folder, "CANARY-NEW"));
    CHECK(store.purge(2000) == 0);
    CHECK(all(store).size() == 1);
  }
  CHECK_FALSE(is_on_disk(folder, "CANARY-OLD"));
}

TEST_CASE("trouble is told, not thrown") {
  const Folder folder;
  LetterStore nowhere(folder.at("no/such/folder/letters.db"));
  CHECK_FALSE(nowhere.ok());
  CHECK_FALSE(nowhere.error().empty());
  REQUIRE(write_file(folder.at("broken.db"), std::string(4096, 'x')).empty());
  LetterStore broken(folder.at("broken.db"));
  CHECK_FALSE(broken.ok());
}
