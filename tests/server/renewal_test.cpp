// The pages follow the ledger's rows, whoever wrote them.
#include "reception/renewal.h"

#include <doctest/doctest.h>

#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger_support.h"
#include "merge/pack_files.h"
#include "reception/reception.h"
#include "site/publish.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

Ingredients ingredients(std::vector<Row> rows, std::int64_t cursor = first_cursor) {
  Ingredients in;
  in.rows = std::move(rows);
  in.assets = {{"style.css", "p{}"}, {"start.js", "listen()"},     {"icon.svg", "<svg/>"},
               {"sw.js", "keep()"},  {"cover.svg", "<svg></svg>"}, {"photo.png", "png"}};
  in.origin = "https://roadmap.example";
  in.cursor = cursor;
  return in;
}

/// The site of the sound pack, loaded from its folder, over a ledger that holds it.
struct Served {
  House house;
  std::vector<Row> rows;  // of the site
  std::vector<std::string> warnings;
  std::unique_ptr<Renewal> renewal;
  std::string first;  // address of its snapshot

  Served() {
    const std::string place = house.folder.at("site");
    REQUIRE(publish(compose(ingredients(sound_rows())), place).trouble.empty());
    Site site;
    REQUIRE(site.load(place).empty());
    first = site.manifest.shell.snapshot;
    auto live = Live::from_snapshot(*site.find(first)->plain.bytes, site.manifest.shell);
    REQUIRE(live);
    rows = live->rows();
    REQUIRE(house.exchange->put_roadmap(rows));
    renewal =
        std::make_unique<Renewal>(Face{std::move(site), *std::move(live)},
                                  [this](const std::string& what) { warnings.push_back(what); });
  }
  SqlConnection& sql() { return *house.sql; }
  /// As a lead's change is written, with a row of a kind that no page knows.
  void change(const std::string& id, const std::string& what, const std::string& by) {
    Row row = *item_of(sql(), roadmap_scope, "action", id);
    const std::size_t at = row.body.find(what);
    REQUIRE(at != std::string::npos);
    row.body.replace(at, what.size(), by);
    Store store(sql(), {});
    REQUIRE(store.put_public(roadmap_scope, {row, {"update", "77", 5, R"({"on":"A1-01"})"}}, {},
                             house.now));
  }
  std::string page(const std::string& path) {
    const auto* found = renewal->face()->site.find(path);
    return found == nullptr ? "" : *found->plain.bytes;
  }
};

bool says(const std::string& html, const std::string& text) {
  return html.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a site that shows what the ledger says stays as it was rendered") {
  Served served;
  const auto face = served.renewal->face();
  served.renewal->settle(served.sql());
  CHECK(served.renewal->face() == face);
  CHECK(served.warnings.empty());
}

TEST_CASE("each file is, byte for byte, what a site rendered from these rows holds") {
  Served served;
  served.change("A1-01", "Deux agents", "Trois agents");
  served.renewal->settle(served.sql());
  const Site& site = served.renewal->face()->site;
  std::vector<Row> rows;
  for (DeltaRow& row : rows_of(served.sql(), roadmap_scope, public_lane)) {
    rows.push_back(std::move(row.row));
  }
  const auto head = head_of(served.sql(), roadmap_scope, public_lane);
  const Composition wanted = compose(ingredients(rows, head));
  CHECK(wanted.manifest.pages == site.manifest.pages);
  CHECK(write_manifest(wanted.manifest) == write_manifest([&] {
          Manifest manifest = site.manifest;
          manifest.made_of.clear();
          return manifest;
        }()));
  std::map<std::string, std::string> paths;
  for (const SitePage& page : wanted.manifest.pages) paths[page.file] = page.path;
  for (const SiteFile& file : wanted.files) {
    CAPTURE(file.name);
    if (file.name.ends_with("404.html")) continue;
    const auto page = paths.find(file.name);
    const auto* found = site.find(page != paths.end() ? page->second : "/" + file.name);
    REQUIRE(found != nullptr);
    CHECK(*found->plain.bytes == file.bytes);
    CHECK((found->gzip.bytes != nullptr) == !file.name.ends_with(".png"));
  }
  CHECK(site.size() == wanted.files.size() - 2 + 1);  // and the former snapshot
  CHECK(says(served.page("/actions/A1-01"), "Trois agents"));
  // The kind no page knows is in the snapshot all the same.
  CHECK(says(served.page(site.manifest.shell.snapshot), "update"));
}

