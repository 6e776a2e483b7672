// What is on a disk: an outbox of the first version, damage, and the log. Natively: in wasm only
// the browser has files (tests/browser/storage_test.mjs).
#include "replica/file.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "replica/outbox.h"
#include "replica/replica.h"
#include "replica/statement.h"
#include "support/files.h"
#include "support/talk.h"

using namespace cairn;
using namespace cairn::test;

namespace {

/// A file that goes with the test, and what SQLite puts beside it.
struct Somewhere {
  Somewhere() : folder("/tmp/cairn-disk-XXXXXX") {
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    path = folder + "/test.db";
  }
  ~Somewhere() { std::filesystem::remove_all(folder); }
  std::string folder, path;
};

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("an outbox of the first version is read, and goes on") {
  const Somewhere there;
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(there.path.c_str(), &db) == SQLITE_OK);
  REQUIRE(execute(db, file_at_root("tests/disk/outbox_1.sql").c_str()));
  sqlite3_close(db);
  Outbox outbox(there.path, std::string(43, 'x'));
  REQUIRE(outbox.ok());
  CHECK_FALSE(outbox.is_damaged());
  CHECK(outbox.secret() == secret);
  CHECK(outbox.keeps_all());
  REQUIRE(outbox.pending(talk).size() == 2);
  CHECK(outbox.pending(talk)[0].receipt);
  CHECK(outbox.drafts().size() == 1);
  Intent next = contribution_of('d', "suite");
  REQUIRE(outbox.write(talk, next));
  CHECK(next.n == 3);
}

TEST_CASE("an outbox that is none is damaged; one that cannot be opened is not") {
  const Somewhere there;
  std::ofstream(there.path) << std::string(8192, '?');
  const Outbox garbage(there.path, secret);
  CHECK_FALSE(garbage.ok());
  CHECK(garbage.is_damaged());
  const Outbox nowhere("no/such/folder/outbox.db", secret);
  CHECK_FALSE(nowhere.ok());
  CHECK_FALSE(nowhere.is_damaged());
}

TEST_CASE("an outbox of which a page is lost is damaged") {
  const Somewhere there;
  {
    Outbox outbox(there.path, secret);
    Intent intent = contribution_of('a', std::string(2000, 'a'));
    REQUIRE(outbox.write(talk, intent));
  }
  std::fstream file(there.path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(3 * 4096);
  file << std::string(3 * 4096, '?');
  file.close();
  CHECK(Outbox(there.path, secret).is_damaged());
}

TEST_CASE("once tidied, no file holds what was let go") {
  const Somewhere there;
  Outbox outbox(there.path, secret);
  for (const char* words : {"canari", "canari bis"}) outbox.keep_draft("ici", words);
  outbox.keep_draft("ici", "");
  CHECK(bytes_of(there.path + "-wal").find("canari") != std::string::npos);
  REQUIRE(outbox.tidy());
  CHECK(bytes_of(there.path + "-wal").empty());
  CHECK(bytes_of(there.path).find("canari") == std::string::npos);
}

TEST_CASE("what others said goes from the file; one's own and the roadmap stay") {
  const Somewhere there;
  Replica replica(there.path);
  REQUIRE(replica.replace_roadmap({{"roadmap", "r", 0, "{}"}}, 3));
  replica.take(delta_of("public", 0, 4,
                        {put_at(3, row_of(said('a', "les mots d'autrui", 1))),
                         put_at(4, row_of(said('b', "les miens", 1)))}));
  replica.take(delta_of(own_lane(deposit), 0, 4, {put_at(4, row_of(said('b', "les miens", 1)))}));
  REQUIRE(replica.note_sync(5000, 6000, true));
  CHECK(replica.has_all());
  REQUIRE(replica.let_go_of_talk());
  REQUIRE(replica.base_rows(talk).size() == 1);
  CHECK(replica.base_rows(talk)[0].id == id_of('b'));
  CHECK(replica.roadmap_rows().size() == 1);
  CHECK_FALSE(replica.has_all());
  CHECK(replica.synced_at() == 5000);
  CHECK(bytes_of(there.path).find("autrui") == std::string::npos);
  CHECK(bytes_of(there.path + "-wal").empty());
}
