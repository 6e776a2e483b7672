// One request and its reply: who sees what, who is refused what, and that nothing is told twice.
#include "ledger/exchange.h"

#include <doctest/doctest.h>

#include "ledger/code.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "ledger/secrets.h"
#include "ledger_support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const std::string ana = code_of_number(1), bob = code_of_number(2);

Supports tally(House& house, const std::string& on) {
  for (const DeltaRow& row : house.pull(1, "public").rows) {
    if (row.row.kind == "tally" && row.row.id == on) return supports_of(row.row);
  }
  return {};
}

}  // namespace

TEST_CASE("what is no request gets no reply") {
  House house;
  Exchange& exchange = *house.exchange;
  CHECK(exchange.sync("short", "[]").empty());
  CHECK(exchange.sync(secret_of(1) + "=", "[]").empty());
  CHECK(exchange.sync(std::string(42, 'A') + "+", "[]").empty());
  for (const char* bytes : {"", "{}", "[1]", "<html>", "[{\"push\":3}]"}) {
    CAPTURE(bytes);
    CHECK(exchange.sync(secret_of(1), bytes).empty());
  }
  CHECK_FALSE(exchange.sync(secret_of(1), "[]").empty());
  CHECK_FALSE(exchange.sync(secret_of(1), "[{\"news\":{}}]").empty());
}

TEST_CASE("a welcome tells the epoch, the time, the person and the lanes that hold anything") {
  House house;
  house.push(1, {comment(1, 1, "un", ana)});
  Hello hello;
  hello.claims = {ana, bob};
  const auto down = house.ask(secret_of(1), {hello});
  const auto* w = find<Welcome>(down);
  REQUIRE(w != nullptr);
  CHECK(w->epoch == house.exchange->epoch());
  CHECK(w->server_time == house.now);
  CHECK(w->person == person_of(device_of(secret_of(1))));
  std::vector<std::string> told;
  for (const Head& head : w->heads) told.push_back(head.scope + " " + head.lane);
  CHECK(told == std::vector<std::string>{"roadmap public", "talk/A1-03 public",
                                         "talk/roadmap public", "talk/A1-03 " + own_lane(ana)});
  hello.scopes = {"roadmap"};
  const auto fewer = house.ask(secret_of(1), {hello, Pull{"roadmap", "public", 0, 10}});
  CHECK(find<Welcome>(fewer)->heads.empty());
}

TEST_CASE("no row outside one's lanes ever arrives") {
  House house;
  house.open_talk({true, 0, 0, false});
  house.push(1, {comment(1, 1, "secret-un", ana), comment(2, 2, "secret-deux", bob),
                 support(3, 3, "A1-03")});
  const auto bytes = [&](int device, const std::string& lane) {
    Hello hello;
    hello.claims = {code_of_number(7)};
    return house.exchange->sync(secret_of(device),
                                write_request({hello, Pull{std::string(talk), lane, 0, 500}}));
  };
  CHECK(bytes(2, "public").find("secret-") == std::string::npos);
  CHECK(bytes(2, own_lane(ana)).find("secret-un") != std::string::npos);
  CHECK(bytes(2, own_lane(ana)).find("secret-deux") == std::string::npos);
  CHECK(bytes(2, own_lane(code_of_number(7))).find("secret-") == std::string::npos);
  CHECK(bytes(2, "staff").find("secret-") == std::string::npos);
  CHECK(house.reset(2, "staff", 0) == "rights");
  house.exchange->grant(secret_of(2), {{Role::moderator}});
  CHECK(bytes(2, "staff").find("secret-deux") != std::string::npos);
  house.exchange->grant(secret_of(2), {{Role::lead, 1}});
  CHECK(house.reset(2, "staff", 3) == "rights");
  // No hash of a code, nobody's device or person, and no row that stays with the server.
  const std::string person = person_of(device_of(secret_of(1)));
  for (const std::string& lane : {std::string("public"), own_lane(ana)}) {
    const std::string all = bytes(2, lane);
    CHECK(all.find(person) == std::string::npos);
    CHECK(all.find(claim_hash(std::string(32, 'k'), ana)) == std::string::npos);
    CHECK(all.find("\"author\"") == std::string::npos);
    CHECK(all.find("\"said\"") == std::string::npos);
  }
}

