// The ledger's folder: its key, its lock, copies and their return, and what was taken back.
#include "ledger/backup.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <filesystem>

#include "kiosk/keys.h"
#include "ledger/ledger_folder.h"
#include "ledger/secrets.h"
#include "ledger_support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const std::string ana = code_of_number(1);

/// A folder as `cairn serve` opens it.
struct Served {
  explicit Served(const Folder& folder, std::int64_t& now, bool backups = true)
      : ledger(folder.path, machine_at(now), backups) {
    REQUIRE(ledger.trouble() == "");
    REQUIRE(ledger.error() == "");
    REQUIRE(ledger.exchange()->put_roadmap({{"action", "A1-03", 1, "{}"}}));
  }
  std::vector<DownMessage> push(std::vector<Intent> intents, int device = 1) {
    const std::int64_t first = intents.empty() ? 1 : intents.front().n;
    const auto reply = read_reply(ledger.exchange()->sync(
        secret_of(device),
        write_request({Hello{}, Push{std::string(talk), first, std::move(intents), {}}})));
    REQUIRE(reply);
    return *reply;
  }
  Followed follow(const std::string& code) { return ledger.exchange()->state_of(code); }

  LedgerFolder ledger;
};

int mode_of(const std::string& path) {
  struct stat s {};
  return stat(path.c_str(), &s) == 0 ? static_cast<int>(s.st_mode & 0777) : -1;
}

std::string epoch_of(Served& served) { return served.ledger.exchange()->epoch(); }

}  // namespace

TEST_CASE(
    "the key is made once, for this user alone; one that was lost is not replaced in silence") {
  Folder folder;
  const std::string path = folder.at("claim.key");
  CHECK(claim_key(path, std::string(32, 'a')) == std::string(32, 'a'));
  CHECK(claim_key(path, std::string(32, 'b')) == std::string(32, 'a'));
  CHECK(mode_of(path) == 0600);
  REQUIRE(write_file(path, "short").empty());
  CHECK_FALSE(claim_key(path, std::string(32, 'b')));
  CHECK_FALSE(claim_key(folder.at("none/claim.key"), std::string(32, 'b')));
  CHECK(claim_hash("k", "A") != claim_hash("l", "A"));
}

TEST_CASE("a folder is served once at a time, and its files are its user's") {
  Folder folder;
  std::int64_t now = 1'700'000'000'000;
  {
    Served served(folder, now);
    const LedgerFolder second(folder.path, machine_at(now), true);
    CHECK(second.trouble().find("served already") != std::string::npos);
    CHECK(mode_of(folder.at("ledger.db")) == 0600);
    CHECK(mode_of(folder.at("decisions.log")) == 0600);
    CHECK(put_back(folder.path, folder.at("ledger.db"), machine_at(now)).find("is served") !=
          std::string::npos);
  }
  Served again(folder, now);
}

TEST_CASE("decisions.log holds what was taken back, without a word of it, and outlives a cut") {
  Folder folder;
  const std::string path = folder.at("decisions.log");
  {
    DecisionLog log(path);
    Intent hidden =
        about(1, 7, "moderate", 1, R"(,"verdict":"hide","ground":"insult","facts":"vu")");
    Intent gone = about(2, 8, "erase", 1, R"(,"words":"canari")");
    REQUIRE(log.write({{std::string(talk), 5, hidden, "mona"}, {std::string(talk), 6, gone}}));
  }
  const std::string text = *read_file(path);
  CHECK(text.find("canari") == std::string::npos);
  REQUIRE(write_file(path, text + R"({"at":7,"scope":"talk/A1-03","id":")").empty());
  {
    DecisionLog log(path);
    REQUIRE(log.write({{std::string(talk), 8, about(3, 9, "withdraw", 2)}}));
  }
  const auto read = read_decisions(path);
  REQUIRE(read.size() == 3);
  CHECK(read[0].intent.body.find("insult") != std::string::npos);
  // Who decided an appeal against it cannot be who decided it, after a restore neither.
  CHECK(read[0].by == "mona");
  CHECK(read[1].by.empty());
  CHECK(read[1].at == 6);
  CHECK(read[2].intent.id == id_of(9));
  CHECK(read_decisions(folder.at("none")).empty());
}

TEST_CASE("fault: a decision that a full disk cut in half swallowed the next one") {
  Folder folder;
  const std::string path = folder.at("decisions.log");
  DecisionLog log(path);
  REQUIRE(log.write({{std::string(talk), 5, about(1, 7, "withdraw", 1)}}));
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto ignored = signal(SIGXFSZ, SIG_IGN);
  const rlimit full{read_file(path)->size() + 10, before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_FSIZE, &full) == 0);
  CHECK_FALSE(log.write({{std::string(talk), 6, about(2, 8, "withdraw", 2)}}));
  REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
  signal(SIGXFSZ, ignored);
  REQUIRE(log.write({{std::string(talk), 7, about(3, 9, "withdraw", 3)}}));
  const auto read = read_decisions(path);
  REQUIRE(read.size() == 2);
  CHECK(read[1].intent.id == id_of(9));
}

