// What moderation did in numbers: each thing once, through retries, restores, purges and erasures.
#include "ledger/figures.h"

#include <doctest/doctest.h>

#include "charge/passages.h"
#include "demo/demo.h"
#include "ledger/backup.h"
#include "ledger/ledger_folder.h"
#include "ledger_support.h"
#include "review/review.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const std::string ana = code_of_number(1), bob = code_of_number(2);
constexpr std::int64_t hour = 3'600'000, day = 24 * hour;
constexpr int year = 2023;  // of a house's clock

/// Two moderators (8 and 9), an author (1), somebody who reports (2).
struct Desk {
  House house;
  std::map<int, std::int64_t> numbers;
  int ids = 100;

  Desk() {
    for (const int device : {8, 9}) house.exchange->grant(secret_of(device), {{Role::moderator}});
  }
  Outcome send(int device, Intent one) {
    one.n = ++numbers[device];
    const Receipts receipts = house.push(device, {one});
    REQUIRE(receipts.items.size() == 1);
    return receipts.items.front().outcome;
  }
  void say(int id, const std::string& words = "Des mots ") {
    send(1, comment(0, id, words + std::to_string(id), ana));
  }
  void report(int id, int on, const std::string& ground) {
    REQUIRE(send(2, about(0, id, "report", on, R"(,"ground":")" + ground + "\"", bob)) ==
            Outcome::applied);
  }
  void appeal(int on) {
    REQUIRE(send(1, about(0, ++ids, "appeal", on, R"(,"words":"Si.")", ana)) == Outcome::applied);
  }
  Outcome decide(int device, int on, const std::string& verdict, const std::string& more = "") {
    const std::string body = R"(,"verdict":")" + verdict + "\"" + more;
    return send(device, about(0, ++ids, "moderate", on, body));
  }
  void hide(int device, int on, const std::string& more = "", const std::string& why = "insult") {
    const std::string reasons = R"(,"ground":")" + why + R"(","facts":"vu")";
    REQUIRE(decide(device, on, "hide", reasons + more) == Outcome::applied);
  }
  void black_out(int device, int on, const std::string& words) {
    const std::string reasons = R"(,"ground":"personal-data","facts":"vu","passages":"0-3","of":")";
    REQUIRE(decide(device, on, "blackout", reasons + name_of_words(words, "") + "\"") ==
            Outcome::applied);
  }
  std::int64_t told(const std::string& what, const std::string& part = "", int in = year) {
    const Figures figures = *figures_in(*house.sql);
    const auto at = figures.find({in, what, part, false});
    return at == figures.end() ? 0 : at->second;
  }
};

std::string of_reports(int id) { return R"(,"reports":[")" + id_of(id) + "\"]"; }

std::int64_t all_in(const Figures& figures) {
  std::int64_t all = 0;
  for (const auto& [figure, n] : figures) all += n;
  return all;
}

}  // namespace

TEST_CASE("reports by ground; an urgent one masks; a decision answers those it names") {
  Desk desk;
  desk.say(1);
  desk.say(2);
  desk.say(3);
  desk.report(21, 1, "insult");
  desk.report(22, 2, "hate");
  desk.report(23, 3, "off-topic");
  CHECK(desk.told("contribution") == 3);
  CHECK(desk.told("report", "insult") == 1);
  CHECK(desk.told("report", "hate") == 1);
  CHECK(desk.told("masked", "hate") == 1);
  CHECK(desk.told("masked", "insult") == 0);
  desk.house.now += hour;
  desk.hide(9, 1, of_reports(21));
  desk.house.now += 1;
  CHECK(desk.decide(9, 2, "publish", of_reports(22)) == Outcome::applied);
  desk.house.now += 7 * day;
  CHECK(desk.decide(9, 3, "publish", of_reports(23)) == Outcome::applied);
  CHECK(desk.told("hide", "insult") == 1);
  CHECK(desk.told("publish") == 1);
  CHECK(desk.told("keep") == 1);
  CHECK(desk.told("reported", "hidden") == 1);
  CHECK(desk.told("reported", "kept") == 2);
  CHECK(desk.told("report-delay", "hour") == 1);
  CHECK(desk.told("report-delay", "day") == 1);
  CHECK(desk.told("report-delay", "more") == 1);
  // Only what was held waited for anybody.
  CHECK(desk.told("held-delay", "day") == 1);
  CHECK(desk.told("held-delay", "hour") + desk.told("held-delay", "more") == 0);
}

