// A pack and a ledger that both went on from the same pack: nothing newer is undone.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "merge/merge_rows.h"
#include "merge/pack_rows.h"
#include "merge/tell.h"
#include "pack/pack.h"
#include "support.h"
#include "support/files.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

std::vector<Row> pack_of(const char* folder) {
  PackReading reading = read_pack(cairn::test::pack_at_root(folder), Lang::en);
  REQUIRE(reading.problems.empty());
  return std::move(reading.rows);
}

constexpr const char* packs[] = {"tests/packs/sound", "content/numerique-responsable",
                                 "content/vallon"};

/// In the order of a replica, to be compared.
std::vector<Row> sorted(std::vector<Row> rows) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.kind != b.kind ? a.kind < b.kind : a.ord != b.ord ? a.ord < b.ord : a.id < b.id;
  });
  return rows;
}

Row& row_of(std::vector<Row>& rows, const std::string& kind, const std::string& id) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row& row) { return row.kind == kind && row.id == id; });
  REQUIRE(found != rows.end());
  return *found;
}

void replace(Row& row, const std::string& what, const std::string& by) {
  const std::size_t at = row.body.find(what);
  REQUIRE(at != std::string::npos);
  row.body.replace(at, what.size(), by);
}

bool says(const Row& row, const std::string& words) {
  return row.body.find(words) != std::string::npos;
}

const char action[] =
    R"({"id":"A1-01","title":"un","status":{"is":"planned","origin":"example"},)"
    R"("milestones":[{"id":"m1","date":"2026-05","state":"to_come"}],)"
    R"("indicators":[{"id":"i1","measures":[{"value":1,"date":"2026-01","origin":"example"}]}]})";

std::vector<Row> one(const std::string& body) { return {{"action", "A1-01", 0, body}}; }

std::string changed(const std::string& what, const std::string& by) {
  Row row{"action", "A1-01", 0, action};
  replace(row, what, by);
  return row.body;
}

/// What becomes of that action, and how many conflicts there are.
std::string merged(const std::string& ledger, const std::string& pack, std::size_t conflicts = 0) {
  const RowMerge merge = merge_rows(one(action), one(ledger), one(pack));
  CHECK(merge.conflicts.size() == conflicts);
  REQUIRE(merge.rows.size() == 1);
  return merge.rows[0].body;
}

}  // namespace

TEST_CASE("an empty ledger takes the whole pack, as it is") {
  for (const char* folder : packs) {
    const std::vector<Row> pack = pack_of(folder);
    const RowMerge merge = merge_rows({}, {}, pack);
    CHECK(sorted(merge.rows) == sorted(pack));
    CHECK(merge.conflicts.empty());
    CHECK_FALSE(merge.changes.empty());
    CHECK(merge_rows(pack, pack, pack).changes.empty());
  }
}

TEST_CASE("a member changed on one side is that side's; on both, the ledger's, and it is told") {
  CHECK(merged(action, changed("un", "deux")) == changed("un", "deux"));
  CHECK(merged(changed("un", "trois"), action) == changed("un", "trois"));
  CHECK(merged(changed("un", "deux"), changed("un", "deux")) == changed("un", "deux"));
  CHECK(merged(changed("un", "trois"), changed("un", "deux"), 1) == changed("un", "trois"));
  // Each its own.
  const std::string both = merged(changed("to_come", "done"), changed("un", "deux"));
  CHECK(both.find("\"done\"") != both.npos);
  CHECK(both.find("\"deux\"") != both.npos);
}

