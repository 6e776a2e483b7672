// Rows in, the same rows out; errors are values.
#include "replica/replica.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>

#include "support/files.h"

using namespace cairn;
using namespace cairn::test;

namespace {

std::vector<Row> sorted(std::vector<Row> rows) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.kind != b.kind ? a.kind < b.kind : a.ord < b.ord;
  });
  return rows;
}

}  // namespace

TEST_CASE("rows come back as they were given") {
  const std::vector<Row> rows =
      read_pack(pack_at_root("content/numerique-responsable"), Lang::fr).rows;
  Replica replica(":memory:");
  REQUIRE(replica.ok());
  CHECK(replica.cursor() == 0);
  CHECK(replica.roadmap_rows().empty());
  REQUIRE(replica.replace_roadmap(rows, 42));
  CHECK(replica.roadmap_rows() == sorted(rows));
  CHECK(replica.cursor() == 42);
  REQUIRE(replica.replace_roadmap({}, 43));
  CHECK(replica.roadmap_rows().empty());
  CHECK(replica.search_actions(Lang::fr, "numerique").empty());
}

TEST_CASE("bytes of a row are kept, whatever they are") {
  const std::vector<Row> rows = {{"term", "a", 0, std::string("\0\"'é\xFF", 6)},
                                 {"term", "b", 1, ""}};
  Replica replica(":memory:");
  REQUIRE(replica.replace_roadmap(rows, 1));
  CHECK(replica.roadmap_rows() == rows);
}

TEST_CASE("two rows of one id are refused, and what was there stays") {
  Replica replica(":memory:");
  const std::vector<Row> rows = {{"term", "a", 0, "{}"}};
  REQUIRE(replica.replace_roadmap(rows, 1));
  CHECK_FALSE(replica.replace_roadmap({{"term", "b", 0, "{}"}, {"term", "b", 1, "{}"}}, 2));
  CHECK_FALSE(replica.error().empty());
  CHECK(replica.roadmap_rows() == rows);
  CHECK(replica.cursor() == 1);
  CHECK(replica.ok());  // the last call went well
}

TEST_CASE("a replica can be moved; what is left behind is empty") {
  Replica one(":memory:");
  REQUIRE(one.replace_roadmap({{"term", "a", 0, "{}"}}, 1));
  Replica two = std::move(one);
  CHECK(two.roadmap_rows().size() == 1);
  Replica three(":memory:");
  three = std::move(two);
  CHECK(three.roadmap_rows().size() == 1);
}

TEST_CASE("a replica that cannot be opened is empty and says why") {
  Replica replica("no/such/folder/base.db");
  CHECK_FALSE(replica.ok());
  CHECK_FALSE(replica.error().empty());
  CHECK_FALSE(replica.replace_roadmap({}, 1));
  CHECK(replica.roadmap_rows().empty());
  CHECK(replica.search_actions(Lang::fr, "a").empty());
  CHECK(replica.snapshot().empty());
  CHECK_FALSE(replica.ok());
}
