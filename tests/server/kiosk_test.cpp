// Kiosks at the exchange: what they bring is taken once, held, and nobody else's bags are.
#include <doctest/doctest.h>

#include "kiosk/bag_list.h"
#include "kiosk/heartbeats.h"
#include "kiosk_support.h"
#include "ledger/console.h"
#include "ledger/lane.h"
#include "ledger/ledger_folder.h"
#include "ledger/secrets.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

constexpr std::int64_t day = 24LL * 3600 * 1000;
const std::string ana = code_of_number(1);

bool has(const std::string& reply, const std::string& words) {
  return reply.find(words) != reply.npos;
}

std::string deposited(int bag, bool durable = true) {
  return R"({"deposited":{"bag":")" + bag_id(bag) + R"(","durable":)" +
         (durable ? "true" : "false") + "}}";
}
std::string refused(int bag, const std::string& why) {
  return R"({"deposited":{"bag":")" + bag_id(bag) + R"(","refused":")" + why + "\"}}";
}

}  // namespace

TEST_CASE("a bag is taken once, held as a kiosk's, and followed by its code") {
  Hall hall;
  const std::string plain = bag_of(5, {comment(1, 10, "Bonjour", ana)}, {ana});
  const std::string first = hall.say({deposit_of(hall.keys(), bag_id(1), plain)});
  CHECK(has(first, deposited(1)));
  const Followed followed = hall.exchange->state_of(ana);
  REQUIRE(followed.said.size() == 1);
  CHECK(followed.said[0].what.words == "Bonjour");
  CHECK(followed.said[0].what.channel == Channel::kiosk);
  CHECK(followed.said[0].what.standing == Standing::held);
  CHECK(hall.pull(2, "public").rows.size() == 1);  // the talk's rules alone

  // The same once more, sealed anew, and after the program started again.
  CHECK(has(hall.say({deposit_of(hall.keys(), bag_id(1), plain, 9)}), deposited(1)));
  hall.restart();
  CHECK(has(hall.say({deposit_of(hall.keys(), bag_id(1), plain, 11)}), deposited(1)));
  CHECK(hall.exchange->state_of(ana).said.size() == 1);
  CHECK(bags_kept(*hall.sql, false).size() == 1);
}

TEST_CASE("a bag with more in it, n from 1 again: what is new is taken, once") {
  Hall hall;
  std::vector<Intent> said = {comment(1, 10, "un", ana), support(2, 11, "A1-03")};
  hall.say({deposit_of(hall.keys(), bag_id(1), bag_of(5, said))});
  said.push_back(comment(3, 12, "deux", ana));
  const std::string second = hall.say({deposit_of(hall.keys(), bag_id(2), bag_of(5, said)),
                                       deposit_of(hall.keys(), bag_id(1), bag_of(5, said))});
  CHECK(has(second, deposited(2)));
  CHECK(has(second, deposited(1)));
  CHECK(hall.exchange->state_of(ana).said.size() == 2);
  const Delta all = hall.pull(2, "public");
  for (const DeltaRow& row : all.rows) {
    if (row.row.kind == "tally") CHECK(has(row.row.body, R"("kiosk":1)"));
  }
  CHECK(holds(all, Op::put, "tally", "A1-03"));
}

TEST_CASE(
    "what contradicts a bag of the same device is refused, and the rest of the request taken") {
  Hall hall;
  hall.say({deposit_of(hall.keys(), bag_id(1), bag_of(5, {comment(1, 10, "un", ana)}))});
  const std::string reply =
      hall.say({deposit_of(hall.keys(), bag_id(2), bag_of(5, {comment(1, 20, "autre", ana)})),
                deposit_of(hall.keys(), bag_id(3), bag_of(6, {comment(1, 30, "six", ana)}))});
  CHECK(has(reply, refused(2, "malformed")));
  CHECK(has(reply, deposited(3)));
  CHECK(hall.exchange->state_of(ana).said.size() == 2);
  CHECK(bags_kept(*hall.sql, false).size() == 2);
}

TEST_CASE("each fault of a bag is told, and nothing of it is kept") {
  Hall hall;
  const std::string plain = bag_of(5, {comment(1, 10, "un", ana)});
  std::string foreign = deposit_of(hall.keys(), bag_id(1), plain);
  foreign.replace(foreign.find(bag_id(1)), 32, bag_id(2));
  std::string lost = deposit_of(hall.keys(), bag_id(3), plain);
  lost.replace(lost.find(hall.keys().seals.back().id), 16, std::string(16, '0'));
  const std::string reply =
      hall.say({foreign, lost, deposit_of(hall.keys(), bag_id(4), "nothing of the kind")});
  CHECK(has(reply, refused(2, "unreadable")));
  CHECK(has(reply, refused(3, "unknown-key")));
  CHECK(has(reply, refused(4, "malformed")));
  CHECK(bags_kept(*hall.sql, false).empty());
  CHECK_FALSE(hall.exchange->state_of(ana).arrived);
  CHECK(hall.say({R"({"deposit":{"bag":"x"}})"}).empty());
}