TEST_CASE("milestones and indicators are known by their ids, measures by their dates") {
  const std::string ledger = changed(R"("origin":"example"}]}])",
                                     R"("origin":"example"},{"value":3,"date":"2026-06"}]}])");
  const std::string pack =
      changed(R"("measures":[{"value":1,)", R"("measures":[{"value":0,"date":"2025"},{"value":1,)");
  const std::string both = merged(ledger, pack);
  CHECK(both.find(R"([{"value":0,"date":"2025"},{"value":1,"date":"2026-01","origin":"example"},)"
                  R"({"value":3,"date":"2026-06"}])") != both.npos);
  // Appended on both sides: by time, whoever wrote first.
  const std::string later = changed(R"("origin":"example"}]}])",
                                    R"("origin":"example"},{"value":9,"date":"2026-09"}]}])");
  CHECK(merged(later, ledger).find(R"({"value":3,"date":"2026-06"},{"value":9)") != both.npos);
  CHECK(merged(ledger, later).find(R"({"value":3,"date":"2026-06"},{"value":9)") != both.npos);
  const std::string moved = merged(changed("2026-05", "2026-08"), changed("to_come", "done"));
  CHECK(moved.find(R"({"id":"m1","date":"2026-08","state":"done"})") != moved.npos);
  const std::string more =
      merged(changed("un", "trois"), changed(R"([{"id":"m1")", R"([{"id":"m0"},{"id":"m1")"));
  CHECK(more.find(R"([{"id":"m0"},{"id":"m1")") != more.npos);
}

TEST_CASE("what carries an origin is never half one's and half the other's") {
  const std::string ledger = changed(R"("is":"planned")", R"("is":"done")");
  const std::string pack = changed(R"("is":"planned","origin":"example")",
                                   R"("is":"late","origin":"documented","reason":"R","next":null)");
  const RowMerge merge = merge_rows(one(action), one(ledger), one(pack));
  CHECK(merge.rows[0].body == ledger);
  CHECK(merge.conflicts.size() == 4);  // is, origin, reason, next: all told
}

TEST_CASE("of two days of the roadmap the later one holds, and nobody is told of a conflict") {
  const auto day = [](const char* as_of) {
    return std::vector<Row>{{"pack", "p", 0, std::string(R"({"as_of":")") + as_of + "\"}"}};
  };
  for (const auto& [ledger, pack] :
       {std::pair{"2026-06-02", "2026-09-01"}, std::pair{"2026-09-01", "2026-06-02"}}) {
    const RowMerge merge = merge_rows(day("2026-05-01"), day(ledger), day(pack));
    CHECK(merge.conflicts.empty());
    CHECK(merge.rows == day("2026-09-01"));
  }
}

TEST_CASE("members, actions and kinds that only the ledger has stay") {
  const std::string ledger = changed(R"({"id")", R"({"update":"0123","id")");
  CHECK(merged(ledger, changed("un", "deux")).find(R"("update":"0123")") != ledger.npos);
  std::vector<Row> here = one(action);
  here.push_back({"action", "A1-02", 1, R"({"id":"A1-02"})"});
  here.push_back({"update", "0123", 7, R"({"on":"A1-01"})"});
  const RowMerge merge = merge_rows(one(action), here, one(action));
  CHECK(merge.rows.size() == 2);  // updates are none of a pack's, and nobody asks for their end
  CHECK(merge.changes.empty());
  CHECK(owner_of(here[2]) == Owner::ledger);
}

TEST_CASE("fault: two actions that were given one number, here and in a pack, became one of both") {
  const std::string theirs = changed("\"un\"", "\"deux\"");
  std::string ours =
      R"({"id":"A1-01","title":"trois","status":{"is":"planned","origin":"example"}})";
  const RowMerge merge = merge_rows({}, one(ours), one(theirs));
  REQUIRE(merge.rows.size() == 1);
  CHECK(merge.rows[0].body == ours);
  REQUIRE(merge.conflicts.size() == 1);
  CHECK(merge.conflicts[0].gap.path.empty());
  // The same one, written on both sides, is no conflict.
  CHECK(merge_rows({}, one(ours), one(ours)).conflicts.empty());
}