TEST_CASE("what is taken back is written down first, and not taken back where it cannot be") {
  bool writes = false;
  int written = 0;
  StoreRules rules;
  rules.write_down = [&](const std::vector<KeptDecision>&) {
    written += writes;
    return writes;
  };
  House house(rules);
  house.push(1, {comment(1, 1, "un", ana)});
  CHECK(house.refusal(1, {about(2, 2, "withdraw", 1, "", ana)}) == "maintenance");
  CHECK(house.exchange->state_of(ana).said.at(0).what.words == "un");
  writes = true;
  CHECK(house.push(1, {about(2, 2, "withdraw", 1, "", ana)}).acked_n == 2);
  CHECK(written == 1);
  // A refusal takes nothing back.
  CHECK(house.push(2, {about(1, 3, "erase", 1)}).items[0].reason == Reason::not_yours);
  CHECK(written == 1);
}

TEST_CASE("a copy makes words durable; put back, what was taken back since stays so") {
  Folder folder, copies;
  std::int64_t now = 1'700'000'000'000;
  const std::string copy = copies.at("copy.db");
  std::string epoch;
  {
    Served served(folder, now);
    epoch = epoch_of(served);
    served.ledger.exchange()->grant(secret_of(9), {{Role::moderator}});
    const auto first = served.push({comment(1, 1, "canari un", ana), comment(2, 2, "deux", ana),
                                    comment(3, 3, "canari trois", ana)});
    CHECK(find<Receipts>(first)->durable_n == 0);
    REQUIRE(back_up(folder.path, copy) == "");
    CHECK(find<Receipts>(served.push({}))->durable_n == 3);
    served.push({about(4, 4, "withdraw", 1, "", ana), about(5, 5, "erase", 3, "", ana),
                 comment(6, 6, "six", ana)});
    served.push(
        {about(1, 90, "moderate", 2, R"(,"verdict":"hide","ground":"insult","facts":"vu")")}, 9);
    CHECK(find<Receipts>(served.push({}))->durable_n == 3);
  }
  CHECK(mode_of(copy) == 0600);
  CHECK(mode_of(copy + ".key") == 0600);
  const std::string log = *read_file(folder.at("decisions.log"));
  REQUIRE(put_back(folder.path, copy, machine_at(now)) == "");
  CHECK(*read_file(folder.at("decisions.log")) == log);
  const std::string bytes = *read_file(folder.at("ledger.db"));
  CHECK(bytes.find("canari") == std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.at("ledger.db.part")));

  Served served(folder, now);
  CHECK(epoch_of(served) != epoch);
  const Followed followed = served.follow(ana);
  REQUIRE(followed.said.size() == 2);
  for (const Said& said : followed.said) {
    const bool first = said.what.id == id_of(1);
    CHECK(said.what.standing == (first ? Standing::withdrawn : Standing::hidden));
  }
  // What was sent after the copy, sent again: what the log did is a duplicate.
  const auto again = served.push({about(4, 4, "withdraw", 1, "", ana),
                                  about(5, 5, "erase", 3, "", ana), comment(6, 6, "six", ana)});
  const auto* receipts = find<Receipts>(again);
  REQUIRE(receipts->items.size() == 3);
  CHECK(receipts->items[0].outcome == Outcome::duplicate);
  CHECK(receipts->items[1].outcome == Outcome::duplicate);
  CHECK(receipts->items[2].outcome == Outcome::applied);
  CHECK(receipts->durable_n == 3);
}

TEST_CASE("fault: what a copy did not hold stood again, although it was taken back since") {
  Folder folder, copies;
  std::int64_t now = 1'700'000'000'000;
  const std::string copy = copies.at("copy.db");
  const std::vector<Intent> said = {comment(1, 1, "un", ana), comment(2, 2, "deux", ana),
                                    comment(3, 3, "trois", ana)};
  {
    Served served(folder, now);
    served.ledger.exchange()->grant(secret_of(9), {{Role::moderator}});
    REQUIRE(back_up(folder.path, copy) == "");
    served.push(said);
    served.push({about(4, 4, "withdraw", 1, "", ana), about(5, 5, "erase", 2, "", ana)});
    served.push(
        {about(1, 90, "moderate", 3, R"(,"verdict":"hide","ground":"insult","facts":"vu")")}, 9);
  }
  REQUIRE(put_back(folder.path, copy, machine_at(now)) == "");
  for (int starts = 0; starts < 2; ++starts) {
    Served served(folder, now);
    CHECK(served.follow(ana).said.size() == (starts == 0 ? 0 : 2));
    const auto again = served.push(said);  // the device sends what it still has
    CHECK(find<Receipts>(again)->acked_n == 3);
    const Followed followed = served.follow(ana);
    REQUIRE(followed.said.size() == 2);
    for (const Said& one : followed.said) {
      const bool first = one.what.id == id_of(1);
      CHECK(one.what.standing == (first ? Standing::withdrawn : Standing::hidden));
    }
    if (starts == 0) continue;
    const auto last =
        served.push({about(4, 4, "withdraw", 1, "", ana), about(5, 5, "erase", 2, "", ana)});
    for (const Receipt& receipt : find<Receipts>(last)->items) {
      CHECK(receipt.outcome == Outcome::duplicate);
      CHECK(receipt.reason == Reason::none);
    }
  }
}