TEST_CASE("a staff member's secret in a bag gives no right; a code in it gives what codes give") {
  Hall hall;
  hall.exchange->grant(secret_of(5), {{Role::moderator}, {Role::operator_}});
  hall.push(1, {comment(1, 10, "publié", ana)});
  const std::string decides = R"(,"verdict":"hide","ground":"insult","facts":"f")";
  hall.say({deposit_of(hall.keys(), bag_id(1),
                       bag_of(5, {about(1, 20, "moderate", 10, decides), about(2, 21, "erase", 10),
                                  intent(3, 22, "contribute",
                                         R"({"form":"comment","on":"A1-03","words":"papier",)"
                                         R"("lang":"fr","channel":"paper"})")}))});
  CHECK(hall.exchange->state_of(ana).said.at(0).what.standing == Standing::published);
  const Receipts told = hall.push(5, {}, {});
  CHECK(told.acked_n == 3);
  const auto down = hall.ask(secret_of(5), {Hello{}, Push{std::string(talk), 1, {}, {1, 2, 3}}});
  for (const Receipt& receipt : find<Receipts>(down)->items) {
    CHECK(receipt.outcome == Outcome::rejected);
  }
  // Whoever has the code may take back, also on a kiosk.
  hall.say({deposit_of(hall.keys(), bag_id(2), bag_of(6, {about(1, 30, "withdraw", 10)}, {ana}))});
  CHECK(hall.exchange->state_of(ana).said.at(0).what.standing == Standing::withdrawn);
  CHECK(hall.exchange->took_back() == 1);
}

TEST_CASE("who is no kiosk is not heard as one: no bag, no key, and why") {
  Hall hall;
  const std::string bag =
      deposit_of(hall.keys(), bag_id(1), bag_of(5, {comment(1, 10, "un", ana)}));
  const std::string anybody = hall.say({heartbeat(), bag}, 7);
  CHECK(has(anybody, "unknown-device"));
  CHECK_FALSE(has(anybody, "deposited"));
  CHECK_FALSE(has(anybody, R"("seal")"));
  hall.exchange->grant(secret_of(8), {{Role::moderator}});
  CHECK(has(hall.say({bag}, 8), "rights-revoked"));
  const Intent revoke =
      intent(1, 1, "revoke", R"({"device":")" + device_of(secret_of(900)) + "\"}");
  hall.exchange->grant(secret_of(9), {{Role::operator_}});
  hall.ask(secret_of(9), {Hello{}, Push{std::string(people_scope), 1, {revoke}, {}}});
  const std::string revoked = hall.say({heartbeat(), bag});
  CHECK(has(revoked, "rights-revoked"));
  CHECK(revoked.find("rights-revoked") == revoked.rfind("rights-revoked"));
  CHECK_FALSE(has(revoked, "deposited"));
  CHECK_FALSE(hall.exchange->state_of(ana).arrived);
  CHECK(kiosks_in(*hall.sql, hall.now).empty());
}

TEST_CASE("after 200 days without a network a kiosk still brings its bags") {
  Hall hall;
  const std::string bag =
      deposit_of(hall.keys(), bag_id(1), bag_of(5, {comment(1, 10, "un", ana)}));
  hall.now += 200 * day;
  REQUIRE(hall.exchange->purge());  // another key meanwhile
  CHECK(hall.keys().seals.size() == 2);
  CHECK(has(hall.say({bag}), deposited(1)));
  CHECK(has(hall.say({heartbeat()}), hall.keys().seals.back().id));
}

TEST_CASE("what a kiosk says as itself is held too") {
  Hall hall;
  const Receipts told = hall.push(900, {comment(1, 10, "directement", ana)});
  REQUIRE(told.items.size() == 1);
  CHECK(told.items[0].outcome == Outcome::held);
  CHECK(hall.exchange->state_of(ana).said.at(0).what.channel == Channel::kiosk);
}

TEST_CASE("after the period, what a kiosk brings is late, as by the rule for everybody") {
  Hall hall;
  TalkRules rules;
  rules.closes = hall.now - 1;
  hall.open_talk(rules);
  const std::string bag =
      deposit_of(hall.keys(), bag_id(1), bag_of(5, {comment(1, 10, "tard", ana)}));
  CHECK(has(hall.say({bag}), deposited(1)));
  CHECK(hall.exchange->state_of(ana).said.at(0).what.standing == Standing::late);
}

