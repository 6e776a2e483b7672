// A replica as bytes: equal for equal rows, and refused when damaged.
#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>

#include "replica/replica.h"
#include "support/files.h"

using namespace cairn;
using namespace cairn::test;

namespace {

using Bytes = std::vector<unsigned char>;

std::vector<Row> rows_of(const char* folder) {
  return read_pack(pack_at_root(folder), Lang::fr).rows;
}

Bytes snapshot_of(const std::vector<Row>& rows, std::int64_t cursor) {
  Replica replica(":memory:");
  CHECK(replica.replace_roadmap(rows, cursor));
  return replica.snapshot();
}

/// Uses everything a replica offers; only a crash would fail.
void use(const Replica& replica) {
  roadmap_of(replica.roadmap_rows());
  replica.search_actions(Lang::fr, "numerique");
  replica.search_actions(Lang::en, "o");
  replica.cursor();
}

}  // namespace

TEST_CASE("a snapshot gives the same rows, cursor and answers") {
  for (const char* folder : {"tests/packs/sound", "content/numerique-responsable"}) {
    const std::vector<Row> rows = rows_of(folder);
    const Bytes bytes = snapshot_of(rows, 4'000'000'000'000);
    REQUIRE_FALSE(bytes.empty());
    Replica replica = Replica::from_snapshot(bytes);
    REQUIRE_MESSAGE(replica.ok(), replica.error());
    CHECK(replica.cursor() == 4'000'000'000'000);
    CHECK(roadmap_of(replica.roadmap_rows()) == roadmap_of(rows));
    CHECK(replica.search_actions(Lang::fr, "numerique").size() > 0);
    // It can be written to, and grows.
    CHECK(replica.replace_roadmap(rows_of("content/vallon"), 5));
    CHECK(roadmap_of(replica.roadmap_rows()).id == "vallon");
    CHECK(replica.ok());
  }
}

TEST_CASE("equal rows are equal bytes, whatever came before") {
  const std::vector<Row> rows = rows_of("content/numerique-responsable");
  const Bytes bytes = snapshot_of(rows, 7);
  CHECK(bytes == snapshot_of(rows, 7));
  CHECK(bytes != snapshot_of(rows, 8));
  Replica lived(":memory:");
  CHECK(lived.replace_roadmap(rows_of("content/vallon"), 1));
  CHECK(lived.replace_roadmap(rows, 2));
  CHECK(lived.replace_roadmap(rows, 7));
  CHECK(lived.snapshot() == bytes);
  CHECK(Replica::from_snapshot(bytes).snapshot() == bytes);
}

TEST_CASE("nothing of what was replaced stays in the bytes") {
  std::vector<Row> rows = rows_of("tests/packs/sound");
  Replica replica(":memory:");
  std::vector<Row> secret = rows;
  for (Row& row : secret) {
    if (row.id == "A1-01") row.body.replace(row.body.find("locale"), 6, "canariqa");
  }
  CHECK(secret != rows);
  CHECK(replica.replace_roadmap(secret, 1));
  CHECK(replica.search_actions(Lang::fr, "canariqa").size() == 1);
  CHECK(replica.replace_roadmap(rows, 2));
  const Bytes bytes = replica.snapshot();
  const std::string_view view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  CHECK(view.find("anariqa") == std::string_view::npos);
}

TEST_CASE("truncated bytes are refused") {
  const Bytes bytes = snapshot_of(rows_of("tests/packs/sound"), 1);
  for (std::size_t size = 0; size < bytes.size(); size += 509) {
    const Replica replica = Replica::from_snapshot({bytes.data(), size});
    CHECK_FALSE(replica.ok());
    CHECK_FALSE(replica.error().empty());
    use(replica);
  }
}

TEST_CASE("flipped bits never crash, and never pass for other tables") {
  const Bytes sound = snapshot_of(rows_of("tests/packs/sound"), 1);
  const std::string_view view(reinterpret_cast<const char*>(sound.data()), sound.size());
  std::vector<std::size_t> schema = {0};  // pages
  for (std::size_t at = 0; at < sound.size(); at += 4096) {
    if (view.substr(at, 4096).find("CREATE ") != view.npos) schema.push_back(at);
  }
  REQUIRE(schema.size() > 1);
  int refused = 0;
  std::uint32_t seed = 1;
  for (int round = 0; round < 400; ++round) {
    Bytes bytes = sound;
    for (int i = 0; i < 1 + round % 4; ++i) {
      seed = seed * 1664525 + 1013904223;
      std::size_t at = (seed >> 8) % bytes.size();
      // The first half of the rounds aims at the header and the schema.
      if (round < 200) at = schema[(seed >> 8) % schema.size()] + (seed >> 16) % 4096;
      bytes[at] ^= static_cast<unsigned char>(1 << (seed & 7));
    }
    const Replica replica = Replica::from_snapshot(bytes);
    refused += replica.ok() ? 0 : 1;
    CHECK(replica.ok() == replica.error().empty());
    use(replica);
  }
  CHECK(refused > 100);
}

TEST_CASE("other bytes are refused with a reason") {
  const Bytes words(5000, 'x');
  CHECK_FALSE(Replica::from_snapshot(words).ok());
  const Bytes sound = snapshot_of({}, 1);
  Bytes newer = sound;
  newer[63] = replica_schema + 1;  // user_version, in the database's header
  const Replica replica = Replica::from_snapshot(newer);
  CHECK(replica.error() == "schema 3 is newer than this program's (2)");
  CHECK(replica.roadmap_rows().empty());
  Bytes older = sound;
  older[63] = 0;  // tables, but no version: not made by this house
  CHECK_FALSE(Replica::from_snapshot(older).ok());
  Bytes other = sound;
  const std::string_view view(reinterpret_cast<const char*>(other.data()), other.size());
  const std::size_t at = view.find("ord INTEGER");
  REQUIRE(at != std::string_view::npos);
  std::memcpy(&other[at], "odd INTEGER", 11);
  CHECK(Replica::from_snapshot(other).error() == "not a replica: its tables are others");
}