TEST_CASE("a pull is cut between numbers, and its end carries the sum") {
  House house;
  for (int n = 1; n <= 10; ++n) {
    house.push(1, {comment(n, n, "mot " + std::to_string(n), ana)});
  }
  std::vector<Delta> deltas;
  std::int64_t cursor = 0;
  do {
    deltas.push_back(house.pull(1, "public", cursor, 3));
    CHECK(deltas.back().from == cursor);
    CHECK(deltas.back().set_hash.empty() == deltas.back().more);
    if (deltas.back().more) CHECK(deltas.back().rows.size() == 3);
    cursor = deltas.back().to;
  } while (deltas.back().more);
  CHECK(deltas.size() == 4);
  CHECK(deltas.back().set_hash == sum_of(deltas));
  const Delta nothing = house.pull(1, "public", cursor);
  CHECK(nothing.rows.empty());
  CHECK(nothing.set_hash == sum_of(deltas));
  // The last delta reaches the scope's head: a verdict's number is at or below it.
  const Receipts r = house.push(1, {comment(11, 11, "", ana)});
  CHECK(house.pull(1, "public", cursor).to == r.items[0].seq);
}

TEST_CASE("a short request makes no endless reply, and every pull goes on") {
  House house;
  for (int n = 1; n <= 40; ++n) {
    std::vector<Intent> intents;
    for (int i = 1; i <= 40; ++i) {
      const int number = (n - 1) * 40 + i;
      intents.push_back(
          comment(number, number, std::string(1900, 'a') + std::to_string(number), ana));
    }
    REQUIRE(house.push(1, intents).acked_n == n * 40);
  }
  const std::vector<UpMessage> up = {Hello{}, Pull{std::string(talk), "public", 0, 5000},
                                     Pull{std::string(talk), own_lane(ana), 0, 5000},
                                     Pull{std::string(talk), "public", 0, 5000}};
  const std::string bytes = house.exchange->sync(secret_of(1), write_request(up));
  CHECK(bytes.size() < 2'300'000);
  const auto down = *read_reply(bytes);
  std::vector<Delta> told;
  for (const DownMessage& message : down) {
    if (const auto* delta = std::get_if<Delta>(&message)) told.push_back(*delta);
  }
  REQUIRE(told.size() == 2);
  CHECK(told[0].rows.size() > 500);
  CHECK(told[1].rows.size() == 1);
  CHECK((told[0].more && told[1].more));
  std::vector<Delta> all = {told[0]};
  while (all.back().more) all.push_back(house.pull(1, "public", all.back().to, 5000));
  CHECK(all.size() == 2);
  CHECK(all.back().set_hash == sum_of(all));
}

TEST_CASE("the roadmap's rows share a number, and a limit does not part them") {
  House house;
  REQUIRE(house.exchange->put_roadmap(sound_rows()));
  const auto down = house.ask(secret_of(1), {Hello{}, Pull{"roadmap", "public", 0, 1}});
  const auto* delta = find<Delta>(down);
  REQUIRE(delta != nullptr);
  CHECK_FALSE(delta->more);
  CHECK(delta->rows.size() == sound_rows().size() + 1);  // and one that is gone
}

TEST_CASE("a claim gives the right, whatever device presents it") {
  House house;
  house.push(1, {comment(1, 1, "un", ana)});
  CHECK(house.push(2, {about(1, 2, "edit", 1, R"(,"words":"deux")", bob)}).items[0].reason ==
        Reason::not_yours);
  CHECK(house.push(2, {about(2, 3, "edit", 1, R"(,"words":"deux")", ana)}).items[0].outcome ==
        Outcome::applied);
  Hello hello;
  hello.claims = {bob, ana};
  CHECK(house.push(3, {about(1, 4, "withdraw", 1)}, hello).items[0].outcome == Outcome::applied);
}

