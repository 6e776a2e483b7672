// What leaves the ledger for good: erased on somebody's word, on an order, or because its time is
// over; and that it stays away after a restore.
#include <doctest/doctest.h>

#include "ledger/backup.h"
#include "ledger/lane.h"
#include "ledger/ledger_folder.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/secrets.h"
#include "ledger_support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const std::string ana = code_of_number(1), bob = code_of_number(2);
constexpr std::int64_t day = Retention::day;

/// Kind and id of each row of the talk, whoever may see it.
std::vector<std::string> rows_in(House& house) {
  std::vector<std::string> rows;
  const auto query = house.sql->query("SELECT kind, id FROM item WHERE scope = $1");
  query->bind(1, talk);
  while (query->row()) rows.push_back(query->text(0) + " " + query->text(1));
  return rows;
}

std::size_t puts_in(const Delta& delta) {
  std::size_t puts = 0;
  for (const DeltaRow& row : delta.rows) puts += row.op == Op::put;
  return puts;
}

int count_of(House& house, std::string_view kind) {
  int count = 0;
  for (const std::string& row : rows_in(house)) count += row.starts_with(std::string(kind) + " ");
  return count;
}

bool in_files(const Folder& folder, const std::string& words) {
  for (const std::string& name : files_below(folder.path)) {
    if (read_file(folder.at(name)).value_or("").find(words) != std::string::npos) return true;
  }
  return false;
}

Intent hide(std::int64_t n, int id, int on) {
  return about(n, id, "moderate", on, R"(,"verdict":"hide","ground":"insult","facts":"vu")");
}

Intent report(std::int64_t n, int id, int on, const std::string& words) {
  return about(n, id, "report", on, R"(,"ground":"insult","words":")" + words + "\"", bob);
}

}  // namespace

TEST_CASE("what others wrote about an erased contribution goes with it, and nothing else does") {
  House house;
  house.exchange->grant(secret_of(9), {{Role::moderator}});
  house.push(1, {comment(1, 1, "un", ana), comment(2, 2, "deux", ana)});
  house.push(2,
             {support(1, 21, id_of(1)), support(2, 22, "A1-03"), support(3, 23, id_of(2)),
              report(4, 24, 1, "canari un"), report(5, 25, 2, "deux encore"),
              intent(6, 26, "contribute",
                     R"({"form":"comment","on":"A1-03","words":"reponse","lang":"fr","parent":")" +
                         id_of(1) + "\"}",
                     bob)});
  house.push(9, {about(1, 90, "reply", 1, R"(,"words":"canari dit","lang":"fr")"),
                 about(2, 91, "reply", 2, R"(,"words":"merci","lang":"fr")")});
  const Delta before = house.pull(2, "public");
  house.push(1, {about(3, 3, "erase", 1, "", ana)});
  CHECK(count_of(house, "contribution") == 2);  // the other one, and the answer
  CHECK(count_of(house, "reply") == 1);
  CHECK(count_of(house, "report") == 1);
  CHECK(count_of(house, "support") == 2);
  CHECK_FALSE(in_files(house.folder, "canari"));
  const Delta after = house.pull(2, "public", before.to);
  CHECK(holds(after, Op::scrub, "reply", id_of(90)));
  CHECK(holds(after, Op::scrub, "contribution", id_of(1)));
  CHECK(after.set_hash == sum_of({before, after}));
  CHECK(holds(house.pull(2, own_lane(bob)), Op::scrub, "report", id_of(24)));
}

TEST_CASE("erased before it arrived: it waits, and what comes shows no word") {
  House house;
  CHECK(house.push(2, {about(1, 20, "erase", 1, "", ana)}).items[0].outcome == Outcome::held);
  CHECK(house.push(1, {comment(1, 1, "canari", ana)}).acked_n == 1);
  CHECK_FALSE(in_files(house.folder, "canari"));
  CHECK(house.pull(2, "public").rows.size() == 1);
  // Nobody else's word does that.
  house.push(2, {about(2, 21, "erase", 5, "", bob)});
  house.push(1, {comment(2, 5, "reste", ana)});
  CHECK(house.pull(2, "public").rows.size() == 2);
}

