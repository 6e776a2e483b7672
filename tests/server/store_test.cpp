// The store's transaction: numbers, verdicts, lanes, tombstones, and what fails.
#include "ledger/store.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/schema.h"
#include "ledger_support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const std::string ana = code_of_number(1), bob = code_of_number(2);

std::int64_t heads_in(House& house, std::string_view scope) {
  for (const Head& head : heads_of(*house.sql, public_lane)) {
    if (head.scope == scope) return head.head;
  }
  return 0;
}

}  // namespace

TEST_CASE("the lint of SQL finds what only one database understands") {
  CHECK(unportable("SELECT body FROM item WHERE scope = $1") == "");
  for (const char* sql :
       {"SELECT body FROM item WHERE scope = ?", "INSERT OR REPLACE INTO item(scope) VALUES($1)",
        "CREATE TABLE a(id TEXT, PRIMARY KEY(id))",
        "CREATE TABLE a(id INTEGER, PRIMARY KEY(scope))",
        "SELECT id FROM item WHERE scope = $1 ORDER BY id", "SELECT $2, $1",
        "INSERT INTO item(scope) VALUES($1) RETURNING rev",
        "SELECT json_extract(body) FROM item"}) {
    CAPTURE(sql);
    CHECK(unportable(sql) != "");
  }
}

TEST_CASE("n is next, lower, higher, or somebody else's") {
  House house;
  const Receipts first = house.push(1, {comment(1, 1, "un", ana), comment(2, 2, "deux", ana)});
  REQUIRE(first.items.size() == 2);
  CHECK(first.acked_n == 2);
  CHECK(first.items[0].outcome == Outcome::applied);
  CHECK(first.items[1].seq == first.items[0].seq + 1);

  const std::int64_t head = heads_in(house, talk);
  const Receipts again = house.push(1, {comment(1, 1, "un", ana), comment(2, 2, "deux", ana)});
  CHECK(again.items == first.items);
  CHECK(heads_in(house, talk) == head);

  CHECK(house.refusal(1, {comment(4, 4, "quatre", ana)}) == "gap");
  CHECK(house.push(1, {comment(4, 4, "quatre", ana)}).acked_n == 2);
  CHECK(house.refusal(1, {comment(2, 9, "autre", ana)}) == "fork");
  // What stands behind a fork is not taken either.
  CHECK(house.refusal(1, {comment(2, 9, "autre", ana), comment(3, 3, "trois", ana)}) == "fork");
  CHECK(house.push(1, {}).acked_n == 2);
  CHECK(house.push(1, {comment(3, 3, "trois", ana)}).acked_n == 3);
}

TEST_CASE("a refusal uses up its number, and what follows is taken") {
  House house;
  const Receipts r = house.push(
      1, {comment(1, 1, "", ana), intent(2, 2, "dance", "{}"), comment(3, 3, "trois", ana)});
  REQUIRE(r.items.size() == 3);
  CHECK(r.items[0].reason == Reason::empty);
  CHECK(r.items[1].outcome == Outcome::quarantined);
  CHECK(r.items[2].outcome == Outcome::applied);
  const auto kept = house.sql->query("SELECT kind FROM quarantine WHERE scope = $1");
  REQUIRE(kept->bind(1, talk).row());
  CHECK(kept->text(0) == "dance");
}

TEST_CASE("an intent decided under another device is a duplicate, and its effect stands") {
  House house;
  house.push(1, {comment(1, 1, "un", ana), comment(2, 2, "", ana)});
  const Receipts r = house.push(2, {comment(1, 1, "deux", ana), comment(2, 2, "deux", ana)});
  REQUIRE(r.items.size() == 2);
  CHECK(r.items[0].outcome == Outcome::duplicate);
  CHECK(r.items[0].reason == Reason::none);
  // What was refused once says so again: its author must not take it for done.
  CHECK(r.items[1].outcome == Outcome::duplicate);
  CHECK(r.items[1].reason == Reason::empty);
  const Delta all = house.pull(1, "public");
  CHECK(all.rows.size() == 2);  // the rules of the talk, and one comment
  CHECK(all.rows[1].row.body.find("\"un\"") != std::string::npos);
}