TEST_CASE("a copy goes to another machine with its key: codes open what they opened") {
  Folder folder, elsewhere;
  std::int64_t now = 1'700'000'000'000;
  const std::string copy = folder.at("copy.db");
  {
    Served served(folder, now);
    served.push({comment(1, 1, "un", ana)});
    REQUIRE(back_up(folder.path, copy) == "");
  }
  REQUIRE(write_file(elsewhere.at("claim.key"), std::string(32, 'z')).empty());
  REQUIRE(put_back(elsewhere.path, copy, machine_at(now)) == "");
  Served served(elsewhere, now);
  CHECK(served.follow(ana).said.size() == 1);
}

TEST_CASE("a decision is taken again at a start too, once, whoever put the file there") {
  Folder folder;
  std::int64_t now = 1'700'000'000'000;
  {
    Served served(folder, now);
    served.push({comment(1, 1, "un", ana)});
  }
  const std::string before = *read_file(folder.at("ledger.db"));
  {
    Served served(folder, now);
    served.push({about(2, 2, "erase", 1, "", ana)});
  }
  REQUIRE(write_file(folder.at("ledger.db"), before).empty());
  for (int i = 0; i < 2; ++i) {
    Served served(folder, now);
    CHECK(served.follow(ana).said.empty());
    const auto taken = served.ledger.exchange()->sql().query(
        "SELECT COUNT(*) FROM receipt WHERE scope = $1 AND device = $2");
    REQUIRE(taken->bind(1, talk).bind(2, "decisions.log").row());
    CHECK(taken->number(0) == 1);
  }
}

TEST_CASE("what is no ledger is neither copied nor put back, and nothing is touched") {
  Folder folder, empty;
  std::int64_t now = 1'700'000'000'000;
  { Served served(folder, now); }
  const std::string before = *read_file(folder.at("ledger.db"));
  CHECK(back_up(empty.path, empty.at("copy")) != "");
  REQUIRE(write_file(empty.at("noise"), std::string(5000, 'x')).empty());
  REQUIRE(write_file(empty.at("nothing"), "").empty());
  CHECK(put_back(folder.path, empty.at("noise"), machine_at(now)) != "");
  CHECK(put_back(folder.path, empty.at("nothing"), machine_at(now)) != "");
  CHECK(put_back(folder.path, empty.at("missing"), machine_at(now)) != "");
  CHECK(*read_file(folder.at("ledger.db")) == before);
}

TEST_CASE("the keys of the kiosks go with a copy and come back with it, beside those made since") {
  Folder folder, elsewhere;
  std::int64_t now = 1'700'000'000'000;
  const std::string copy = elsewhere.at("copy.db"), place = folder.at("kiosk.keys");
  const auto keys_at = [](const std::string& path) {
    auto keys = read_kiosk_keys(read_file(path).value_or(""));
    REQUIRE(keys);
    return *std::move(keys);
  };
  { Served served(folder, now); }
  REQUIRE(back_up(folder.path, copy) == "");
  CHECK(mode_of(copy + ".kiosk") == 0600);
  const KioskKeys then = keys_at(copy + ".kiosk");
  CHECK(then.sign->point() == keys_at(place).sign->point());
  KioskKeys later = keys_at(place);
  const auto other = [](std::size_t size) { return std::string(size, 'z'); };
  REQUIRE(renew(later, now + 181 * 24LL * 3600 * 1000, {nullptr, other, nullptr}));
  REQUIRE(save_kiosk_keys(place, later) == "");
  REQUIRE(put_back(folder.path, copy, machine_at(now)) == "");
  CHECK(keys_at(place).seals.size() == 2);

  // A machine that knows nothing: those of the copy, also where it made some of its own before.
  for (const bool was_served : {false, true}) {
    Folder fresh;
    if (was_served) {
      KioskKeys own;
      REQUIRE(renew(own, now, {nullptr, other, nullptr}));
      REQUIRE(save_kiosk_keys(fresh.at("kiosk.keys"), own) == "");
    }
    REQUIRE(put_back(fresh.path, copy, machine_at(now)) == "");
    CHECK(keys_at(fresh.at("kiosk.keys")).find(then.seals[0].id) != nullptr);
    CHECK(keys_at(fresh.at("kiosk.keys")).sign->point() == then.sign->point());
    CHECK(mode_of(fresh.at("kiosk.keys")) == 0600);
  }
  REQUIRE(write_file(copy + ".kiosk", "cut").empty());
  CHECK(put_back(folder.path, copy, machine_at(now)).find("is damaged") != std::string::npos);
}