TEST_CASE("what was put aside is erased by who sent it") {
  House house;
  house.push(1, {intent(1, 1, "dance", R"({"words":"canari"})"),
                 intent(2, 2, "dance", R"({"words":"canari"})")});
  const auto aside = [&](int id) {
    return house.sql->query("SELECT id FROM quarantine WHERE scope = $1 AND id = $2")
        ->bind(1, talk)
        .bind(2, id_of(id))
        .row();
  };
  house.push(2, {about(1, 20, "erase", 1, "", bob)});
  CHECK(aside(1));
  CHECK(house.push(1, {about(3, 3, "erase", 1, "", ana), about(4, 4, "withdraw", 2, "", ana)})
            .items[0]
            .outcome == Outcome::applied);
  CHECK_FALSE(aside(1));
  CHECK_FALSE(aside(2));
  CHECK_FALSE(in_files(house.folder, "canari"));
}

TEST_CASE("an order erases all that is under a code, in every scope, and no more") {
  House house;
  house.push(1, {comment(1, 1, "canari", ana), comment(2, 2, "d'un autre", bob)});
  Intent whole = intent(1, 3, "contribute",
                        R"({"form":"proposal","on":"roadmap","words":"canari","lang":"fr"})", ana);
  house.ask(secret_of(1), {Hello{}, Push{"talk/roadmap", 1, {whole}, {}}});
  Intent mine = support(0, 4, "A1-03");
  mine.claim = ana;
  house.exchange->submit(talk, mine);
  house.exchange->submit(talk, about(0, 5, "report", 2, R"(,"ground":"insult")", ana));
  const std::int64_t took_back = house.exchange->took_back();
  CHECK(house.exchange->erase_under(ana));
  CHECK(house.exchange->took_back() > took_back);
  CHECK_FALSE(in_files(house.folder, "canari"));
  CHECK_FALSE(house.exchange->state_of(ana).arrived == false);  // tombstones tell devices
  CHECK(house.exchange->state_of(ana).said.empty());
  CHECK(house.exchange->state_of(ana).supports.empty());
  CHECK(house.exchange->state_of(bob).said.size() == 1);
  CHECK(count_of(house, "report") == 0);
  CHECK(count_of(house, "support") == 0);
  for (const DeltaRow& row : house.pull(1, "public").rows) {
    if (row.row.kind == "tally") CHECK(supports_of(row.row).site == 0);
  }
  CHECK_FALSE(house.exchange->erase_under("nonsense"));
  CHECK_FALSE(house.exchange->erase_one("nonsense"));
}

TEST_CASE(
    "an operator erases what has no code; an order that met a full disk is carried out later") {
  House house;
  house.push(1, {comment(1, 1, "canari"), comment(2, 2, "reste")});
  house.sql->failures = 0;
  // The order is written, and then nothing more can be.
  Store store(*house.sql, {});
  REQUIRE(store.order({id_of(77), id_of(1), ""}, house.now));
  house.sql->failures = 1;
  CHECK_FALSE(house.exchange->chores());
  CHECK(in_files(house.folder, "canari"));
  CHECK(store.orders().size() == 1);
  house.restart();
  CHECK(house.exchange->chores());
  CHECK_FALSE(in_files(house.folder, "canari"));
  CHECK(Store(*house.sql, {}).orders().empty());
  CHECK(puts_in(house.pull(1, "public")) == 2);
  CHECK(house.exchange->chores());
}