TEST_CASE("what the pack drops goes, unless the ledger changed it since") {
  CHECK(merge_rows(one(action), one(action), {}).rows.empty());
  const RowMerge kept = merge_rows(one(action), one(changed("un", "trois")), {});
  REQUIRE(kept.rows.size() == 1);
  REQUIRE(kept.conflicts.size() == 1);
  CHECK(kept.conflicts[0].gap.path.empty());
  CHECK_FALSE(kept.conflicts[0].gap.right);
  // And what the ledger dropped is not brought back.
  CHECK(merge_rows(one(action), {}, one(action)).rows.empty());
  CHECK(merge_rows(one(action), {}, one(changed("un", "deux"))).conflicts.size() == 1);
}

TEST_CASE("a line put before others in the history does not pass for a change of each") {
  const std::vector<Row> base = {{"history", "1", 0, R"({"date":"2025-01","text":"a"})"},
                                 {"history", "2", 1, R"({"date":"2025-06","text":"b"})"}};
  std::vector<Row> pack = {{"history", "1", 0, R"({"date":"2024","text":"z"})"}};
  pack.push_back({"history", "2", 1, base[0].body});
  pack.push_back({"history", "3", 2, base[1].body});
  std::vector<Row> ledger = base;
  ledger.push_back({"history", "3", 2, R"({"date":"2026-02","text":"c"})"});
  const RowMerge merge = merge_rows(base, ledger, pack);
  CHECK(merge.conflicts.empty());
  REQUIRE(merge.rows.size() == 4);
  CHECK(merge.rows[0].body == pack[0].body);
  CHECK(merge.rows[3].body == ledger[2].body);
  CHECK(merge.rows[3].id == "4");
  CHECK(merge.changes.size() == 1);
}

TEST_CASE("what the site adds stays where a pack comes without it") {
  std::vector<Row> site = pack_of("tests/packs/sound");
  const std::vector<Row> bare = site;
  site.push_back({"audit", "rgaa", 0, R"({"id":"rgaa"})"});
  site.push_back({"page", "accessibilite", 0, R"({"id":"accessibilite"})"});
  site.push_back(asset_row("cover", "/assets/cover-1.svg"));
  CHECK(sorted(merge_rows(site, site, bare).rows) == sorted(site));
  std::vector<Row> next = site;
  next.back() = asset_row("cover", "/assets/cover-2.svg");
  CHECK(sorted(merge_rows(site, site, next).rows) == sorted(next));
}

TEST_CASE("a pack of May imported in September undoes nothing a lead did in June") {
  const std::vector<Row> may = pack_of("content/numerique-responsable");
  std::vector<Row> june = may, september = may;
  replace(row_of(june, "action", "A1-03"), "\"status\":{\"is\":\"", "\"status\":{\"is\":\"_");
  replace(row_of(june, "action", "A1-01"), "\"plain\":", "\"update\":\"77\",\"plain\":");
  june.push_back({"update", "77", 1, "{}"});
  CHECK(merge_rows(may, june, may).changes.empty());
  CHECK(merge_rows(may, june, may).conflicts.empty());
  replace(row_of(september, "action", "A1-03"), "\"title\":{\"fr\":\"",
          "\"title\":{\"fr\":\"Neuf ");
  const RowMerge merge = merge_rows(may, june, september);
  CHECK(merge.conflicts.empty());
  REQUIRE(merge.changes.size() == 1);
  CHECK(merge.changes[0].thing == "A1-03");
  std::vector<Row> after = merge.rows;
  CHECK(says(row_of(after, "action", "A1-03"), "Neuf "));
  CHECK(says(row_of(after, "action", "A1-03"), "\"is\":\"_"));
  CHECK(says(row_of(after, "action", "A1-01"), "\"update\":\"77\""));
}