TEST_CASE("one entry a row and lane, moved: catching up costs the rows that changed") {
  House house;
  house.push(1, {comment(1, 1, "un", ana)});
  for (int n = 2; n <= 20; ++n) {
    house.push(1, {about(n, n, "edit", 1, R"(,"words":"un )" + std::to_string(n) + "\"", ana)});
  }
  const Delta all = house.pull(1, "public");
  CHECK(all.rows.size() == 2);
  CHECK(all.set_hash == sum_of({all}));
  const auto count = house.sql->query("SELECT COUNT(*) FROM change WHERE scope = $1 AND kind = $2");
  REQUIRE(count->bind(1, talk).bind(2, "contribution").row());
  CHECK(count->number(0) == 3);  // public, staff, own
}

TEST_CASE("a row of the house moves only where it differs") {
  House house;
  const std::int64_t roadmap = heads_in(house, "roadmap"), before = heads_in(house, talk);
  CHECK(roadmap == 1);
  house.open_talk();
  house.restart();
  house.open_talk();
  CHECK(heads_in(house, "roadmap") == roadmap);
  CHECK(heads_in(house, talk) == before);
  REQUIRE(house.exchange->put_roadmap({{"action", "A1-04", 1, "{}"}, {"axis", "1", 1, "{}"}}));
  CHECK(heads_in(house, "roadmap") == roadmap + 1);
  const LaneNews news = news_of(*house.sql, "roadmap", public_lane, 1, 500);
  CHECK(holds(news.delta, Op::put, "action", "A1-04"));
  CHECK(holds(news.delta, Op::put, "axis", "1"));
  CHECK(holds(news.delta, Op::remove, "action", "A1-03"));
  REQUIRE(house.exchange->put_roadmap({{"action", "A1-04", 1, "{}"}}));
  CHECK(holds(news_of(*house.sql, "roadmap", public_lane, 2, 500).delta, Op::remove, "axis", "1"));
}

TEST_CASE("another transaction in between: the batch is done again, once") {
  House house;
  house.sql->conflicts = 3;
  CHECK(house.push(1, {comment(1, 1, "un", ana)}).acked_n == 1);
  CHECK(house.pull(1, "public").rows.size() == 2);
}

TEST_CASE("where nothing can be written nothing is acknowledged, and it is said") {
  House house;
  house.sql->failures = 1;
  CHECK(house.refusal(1, {comment(1, 1, "un", ana)}) == "maintenance");
  CHECK(house.pull(1, "public").rows.size() == 1);
  CHECK(house.push(1, {comment(1, 1, "un", ana)}).acked_n == 1);
}

TEST_CASE("an intent that fails three times is put aside, and the others are taken") {
  int thrown = 0;
  StoreRules rules;
  rules.judge = [&](const View& view, const Actor& actor, std::string_view scope,
                    const Intent& intent, std::int64_t now) {
    if (intent.id == id_of(2)) {
      ++thrown;
      throw std::runtime_error("a fault of ours");
    }
    return decide_all(view, actor, scope, intent, now);
  };
  House house(rules);
  const Receipts r = house.push(
      1, {comment(1, 1, "un", ana), comment(2, 2, "deux", ana), comment(3, 3, "trois", ana)});
  REQUIRE(r.items.size() == 3);
  CHECK(thrown == 3);
  CHECK(r.items[0].outcome == Outcome::applied);
  CHECK(r.items[1].outcome == Outcome::quarantined);
  CHECK(r.items[2].outcome == Outcome::applied);
  CHECK(house.pull(1, "public").rows.size() == 3);
}

