// What people said as data: every public contribution once and nothing else, in pieces, however the
// replica moves under them; and the yearly figures as JSON.
#include <doctest/doctest.h>

#include "bytes/squeeze.h"
#include "ledger_support.h"
#include "opendata/said_walk.h"
#include "pack/csv.h"
#include "reception/export_desk.h"
#include "sheets/guard.h"
#include "support/house.h"
#include "transparency/transparency_json.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const std::string ana = code_of_number(987'654);

Target at(const std::string& path) {
  Target target;
  target.path = path;
  return target;
}

struct Desk {
  House house;
  PublicReplica base;
  ExportDesk desk{*house.exchange, base, machine_at(house.now)};
  std::int64_t n = 0;

  void say(int id, const std::string& words) { push(1, comment(++n, id, words, ana)); }
  void push(int device, Intent intent) {
    REQUIRE(house.push(device, {std::move(intent)}).items.front().outcome == Outcome::applied);
  }
  Answer ask(const std::string& path, std::vector<Field> fields = {}) {
    return *desk.read(at(path), cairn::test::small_roadmap(), get(path, std::move(fields)),
                      "192.0.2.1");
  }
};

std::string all_of(const Answer& answer, int* pieces = nullptr) {
  REQUIRE(answer.pieces);
  std::string all, piece;
  for (After after = After::more; after == After::more;) {
    piece.clear();
    after = answer.pieces(piece);
    REQUIRE(after != After::broken);
    all += piece;
    if (pieces != nullptr) ++*pieces;
  }
  return all;
}

std::vector<SaidLine> walked(const Replica& replica, int step) {
  SaidWalk walk(replica, step);
  std::vector<SaidLine> all, some;
  while (walk.next(some) == SaidWalk::Step::some) {
    for (SaidLine& line : some) all.push_back(std::move(line));
  }
  return all;
}

std::string cell(const Csv& csv, std::size_t line, const std::string& column) {
  const auto& names = csv.lines[0].cells;
  const auto found = std::find(names.begin(), names.end(), column);
  REQUIRE(found != names.end());
  return csv.lines[line].cells[static_cast<std::size_t>(found - names.begin())];
}

}  // namespace

TEST_CASE("said as data: each public contribution once, with supports and the reply that stands") {
  Desk d;
  d.house.exchange->grant(secret_of(9), {{Role::moderator}, {Role::lead, 1}});
  d.say(1, R"(Un, \"deux\"\ntrois)");
  d.say(2, "=1+1");
  d.say(3, "Repris par son auteur");
  d.say(4, "Une injure");
  d.push(1, about(++d.n, 51, "withdraw", 3, "", ana));
  d.push(9, about(1, 52, "moderate", 4, R"(,"verdict":"hide","ground":"insult","facts":"vu")"));
  d.push(7, support(1, 53, id_of(1)));
  d.push(9, about(2, 54, "reply", 1,
                  R"(,"words":"Oui.","lang":"fr","outcome":"taken-up","action":"A2-05")"));
  d.push(9, about(3, 55, "reply", 1, R"(,"words":"Plus tard.","lang":"fr")"));

  const std::string text = all_of(d.ask("/contributions.csv"));
  CHECK(text.starts_with("\xEF\xBB\xBFid,subject,axis,"));
  for (const char* gone : {"Repris par", "injure", "vu", "insult"}) {
    CHECK(text.find(gone) == text.npos);
  }
  CHECK(text.find(ana) == text.npos);
  const Csv csv = read_csv(text);
  REQUIRE(csv.lines.size() == 3);
  CHECK(cell(csv, 1, "id") == id_of(1));
  CHECK(cell(csv, 1, "subject") == "A1-03");
  CHECK(unguarded(cell(csv, 1, "words")) == "Un, \"deux\"\ntrois");
  CHECK(cell(csv, 1, "date") == "2023-11-14");
  CHECK(cell(csv, 1, "supports_site") == "1");
  CHECK(cell(csv, 1, "reply") == "Oui.");
  CHECK(cell(csv, 1, "reply_outcome") == "taken-up");
  CHECK(cell(csv, 1, "reply_action") == "A2-05");
  CHECK(cell(csv, 1, "example").empty());
  CHECK(cell(csv, 2, "words") == "'=1+1");
  CHECK(unguarded(cell(csv, 2, "words")) == "=1+1");

  JsonError error;
  const auto json = read_json(all_of(d.ask("/contributions.json")), error);
  REQUIRE_MESSAGE(json, error.what);
  const auto& items = json->find("contributions")->items;
  REQUIRE(items.size() == 2);
  CHECK(items[1].find("words")->text == "=1+1");
  CHECK(items[1].find("reply")->kind == JsonKind::null);
  CHECK(items[0].find("supports")->text == "1");
  CHECK(json->find("license")->find("name")->text == "etalab-2.0");
}

TEST_CASE("said as data: nothing was said, and it is a whole file all the same") {
  Desk d;
  CHECK(read_csv(all_of(d.ask("/contributions.csv"))).lines.size() == 1);
  JsonError error;
  const auto json = read_json(all_of(d.ask("/contributions.json")), error);
  REQUIRE(json);
  CHECK(json->find("contributions")->items.empty());
  CHECK_FALSE(d.desk.read(at("/contributions"), cairn::test::small_roadmap(), get("/"), ""));
  CHECK_FALSE(d.desk.read(at("/en/contributions.csv"), cairn::test::small_roadmap(), get("/"), ""));
}