TEST_CASE("what was held is published or hidden; what was hidden comes back; appeals and delays") {
  Desk desk;
  desk.house.open_talk({true});
  desk.say(1);
  desk.say(2);
  desk.house.now += 2 * day;
  CHECK(desk.decide(9, 1, "publish") == Outcome::applied);
  desk.hide(9, 2);
  CHECK(desk.told("publish") == 1);
  CHECK(desk.told("held-delay", "3-days") == 2);
  desk.appeal(2);
  CHECK(desk.told("appeal") == 1);
  desk.house.now += 4 * day;
  CHECK(desk.decide(9, 2, "publish") == Outcome::rejected);  // who decided before does not
  CHECK(desk.told("restore") == 0);
  CHECK(desk.decide(8, 2, "publish") == Outcome::applied);
  CHECK(desk.told("restore") == 1);
  CHECK(desk.told("appealed", "granted") == 1);
  CHECK(desk.told("appeal-delay", "7-days") == 1);
  desk.hide(8, 2, "", "made-up");
  CHECK(desk.told("hide", "other") == 1);
  desk.appeal(2);
  desk.hide(9, 2);
  CHECK(desk.told("appealed", "dismissed") == 1);
  CHECK(desk.told("confirm") == 1);
  CHECK(desk.told("hide", "insult") == 1);
  CHECK(desk.told("appeal-delay", "hour") == 1);
  // A new version of what is public waits since it came.
  desk.send(1, about(0, 50, "edit", 1, R"(,"words":"Une suite")", ana));
  desk.house.now += hour;
  CHECK(desk.decide(9, 1, "publish") == Outcome::applied);
  CHECK(desk.told("publish") == 2);
  CHECK(desk.told("held-delay", "hour") == 1);
}

TEST_CASE("passages: blacked out once, confirmed, given back on appeal") {
  Desk desk;
  desk.say(1, "Son numéro ");
  desk.report(21, 1, "insult");
  const std::string words = "Son numéro 1";
  desk.black_out(9, 1, words);
  CHECK(desk.told("blackout", "personal-data") == 1);
  CHECK(desk.told("hide", "personal-data") == 0);
  desk.appeal(1);
  CHECK(desk.decide(8, 1, "publish") == Outcome::applied);
  CHECK(desk.told("restore") == 1);
  CHECK(desk.told("appealed", "granted") == 1);
  CHECK(desk.told("keep") == 0);
}

TEST_CASE("exactly once: sent again, refused, done again after another transaction") {
  Desk desk;
  desk.house.sql->conflicts = 2;
  desk.say(1);
  const Intent report = about(1, 21, "report", 1, R"(,"ground":"insult")", bob);
  desk.house.sql->conflicts = 3;
  desk.house.push(2, {report});
  desk.house.push(2, {report});
  Intent elsewhere = report;  // under another device
  desk.house.push(3, {elsewhere});
  CHECK(desk.told("report", "insult") == 1);
  CHECK(desk.decide(7, 1, "hide", R"(,"ground":"insult","facts":"vu")") == Outcome::rejected);
  Intent hide = about(1, 90, "moderate", 1, R"(,"verdict":"hide","ground":"insult","facts":"vu")");
  desk.house.sql->failures = 1;
  CHECK(desk.house.push(9, {hide}).items.empty());
  CHECK(desk.told("hide", "insult") == 0);
  for (int i = 0; i < 2; ++i) desk.house.push(9, {hide});
  desk.house.restart();
  desk.house.push(9, {hide});
  CHECK(desk.told("hide", "insult") == 1);
  CHECK(desk.told("contribution") == 1);
}

TEST_CASE("a year is the server's, and a decision of the next one is counted there") {
  Desk desk;
  desk.house.now = begin_of(2024) - 1;
  desk.say(1);
  desk.report(21, 1, "insult");
  desk.house.now = begin_of(2024);
  desk.hide(9, 1, of_reports(21));
  CHECK(desk.told("report", "insult", 2023) == 1);
  CHECK(desk.told("reported", "hidden", 2023) == 0);
  CHECK(desk.told("reported", "hidden", 2024) == 1);
  CHECK(desk.told("hide", "insult", 2024) == 1);
  CHECK(year_of(begin_of(2024) - 1) == 2023);
  CHECK(year_of(0) == 1970);
}

TEST_CASE("words erased and papers purged leave the figures as they were") {
  Desk desk;
  desk.say(1);
  desk.say(2);
  desk.report(21, 1, "insult");
  desk.hide(9, 1, of_reports(21));
  desk.appeal(1);
  const Figures before = *figures_in(*desk.house.sql);
  desk.send(1, about(0, 60, "erase", 1, "", ana));
  REQUIRE(desk.house.exchange->erase_one(id_of(2)));
  desk.house.now += 6 * 365 * day;
  REQUIRE(desk.house.exchange->purge());
  CHECK(*figures_in(*desk.house.sql) == before);
}

