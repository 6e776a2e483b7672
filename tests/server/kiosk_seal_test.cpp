// The seal of the kiosks, its keys and what is read of a bag: hostile bytes included.
#include <doctest/doctest.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <sys/stat.h>

#include <filesystem>

#include "bytes/base64url.h"
#include "kiosk/messages.h"
#include "kiosk/seal.h"
#include "kiosk_support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

constexpr std::int64_t day = 24LL * 3600 * 1000;

P256Key key_of(char c) { return *P256Key::of_scalar(std::string(32, c)); }

struct Keys {
  std::int64_t now = 1'700'000'000'000;
  Machine machine = machine_at(now);
  KioskKeys keys;
  Keys() { REQUIRE(renew(keys, now, machine)); }
  BagFault open(const std::string& id, const std::string& plain, Bag& bag) {
    const SealingKey& key = keys.seals.back();
    return open_bag(keys, {id, key.id, base64url(sealed_for(key.key.point(), id, plain))}, bag);
  }
  BagFault open(const std::string& plain) {
    Bag bag;
    return open(bag_id(1), plain, bag);
  }
};

}  // namespace

TEST_CASE("base64url: there and back, and nothing but that") {
  std::string bytes;
  for (int n = 0; n < 300; ++n) {
    CHECK(bytes_of_base64url(base64url(bytes)) == bytes);
    bytes += static_cast<char>(n * 7);
  }
  CHECK(base64url("\xfb\xff") == "-_8");
  for (const char* vain : {"-_9", "A", "QUI=", "QU I", "QUI\n", "+/", "QU\xc3"}) {
    CHECK_FALSE(bytes_of_base64url(vain));
  }
}

TEST_CASE("two who know each other's points agree; a point off the curve is none") {
  const P256Key one = key_of('1'), two = key_of('2');
  CHECK(one.point().size() == 65);
  CHECK(one.agree(two.point()) == two.agree(one.point()));
  CHECK(one.agree(two.point()) != two.agree(two.point()));
  std::string off = two.point();
  off[40] = static_cast<char>(off[40] ^ 1);
  CHECK_FALSE(one.agree(off));
  CHECK_FALSE(one.agree(std::string("\x04") + std::string(64, '\0')));
  CHECK_FALSE(one.agree(std::string(65, '\0')));
  CHECK_FALSE(one.agree(std::string(1, '\0')));
  CHECK_FALSE(one.agree(two.point().substr(0, 64)));
  CHECK_FALSE(one.agree(two.point() + "x"));
  // The same point in its short form, and in the hybrid one.
  CHECK_FALSE(one.agree("\x02" + two.point().substr(1, 32)));
  CHECK_FALSE(one.agree("\x06" + two.point().substr(1)));
  CHECK_FALSE(P256Key::of_scalar(std::string(32, '\0')));
  CHECK_FALSE(P256Key::of_scalar(std::string(32, '\xff')));
  CHECK_FALSE(P256Key::of_scalar(std::string(31, 'a')));
  CHECK(one.sign("words").size() == 64);
}

TEST_CASE("what is sealed is opened, whatever its size, and with nothing changed in it") {
  const P256Key key = key_of('s');
  for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 4096U, 300'000U}) {
    const std::string plain(size, 'm');
    CHECK(unsealed(key, "bag", sealed_for(key.point(), "bag", plain)) == plain);
  }
  const std::string sealed = sealed_for(key.point(), "bag", "mots");
  CHECK_FALSE(unsealed(key, "bah", sealed));
  CHECK_FALSE(unsealed(key_of('t'), "bag", sealed));
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    CHECK_FALSE(unsealed(key, "bag", sealed.substr(0, size)));
  }
  CHECK_FALSE(unsealed(key, "bag", sealed + "x"));
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    std::string other = sealed;
    other[at] = static_cast<char>(other[at] ^ 0x10);
    CHECK_FALSE(unsealed(key, "bag", other));
  }
}