TEST_CASE("fault: a log that outlived its program held what it had erased") {
  Folder folder;
  std::int64_t now = 1'700'000'000'000;
  {
    LedgerFolder ledger(folder.path, machine_at(now), false);
    REQUIRE(ledger.exchange() != nullptr);
    REQUIRE(ledger.exchange()->put_roadmap({{"action", "A1-03", 1, "{}"}}));
    ledger.exchange()->submit(talk, comment(0, 1, "canari", ana));
  }
  // A program that ends between the commit and the end of its work: nothing empties its log.
  Folder after;
  {
    SqliteConnection sql(folder.at("ledger.db"));
    Store store(sql, {});
    REQUIRE(store.order({id_of(77), id_of(1), ""}, now));
    REQUIRE(in_transaction(sql, true, [&] {
      sql.query("DELETE FROM item WHERE scope = $1 AND kind = $2")
          ->bind(1, talk)
          .bind(2, "contribution")
          .run();
    }));
    for (const char* name : {"ledger.db", "ledger.db-wal", "claim.key", "decisions.log"}) {
      REQUIRE(write_file(after.at(name), read_file(folder.at(name)).value_or("")).empty());
    }
  }
  REQUIRE(in_files(after, "canari"));
  LedgerFolder opened(after.path, machine_at(now), false);
  REQUIRE(opened.exchange() != nullptr);
  CHECK_FALSE(in_files(after, "canari"));
}

TEST_CASE("fault: what was said after a copy, and taken back, came back after the restore") {
  Folder folder;
  std::int64_t now = 1'700'000'000'000;
  const std::string copy = folder.at("copies/copy.db");
  REQUIRE(make_folder(folder.at("copies")).empty());
  const auto push = [&](LedgerFolder& ledger, int device, std::vector<Intent> intents) {
    const std::int64_t first = intents.front().n;
    const auto reply = read_reply(ledger.exchange()->sync(
        secret_of(device),
        write_request({Hello{}, Push{std::string(talk), first, std::move(intents), {}}})));
    REQUIRE(reply);
    return *reply;
  };
  const auto said =
      std::vector<Intent>{comment(1, 1, "canari efface", ana), comment(2, 2, "canari masque", ana),
                          comment(3, 3, "reste", ana)};
  const auto erased = about(4, 4, "erase", 1, "", ana);
  {
    LedgerFolder ledger(folder.path, machine_at(now), true);
    REQUIRE(ledger.exchange()->put_roadmap({{"action", "A1-03", 1, "{}"}}));
    ledger.exchange()->grant(secret_of(9), {{Role::moderator}});
    REQUIRE(back_up(folder.path, copy) == "");
    push(ledger, 1, said);
    push(ledger, 9, {hide(1, 90, 2)});
    push(ledger, 1, {erased});
  }
  REQUIRE(put_back(folder.path, copy, machine_at(now)) == "");
  for (int start = 0; start < 2; ++start) {
    LedgerFolder ledger(folder.path, machine_at(now), true);
    REQUIRE(ledger.exchange() != nullptr);
    // Its device sends again what the copy did not hold.
    if (start == 1) push(ledger, 1, said);
    const LaneNews news = news_of(ledger.exchange()->sql(), talk, public_lane, 0, 500);
    CHECK(puts_in(news.delta) == (start == 0 ? 1u : 2u));
    const Followed followed = ledger.exchange()->state_of(ana);
    if (start == 0) continue;
    REQUIRE(followed.said.size() == 2);
    for (const Said& one : followed.said) {
      CHECK(one.what.standing ==
            (one.what.id == id_of(2) ? Standing::hidden : Standing::published));
    }
    const auto again = push(ledger, 1, {erased});
    CHECK(find<Receipts>(again)->items[0].outcome == Outcome::duplicate);
    CHECK(find<Receipts>(again)->items[0].reason == Reason::none);
  }
  CHECK_FALSE(in_files(folder, "canari efface"));
}