TEST_CASE("restored: the copy's figures, and once what is taken again or sent again") {
  Folder folder, copies;
  std::int64_t now = 1'700'000'000'000;
  const std::string copy = copies.at("copy.db");
  const std::vector<Intent> said = {comment(1, 1, "un", ana), comment(2, 2, "deux", ana)};
  const std::vector<Intent> more = {comment(3, 3, "trois", ana)};
  const std::string body = R"(,"verdict":"hide","ground":"insult","facts":"vu")";
  const std::vector<Intent> decided = {about(1, 90, "moderate", 1, body),
                                       about(2, 91, "moderate", 2, body + of_reports(21)),
                                       about(3, 92, "moderate", 3, body)};
  const std::vector<Intent> reports = {about(1, 21, "report", 2, R"(,"ground":"insult")", bob),
                                       about(2, 22, "report", 3, R"(,"ground":"hate")", bob)};
  const auto push = [](LedgerFolder& ledger, int device, const std::vector<Intent>& intents) {
    const Push all{std::string(talk), intents.front().n, intents, {}};
    ledger.exchange()->sync(secret_of(device), write_request({Hello{}, all}));
  };
  const auto told = [](LedgerFolder& ledger) { return *figures_in(ledger.exchange()->sql()); };
  Figures whole;
  {
    LedgerFolder ledger(folder.path, machine_at(now), true);
    REQUIRE(ledger.exchange()->put_roadmap({{"action", "A1-03", 1, "{}"}}));
    ledger.exchange()->grant(secret_of(9), {{Role::moderator}});
    push(ledger, 1, said);
    push(ledger, 9, {decided[0]});
    REQUIRE(back_up(folder.path, copy) == "");
    now += hour;
    push(ledger, 1, more);
    push(ledger, 2, reports);
    now += hour;
    push(ledger, 9, {decided[1], decided[2]});
    whole = told(ledger);
    CHECK(whole.at({year, "hide", "insult", false}) == 3);
    CHECK(whole.at({year, "report-delay", "hour", false}) == 1);
  }
  REQUIRE(put_back(folder.path, copy, machine_at(now)) == "");
  now += 30 * day;
  for (int starts = 0; starts < 2; ++starts) {
    LedgerFolder ledger(folder.path, machine_at(now), true);
    REQUIRE(ledger.exchange()->put_roadmap({{"action", "A1-03", 1, "{}"}}));
    Figures again = told(ledger);
    if (starts == 0) {
      CHECK(again.at({year, "contribution", "", false}) == 2);
      CHECK(again.at({year, "hide", "insult", false}) == 2);  // the copy's, and the log's
      CHECK(again.count({year, "report", "insult", false}) == 0);
    }
    for (int times = 0; times < 2; ++times) {
      push(ledger, 1, said);
      push(ledger, 1, more);
      push(ledger, 9, decided);
      push(ledger, 2, reports);
    }
    again = told(ledger);
    CHECK(again.at({year, "contribution", "", false}) == 3);
    CHECK(again.at({year, "hide", "insult", false}) == 3);
    // Who reported is too late: what it is about is hidden already.
    CHECK(again.count({year, "report", "insult", false}) == 0);
    CHECK(again.count({year, "reported", "hidden", false}) == 0);
    CHECK(all_in(again) <= all_in(whole));
  }
}

TEST_CASE("fault: words that came again after a restore were decided before they came") {
  Desk desk;
  desk.house.open_talk({true});
  const Intent hide =
      about(1, 90, "moderate", 1, R"(,"verdict":"hide","ground":"insult","facts":"vu")");
  REQUIRE(desk.house.exchange->replay({{std::string(talk), desk.house.now, hide, "somebody"}}));
  CHECK(figures_in(*desk.house.sql)->empty());
  desk.house.now += day;
  desk.say(1);
  CHECK(desk.told("hide", "insult") == 1);
  for (const std::string_view delay : delays) {
    CHECK(desk.told("held-delay", std::string(delay)) == 0);
  }
}

TEST_CASE("what is invented, or about what is, is counted apart") {
  House house;
  std::string trouble;
  const auto text = read_file(std::string(CAIRN_ROOT) + "/content/demo/words.json");
  const auto words = read_demo_words(*text, trouble);
  REQUIRE_MESSAGE(words, trouble);
  DemoPlan plan;
  plan.count = 120;
  plan.now = house.now;
  const std::vector<Row> rows = sound_rows();
  REQUIRE(house.exchange->put_roadmap(rows));
  const auto talks = imagine(rows, *words, plan);
  for (int times = 0; times < 2; ++times) REQUIRE(fill(*house.exchange, talks) > 0);
  const Figures invented = *figures_in(*house.sql);
  std::int64_t contributions = 0;
  for (const auto& [figure, n] : invented) {
    CHECK(figure.example);
    if (figure.what == "contribution") contributions += n;
  }
  CHECK(contributions == plan.count);
  // Somebody real reports an invented one.
  std::string on, scope;
  for (const auto& talk_told : talks) {
    for (const Example& act : talk_told.acts) {
      if (act.intent.kind != "contribute") continue;
      Intent one = about(1, 21, "report", 1, R"(,"ground":"insult")");
      one.body = R"({"on":")" + act.intent.id + R"(","ground":"insult"})";
      const auto sent = house.exchange->submit("talk/" + talk_told.subject, one);
      if (sent.receipt.outcome != Outcome::applied) {
        continue;
      }
      const Figures now = *figures_in(*house.sql);
      CHECK(all_in(now) == all_in(invented) + 1);
      CHECK(now.count({year_of(house.now), "report", "insult", true}) == 1);
      return;
    }
  }
  FAIL("nothing could be reported");
}
