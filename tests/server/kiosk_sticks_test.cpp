// What goes by USB: a kiosk's bags into the ledger beside whoever serves, and an update back.
#include <doctest/doctest.h>

#include "bytes/base64url.h"
#include "json/build.h"
#include "kiosk/sticks.h"
#include "kiosk_support.h"
#include "ledger/backup.h"
#include "ledger/console.h"
#include "ledger/ledger_folder.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const std::string ana = code_of_number(1);

/// A hall's files, and the console beside them.
struct Desk {
  explicit Desk(StoreRules rules = {}) : hall(std::move(rules)) {
    REQUIRE(write_file(hall.folder.at("claim.key"), std::string(32, 'k')).empty());
    console = std::make_unique<Console>(hall.folder.path, machine_at(hall.now));
    REQUIRE(console->error() == "");
  }
  SealedBag bag(int n, const std::string& plain) {
    const SealingKey& key = hall.keys().seals.back();
    return {bag_id(n), key.id, base64url(sealed_for(key.key.point(), bag_id(n), plain))};
  }
  std::vector<BagEnd> take(const std::vector<SealedBag>& bags) {
    const auto keys = console->kiosk_keys();
    REQUIRE(keys);
    return console->take(*keys, bags);
  }
  Json update() {
    JsonError error;
    const auto json = read_json(console->kiosk_update(*console->kiosk_keys()), error);
    REQUIRE(json);
    const auto payload = bytes_of_base64url(text_of(*json, "payload"));
    REQUIRE(payload);
    CHECK(bytes_of_base64url(text_of(*json, "signature"))->size() == 64);
    return *read_json(*payload, error);
  }
  Hall hall;
  std::unique_ptr<Console> console;
};

}  // namespace

TEST_CASE("a stick is read whole or not at all; what is no bag in it is counted") {
  const std::string sound = R"({"bag":")" + bag_id(1) + R"(","key_id":")" + std::string(16, 'a') +
                            R"(","sealed":"AAAA"})";
  const auto stick = read_bags_on_stick(R"({"cairn":"kiosk-bags","place":"Hall","bags":[)" + sound +
                                        R"(,3,{},{"bag":"x"}]})");
  REQUIRE(stick);
  CHECK(stick->place == "Hall");
  CHECK(stick->bags.size() == 1);
  CHECK(stick->unsound == 3);
  CHECK(read_bags_on_stick(R"({"cairn":"kiosk-bags","bags":[]})"));
  for (const char* vain :
       {"", "[]", "{}", R"({"cairn":"kiosk-bags"})", R"({"cairn":"kiosk-update","bags":[]})",
        R"({"cairn":"kiosk-bags","bags":{}})", R"({"cairn":"kiosk-bags","bags":[)"}) {
    CAPTURE(vain);
    CHECK_FALSE(read_bags_on_stick(vain));
  }
}

TEST_CASE("bags from a stick are those of the network: new once, known then, held") {
  Desk desk;
  std::vector<SealedBag> bags;
  for (int n = 1; n <= 20; ++n) {
    bags.push_back(
        desk.bag(n, bag_of(100 + n, {comment(1, 1000 + n, "mot " + std::to_string(n), ana)})));
  }
  bags.push_back(desk.bag(21, "no bag"));
  const auto first = desk.take(bags);
  REQUIRE(first.size() == 21);
  for (int n = 0; n < 20; ++n) {
    CHECK(first[static_cast<std::size_t>(n)].is_kept);
    CHECK_FALSE(first[static_cast<std::size_t>(n)].is_known);
  }
  CHECK(first[20].fault == BagFault::malformed);
  const auto again = desk.take(bags);
  CHECK(again[7].is_known);
  CHECK(again[7].is_kept);
  const Followed followed = desk.hall.exchange->state_of(ana);
  CHECK(followed.said.size() == 20);
  CHECK(followed.said[0].what.channel == Channel::kiosk);
  CHECK(followed.said[0].what.standing == Standing::held);
  // Over the network too, by then.
  const std::string reply = desk.hall.say(
      {deposit_of(desk.hall.keys(), bag_id(3), bag_of(103, {comment(1, 1003, "mot 3", ana)}))});
  CHECK(reply.find(R"("durable":true)") != reply.npos);
  CHECK(desk.hall.exchange->state_of(ana).said.size() == 20);
}

TEST_CASE("what a stick takes back is not handed out by the server that runs beside") {
  Desk desk;
  desk.hall.push(1, {comment(1, 10, "publié", ana)});
  REQUIRE(desk.hall.exchange->chores());
  const std::int64_t before = desk.hall.exchange->took_back();
  const std::string gone = bag_of(5, {about(1, 20, "withdraw", 10)}, {ana});
  CHECK(desk.take({desk.bag(1, gone)})[0].is_kept);
  REQUIRE(desk.hall.exchange->chores());
  CHECK(desk.hall.exchange->took_back() == before + 1);
  REQUIRE(desk.hall.exchange->chores());
  CHECK(desk.hall.exchange->took_back() == before + 1);
}

TEST_CASE("an update holds what is public, what to seal with, and which bags are safe here") {
  StoreRules rules;
  rules.backups = true;
  Desk desk(rules);
  desk.hall.push(1, {comment(1, 10, "tout le monde le voit", code_of_number(2))});
  desk.hall.say(
      {deposit_of(desk.hall.keys(), bag_id(1), bag_of(5, {comment(1, 20, "canari", ana)}))});
  desk.hall.exchange->note_backups(true);
  CHECK(desk.update().find("deposited")->items.empty());
  REQUIRE(back_up(desk.hall.folder.path, desk.hall.folder.at("copy.db")) == "");
  const Json update = desk.update();
  REQUIRE(update.find("deposited")->items.size() == 1);
  CHECK(update.find("deposited")->items[0].text == bag_id(1));
  CHECK(number_of(update, "made") == desk.hall.now);
  CHECK(text_of(update, "epoch") == desk.hall.exchange->epoch());
  CHECK(text_of(*update.find("seal"), "id") == desk.hall.keys().seals.back().id);
  const std::string file = bytes_of_base64url(text_of(update, "snapshot")).value_or("");
  CHECK(file.starts_with("SQLite format 3"));
  CHECK(file.find("tout le monde le voit") != file.npos);
  CHECK(file.find("canari") == file.npos);
  // Where no copies are made, what is in the ledger is all there is.
  desk.hall.exchange->note_backups(false);
  desk.hall.say({deposit_of(desk.hall.keys(), bag_id(2), bag_of(6, {comment(1, 30, "six", ana)}))});
  CHECK(desk.update().find("deposited")->items.size() == 2);
}