TEST_CASE("sixteen bags at once and months of visits are taken; a flood waits, and loses nothing") {
  Hall hall;
  std::vector<std::string> bags;
  for (int n = 1; n <= 16; ++n) {
    bags.push_back(deposit_of(hall.keys(), bag_id(n),
                              bag_of(100 + n, {comment(1, 1000 + n, "mot " + std::to_string(n))})));
  }
  const std::string reply = hall.say(bags);
  for (int n = 1; n <= 16; ++n) CHECK(has(reply, deposited(n)));

  ExchangeRules rules;
  rules.claim_key = std::string(32, 'k');
  rules.kiosk_keys = hall.ring;
  rules.bags = {3, 60'000};
  Exchange slow(*hall.sql, machine_at(hall.now), rules);
  const auto ask = [&](const std::vector<std::string>& messages) {
    std::string request = "[" + messages[0];
    for (std::size_t i = 1; i < messages.size(); ++i) request += "," + messages[i];
    return slow.sync(secret_of(900), request + "]");
  };
  const auto visit = [&](int bag, int device) {
    return deposit_of(
        hall.keys(), bag_id(bag),
        bag_of(device, {support(1, bag * 10, "A1-03"), support(2, bag * 10 + 1, "A1-03", false)}));
  };
  const std::string some = ask({visit(50, 300), visit(51, 301), visit(52, 302)});
  CHECK(has(some, deposited(50)));
  CHECK_FALSE(has(some, bag_id(51)));
  CHECK(has(some, "throttle"));
  // What came before costs nothing.
  for (int n = 0; n < 20; ++n) CHECK(has(ask({visit(50, 300)}), deposited(50)));
  hall.now += 120'000;
  CHECK(has(ask({visit(51, 301)}), deposited(51)));
}

TEST_CASE("a ledger that cannot be written: no bag is said to be there; sent again, it is") {
  Hall hall;
  const std::string bag =
      deposit_of(hall.keys(), bag_id(1), bag_of(5, {comment(1, 10, "un", ana)}));
  for (int failures = 1; failures <= 2; ++failures) {
    hall.sql->failures = failures;
    const std::string reply = hall.say({bag});
    CHECK(has(reply, "maintenance"));
    CHECK_FALSE(has(reply, "deposited"));
    hall.sql->failures = 0;
  }
  CHECK(has(hall.say({bag}), deposited(1)));
  CHECK(hall.exchange->state_of(ana).said.size() == 1);
}

TEST_CASE("a heartbeat is answered with the place and the keys, and shown until the kiosk goes") {
  Hall hall;
  Console console(hall.folder.path, machine_at(hall.now));
  const Made made = console.invite("Médiathèque", {{Role::kiosk}}, 7);
  Hello hello;
  hello.invitation = made.secret;
  hall.ask(secret_of(1), {hello});
  CHECK(kiosks_in(*hall.sql, hall.now).back().seen == 0);
  const std::string reply = hall.say({heartbeat("7f3a", 4)}, 1);
  CHECK(has(reply, R"({"kiosk":{"place":"Médiathèque","seal":{"id":")" +
                       hall.keys().seals.back().id + R"(","key":")"));
  const auto kiosks = kiosks_in(*hall.sql, hall.now);
  REQUIRE(kiosks.size() == 2);
  CHECK(kiosks[1].place == "Médiathèque");
  CHECK(kiosks[1].seen == hall.now);
  CHECK(kiosks[1].last.version == "7f3a");
  CHECK(kiosks[1].last.waiting == 4);
  CHECK(kiosks[1].last.age == 60000);
  console.revoke("person", console.staff().people.back().name == "Médiathèque"
                               ? console.staff().people.back().id
                               : console.staff().people.front().id);
  CHECK(kiosks_in(*hall.sql, hall.now).size() == 1);
  const auto rows = [&] {
    const auto query = hall.sql->query("SELECT device FROM heartbeat WHERE scope = $1");
    return query->bind(1, people_scope).row();
  };
  CHECK(rows());
  hall.now += 366 * day;
  REQUIRE(hall.exchange->purge());
  CHECK_FALSE(rows());
}

TEST_CASE("which bags came is known for 400 days") {
  Hall hall;
  const std::string plain = bag_of(5, {comment(1, 10, "un", ana)});
  hall.say({deposit_of(hall.keys(), bag_id(1), plain)});
  hall.now += 400 * day;
  REQUIRE(hall.exchange->purge());
  CHECK(bags_kept(*hall.sql, false).size() == 1);
  hall.now += 1;
  REQUIRE(hall.exchange->purge());
  CHECK(bags_kept(*hall.sql, false).empty());
}

TEST_CASE("where copies are made, a bag is durable when one holds it, and not before") {
  StoreRules rules;
  rules.backups = true;
  Hall hall(rules);
  const std::string plain = bag_of(5, {comment(1, 10, "un", ana)});
  CHECK(has(hall.say({deposit_of(hall.keys(), bag_id(1), plain)}), deposited(1, false)));
  CHECK(bags_kept(*hall.sql, true).empty());
  CHECK(bags_kept(*hall.sql, false).size() == 1);
}

TEST_CASE("as long as no key can be kept kiosks wait, and are heard as soon as one can") {
  Hall hall;
  ExchangeRules rules;
  rules.claim_key = std::string(32, 'k');
  rules.kiosk_keys = std::make_shared<KeyRing>(hall.folder.at("later/kiosk.keys"));
  Exchange exchange(*hall.sql, machine_at(hall.now), rules);
  const auto say = [&] { return exchange.sync(secret_of(900), "[" + heartbeat() + "]"); };
  CHECK(has(say(), "maintenance"));
  CHECK_FALSE(has(say(), R"("seal")"));
  REQUIRE(make_folder(hall.folder.at("later")) == "");
  CHECK(has(say(), R"("seal")"));
}
