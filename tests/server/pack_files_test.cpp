// A pack given back from rows: the same pack, whatever became of its order.
#include "merge/pack_files.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "merge/pack_rows.h"
#include "support/files.h"

using namespace cairn;
using namespace cairn::server;

namespace {

constexpr const char* packs[] = {"tests/packs/sound", "content/numerique-responsable",
                                 "content/vallon"};

std::vector<Row> again(const std::vector<Row>& rows) {
  const PackReading reading = read_pack(files_of_pack(rows), Lang::en);
  for (const Problem& p : reading.problems) MESSAGE(p.file << ":" << p.line << ": " << p.what);
  CHECK(reading.problems.empty());
  return rows_of_owner(reading.rows, Owner::pack);
}

}  // namespace

TEST_CASE("a pack and what is written from its rows are one pack") {
  for (const char* folder : packs) {
    CAPTURE(folder);
    const std::vector<Row> rows = read_pack(cairn::test::pack_at_root(folder), Lang::en).rows;
    CHECK(again(rows) == rows_of_owner(rows, Owner::pack));
    // However the rows come.
    std::vector<Row> turned = rows;
    std::reverse(turned.begin(), turned.end());
    CHECK(again(turned) == rows_of_owner(rows, Owner::pack));
  }
}

TEST_CASE("what the site adds and what the ledger alone knows is in no pack") {
  std::vector<Row> rows = read_pack(cairn::test::pack_at_root(packs[0]), Lang::en).rows;
  const std::vector<Row> bare = rows_of_owner(rows, Owner::pack);
  for (Row& row : rows) {
    if (row.kind == "action") row.body.insert(1, "\"update\":\"0123\",");
  }
  rows.push_back({"audit", "rgaa", 0, R"({"id":"rgaa","lines":[]})"});
  rows.push_back({"page", "accessibilite", 0, R"({"id":"accessibilite"})"});
  rows.push_back({"update", "0123", 4, R"({"on":"A1-01"})"});
  rows.push_back({"tide", "1", 0, "{}"});
  rows.push_back(asset_row("cover", "/assets/cover.svg"));
  CHECK(again(rows) == bare);
}

TEST_CASE("an order that files by axis cannot tell is kept by their numbers") {
  std::vector<Row> rows = read_pack(cairn::test::pack_at_root(packs[1]), Lang::en).rows;
  std::int64_t ord = 0;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (row->kind == "action" || row->kind == "page") row->ord = ord++;
  }
  std::vector<Row> wanted = rows_of_owner(rows, Owner::pack);
  std::map<std::string, std::int64_t> count;
  for (Row& row : wanted) row.ord = count[row.kind]++;
  CHECK(again(rows) == wanted);
}

TEST_CASE("what fits in a line is on one; what does not, a member a line") {
  JsonError error;
  const std::string wide(85, 'x');
  const auto json = read_json(
      R"({"a":{"fr":"un","en":"one"},"b":[1,2],"c":[{"d":")" + wide + R"("},{}],"e":[]})", error);
  REQUIRE(json);
  CHECK(write_for_people(*json) ==
        "{\n \"a\": {\"fr\": \"un\", \"en\": \"one\"},\n \"b\": [1, 2],\n"
        " \"c\": [\n  {\"d\": \"" +
            wide + "\"},\n  {}\n ],\n \"e\": []\n}\n");
}
