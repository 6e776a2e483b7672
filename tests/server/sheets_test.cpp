// Spreadsheets beside the server: the files of a site, and rows changed by what they are.
#include "sheets/sheets.h"

#include <doctest/doctest.h>

#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/scope_rows.h"
#include "ledger_support.h"
#include "site/compose.h"
#include "support/files.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

using Revise = std::function<std::vector<Row>(const std::vector<Row>&)>;

const std::vector<Row> three = {
    {"action", "A1-01", 0, "{}"}, {"action", "A1-02", 1, "{}"}, {"pack", "p", 0, "{}"}};

/// A store with three public rows, and one that is not.
struct Shop {
  Shop() : sql(":memory:"), store(sql, {}) {
    REQUIRE(store.ok());
    REQUIRE(store.put_public(roadmap_scope, three, {}, 1));
    in_transaction(sql, true, [&] {
      ScopeRows rows(sql, roadmap_scope);
      rows.advance();
      rows.change({{Op::put, {"note", "n", 0, "{\"secret\":1}"}, {"staff"}}}, 1);
      rows.finish();
    });
  }
  std::int64_t head() {
    for (const Head& head : heads_of(sql, public_lane)) {
      if (head.scope == roadmap_scope) return head.head;
    }
    return 0;
  }
  WatchedConnection sql;
  Store store;
};

}  // namespace

TEST_CASE("revise_public: what is given back changes, the rest does not move") {
  Shop shop;
  const std::int64_t before = shop.head();
  std::vector<Row> seen;
  const Revise change = [&](const std::vector<Row>& rows) -> std::vector<Row> {
    seen = rows;
    return {{"action", "A1-02", 1, "{\"axis\":1}"}, three[0]};
  };
  REQUIRE(shop.store.revise_public(roadmap_scope, change, 2));
  CHECK(seen.size() == 3);
  for (const Row& row : seen) CHECK(row.kind != "note");
  const LaneNews news = news_of(shop.sql, roadmap_scope, public_lane, before, 10);
  REQUIRE(news.delta.rows.size() == 1);
  CHECK(news.delta.rows[0].row.body == "{\"axis\":1}");
  // Nothing to change uses up no number.
  const std::int64_t after = shop.head();
  REQUIRE(shop.store.revise_public(roadmap_scope, change, 3));
  CHECK(shop.head() == after);
}

TEST_CASE("revise_public: another transaction in between is seen, a full disk keeps nothing") {
  Shop shop;
  int asked = 0;
  const Revise change = [&](const std::vector<Row>&) -> std::vector<Row> {
    ++asked;
    return {{"action", "A1-02", 1, "{\"axis\":2}"}};
  };
  shop.sql.conflicts = 1;
  REQUIRE(shop.store.revise_public(roadmap_scope, change, 2));
  CHECK(asked == 2);
  shop.sql.failures = 1;
  const Revise other = [](const std::vector<Row>&) -> std::vector<Row> {
    return {{"action", "A1-02", 1, "{\"axis\":3}"}};
  };
  CHECK_FALSE(shop.store.revise_public(roadmap_scope, other, 3));
  CHECK(item_of(shop.sql, roadmap_scope, "action", "A1-02")->body == "{\"axis\":2}");
}

TEST_CASE("a site holds the four sheets and what they are, as they are exported") {
  Ingredients in;
  in.rows = read_pack(cairn::test::pack_at_root("content/vallon"), Lang::fr).rows;
  in.origin = "https://roadmap.example";
  const Composition site = compose(in);
  const auto bytes_of = [&](const std::string& name) {
    for (const SiteFile& file : site.files) {
      if (file.name == name) return file.bytes;
    }
    return std::string();
  };
  for (const SheetFile& sheet : export_sheets(in.rows)) CHECK(bytes_of(sheet.name) == sheet.text);
  CHECK(bytes_of("datapackage.json") == data_package(in.rows, ',', true).text);
  CHECK(bytes_of("sitemap.xml").find("/datapackage.json<") != std::string::npos);
}
