// The engine: what it says, what it makes of answers, and when it gives up for a while.
#include "sync/engine.h"

#include <doctest/doctest.h>

#include "replica/statement.h"
#include "support/talk.h"

using namespace cairn;
using namespace cairn::test;

namespace {

std::uint64_t throw_dice(void* self) { return ++*static_cast<std::uint64_t*>(self) * 977; }

struct Device {
  Replica replica{":memory:"};
  Outbox outbox{":memory:", secret};
  std::uint64_t dice = 0;
  Engine engine;

  explicit Device(Self self = {})
      : engine(replica, outbox, {throw_dice, &dice}, {"test", {}, std::move(self), 500}) {}

  void write(char digit) {
    Intent intent = contribution_of(digit, std::string("mots ") + digit);
    REQUIRE(outbox.write(talk, intent));
  }
  /// What it says now; nothing where it waits.
  std::vector<UpMessage> says(std::int64_t now = 0) {
    const Turn step = engine.next(now);
    if (step.bytes.empty()) return {};
    const auto up = read_request(step.bytes);
    REQUIRE(up);
    return *up;
  }
  void hears(std::vector<DownMessage> down, std::int64_t now = 0) {
    engine.receive(write_reply(down), now);
  }
};

Welcome welcome(std::vector<Head> heads = {}, std::string epoch = "e1") {
  return {std::move(epoch), 5, "p", std::move(heads), 60'000, false, "", ""};
}

template <typename Kind>
const Kind* find(const std::vector<UpMessage>& up) {
  for (const UpMessage& m : up) {
    if (const auto* kind = std::get_if<Kind>(&m)) return kind;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("it greets, pushes, pulls what moved, and rests") {
  Device d;
  d.write('a');
  auto up = d.says();
  REQUIRE(up.size() == 2);
  CHECK(std::get<Hello>(up[0]).claims == std::vector<std::string>{deposit});
  CHECK(find<Push>(up)->intents.size() == 1);
  d.hears({welcome({{talk, "public", 3}}),
           Receipts{talk, 1, 1, {receipt_of(1, 'a', Outcome::applied, 4)}}});
  up = d.says();
  REQUIRE(up.size() == 3);  // the public lane and one's own, for the verdict
  const Row row = row_of(said('a', "mots a", 2000));
  d.hears({welcome(), delta_of("public", 0, 4, {put_at(1, rules_row()), put_at(4, row)}),
           delta_of(own_lane(deposit), 0, 4, {put_at(4, row)})});
  CHECK(d.says().empty());
  CHECK(d.engine.state() == SyncState::resting);
  CHECK(d.outbox.pending().empty());
  CHECK(d.says(59'999).empty());
  CHECK_FALSE(d.says(60'000).empty());
}

TEST_CASE("fault: what came in during an exchange and is in no outbox waited for the next poll") {
  Device d;
  REQUIRE_FALSE(d.says().empty());
  d.engine.wake();
  d.hears({welcome()});
  d.engine.greet_again();
  REQUIRE(d.says().size() == 1);
  d.hears({welcome()});
  CHECK(d.says().empty());
}

TEST_CASE("a captive portal is no network; it backs off, further each time, and loses nothing") {
  Device d;
  d.write('a');
  std::int64_t now = 0, longest = 0;
  for (int i = 0; i < 20; ++i) {
    while (d.says(now).empty()) now += d.engine.next(now).wait;
    const std::int64_t before = now;
    d.engine.receive("<html>Accept the terms</html>", now);
    CHECK(d.engine.state() == SyncState::offline);
    longest = std::max(longest, d.engine.next(now).wait);
    now = before;
  }
  CHECK(longest > 10'000);
  CHECK(longest <= 300'000);
  CHECK(d.outbox.pending().size() == 1);
  // A clock that leaps back does not put it to sleep for years.
  CHECK(d.engine.next(-315'360'000'000).wait <= 3'600'000);
  d.engine.wake();
  CHECK_FALSE(d.says(now).empty());
}

TEST_CASE("after a fork it is another device, descended from the first") {
  Device d;
  d.write('a');
  d.says();
  d.hears({welcome(), Refuse{talk, "fork", 0}});
  CHECK(d.outbox.secret() != secret);
  CHECK(d.outbox.secret().size() == 43);
  const auto up = d.says();
  CHECK(std::get<Hello>(up[0]).rekey_from == secret);
  CHECK(find<Push>(up)->intents[0].id == id_of('a'));
  d.hears({welcome(), Receipts{talk, 1, 1, {receipt_of(1, 'a', Outcome::rejected, 4)}}});
  CHECK(d.outbox.rekey_from() == secret);
}

TEST_CASE("fault: whose right was over asked for the staff's lanes for ever, and kept their rows") {
  Device d({Channel::site, {{Role::moderator}}});
  d.says();
  Welcome staff = welcome({{talk, "public", 1}, {talk, "staff", 4}});
  staff.is_staff = true;
  staff.rights = "moderator";
  d.hears({staff});
  d.says();
  staff.heads.clear();
  const Row row = row_of(said('a', "mots retenus", 2000, Standing::held));
  d.hears({staff, delta_of("public", 0, 1, {put_at(1, rules_row())}),
           delta_of("staff", 0, 4, {put_at(4, row)})});
  CHECK(d.replica.base_rows(talk).size() == 2);
  CHECK(d.says().empty());
  CHECK_FALSE(d.says(60'000).empty());
  staff.rights = "";
  d.hears({staff}, 60'000);
  CHECK(d.replica.base_rows(talk).size() == 1);
  CHECK(d.engine.rights().empty());
  CHECK(d.says(60'000).empty());
  CHECK(d.engine.state() == SyncState::resting);
}

TEST_CASE("a gap is filled from what the server has") {
  Device d;
  for (const char digit : {'a', 'b', 'c'}) d.write(digit);
  d.outbox.accept(talk, 1, 1, {receipt_of(1, 'a', Outcome::rejected, 1)});
  d.says();
  d.hears({welcome(), Receipts{talk, 0, 0, {}}, Refuse{talk, "gap", 0}});
  const auto up = d.says();
  CHECK(find<Push>(up)->first_n == 1);
}

TEST_CASE("three rounds without progress: it says that it is stuck, and waits") {
  Device d;
  d.write('a');
  int rounds = 0;
  while (d.engine.state() != SyncState::stuck && rounds < 10) {
    REQUIRE_FALSE(d.says().empty());
    d.hears({welcome()});
    ++rounds;
  }
  CHECK(d.engine.state() == SyncState::stuck);
  CHECK(rounds <= 4);
}

TEST_CASE("an old program is told so: it does not pull, and pushes on") {
  Device d;
  d.says();
  d.hears({welcome({{talk, "public", 3}})});
  CHECK(find<Pull>(d.says()) != nullptr);
  d.hears({welcome(), Refuse{"", "upgrade", 0}});
  CHECK(d.says().empty());
  CHECK(d.engine.state() == SyncState::outdated);
  d.write('a');
  d.engine.wake();
  CHECK(find<Push>(d.says()) != nullptr);
}

TEST_CASE("a push is at most 128 intents") {
  Device d;
  for (int i = 0; i < 200; ++i) {
    Intent intent = contribution_of('a', "mots");
    intent.id.replace(0, 3, std::to_string(100 + i));
    REQUIRE(d.outbox.write(talk, intent));
  }
  const auto up = d.says();
  CHECK(find<Push>(up)->intents.size() == 128);
  CHECK(find<Push>(up)->first_n == 1);
}

TEST_CASE("a sum that differs is counted, and the lane fetched again") {
  Device d;
  d.says();
  d.hears({welcome({{talk, "public", 3}})});
  d.says();
  Delta wrong = delta_of("public", 0, 3, {put_at(3, rules_row())});
  wrong.set_hash = std::string(32, '0');
  d.hears({welcome(), wrong});
  CHECK(d.engine.mismatches() == 1);
  const auto up = d.says();
  REQUIRE(find<Pull>(up) != nullptr);
  CHECK(find<Pull>(up)->cursor == 0);
}

TEST_CASE("what was held is asked about once in a sync") {
  Device d;
  d.write('a');
  d.says();
  d.hears({welcome(), Receipts{talk, 1, 1, {receipt_of(1, 'a', Outcome::held, 4)}}});
  d.engine.failed(0);
  d.engine.wake();
  const auto up = d.says();
  REQUIRE(find<Push>(up) != nullptr);
  CHECK(find<Push>(up)->asks == std::vector<std::int64_t>{1});
}

TEST_CASE("what a former device had sent to a server that forgot it is numbered and sent again") {
  Device d;
  d.outbox.adopt("e0");
  d.write('a');
  d.outbox.accept(talk, 1, 0, {receipt_of(1, 'a', Outcome::applied, 4)});
  d.outbox.rekey(std::string(43, 't'));
  d.says();
  d.hears({welcome()});
  auto up = d.says();
  REQUIRE(find<Push>(up) != nullptr);
  CHECK(find<Push>(up)->intents.empty());
  d.hears({welcome(), Receipts{talk, 2, 0, {}}});
  up = d.says();
  REQUIRE(find<Push>(up) != nullptr);
  CHECK(find<Push>(up)->first_n == 3);
  CHECK(find<Push>(up)->intents.at(0).id == id_of('a'));
}

TEST_CASE("fault: after a restore, a clone's later words overtook its earlier ones") {
  Device d;
  d.outbox.adopt("e1");
  d.write('a');
  REQUIRE(d.outbox.accept(talk, 1, 0, {receipt_of(1, 'a', Outcome::applied, 2)}));
  REQUIRE(d.outbox.rekey(std::string(43, 'k')));
  for (const char digit : {'b', 'c', 'd'}) d.write(digit);
  // The server has forgotten; another copy of this device has spoken with two of its numbers.
  d.outbox.adopt("e2");
  REQUIRE(d.outbox.accept(talk, 2, 0, {}));
  std::vector<std::int64_t> numbers;
  for (const Pending& p : d.outbox.pending()) numbers.push_back(p.intent.n);
  REQUIRE(numbers == std::vector<std::int64_t>{3, 1, 2, 4});
  const auto up = d.says();
  REQUIRE(find<Push>(up) != nullptr);
  CHECK(find<Push>(up)->first_n == 3);
  CHECK(find<Push>(up)->intents.size() == 1);
}

TEST_CASE("what was erased elsewhere leaves no word in an outbox that waits for a copy of it") {
  Device d;
  d.write('a');
  d.says();
  d.hears({welcome(), Receipts{talk, 1, 0, {receipt_of(1, 'a', Outcome::applied, 4)}}});
  const Row row = row_of(said('a', "mots a", 2000));
  d.hears({welcome(), delta_of("public", 0, 4, {put_at(1, rules_row()), put_at(4, row)})});
  REQUIRE(d.outbox.pending().size() == 1);
  CHECK(d.outbox.pending()[0].intent.body.find("mots a") != std::string::npos);
  d.hears({welcome(), delta_of("public", 4, 5, {{Op::scrub, 5, {"contribution", row.id, 0, ""}}})});
  REQUIRE(d.outbox.pending().size() == 1);
  CHECK(d.outbox.pending()[0].intent.body.find("mots a") == std::string::npos);
}

TEST_CASE("after 90 days without a sync what others said goes, and comes back with the next one") {
  constexpr std::int64_t day = 86'400'000;
  Device d;
  const Delta theirs = delta_of("public", 0, 4, {put_at(4, row_of(said('b', "d'autrui", 1)))});
  d.says();
  d.hears({welcome({{talk, "public", 4}})});
  d.says();
  d.hears({welcome(), theirs}, day);
  CHECK(d.says(day).empty());
  CHECK(d.replica.has_all());
  CHECK(d.engine.next(91 * day - 1).has_news == false);
  d.engine.failed(91 * day);
  CHECK(d.replica.base_rows(talk).size() == 1);
  // A clock that leaps back takes nothing away.
  CHECK_FALSE(d.engine.let_go(-400 * day));
  CHECK(d.engine.next(91 * day + 1).has_news);
  CHECK(d.replica.base_rows(talk).empty());
  CHECK_FALSE(d.replica.has_all());
  CHECK(d.replica.synced_at() == 5);
  d.engine.wake();
  d.says(92 * day);
  d.hears({welcome({{talk, "public", 4}})}, 92 * day);
  const auto up = d.says(92 * day);
  REQUIRE(find<Pull>(up));
  CHECK(find<Pull>(up)->cursor == 0);
  d.hears({welcome(), theirs}, 92 * day);
  CHECK(d.says(92 * day).empty());
  CHECK(d.replica.base_rows(talk).size() == 1);
  CHECK(d.replica.has_all());
}

TEST_CASE("fault: letting go, cut off by a full disk, left what waits folded over what was gone") {
  constexpr std::int64_t day = 86'400'000;
  Device d;
  for (const char digit : {'a', 'b'}) {
    Intent support = intent_of(digit, "support", R"({"on":"A1-03","set":true})");
    support.claimed_at = digit == 'a' ? 100 : 200;
    support.claim.clear();
    REQUIRE(d.outbox.write(talk, support));
  }
  REQUIRE(d.outbox.accept(talk, 1, 0, {receipt_of(1, 'a', Outcome::applied, 4)}));
  REQUIRE(d.replica.take(delta_of("public", 0, 4, {put_at(4, rules_row())})) == Taken::complete);
  REQUIRE(d.replica.note_sync(5, day, true));
  REQUIRE(d.replica.rebuild(d.outbox));
  // It can be read, and not written.
  REQUIRE(execute(d.replica.handle(), "CREATE TEMP VIEW meta AS SELECT * FROM main.meta"));
  CHECK_FALSE(d.engine.let_go(92 * day));
  const std::vector<Row> shown = d.replica.shown_rows(talk);
  REQUIRE(d.replica.rebuild(d.outbox));
  CHECK(shown == d.replica.shown_rows(talk));
}

TEST_CASE("how old what is here is outlives the program") {
  Device d;
  d.says();
  d.hears({welcome()}, 1000);
  CHECK(d.engine.next(1000).has_news);
  CHECK(d.replica.synced_at() == 5);
  CHECK(d.replica.whole_at() == 1000);
}

TEST_CASE("fault: with a new base its numbers seemed to be of no history") {
  Device d;
  d.write('a');
  d.says();
  d.hears({welcome()});
  Replica fresh(":memory:");
  Engine engine(fresh, d.outbox, {throw_dice, &d.dice}, {"test", {}, {}, 500});
  const auto up = read_request(engine.next(100'000).bytes);
  REQUIRE(up);
  CHECK(find<Hello>(*up)->epoch == "e1");
}