namespace {

/// Changes members, drops and adds things, here and there.
void shake(std::vector<Row>& rows, std::mt19937& dice, const std::string& mark) {
  const auto chance = [&](unsigned n) { return dice() % n == 0; };
  std::vector<Row> shaken;
  for (Row& row : rows) {
    if (owner_of(row) == Owner::pack && row.kind != "pack" && !is_placed(row.kind)) {
      if (chance(40)) continue;
      for (const char* name : {"\"fr\":\"", "\"date\":\"20", "\"value\":", "\"label\":{"}) {
        const std::size_t at = row.body.find(name, dice() % row.body.size());
        if (at == row.body.npos || !chance(3)) continue;
        const std::string by = name[1] == 'f'   ? name + mark
                               : name[1] == 'd' ? std::string(name) + "1"
                               : name[1] == 'v' ? std::string(name) + "1"
                                                : "\"" + mark + "\":1,\"label\":{";
        row.body.replace(at, std::string(name).size(), by);
      }
      JsonError error;
      if (!read_json(row.body, error)) continue;
    }
    shaken.push_back(row);
    if (row.kind == "term" && chance(10)) {
      shaken.push_back({"term", row.id + mark, row.ord, R"({"id":")" + row.id + mark + "\"}"});
    }
  }
  rows = std::move(shaken);
}

}  // namespace

TEST_CASE("merged again nothing moves; without changes of its own the ledger becomes the pack") {
  std::size_t changes = 0, conflicts = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    std::mt19937 dice(seed);
    const std::vector<Row> base = pack_of(packs[seed % 3]);
    std::vector<Row> ledger = base, pack = base;
    shake(ledger, dice, "l");
    shake(pack, dice, "p");
    const RowMerge once = merge_rows(base, ledger, pack);
    const RowMerge twice = merge_rows(pack, once.rows, pack);
    CHECK(sorted(twice.rows) == sorted(once.rows));
    CHECK(twice.changes.empty());
    CHECK(twice.conflicts.empty());
    changes += once.changes.size();
    conflicts += once.conflicts.size();
    const RowMerge plain = merge_rows(base, base, pack);
    CHECK(plain.conflicts.empty());
    CHECK(gaps_between(plain.rows, pack).empty());
    const RowMerge idle = merge_rows(base, ledger, base);
    CHECK(idle.changes.empty());
    CHECK(idle.conflicts.empty());
    // What the ledger changed is there afterwards, whatever the pack did.
    for (const RowGap& own : gaps_between(base, ledger)) {
      const auto undone = [&](const RowGap& change) {
        const MemberPath &to = change.gap.path, &of = own.gap.path;
        return change.kind == own.kind && change.thing == own.thing && to.size() <= of.size() &&
               std::equal(to.begin(), to.end(), of.begin());
      };
      CHECK(std::none_of(once.changes.begin(), once.changes.end(), undone));
    }
  }
  CHECK(changes > 100);
  CHECK(conflicts > 20);
}

TEST_CASE("differences and conflicts are told in both languages, with both values") {
  const RowMerge merge = merge_rows(one(action), one(changed("2026-05", "2026-08")),
                                    one(changed("2026-05", "2026-07")));
  REQUIRE(merge.conflicts.size() == 1);
  CHECK(tell_conflict(merge.conflicts[0], Lang::en) ==
        "A1-01, milestones, m1, date: the ledger says “2026-08”, which stays; the pack says "
        "“2026-07”");
  CHECK(tell_conflict(merge.conflicts[0], Lang::fr) ==
        "A1-01, jalons, m1, date : le registre dit « 2026-08 », ce qui reste ; le dossier dit "
        "« 2026-07 »");
  const RowMerge taken = merge_rows(one(action), one(action), one(changed("planned", "done")));
  REQUIRE(taken.changes.size() == 1);
  CHECK(tell_change(taken.changes[0], Lang::en) == "A1-01, status: “planned” becomes “done”");
  const RowMerge added = merge_rows({}, {}, {{"term", "mot", 0, R"({"id":"mot"})"}});
  CHECK(tell_change(added.changes[0], Lang::fr) == "terme mot : s'ajoute");
}
