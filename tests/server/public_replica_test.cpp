// The server's own replica as a file: every row once, and of what left it nothing.
#include "ledger/public_replica.h"

#include <doctest/doctest.h>

#include <fstream>

#include "ledger_support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const std::string ana = code_of_number(1);

int times_in(const std::string& file, const std::string& words) {
  int times = 0;
  for (std::size_t at = file.find(words); at != file.npos; at = file.find(words, at + 1)) ++times;
  return times;
}

/// A file of so many contributions, each of which has words of its own.
struct Town {
  House house;
  PublicReplica everyone;

  explicit Town(int all) {
    for (int first = 1; first <= all; first += 100) {
      std::vector<Intent> some;
      for (int n = first; n < first + 100; ++n) some.push_back(comment(n, n, words_of(n), ana));
      house.push(1, std::move(some));
    }
  }
  static std::string words_of(int n) { return "canari-" + std::to_string(100'000 + n) + "-fin"; }
  std::string file() {
    REQUIRE(everyone.catch_up(*house.sql, house.exchange->epoch()));
    return everyone.file();
  }
};

}  // namespace

TEST_CASE("a device that opens the file holds what the server does") {
  Town town(300);
  const std::string file = town.file();
  const Folder there;
  std::ofstream(there.at("base.db"), std::ios::binary) << file;
  Replica base(there.at("base.db"));
  REQUIRE_MESSAGE(base.ok(), base.error());
  CHECK(base.epoch() == town.house.exchange->epoch());
  CHECK(base.base_rows(talk) == town.everyone.replica().base_rows(talk));
  CHECK(base.base_rows(talk).size() > 300);
  CHECK(town.file() == file);
}

TEST_CASE("fault: words stood twice in the file, where a page had split, and outlived erasure") {
  constexpr int all = 1500;
  Town town(all);
  const std::string file = town.file();
  for (int n = 1; n <= all; ++n) CHECK(times_in(file, Town::words_of(n)) == 1);
  town.house.push(1, {about(all + 1, all + 1, "erase", 700, "", ana)});
  CHECK(times_in(town.file(), Town::words_of(700)) == 0);
}