TEST_CASE(
    "a bag says who, under which codes, and what; padding and other messages are passed over") {
  Keys all;
  Bag bag;
  const std::string code = code_of_number(1);
  std::string plain = bag_of(5, {comment(1, 10, "un"), comment(2, 11, "deux")}, {code});
  CHECK(all.open(bag_id(1), plain + std::string(5000, ' '), bag) == BagFault::none);
  CHECK(bag.device.size() == 64);
  CHECK(bag.claims == std::vector<std::string>{code});
  REQUIRE(bag.pushes.size() == 1);
  CHECK(bag.pushes[0].intents.size() == 2);
  Bag more;
  const std::string pulls = R"({"device":")" + secret_of(5) +
                            R"(","messages":[{"pull":{"scope":"people","lane":"operator"}},)"
                            R"({"hello":{"invitation":"x","rekey_from":"y"}},{"later":{}}]})";
  CHECK(all.open(bag_id(2), pulls, more) == BagFault::none);
  CHECK(more.pushes.empty());
}

TEST_CASE("what is no bag is malformed, what cannot be opened unreadable, and neither harms") {
  Keys all;
  CHECK(all.open("") == BagFault::malformed);
  CHECK(all.open("[]") == BagFault::malformed);
  CHECK(all.open("{\"device\":3}") == BagFault::malformed);
  CHECK(all.open(R"({"device":"short","messages":[]})") == BagFault::malformed);
  CHECK(all.open(R"({"device":")" + secret_of(1) + R"("})") == BagFault::malformed);
  CHECK(all.open(R"({"device":")" + secret_of(1) + R"(","messages":{}})") == BagFault::malformed);
  CHECK(all.open(R"({"device":")" + secret_of(1) + R"(","messages":[{"push":{}}]})") ==
        BagFault::malformed);
  CHECK(all.open(std::string(100'000, '[')) == BagFault::malformed);
  // Numbers that do not begin at 1, a gap between two pushes, too much of one visit.
  CHECK(all.open(bag_of(1, {comment(2, 10, "un")})) == BagFault::malformed);
  std::vector<Intent> many;
  for (int n = 1; n <= 128; ++n) many.push_back(support(n, n, "A1-03"));
  CHECK(all.open(bag_of(1, many)) == BagFault::none);
  const std::string rest =
      write_request({Push{std::string(talk), 129, {support(129, 129, "A1-03")}, {}}});
  std::string whole = bag_of(1, many);
  whole.replace(whole.rfind("]}"), 2, "," + rest.substr(1) + "}");
  CHECK(all.open(whole) == BagFault::malformed);

  Bag bag;
  const std::string id = all.keys.seals.back().id;
  CHECK(open_bag(all.keys, {bag_id(1), id, "AAAA"}, bag) == BagFault::unreadable);
  CHECK(open_bag(all.keys, {bag_id(1), id, "not base64url!"}, bag) == BagFault::unreadable);
  CHECK(open_bag(all.keys, {bag_id(1), std::string(16, '0'), "AAAA"}, bag) ==
        BagFault::unknown_key);
  CHECK(open_bag(all.keys, {"x", id, "AAAA"}, bag) == BagFault::malformed);
  CHECK(open_bag(all.keys, {bag_id(1), "x", "AAAA"}, bag) == BagFault::malformed);
  CHECK(open_bag(all.keys, {bag_id(1), id, std::string(sealed_most + 1, 'A')}, bag) ==
        BagFault::malformed);
}

TEST_CASE("a kiosk's messages: what is not sound, or too much, is no request") {
  const auto bag = [](const std::string& id, const std::string& key = std::string(16, 'a')) {
    return R"({"deposit":{"bag":")" + id + R"(","key_id":")" + key + R"(","sealed":"AA"}})";
  };
  const auto read = read_kiosk_call("[" + heartbeat("v1", 3) + "," + bag(bag_id(1)) + "]");
  REQUIRE(read);
  CHECK(read->heartbeat->version == "v1");
  CHECK(read->heartbeat->waiting == 3);
  CHECK(read->bags.size() == 1);
  std::string many = bag(bag_id(1));
  for (int n = 2; n <= 16; ++n) many += "," + bag(bag_id(n));
  CHECK(read_kiosk_call("[" + many + "]"));
  CHECK_FALSE(read_kiosk_call("[" + many + "," + bag(bag_id(17)) + "]"));
  CHECK_FALSE(read_kiosk_call("[" + bag("short") + "]"));
  CHECK_FALSE(read_kiosk_call("[" + bag(bag_id(1), "K") + "]"));
  CHECK_FALSE(read_kiosk_call("[" + heartbeat(std::string(65, 'v')) + "]"));
  CHECK_FALSE(read_kiosk_call("[{\"deposit\":{}}]"));
  CHECK_FALSE(read_kiosk_call("[{\"deposit\":3}]"));
  CHECK_FALSE(read_kiosk_call("{"));
  CHECK(read_kiosk_call("[{\"kiosk\":{\"waiting\":-5}}]")->heartbeat->waiting == 0);
  CHECK(read_kiosk_call("[]")->empty());
  CHECK(with_messages("[1]", {told_deposited("b", true)}) ==
        R"([1,{"deposited":{"bag":"b","durable":true}}])");
}

TEST_CASE("keys: made once for this user alone, another after 180 days, a former one for a year") {
  Folder folder;
  std::int64_t now = 1'700'000'000'000;
  const std::string path = folder.at("kiosk.keys");
  KeyRing ring(path);
  REQUIRE(ring.open() == "");
  REQUIRE(ring.look(machine_at(now)) == "");
  struct stat s {};
  REQUIRE(stat(path.c_str(), &s) == 0);
  CHECK((s.st_mode & 0777) == 0600);
  const std::string first = ring.keys().seals.back().id, signer = ring.keys().sign->point();
  CHECK(first.size() == 16);

  Machine machine = machine_at(now);
  for (int n = 0; n < 2; ++n) machine.random_bytes(32);  // those were thrown already
  const auto after = [&](std::int64_t days) {
    now = 1'700'000'000'000 + days * day;
    KeyRing again(path);
    REQUIRE(again.open() == "");
    REQUIRE(again.look(machine) == "");
    CHECK(again.keys().sign->point() == signer);
    return again.keys();
  };
  CHECK(after(179).seals.size() == 1);
  CHECK(after(180).seals.size() == 2);
  CHECK(after(180).seals.back().id != first);
  CHECK(after(545).find(first) != nullptr);
  CHECK(after(546).find(first) == nullptr);
  CHECK_FALSE(std::filesystem::exists(path + ".part"));
}

TEST_CASE(
    "keys that are damaged are not replaced in silence; where none can be kept, none is told") {
  Folder folder;
  std::int64_t now = 1'700'000'000'000;
  const Machine machine = machine_at(now);
  for (const char* text : {"", "{}", R"({"sign":"AA","seals":[]})", "nonsense"}) {
    REQUIRE(write_file(folder.at("kiosk.keys"), text).empty());
    KeyRing ring(folder.at("kiosk.keys"));
    CHECK(ring.open().find("is damaged") != std::string::npos);
    CHECK(*read_file(folder.at("kiosk.keys")) == text);
  }
  KeyRing nowhere(folder.at("none/kiosk.keys"));
  CHECK(nowhere.open() == "");
  CHECK(nowhere.look(machine).find("cannot write") != std::string::npos);
  CHECK(nowhere.empty());
}

TEST_CASE("a copy's keys and those made since are one set, under the copy's signature") {
  Keys one, two;
  two.machine.random_bytes(1);
  KioskKeys later = one.keys;
  REQUIRE(renew(later, one.now + 200 * day, two.machine));
  REQUIRE(later.seals.size() == 2);
  const KioskKeys both = joined(one.keys, later);
  CHECK(both.seals.size() == 2);
  CHECK(both.seals.back().id == later.seals.back().id);
  CHECK(read_kiosk_keys(write_kiosk_keys(both))->seals.size() == 2);
  CHECK(joined(later, later).seals.size() == 2);
}
