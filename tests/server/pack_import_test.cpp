// A pack brought into the ledger while leads keep it true.
#include "ledger/pack_import.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "ledger/lane.h"
#include "ledger/public_replica.h"
#include "ledger/reading.h"
#include "ledger_support.h"
#include "merge/pack_rows.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

/// A ledger with the sound pack of May, and site's rows.
struct Ledger {
  std::int64_t now = 1'700'000'000'000;
  Folder folder;
  WatchedConnection sql{folder.at("ledger.db")};
  Store store{sql, {}};
  std::vector<Row> may = sound_rows();

  PackImport bring(const std::vector<Row>& pack, bool dry_run = false) {
    return import_pack(sql, pack, {now, dry_run, Lang::en});
  }
  std::vector<Row> rows() {
    std::vector<Row> rows;
    for (DeltaRow& row : rows_of(sql, roadmap_scope, public_lane)) rows.push_back(row.row);
    return rows;
  }
  std::string body(const std::string& kind, const std::string& id) {
    const auto row = item_of(sql, roadmap_scope, kind, id);
    return row ? row->body : "";
  }
  /// As a lead's change is written: the row, and an update beside it.
  void lead(const std::string& id, const std::string& what, const std::string& by) {
    Row row = *item_of(sql, roadmap_scope, "action", id);
    const std::size_t at = row.body.find(what);
    REQUIRE(at != std::string::npos);
    row.body.replace(at, what.size(), by);
    row.body.insert(1, "\"update\":\"77\",");
    REQUIRE(
        store.put_public(roadmap_scope, {row, {"update", "77", 1, R"({"on":"A1-01"})"}}, {}, now));
  }
  std::int64_t head() { return head_of(sql, roadmap_scope, public_lane); }
};

std::vector<Row> changed(std::vector<Row> rows, const std::string& id, const std::string& what,
                         const std::string& by) {
  for (Row& row : rows) {
    if (row.id != id || row.kind != "action") continue;
    const std::size_t at = row.body.find(what);
    REQUIRE(at != std::string::npos);
    row.body.replace(at, what.size(), by);
  }
  return rows;
}

std::size_t count(const std::vector<Row>& rows, std::string_view kind) {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row.kind == kind; }));
}

}  // namespace

TEST_CASE("an empty ledger becomes the pack; brought again, nothing moves") {
  Ledger ledger;
  CHECK(ledger.bring(ledger.may).end == ImportEnd::done);
  CHECK(rows_of_owner(ledger.rows(), Owner::pack) == rows_of_owner(ledger.may, Owner::pack));
  const std::int64_t head = ledger.head();
  ledger.now += 1000;
  const PackImport again = ledger.bring(ledger.may);
  CHECK(again.end == ImportEnd::known);
  CHECK(again.known_since == ledger.now - 1000);
  CHECK(ledger.head() == head);
}

TEST_CASE("what is kept of packs reaches no device") {
  Ledger ledger;
  ledger.bring(ledger.may);
  PublicReplica replica;
  REQUIRE(replica.catch_up(ledger.sql, "e"));
  const std::vector<Row> rows = replica.replica().base_rows(roadmap_scope);
  CHECK(rows.size() == ledger.may.size());
  for (const Row& row : rows) CHECK_FALSE(row.kind.starts_with("imported"));
  CHECK(ledger.body("imported/action", "A1-01") != "");
}

TEST_CASE("what a lead changed in June outlives every import of the pack of May") {
  Ledger ledger;
  ledger.bring(ledger.may);
  ledger.lead("A1-01", R"("is":"under_way")", R"("is":"done")");
  const std::vector<Row> june = ledger.rows();
  CHECK(ledger.bring(ledger.may).end == ImportEnd::known);
  CHECK(ledger.rows() == june);
  // The pack goes on from May: its own changes come, the lead's stay.
  const auto september = changed(ledger.may, "A1-01", "Deux agents", "Trois agents");
  const PackImport import = ledger.bring(september);
  CHECK(import.end == ImportEnd::done);
  CHECK(import.merge.conflicts.empty());
  CHECK(import.merge.changes.size() == 1);
  const std::string body = ledger.body("action", "A1-01");
  CHECK(body.find(R"("is":"done")") != body.npos);
  CHECK(body.find("Trois agents") != body.npos);
  CHECK(body.find(R"("update":"77")") != body.npos);
  CHECK(count(ledger.rows(), "update") == 1);
  CHECK(count(import.roadmap, "update") == 1);
}