TEST_CASE("a support counts once a person, and a device that takes another's place is the same") {
  House house;
  house.push(1, {support(1, 1, "A1-03")});
  Hello rekey;
  rekey.rekey_from = secret_of(1);
  CHECK(house.push(2, {support(1, 1, "A1-03"), support(2, 2, "A1-03")}, rekey).acked_n == 2);
  CHECK(tally(house, "A1-03").site == 1);
  house.restart();
  CHECK(house.push(2, {support(3, 3, "A1-03")}).acked_n == 3);
  CHECK(tally(house, "A1-03").site == 1);
  CHECK(house.push(2, {support(4, 4, "A1-03", false)}).acked_n == 4);
  CHECK(tally(house, "A1-03").site == 0);
  // Rights pass on too; and who has spoken as itself stays itself.
  house.exchange->grant(secret_of(5), {{Role::moderator}});
  rekey.rekey_from = secret_of(5);
  house.push(6, {support(1, 60, "A1-03")}, rekey);
  CHECK(house.reset(6, "staff", 0) == "");
  house.push(7, {support(1, 70, "A1-03")});
  house.push(7, {support(2, 71, "A1-03")}, rekey);
  CHECK(house.reset(7, "staff", 0) == "rights");
  CHECK(tally(house, "A1-03").site == 2);
  rekey.rekey_from = "nobody";
  CHECK(house.refusal(8, {support(1, 80, "A1-03")}, rekey) == "unknown-device");
}

