// The base: lane by lane, whole or not at all, and nothing left of what is scrubbed.
#include "replica/base.h"

#include <doctest/doctest.h>

#include "replica/replica.h"
#include "support/talk.h"

using namespace cairn;
using namespace cairn::test;

namespace {

const std::string own = own_lane(deposit);

std::vector<std::string> ids(const Replica& replica) {
  std::vector<std::string> ids;
  for (const Row& row : replica.base_rows(talk)) ids.push_back(row.kind + row.id.substr(0, 1));
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a delta is taken where the last one ended") {
  Replica replica(":memory:");
  const Delta first = delta_of("public", 0, 4, {put_at(3, row_of(said('a', "un", 1)))});
  CHECK(replica.take(first) == Taken::complete);
  CHECK(replica.take(first) == Taken::stale);
  CHECK(replica.streams()[0].cursor == 4);
  CHECK(replica.take(
            delta_of("public", 4, 6, {gone_at(5, Op::remove, "contribution", id_of('a'))})) ==
        Taken::complete);
  CHECK(replica.base_rows(talk).empty());
}

TEST_CASE("parts are not seen before the last") {
  Replica replica(":memory:");
  Delta part = delta_of("public", 0, 2, {put_at(2, row_of(said('a', "un", 1)))});
  part.more = true;
  part.set_hash.clear();
  CHECK(replica.take(part) == Taken::part);
  CHECK(replica.base_rows(talk).empty());
  CHECK(replica.streams()[0].open);
  CHECK(replica.streams()[0].cursor == 0);
  Delta last = delta_of("public", 2, 5, {put_at(4, row_of(said('b', "deux", 1)))});
  SetHash sum;
  sum.add("contribution", id_of('a'), 2);
  sum.add("contribution", id_of('b'), 4);
  last.set_hash = sum.text();
  CHECK(replica.take(last) == Taken::complete);
  CHECK(ids(replica) == Ids{"contributiona", "contributionb"});
  CHECK_FALSE(replica.streams()[0].open);
}

TEST_CASE("a sum that differs leaves everything as it was") {
  Replica replica(":memory:");
  Delta wrong = delta_of("public", 0, 4, {put_at(3, row_of(said('a', "un", 1)))});
  wrong.set_hash = std::string(32, '1');
  CHECK(replica.take(wrong) == Taken::mismatch);
  CHECK(replica.base_rows(talk).empty());
  CHECK(replica.take(delta_of("public", 0, 4, {put_at(3, row_of(said('a', "un", 1)))})) ==
        Taken::complete);
}

TEST_CASE("a row stays while a lane has it, as the newest of them tells it") {
  Replica replica(":memory:");
  replica.take(delta_of("public", 0, 4, {put_at(3, row_of(said('a', "un", 1)))}));
  const Contribution hidden = said('a', "un", 1, Standing::hidden);
  replica.take(delta_of(own, 0, 5, {put_at(5, row_of(hidden))}));
  CHECK(contribution_of(replica.base_rows(talk)[0])->standing == Standing::hidden);
  // The public lane is behind: what it still says is older.
  replica.reset(talk, "public");
  replica.take(delta_of("public", 0, 4, {put_at(3, row_of(said('a', "un", 1)))}));
  CHECK(contribution_of(replica.base_rows(talk)[0])->standing == Standing::hidden);
  replica.take(delta_of("public", 4, 5, {gone_at(5, Op::remove, "contribution", id_of('a'))}));
  CHECK(replica.base_rows(talk).size() == 1);
  replica.take(delta_of(own, 5, 6, {gone_at(6, Op::remove, "contribution", id_of('a'))}));
  CHECK(replica.base_rows(talk).empty());
}

TEST_CASE("a catch-up from 0 replaces; until then the old rows stay") {
  Replica replica(":memory:");
  replica.take(
      delta_of("public", 0, 4,
               {put_at(1, row_of(said('a', "un", 1))), put_at(2, row_of(said('b', "de", 1)))}));
  REQUIRE(replica.reset(talk, "public"));
  CHECK(ids(replica).size() == 2);
  CHECK(replica.streams()[0].next == 0);
  CHECK(replica.take(delta_of("public", 0, 9, {put_at(8, row_of(said('b', "neuf", 1)))})) ==
        Taken::complete);
  CHECK(ids(replica) == Ids{"contributionb"});
  CHECK(replica.reset(talk, "public", true));
  CHECK(replica.base_rows(talk).empty());
}

TEST_CASE("another history begins at 0") {
  Replica replica(":memory:");
  CHECK(replica.adopt("e1"));
  replica.take(delta_of("public", 0, 4, {put_at(1, row_of(said('a', "un", 1)))}));
  CHECK(replica.adopt("e1"));
  CHECK(replica.streams()[0].cursor == 4);
  CHECK(replica.adopt("e2"));
  CHECK(replica.epoch() == "e2");
  CHECK(replica.streams()[0].cursor == 0);
  CHECK(replica.base_rows(talk).size() == 1);
}

TEST_CASE("a row of another history is older than any of this one, in whatever lane") {
  Replica replica(":memory:");
  replica.adopt("e1");
  replica.take(delta_of("public", 0, 9, {put_at(9, row_of(said('a', "canari", 1)))}));
  replica.take(delta_of(own, 0, 9, {put_at(9, row_of(said('a', "canari", 1)))}));
  replica.adopt("e2");
  replica.take(delta_of(own, 0, 4, {put_at(4, row_of(said('a', "", 1, Standing::withdrawn)))}));
  replica.take(delta_of("public", 0, 4, {}));
  REQUIRE(replica.base_rows(talk).size() == 1);
  CHECK(contribution_of(replica.base_rows(talk)[0])->standing == Standing::withdrawn);
}

TEST_CASE("a scrub blanks what another lane still holds") {
  Replica replica(":memory:");
  replica.take(delta_of("public", 0, 4, {put_at(3, row_of(said('a', "canari", 1)))}));
  replica.take(delta_of(own, 0, 4, {put_at(3, row_of(said('a', "canari", 1)))}));
  replica.take(delta_of("public", 4, 6, {gone_at(6, Op::scrub, "contribution", id_of('a'))}));
  REQUIRE(replica.base_rows(talk).size() == 1);
  CHECK(replica.base_rows(talk)[0].body == "{}");
  replica.take(delta_of(own, 4, 6, {gone_at(6, Op::scrub, "contribution", id_of('a'))}));
  CHECK(replica.base_rows(talk).empty());
}

TEST_CASE("the roadmap comes by deltas too, and replaces that of a snapshot") {
  Replica replica(":memory:");
  REQUIRE(replica.replace_roadmap({{"term", "a", 0, "{}"}, {"term", "b", 1, "{}"}}, 7));
  CHECK(replica.cursor() == 7);
  Delta delta{"roadmap", "public", 0, 9, false, {put_at(8, {"term", "b", 0, "{\"x\":1}"})}, ""};
  CHECK(replica.take(delta) == Taken::complete);
  CHECK(replica.roadmap_rows() == std::vector<Row>{{"term", "b", 0, "{\"x\":1}"}});
  CHECK(replica.cursor() == 9);
}

TEST_CASE("deltas together are taken as each alone, whatever becomes of one") {
  Replica replica(":memory:");
  const Delta first = delta_of("public", 0, 4, {put_at(3, row_of(said('a', "un", 1)))});
  const Delta mine = delta_of(own, 0, 4, {put_at(3, row_of(said('b', "deux", 1)))});
  CHECK(replica.take_together({}).empty());
  CHECK(replica.take_together({&first, &mine}) ==
        std::vector<Taken>{Taken::complete, Taken::complete});
  CHECK(ids(replica) == Ids{"contributiona", "contributionb"});
  const Delta next = delta_of("public", 4, 5, {put_at(5, row_of(said('c', "trois", 1)))});
  Delta wrong = delta_of(own, 4, 5, {put_at(5, row_of(said('d', "quatre", 1)))});
  wrong.set_hash = std::string(32, '1');
  CHECK(replica.take_together({&wrong, &first, &next}) ==
        std::vector<Taken>{Taken::mismatch, Taken::stale, Taken::complete});
  CHECK(ids(replica) == Ids{"contributiona", "contributionb", "contributionc"});
}

TEST_CASE("one's own lanes go on in another base, but for those to be caught up anyway") {
  Replica replica(":memory:"), other(":memory:");
  const Contribution held = said('a', "attend", 1, Standing::held);
  replica.take(delta_of("public", 0, 4, {put_at(2, row_of(said('b', "lu de tous", 1)))}));
  replica.take(delta_of(own, 0, 4, {put_at(3, row_of(held))}));
  replica.take(delta_of(own_lane("0000000000ZZ"), 0, 4, {put_at(4, row_of(said('c', "un", 1)))}));
  replica.reset(talk, own_lane("0000000000ZZ"));
  const std::vector<Delta> lanes = replica.own_lanes();
  REQUIRE(lanes.size() == 1);
  CHECK(other.take(lanes[0]) == Taken::complete);
  CHECK(ids(other) == Ids{"contributiona"});
  REQUIRE(other.streams().size() == 1);
  CHECK(other.streams()[0].lane == own);
  CHECK(other.streams()[0].cursor == 4);
  // The server goes on from there, and the sum agrees.
  Delta more = delta_of(own, 4, 6, {gone_at(6, Op::remove, "contribution", id_of('a'))});
  more.set_hash = SetHash().text();
  CHECK(other.take(more) == Taken::complete);
}