TEST_CASE("both changed it: told once, and the ledger's stays") {
  Ledger ledger;
  ledger.bring(ledger.may);
  ledger.lead("A1-01", R"("date":"2024-06-30")", R"("date":"2024-07-15")");
  const auto pack = changed(ledger.may, "A1-01", R"("date":"2024-06-30")", R"("date":"2024-08")");
  const PackImport import = ledger.bring(pack);
  REQUIRE(import.merge.conflicts.size() == 1);
  CHECK(import.merge.conflicts[0].gap.path == MemberPath{"milestones", "A1-01-m1", "date"});
  CHECK(import.merge.changes.empty());
  // From then on the pack is known to say so.
  const auto next = changed(pack, "A1-01", "Deux agents", "Trois agents");
  CHECK(ledger.bring(next).merge.conflicts.empty());
  CHECK(ledger.body("action", "A1-01").find("2024-07-15") != std::string::npos);
}

TEST_CASE("a dry run tells the same and writes nothing") {
  Ledger ledger;
  ledger.bring(ledger.may);
  const auto pack = changed(ledger.may, "A1-01", "Deux agents", "Trois agents");
  const std::int64_t head = ledger.head();
  const int commits = ledger.sql.commits;
  const PackImport told = ledger.bring(pack, true);
  CHECK(told.merge.changes.size() == 1);
  CHECK(ledger.sql.commits == commits);
  CHECK(ledger.head() == head);
  CHECK(ledger.bring(pack).merge.changes.size() == 1);
  CHECK(ledger.head() == head + 1);
}

TEST_CASE("all of it or nothing, and again where another transaction came in between") {
  Ledger ledger;
  ledger.sql.failures = 1;
  CHECK(ledger.bring(ledger.may).end == ImportEnd::failed);
  CHECK(ledger.rows().empty());
  CHECK(ledger.body("imported/action", "A1-01") == "");
  ledger.sql.conflicts = 2;
  CHECK(ledger.bring(ledger.may).end == ImportEnd::done);
  CHECK(ledger.rows().size() == ledger.may.size());
}

TEST_CASE("another roadmap, or a roadmap that would not be sound: nothing is written") {
  Ledger ledger;
  ledger.bring(ledger.may);
  std::vector<Row> other = ledger.may;
  for (Row& row : other) {
    if (row.kind == "pack") row.id = "vallon";
  }
  const PackImport stranger = ledger.bring(other);
  CHECK(stranger.end == ImportEnd::other_roadmap);
  CHECK(stranger.other == "cairn-essai");
  // A lead cites a source that the next pack drops.
  ledger.lead("A2-01", R"("origin":"example")", R"("origin":"documented","sources":["S1"])");
  std::vector<Row> pack = changed(ledger.may, "A1-01", R"(,"S1"])", "]");
  for (Row& row : pack) {
    for (std::size_t at = 0; (at = row.body.find("\"S1\"")) != row.body.npos;) {
      row.body.replace(at, 4, "\"S0\"");
    }
  }
  std::erase_if(pack, [](const Row& row) { return row.kind == "source" && row.id == "S1"; });
  const std::vector<Row> before = ledger.rows();
  const PackImport unsound = ledger.bring(pack);
  CHECK(unsound.end == ImportEnd::unsound);
  CHECK_FALSE(unsound.problems.empty());
  CHECK(ledger.rows() == before);
}

TEST_CASE("what the site adds comes with the site alone, and goes with the next one") {
  Ledger ledger;
  std::vector<Row> site = ledger.may;
  site.push_back({"audit", "rgaa", 0, R"({"id":"rgaa","lines":[]})"});
  site.push_back(asset_row("cover", "/assets/cover-1.svg"));
  ledger.bring(site);
  CHECK(ledger.bring(changed(ledger.may, "A1-01", "Deux", "Trois")).end == ImportEnd::done);
  CHECK(count(ledger.rows(), "audit") == 1);
  // The same site after that import: its pack is of before, and undoes nothing.
  site.back() = asset_row("cover", "/assets/cover-2.svg");
  const PackImport again = ledger.bring(site);
  CHECK(again.end == ImportEnd::known);
  CHECK(ledger.body("action", "A1-01").find("Trois") != std::string::npos);
  CHECK(ledger.body("asset", "cover").find("cover-2") != std::string::npos);
}

TEST_CASE("a ledger from before packs were remembered takes the pack as its next state") {
  Ledger ledger;
  std::vector<std::string> kinds;
  REQUIRE(ledger.store.put_public(roadmap_scope, ledger.may, kinds, ledger.now));
  const auto pack = changed(ledger.may, "A1-01", "Deux agents", "Trois agents");
  const PackImport import = ledger.bring(pack);
  CHECK(import.merge.conflicts.empty());
  CHECK(rows_of_owner(ledger.rows(), Owner::pack) == rows_of_owner(pack, Owner::pack));
  ledger.lead("A1-01", R"("is":"under_way")", R"("is":"done")");
  CHECK(ledger.bring(changed(pack, "A1-01", R"("is":"under_way")", R"("is":"planned")"))
            .merge.conflicts.size() == 1);
}
