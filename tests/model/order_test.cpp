// One sort for all: by what is asked, equal ones as they stood.
#include "model/order.h"

#include <doctest/doctest.h>

#include <string>

using namespace cairn;

TEST_CASE("things are sorted by what is asked, and equal ones stay as they stand") {
  std::vector<std::string> words = {"pear", "fig", "apple", "kiwi", "date", "plum"};
  sort_by(words, [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  CHECK(words == std::vector<std::string>{"fig", "pear", "kiwi", "date", "plum", "apple"});

  std::vector<std::pair<int, int>> many;  // what to sort by, and where it stood
  for (int i = 0; i < 1000; ++i) many.emplace_back(i * 7919 % 100, i);
  sort_by(many, [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 1; i < many.size(); ++i) {
    const auto &a = many[i - 1], &b = many[i];
    CHECK((a.first > b.first || (a.first == b.first && a.second < b.second)));
  }
  std::vector<int> none;
  sort_by(none, [](int a, int b) { return a < b; });
  CHECK(none.empty());
}