TEST_CASE("fault: several that fail in one push kept it from ever being taken") {
  StoreRules rules;
  rules.judge = [](const View& view, const Actor& actor, std::string_view scope,
                   const Intent& intent, std::int64_t now) {
    if (intent.n % 2 == 0) throw std::runtime_error("a fault of ours");
    return decide_all(view, actor, scope, intent, now);
  };
  House house(rules);
  std::vector<Intent> twenty;
  for (int n = 1; n <= 20; ++n) twenty.push_back(comment(n, n, "n° " + std::to_string(n), ana));
  const Receipts r = house.push(1, twenty);
  REQUIRE(r.items.size() == 20);
  for (const Receipt& receipt : r.items) {
    CHECK(receipt.outcome == (receipt.n % 2 == 0 ? Outcome::quarantined : Outcome::applied));
  }
}

TEST_CASE("withdrawn: public is scrubbed, its author and the staff keep what is left") {
  House house;
  house.exchange->grant(secret_of(9), {{Role::moderator}});
  house.push(1, {comment(1, 1, "canari", ana)});
  const Delta before = house.pull(1, "public");
  const std::int64_t took_back = house.exchange->took_back();
  house.push(1, {about(2, 2, "withdraw", 1, "", ana)});
  CHECK(house.exchange->took_back() == took_back + 1);
  const Delta after = house.pull(1, "public", before.to);
  CHECK(holds(after, Op::scrub, "contribution", id_of(1)));
  CHECK(after.set_hash == sum_of({before, after}));
  CHECK(holds(house.pull(1, own_lane(ana)), Op::put, "contribution", id_of(1)));
  CHECK(holds(house.pull(9, "staff"), Op::put, "contribution", id_of(1)));
}

TEST_CASE("hidden then erased: who was told to delete is told to overwrite") {
  House house;
  house.exchange->grant(secret_of(9), {{Role::moderator}});
  house.push(1, {comment(1, 1, "canari", ana)});
  house.push(9, {about(1, 5, "moderate", 1,
                       R"(,"verdict":"hide","ground":"insult","facts":"une insulte")")});
  const Delta hidden = house.pull(2, "public");
  CHECK(holds(hidden, Op::remove, "contribution", id_of(1)));
  house.push(1, {about(2, 2, "erase", 1, "", ana)});
  CHECK(holds(house.pull(2, "public", hidden.to), Op::scrub, "contribution", id_of(1)));
  CHECK(holds(house.pull(1, own_lane(ana)), Op::scrub, "contribution", id_of(1)));
}

TEST_CASE("what was erased is in no file any more") {
  House house;
  house.push(1, {comment(1, 1, "canari-jaune", ana)});
  const auto found = [&] {
    bool any = false;
    for (const char* name : {"ledger.db", "ledger.db-wal"}) {
      const auto bytes = read_file(house.folder.at(name));
      any = any || (bytes && bytes->find("canari-jaune") != std::string::npos);
    }
    return any;
  };
  CHECK(found());
  house.push(1, {about(2, 2, "erase", 1, "", ana)});
  CHECK_FALSE(found());
}

TEST_CASE("where somebody reads while words are to be overwritten, it is done the next time") {
  House house;
  house.push(1, {comment(1, 1, "un", ana)});
  CHECK(house.sql->overwrites == 0);
  house.sql->busy = 1;
  house.push(1, {about(2, 2, "erase", 1, "", ana)});
  CHECK(house.sql->overwrites == 1);
  house.push(1, {support(3, 3, "A1-03")});
  CHECK(house.sql->overwrites == 2);
  house.push(1, {support(4, 4, "A1-03")});
  CHECK(house.sql->overwrites == 2);
}

