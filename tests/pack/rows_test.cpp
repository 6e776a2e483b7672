// A pack and the rows made of it tell the same roadmap.
#include <doctest/doctest.h>

#include <algorithm>

#include "json/json.h"
#include "pack/pack.h"
#include "support/files.h"

using namespace cairn;
using namespace cairn::test;

namespace {

constexpr const char* packs[] = {"tests/packs/sound", "content/numerique-responsable",
                                 "content/vallon"};

}  // namespace

TEST_CASE("the packs of the house are sound") {
  for (const char* folder : packs) {
    const PackReading reading = read_pack(pack_at_root(folder), Lang::fr);
    for (const Problem& problem : reading.problems) {
      MESSAGE(folder << "/" << problem.file << ":" << problem.line << ": " << problem.what);
    }
    CHECK(reading.problems.empty());
    CHECK_FALSE(reading.roadmap.actions.empty());
  }
}

TEST_CASE("rows give back the roadmap they were made of") {
  for (const char* folder : packs) {
    const PackReading reading = read_pack(pack_at_root(folder), Lang::fr);
    int skipped = -1;
    const Roadmap again = roadmap_of(reading.rows, &skipped);
    CHECK(skipped == 0);
    CHECK(again == reading.roadmap);
    // However they come.
    std::vector<Row> shuffled = reading.rows;
    std::reverse(shuffled.begin(), shuffled.end());
    CHECK(roadmap_of(shuffled) == reading.roadmap);
  }
}

TEST_CASE("the order in which files are brought does not matter") {
  std::vector<PackFile> files = pack_at_root(packs[0]);
  const PackReading one = read_pack(files, Lang::fr);
  std::reverse(files.begin(), files.end());
  CHECK(read_pack(files, Lang::fr).rows == one.rows);
}

TEST_CASE("rows are one per thing, canonical, in the pack's order") {
  const PackReading reading = read_pack(pack_at_root(packs[0]), Lang::fr);
  const auto row = [&](const std::string& kind, const std::string& id) {
    return std::find_if(reading.rows.begin(), reading.rows.end(),
                        [&](const Row& r) { return r.kind == kind && r.id == id; });
  };
  REQUIRE(row("action", "A2-01") != reading.rows.end());
  CHECK(row("action", "A2-01")->ord == 1);
  REQUIRE(row("term", "reemploi") != reading.rows.end());
  CHECK(row("term", "reemploi")->body ==
        "{\"id\":\"reemploi\",\"term\":{\"fr\":\"réemploi\",\"en\":\"reuse\"},\"definition\":{"
        "\"fr\":\"Se servir encore d'un objet.\",\"en\":\"To use a thing again.\"}}");
  CHECK(row("axis", "2") != reading.rows.end());
  CHECK(row("stake", "1") != reading.rows.end());
  CHECK(row("history", "2")->ord == 1);
  CHECK(row("page", "en-bref") != reading.rows.end());
  // What only an editor needs does not travel.
  CHECK(row("pack", "cairn-essai")->body.find("$schema") == std::string::npos);
  for (const Row& r : reading.rows) {
    JsonError error;
    const auto json = read_json(r.body, error);
    REQUIRE(json);
    CHECK(write_json(*json) == r.body);
  }
}

TEST_CASE("a row that cannot be read is left out and counted; the others stay") {
  std::vector<Row> rows = read_pack(pack_at_root(packs[0]), Lang::fr).rows;
  const Roadmap sound = roadmap_of(rows);
  rows.push_back({"action", "A9-01", 9, "{"});
  rows.push_back({"action", "A9-02", 10, "{\"id\":\"A9-02\",\"axis\":[]}"});
  rows.push_back({"tide", "1", 0, "{}"});
  int skipped = 0;
  CHECK(roadmap_of(rows, &skipped) == sound);
  CHECK(skipped == 3);
}

TEST_CASE("a row from a newer server keeps what this program understands") {
  std::vector<Row> rows = read_pack(pack_at_root(packs[0]), Lang::fr).rows;
  for (Row& row : rows) {
    if (row.kind == "action") row.body.insert(1, "\"weather\":\"fine\",");
  }
  int skipped = -1;
  const Roadmap roadmap = roadmap_of(rows, &skipped);
  CHECK(skipped == 0);
  CHECK(roadmap.actions.size() == 2);
}

TEST_CASE("what a pack says reaches the roadmap") {
  const Roadmap roadmap = read_pack(pack_at_root(packs[0]), Lang::fr).roadmap;
  CHECK(roadmap.langs == std::vector<Lang>{Lang::fr, Lang::en});
  CHECK(roadmap.as_of == Date{2026, 6, 30});
  CHECK(roadmap.publisher.hours_en == "mornings");
  CHECK(roadmap.cover_alt.fr == "Un tas de pierres");
  CHECK(roadmap.axes[1].tone == Tone::terra);
  const Action& action = roadmap.actions[0];
  CHECK(action.origin == Origin::documented);
  CHECK(action.sources == std::vector<SourceId>{"S0:L31", "S1"});
  CHECK(action.objectives == std::vector<int>{1, 2});
  CHECK(action.end == Date{2028, 0, 0});
  REQUIRE(action.indicators.size() == 1);
  const Indicator& indicator = action.indicators[0];
  CHECK(indicator.history[0].number == Decimal{44, 1});
  CHECK(indicator.history[1].more_than);
  CHECK(indicator.target->origin == Origin::legal);
  CHECK_FALSE(indicator.thresholds[1].date.known());
  CHECK(action.milestones[1].state == MilestoneState::to_come);
  CHECK(roadmap.actions[1].status == Status::late);
  CHECK_FALSE(roadmap.actions[1].next.known());
  CHECK(roadmap.laws[0].date == Date{2021, 11, 15});
  CHECK(roadmap.sources[1].secondary);
  REQUIRE(roadmap.pages.size() == 1);
  CHECK(roadmap.pages[0].sections[0].blocks[2].kind == BlockKind::steps);
}