TEST_CASE(
    "said as data: in steps of any size the same, answers behind what is said of the action") {
  Desk d;
  for (int id = 1; id <= 9; ++id) d.say(id, "Mot " + std::to_string(id));
  Intent answer = comment(++d.n, 20, "Une réponse", ana);
  answer.body.insert(answer.body.size() - 1, R"(,"parent":")" + id_of(5) + "\"");
  d.push(1, answer);
  REQUIRE(d.base.catch_up(*d.house.sql, d.house.exchange->epoch()));
  const std::vector<SaidLine> all = walked(d.base.replica(), 1000);
  REQUIRE(all.size() == 10);
  CHECK(all.back().what.parent == id_of(5));
  CHECK(all.front().axis == all.back().axis);
  for (const int step : {1, 2, 3, 5, 10}) {
    const std::vector<SaidLine> same = walked(d.base.replica(), step);
    REQUIRE(same.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(same[i].what == all[i].what);
  }
}

TEST_CASE("said as data: what is hidden while it leaves is not in what is still to come") {
  Desk d;
  d.house.exchange->grant(secret_of(9), {{Role::moderator}});
  for (int id = 1; id <= 450; ++id) d.say(id, "Mot " + std::to_string(id));
  const Answer answer = d.ask("/contributions.csv");
  std::string first, rest;
  CHECK(answer.pieces(first) == After::more);
  d.push(9, about(1, 901, "moderate", 449, R"(,"verdict":"hide","ground":"insult","facts":"vu")"));
  d.say(500, "Venu pendant ce temps");
  REQUIRE(d.base.catch_up(*d.house.sql, d.house.exchange->epoch()));
  rest = all_of(answer);
  const Csv csv = read_csv(first + rest);
  CHECK(csv.lines.size() == 1 + 450);
  CHECK((first + rest).find("Mot 449") == std::string::npos);
  CHECK(rest.find("Venu pendant") != rest.npos);
}

TEST_CASE("said as data: squeezed it is the same, and its tag says whether anything moved") {
  Desk d;
  for (int id = 1; id <= 300; ++id) d.say(id, "Mot " + std::to_string(id));
  const Answer plain = d.ask("/contributions.csv");
  const Answer squeezed = d.ask("/contributions.csv", {{"accept-encoding", "gzip, br"}});
  CHECK(value(squeezed, "Content-Encoding") == "gzip");
  bool too_much = false;
  int pieces = 0;
  const auto again = gunzipped(all_of(squeezed), 1 << 20, too_much);
  REQUIRE(again);
  CHECK(*again == all_of(plain, &pieces));
  CHECK(pieces >= 2);
  const std::string tag = value(plain, "ETag");
  CHECK(tag.starts_with("W/\""));
  CHECK(d.ask("/contributions.csv", {{"if-none-match", tag}}).status == 304);
  CHECK(d.ask("/contributions.csv", {{"accept-encoding", "identity;q=0, br"}}).status == 406);
  d.say(301, "Un mot de plus");
  CHECK(d.ask("/contributions.csv", {{"if-none-match", tag}}).status == 200);
  for (int i = 0; i < 30; ++i) {
    const Answer answer = d.ask("/contributions.csv");
    if (answer.status != 429) continue;
    CHECK_FALSE(value(answer, "Retry-After").empty());
    return;
  }
  FAIL("nobody is slowed");
}

TEST_CASE("the yearly figures as JSON: the numbers of the page, what is invented apart") {
  const Figures figures = {{{2022, "contribution", "", false}, 4},
                           {{2023, "report", "insult", false}, 3},
                           {{2023, "report", "insult", true}, 2},
                           {{2023, "appealed", "granted", false}, 1}};
  JsonError error;
  const auto all = read_json(figures_json(figures, {2022, 2023}, 0, 2023), error);
  REQUIRE(all);
  const auto& years = all->find("years")->items;
  REQUIRE(years.size() == 2);
  CHECK(write_json(years[0]) ==
        R"({"year":2023,"goes_on":true,"figures":[{"what":"report","part":"insult","count":3,)"
        R"("examples":2},{"what":"appealed","part":"granted","count":1,"examples":0}]})");
  CHECK(write_json(years[1]) ==
        R"({"year":2022,"goes_on":false,"figures":[{"what":"contribution","count":4,)"
        R"("examples":0}]})");
  for (const auto& one : years[0].find("figures")->items) {
    CHECK(all->find("definitions")->find(one.find("what")->text) != nullptr);
  }
  const auto one = read_json(figures_json(figures, {2022, 2023}, 2022, 2023), error);
  CHECK(one->find("years")->items.size() == 1);
  CHECK(*figures_file(at("/transparence.json")) == 0);
  CHECK(*figures_file(at("/transparence/2023.json")) == 2023);
  for (const char* path : {"/en/transparence.json", "/transparence", "/transparence/.json", ".json",
                           "/transparence/23.json", "/transparences.json"}) {
    CHECK_FALSE(figures_file(at(path)));
  }
}