TEST_CASE("a held verdict is replaced, whatever comes") {
  House house;
  house.open_talk({true, 0, 0, false});
  house.exchange->grant(secret_of(9), {{Role::moderator}});
  const auto verdict = [&](std::int64_t n) {
    const auto down = house.ask(secret_of(1), {Hello{}, Push{std::string(talk), 1, {}, {n}}});
    const auto* receipts = find<Receipts>(down);
    REQUIRE(receipts != nullptr);
    REQUIRE(receipts->items.size() == 1);
    return receipts->items[0];
  };
  house.push(1, {comment(1, 1, "un", ana), comment(2, 2, "deux", ana),
                 about(3, 3, "edit", 50, R"(,"words":"plus tard")", ana),
                 about(4, 4, "edit", 60, R"(,"words":"jamais")", ana)});
  for (const int n : {1, 2, 3, 4}) CHECK(verdict(n).outcome == Outcome::held);
  house.push(9, {about(1, 90, "moderate", 1, R"(,"verdict":"publish")")});
  CHECK(verdict(1).outcome == Outcome::applied);
  house.push(1, {about(5, 5, "withdraw", 2, "", ana)});
  CHECK(verdict(2).outcome == Outcome::superseded);
  house.push(1, {comment(6, 50, "cinquante", ana), comment(7, 60, "", ana)});
  CHECK(verdict(3).outcome == Outcome::applied);
  // What it spoke of was refused, so it will never be there.
  CHECK(verdict(4).outcome == Outcome::rejected);
  CHECK(verdict(4).reason == Reason::unknown_target);
  CHECK(house.push(1, {about(8, 8, "edit", 60, R"(,"words":"encore")", ana)}).items[0].reason ==
        Reason::unknown_target);
}

TEST_CASE("an edit that is written in place is the last word on one that waited") {
  House house;
  house.open_talk();
  house.push(1, {comment(1, 1, "un", ana)});
  house.open_talk({true, 0, 0, false});
  CHECK(house.push(1, {about(2, 2, "edit", 1, R"(,"words":"deux")", ana)}).items[0].outcome ==
        Outcome::held);
  house.open_talk();
  CHECK(house.push(1, {about(3, 3, "edit", 1, R"(,"words":"trois")", ana)}).items[0].outcome ==
        Outcome::applied);
  const auto down = house.ask(secret_of(1), {Hello{}, Push{std::string(talk), 1, {}, {2}}});
  const auto* receipts = find<Receipts>(down);
  REQUIRE(receipts != nullptr);
  REQUIRE(receipts->items.size() == 1);
  CHECK(receipts->items[0].outcome == Outcome::superseded);
}

TEST_CASE("tombstones go after 180 days; who stayed away longer begins again") {
  House house;
  house.push(1, {comment(1, 1, "un", ana), comment(2, 2, "deux", ana), comment(3, 3, "trois", ana),
                 about(4, 4, "edit", 99, R"(,"words":"en vain")", ana)});
  const std::int64_t cursor = house.pull(1, "public").to;
  house.push(1, {about(5, 5, "erase", 2, "", ana)});
  house.now += Retention{}.traces - 1;
  REQUIRE(house.exchange->purge());
  CHECK(holds(house.pull(1, "public", cursor), Op::scrub, "contribution", id_of(2)));
  house.now += 2;
  REQUIRE(house.exchange->purge());
  CHECK(house.reset(1, "public", cursor) == "floor");
  CHECK(house.reset(1, own_lane(ana), cursor) == "floor");
  const Delta afresh = house.pull(1, "public", 0, 1);
  CHECK(afresh.rows.size() == 3);  // one row was asked for: but a cursor below the floor is none
  CHECK_FALSE(holds(afresh, Op::scrub, "contribution", id_of(2)));
  CHECK(house.pull(1, "public", afresh.to).set_hash == sum_of({afresh}));
  house.push(1, {intent(6, 6, "dance", "{}")});
  const auto aside = [&] {
    return house.sql->query("SELECT id FROM quarantine WHERE scope = $1")->bind(1, talk).row();
  };
  CHECK(aside());
  house.now += Retention{}.traces + 1;
  REQUIRE(house.exchange->purge());
  CHECK_FALSE(aside());
  // What waited for something that never came waits no longer.
  const auto down = house.ask(secret_of(1), {Hello{}, Push{std::string(talk), 1, {}, {4}}});
  CHECK(find<Receipts>(down)->items[0].outcome == Outcome::rejected);
}