TEST_CASE("fault: a report and a support erased after a copy came back after the restore") {
  Folder folder;
  std::int64_t now = 1'700'000'000'000;
  const std::string copy = folder.at("copies/copy.db");
  REQUIRE(make_folder(folder.at("copies")).empty());
  const auto push = [&](LedgerFolder& ledger, int device, std::vector<Intent> intents) {
    ledger.exchange()->sync(
        secret_of(device),
        write_request({Hello{}, Push{std::string(talk), 1, std::move(intents), {}}}));
  };
  Intent supports = support(2, 51, "A1-03");
  supports.claim = bob;
  const std::vector<Intent> later = {report(1, 50, 1, "canari"), supports};
  const auto counted = [&](LedgerFolder& ledger) {
    int site = 0;
    for (const DeltaRow& row :
         news_of(ledger.exchange()->sql(), talk, public_lane, 0, 500).delta.rows) {
      if (row.op == Op::put && row.row.kind == "tally") site += supports_of(row.row).site;
    }
    return site;
  };
  {
    LedgerFolder ledger(folder.path, machine_at(now), true);
    REQUIRE(ledger.exchange()->put_roadmap({{"action", "A1-03", 1, "{}"}}));
    push(ledger, 1, {comment(1, 1, "reste", ana)});
    REQUIRE(back_up(folder.path, copy) == "");
    push(ledger, 2, later);
    CHECK(counted(ledger) == 1);
    CHECK(in_files(folder, "canari"));
    REQUIRE(ledger.exchange()->erase_under(bob));
    CHECK_FALSE(in_files(folder, "canari"));
  }
  REQUIRE(put_back(folder.path, copy, machine_at(now)) == "");
  LedgerFolder ledger(folder.path, machine_at(now), true);
  REQUIRE(ledger.exchange() != nullptr);
  // The device sends again what the copy did not hold.
  push(ledger, 2, later);
  CHECK(counted(ledger) == 0);
  CHECK_FALSE(in_files(folder, "canari"));
}

TEST_CASE("each thing is kept as long as it is said to be, and not longer") {
  House house;
  house.exchange->grant(secret_of(9), {{Role::moderator}});
  const std::int64_t began = house.now;
  house.push(1, {comment(1, 1, "canari", ana), comment(2, 2, "autre canari", ana)});
  house.push(2,
             {support(1, 21, "A1-03"), report(2, 22, 1, "signale"), report(3, 23, 2, "signale")});
  house.now = began + 100 * day;
  house.exchange->grant(secret_of(9), {{Role::moderator}});  // it slept
  house.push(9, {hide(1, 90, 2)});

  house.now = began + 365 * day;
  REQUIRE(house.exchange->purge());
  CHECK(count_of(house, "report") == 2);
  house.now = began + 366 * day;
  REQUIRE(house.exchange->purge());
  CHECK(count_of(house, "report") == 1);  // the other was decided on later
  house.now = began + 466 * day;
  REQUIRE(house.exchange->purge());
  CHECK(count_of(house, "report") == 0);
  CHECK_FALSE(in_files(house.folder, "signale"));

  house.now = began + contribution_years * 365 * day;
  REQUIRE(house.exchange->purge());
  CHECK(count_of(house, "contribution") == 2);
  CHECK(count_of(house, "support") == 1);
  house.push(3, {comment(1, 31, "du jour", bob)});
  const Delta before = house.pull(3, "public");
  const std::int64_t took_back = house.exchange->took_back();
  house.now += 1;
  REQUIRE(house.exchange->purge());
  CHECK(count_of(house, "contribution") == 1);
  CHECK(count_of(house, "author") == 1);
  CHECK(count_of(house, "said") == 1);
  CHECK(count_of(house, "support") == 0);
  CHECK_FALSE(in_files(house.folder, "canari"));
  CHECK(house.exchange->took_back() > took_back);
  const Delta after = house.pull(3, "public", before.to);
  CHECK(holds(after, Op::scrub, "contribution", id_of(1)));
  CHECK(after.set_hash == sum_of({before, after}));
  // How many supported is nobody's, and stays.
  for (const DeltaRow& row : before.rows) {
    if (row.row.kind == "tally") CHECK(supports_of(row.row).site == 1);
  }
  CHECK_FALSE(holds(after, Op::scrub, "tally", "A1-03"));
  // Nothing is known of the devices any more: they begin again at 1.
  CHECK(house.push(1, {}).acked_n == 0);
  CHECK(house.push(3, {}).acked_n == 1);
  CHECK(house.refusal(1, {comment(3, 3, "encore", ana)}) == "gap");
  CHECK(house.push(1, {comment(1, 3, "encore", ana)}).acked_n == 1);
  // A day later there is nothing left to do.
  const int commits = house.sql->commits;
  REQUIRE(house.exchange->purge());
  CHECK(house.sql->commits == commits + 1);
}
