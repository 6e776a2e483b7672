// A shared computer keeps nothing of what was written on it, once it is sent.
#include "replica/part.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "replica/replica.h"
#include "support/talk.h"

using namespace cairn;
using namespace cairn::test;

namespace {

struct Device {
  Replica replica{":memory:"};
  Outbox outbox{":memory:", secret};
  Device() {
    REQUIRE(replica.take(delta_of("public", 0, 9, {put_at(1, rules_row())})) == Taken::complete);
    Intent intent = contribution_of('a', "Le canari chante");
    REQUIRE(outbox.write(talk, intent));
    outbox.keep_draft("/contributions/" + id_of('a') + "/modifier", "texte=canari");
    show();
  }
  void show() { REQUIRE(replica.rebuild(outbox)); }
  void part() {
    outbox.set_parting(id_of('a'));
    REQUIRE(replica.part(outbox));
    show();
  }
  /// Is it in any page of either database?
  bool holds(const std::string& text) {
    std::string all = outbox.lines();
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(replica.handle(), "main", &size, 0);
    REQUIRE(bytes != nullptr);
    all.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    return all.find(text) != all.npos;
  }
};

}  // namespace

TEST_CASE("what is not sent yet waits for that, and says so") {
  Device d;
  d.part();
  CHECK(d.outbox.parting() == id_of('a'));
  CHECK(d.outbox.pending().size() == 1);
  CHECK(d.replica.mine().size() == 1);
}

TEST_CASE("what is sent goes, with its code and all that came under it") {
  Device d;
  REQUIRE(d.replica.take(
              delta_of(own_lane(deposit), 0, 12,
                       {put_at(12, row_of(said('a', "Le canari chante", 90, Standing::held)))})) ==
          Taken::complete);
  d.outbox.accept(talk, 1, 0, {receipt_of(1, 'a', Outcome::held, 12, Reason::awaits_moderation)});
  d.show();
  CHECK(d.holds("canari"));
  CHECK(d.holds(deposit));
  d.part();
  CHECK(d.outbox.parting().empty());
  CHECK(d.replica.mine().empty());
  CHECK(d.outbox.drafts().empty());
  CHECK_FALSE(d.holds("canari"));
  CHECK_FALSE(d.holds(deposit));
}

TEST_CASE("what was refused goes too, and what this device never wrote is no fault") {
  Device d;
  d.outbox.accept(talk, 1, 1, {receipt_of(1, 'a', Outcome::rejected, 0, Reason::said_already)});
  CHECK(d.replica.settle_outbox(d.outbox));
  d.part();
  CHECK(d.outbox.pending().empty());
  CHECK_FALSE(d.holds("canari"));
  d.outbox.set_parting(id_of('9'));
  CHECK(d.replica.part(d.outbox));
  CHECK(d.outbox.parting().empty());
}

TEST_CASE(
    "a slip is its author's from the beginning, and leaves with its code once it has arrived") {
  Device d;
  d.outbox.set_staff("slips", id_of('a') + deposit);
  CHECK(d.replica.mine().empty());
  REQUIRE(d.replica.part(d.outbox));
  CHECK(d.outbox.claims().size() == 1);  // it waits
  REQUIRE(d.replica.take(delta_of(own_lane(deposit), 0, 12,
                                  {put_at(12, row_of(said('a', "Le canari chante", 90)))})) ==
          Taken::complete);
  REQUIRE(d.outbox.release({id_of('a')}));
  d.show();
  CHECK(d.replica.mine().empty());
  REQUIRE(d.replica.part(d.outbox));
  CHECK(d.outbox.staff("slips").empty());
  CHECK_FALSE(d.holds(deposit));
}

TEST_CASE("fault: the code of a slip that was refused and dropped stayed for ever") {
  Device d;
  d.outbox.set_staff("slips", id_of('a') + deposit);
  REQUIRE(d.outbox.shelve(id_of('a')));
  REQUIRE(d.outbox.dismiss(id_of('a')));
  d.show();
  REQUIRE(d.replica.part(d.outbox));
  CHECK(d.outbox.claims().empty());
  CHECK_FALSE(d.holds(deposit));
}