TEST_CASE("a lead's update, pushed, is on the pages; the pack given back holds it and is sound") {
  Served served;
  REQUIRE(served.house.exchange->grant(secret_of(9), {{Role::lead, 1}}));
  const std::string id = id_of(900);
  const std::string body =
      R"({"roadmap":"cairn-essai","on":"A1-01","expected":"","status":{"is":"done"},)"
      R"("milestones":[{"id":"A1-01-m2","state":"done","date":"2026-08"}],)"
      R"("note":{"fr":"Atelier inauguré","en":"Workshop opened"}})";
  const auto down = served.house.ask(
      secret_of(9), {Hello{}, Push{"roadmap", 1, {{id, 1, "update", "", 0, body}}, {}}});
  const auto* receipts = cairn::server::test::find<Receipts>(down);
  REQUIRE(receipts != nullptr);
  REQUIRE(receipts->items.size() == 1);
  REQUIRE(receipts->items[0].outcome == Outcome::applied);
  served.renewal->settle(served.sql());
  CHECK(served.warnings.empty());
  CHECK(says(served.page("/actions/A1-01"), "Atelier inauguré"));
  CHECK(says(served.page("/en/actions/A1-01"), "Workshop opened"));
  CHECK(says(served.page("/actions/A1-01.atom"), "Atelier inauguré"));
  CHECK(says(served.page("/jalons.ics"), "20260801"));
  std::vector<Row> rows;
  for (DeltaRow& row : rows_of(served.sql(), roadmap_scope, public_lane)) {
    rows.push_back(std::move(row.row));
  }
  const PackReading back = read_pack(files_of_pack(rows), Lang::en);
  for (const Problem& p : back.problems) MESSAGE(p.file << ":" << p.line << ": " << p.what);
  CHECK(back.problems.empty());
  CHECK(back.roadmap.actions == served.renewal->face()->live.roadmap().actions);
  // The pack of before undoes nothing of it, nor does one that goes on from it.
  const auto head = head_of(served.sql(), roadmap_scope, public_lane);
  REQUIRE(served.house.exchange->put_roadmap(served.rows));
  CHECK(head_of(served.sql(), roadmap_scope, public_lane) == head);
  std::vector<Row> next = served.rows;
  for (Row& row : next) {
    const std::size_t at = row.body.find("Deux agents");
    if (at != std::string::npos) row.body.replace(at, 4, "Neuf");
  }
  const PackImport import = served.house.exchange->import(next);
  CHECK(import.end == ImportEnd::done);
  CHECK(import.merge.conflicts.empty());
  served.renewal->settle(served.sql());
  CHECK(says(served.page("/actions/A1-01"), "Atelier inauguré"));
  CHECK(says(served.page("/actions/A1-01"), "Neuf agents"));
}

TEST_CASE("the former face stays whole for whoever holds it; so does its snapshot") {
  Served served;
  const auto before = served.renewal->face();
  served.change("A1-01", "Deux agents", "Trois agents");
  CHECK_FALSE(served.renewal->look(served.sql()));  // begun
  CHECK(served.renewal->face() == before);
  served.renewal->settle(served.sql());
  CHECK(served.renewal->face() != before);
  CHECK(says(*before->site.find("/actions/A1-01")->plain.bytes, "Deux agents"));
  CHECK(served.renewal->face()->site.find(served.first) != nullptr);
  for (int i = 0; i < 6; ++i) {
    served.change("A1-01", " agents", std::to_string(i) + " agents");
    served.renewal->settle(served.sql());
  }
  CHECK(served.renewal->face()->site.find(served.first) == nullptr);
  const auto target = read_target(served.first);
  const Answer answer = served.renewal->face()->site.answer(*target, get(served.first));
  CHECK(answer.status == 307);
  CHECK(value(answer, "Location") == served.renewal->face()->site.manifest.shell.snapshot);
}

TEST_CASE("what asks while a roadmap is composed gets the former one; then everything is the new") {
  Served served;
  Machine machine = machine_at(served.house.now);
  auto face = served.renewal->face();
  Reception reception(face->site, &face->live, nullptr, machine, "", served.house.exchange.get());
  const auto ask = [&](const std::string& target) {
    return words(reception.answer(get(target), "192.0.2.1"));
  };
  CHECK(says(ask("/actions?axe=1"), "Faire durer les ordinateurs"));
  CHECK(says(ask("/actions/A1-01"), "Faire durer les ordinateurs"));
  served.change("A1-01", "Faire durer les ordinateurs", "Réparer les ordinateurs");
  while (!served.renewal->look(served.sql())) {
    CHECK(says(ask("/actions?axe=1"), "Faire durer les ordinateurs"));
    CHECK(says(ask("/actions/A1-01"), "Faire durer les ordinateurs"));
  }
  reception.show(served.renewal->face()->site, served.renewal->face()->live);
  face.reset();
  for (const char* target : {"/actions", "/actions?axe=1", "/actions/A1-01", "/actions?q=reparer",
                             "/actions/A1-01/ecrire", "/actions/A1-01.atom", "/jalons.ics"}) {
    CAPTURE(target);
    CHECK(says(ask(target), "Réparer les ordinateurs"));
  }
}

TEST_CASE("a roadmap that cannot be shown is told once, and the former stays") {
  Served served;
  Store store(served.sql(), {});
  REQUIRE(store.put_public(roadmap_scope, {}, {"pack"}, served.house.now));
  const auto face = served.renewal->face();
  for (int i = 0; i < 3; ++i) served.renewal->settle(served.sql());
  CHECK(served.renewal->face() == face);
  CHECK(served.warnings.size() == 1);
}