TEST_CASE("after a change of epoch cursors are no good, and numbers go on from what is there") {
  House house;
  house.push(1, {comment(1, 1, "un", ana)});
  Hello hello;
  hello.epoch = "another";
  CHECK(house.reset(1, "public", 1, hello) == "epoch");
  CHECK(house.pull(1, "public", 0, 500, hello).rows.size() == 2);
  CHECK(house.reset(1, "public", 1'000) == "epoch");  // a cursor of the future
  const std::string epoch = house.exchange->epoch();
  house.restart();
  CHECK(house.exchange->epoch() == epoch);
  hello.epoch = epoch;
  CHECK(house.push(1, {comment(2, 1, "un", ana)}, hello).items[0].outcome == Outcome::duplicate);
}

TEST_CASE("fault: a push was taken under the numbers of a history that is no more") {
  House house;
  house.push(1, {comment(1, 1, "un", ana)});
  // A copy of that device, which has not heard of the restore, goes on with number 2: what it said
  // under number 1 was forgotten, and would come after.
  Hello hello;
  hello.epoch = "before";
  CHECK(house.refusal(1, {comment(2, 2, "deux", ana)}, hello) == "gap");
  CHECK(house.push(1, {comment(2, 2, "deux", ana)}, hello).items.empty());
  CHECK(house.push(1, {}, hello).acked_n == 1);
  hello.epoch = house.exchange->epoch();
  CHECK(house.push(1, {comment(2, 2, "deux", ana)}, hello).acked_n == 2);
}

TEST_CASE("an old client may always push; only its pull is refused") {
  House house;
  Hello hello;
  hello.protocol = 0;
  const auto down =
      house.ask(secret_of(1), {hello, Pull{std::string(talk), "public", 0, 5},
                               Push{std::string(talk), 1, {comment(1, 1, "un")}, {}}});
  REQUIRE(find<Receipts>(down) != nullptr);
  CHECK(find<Receipts>(down)->items.size() == 1);
  REQUIRE(find<Refuse>(down) != nullptr);
  CHECK(find<Refuse>(down)->code == "upgrade");
  CHECK(find<Delta>(down) == nullptr);
}

TEST_CASE("too many intents: wait, nothing is dropped, and pulls go on") {
  House house({}, {5, 1000});
  std::vector<Intent> five;
  for (int n = 1; n <= 5; ++n) five.push_back(support(n, n, "A1-03", n % 2 == 1));
  CHECK(house.push(1, five).acked_n == 5);
  const auto down =
      house.ask(secret_of(1), {Hello{}, Push{std::string(talk), 6, {support(6, 6, "A1-03")}, {}},
                               Pull{std::string(talk), "public", 0, 5}});
  REQUIRE(find<Refuse>(down) != nullptr);
  CHECK(find<Refuse>(down)->code == "throttle");
  CHECK(find<Refuse>(down)->retry_after == 1000);
  CHECK(find<Delta>(down) != nullptr);
  CHECK(house.push(2, {support(1, 20, "A1-03")}).acked_n == 1);
  house.now += 1000;
  CHECK(house.push(1, {support(6, 6, "A1-03")}).acked_n == 6);
  // A push that is larger than the whole allowance passes when all of it is there.
  house.now += 60'000;
  for (int n = 1; n <= 9; ++n) five.resize(9, support(1, 1, "A1-03"));
  for (int n = 1; n <= 9; ++n) five[static_cast<std::size_t>(n - 1)] = support(n, 100 + n, "A1-03");
  CHECK(house.push(3, five).acked_n == 9);
}

TEST_CASE("a new secret each time had the whole allowance again") {
  House house({}, {5, 1000});
  const auto push = [&](int device, const std::string& caller) {
    std::vector<Intent> five;
    for (int n = 1; n <= 5; ++n) five.push_back(support(n, 10 * device + n, "A1-03", n % 2 == 1));
    const auto down = house.ask(secret_of(device),
                                {Hello{}, Push{std::string(talk), 1, std::move(five), {}}}, caller);
    return find<Refuse>(down) == nullptr;
  };
  for (int device = 1; device <= 8; ++device) CHECK(push(device, "192.0.2.1"));
  CHECK(!push(9, "192.0.2.1"));
  CHECK(push(9, "192.0.2.2"));
  house.now += 5000;
  CHECK(push(10, "192.0.2.1"));
}

TEST_CASE("codes cannot be tried: after some that open nothing, none is answered for a while") {
  House house({}, {0, 1}, {3, 1000});
  house.push(1, {comment(1, 1, "un", ana)});
  const auto ask = [&](const std::string& code, const std::string& caller) {
    return house.ask(secret_of(2), {Hello{}, Pull{std::string(talk), own_lane(code), 0, 5}},
                     caller);
  };
  for (int n = 10; n < 13; ++n) {
    CHECK(find<Delta>(ask(code_of_number(n), "192.0.2.1"))->rows.empty());
  }
  CHECK(find<Refuse>(ask(code_of_number(13), "192.0.2.1"))->code == "throttle");
  CHECK(find<Delta>(ask(ana, "192.0.2.1"))->rows.size() == 1);  // what opens is no guess
  CHECK(find<Delta>(ask(code_of_number(13), "192.0.2.2")) != nullptr);
  Hello many;
  for (int n = 20; n < 30; ++n) many.claims.push_back(code_of_number(n));
  many.claims.push_back(ana);
  const auto down = house.ask(secret_of(2), {many}, "192.0.2.1");
  for (const Head& head : find<Welcome>(down)->heads) CHECK(claim_of(head.lane).empty());
}

TEST_CASE("requests that come together are one transaction a scope, each with its own reply") {
  House house;
  std::vector<Call> calls;
  for (int device = 1; device <= 20; ++device) {
    calls.push_back({secret_of(device),
                     write_request({Hello{}, Push{std::string(talk),
                                                  1,
                                                  {support(1, device, "A1-03"),
                                                   comment(2, 100 + device, "mot")},
                                                  {}}}),
                     ""});
  }
  calls.push_back({secret_of(1), "nonsense", ""});
  calls.push_back({secret_of(1),
                   write_request({Push{std::string(talk), 9, {support(9, 999, "A1-03")}, {}}}),
                   ""});
  const int before = house.sql->commits;
  const auto replies = house.exchange->sync(calls);
  CHECK(house.sql->commits == before + 1);
  REQUIRE(replies.size() == 22);
  for (int i = 0; i < 20; ++i) {
    const auto down = read_reply(replies[static_cast<std::size_t>(i)]);
    REQUIRE(down);
    CHECK(find<Receipts>(*down)->acked_n == 2);
  }
  CHECK(replies[20].empty());
  CHECK(find<Refuse>(*read_reply(replies[21]))->code == "gap");
  CHECK(tally(house, "A1-03").site == 20);
  const auto head = house.sql->query("SELECT head FROM scope WHERE scope = $1");
  REQUIRE(head->bind(1, talk).row());
  CHECK(head->number(0) == 41);  // the rules of the talk, and 40 intents
}

TEST_CASE("words are durable when a backup has them, where backups are made") {
  StoreRules rules;
  rules.backups = true;
  House house(rules);
  const Receipts r = house.push(1, {comment(1, 1, "un", ana), comment(2, 2, "deux", ana)});
  CHECK(r.acked_n == 2);
  CHECK(r.durable_n == 0);
  house.sql->query("UPDATE scope SET durable = head WHERE scope = $1")->bind(1, talk).run();
  CHECK(house.push(1, {comment(3, 3, "trois", ana)}).durable_n == 2);
  House without;
  CHECK(without.push(1, {comment(1, 1, "un", ana)}).durable_n == 1);
}

TEST_CASE("a form without a program: once by its id, a person of its own, and it can be followed") {
  House house;
  Exchange& exchange = *house.exchange;
  Intent said = comment(0, 1, "sans programme", ana);
  const Submitted first = exchange.submit(talk, said), again = exchange.submit(talk, said);
  REQUIRE(first.ok);
  CHECK(first.receipt.outcome == Outcome::applied);
  CHECK(again.receipt == first.receipt);
  CHECK(exchange.submit(talk, support(0, 2, "A1-03")).receipt.outcome == Outcome::applied);
  CHECK(exchange.submit(talk, support(0, 3, id_of(1))).receipt.outcome == Outcome::applied);
  Intent mine = support(0, 4, "A1-03");
  mine.claim = ana;
  CHECK(exchange.submit(talk, mine).receipt.outcome == Outcome::applied);
  CHECK(tally(house, "A1-03").site == 2);

  house.exchange->grant(secret_of(9), {{Role::lead, 1}});
  house.push(9, {about(1, 90, "reply", 1, R"(,"words":"Merci","lang":"fr","outcome":"taken-up")")});
  const Followed followed = exchange.state_of(ana);
  CHECK(followed.arrived);
  REQUIRE(followed.said.size() == 1);
  CHECK(followed.said[0].what.words == "sans programme");
  CHECK(followed.said[0].mine);
  CHECK(followed.said[0].supports.site == 1);
  REQUIRE(followed.said[0].replies.size() == 1);
  CHECK(followed.said[0].replies[0].words == "Merci");
  CHECK(followed.supports == std::vector<std::string>{"A1-03"});
  CHECK_FALSE(exchange.state_of(bob).arrived);
  CHECK_FALSE(exchange.state_of("nonsense").arrived);
  CHECK(exchange.submit(talk, about(0, 5, "withdraw", 1, "", ana)).receipt.outcome ==
        Outcome::applied);
  CHECK(exchange.state_of(ana).said[0].what.standing == Standing::withdrawn);
  CHECK_FALSE(exchange.submit("nowhere", comment(0, 6, "a")).ok);
  house.sql->failures = 1;
  CHECK_FALSE(exchange.submit(talk, comment(0, 7, "a")).ok);
  CHECK(is_id(exchange.fresh_id()));
  CHECK(is_code(exchange.fresh_code()));
}
