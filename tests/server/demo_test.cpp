// The demonstration: every state, each of them marked, the same again for the same seed.
#include "demo/demo.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "files/folder.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "ledger_support.h"
#include "pack/pack.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

DemoWords our_words() {
  std::string trouble;
  const auto text = read_file(std::string(CAIRN_ROOT) + "/content/demo/words.json");
  REQUIRE(text);
  const auto words = read_demo_words(*text, trouble);
  REQUIRE_MESSAGE(words, trouble);
  return *words;
}

/// All rows of all talks that anybody may see, by kind.
std::map<std::string, std::vector<Row>> told(House& house, std::string_view lane) {
  std::map<std::string, std::vector<Row>> rows;
  for (const Head& head : heads_of(*house.sql, lane)) {
    if (subject_of(head.scope).empty()) continue;
    for (DeltaRow& row : rows_of(*house.sql, head.scope, lane)) {
      rows[row.row.kind].push_back(std::move(row.row));
    }
  }
  return rows;
}

struct Told {
  House house;
  std::vector<Row> rows = sound_rows();
  DemoWords words = our_words();
  DemoPlan plan;
  explicit Told(int count) {
    plan.count = count;
    plan.now = house.now;
    REQUIRE(house.exchange->put_roadmap(rows));
    REQUIRE(fill(*house.exchange, imagine(rows, words, plan)) > count);
  }
};

}  // namespace

TEST_CASE("demo: every state, channel, form, language and outcome is there, and marked") {
  Told demo(300);
  auto staff = told(demo.house, staff_lane);
  std::set<std::string> seen;
  for (const Row& row : staff["contribution"]) {
    const auto c = contribution_of(row);
    REQUIRE(c);
    CHECK(c->example);
    CHECK(c->at <= demo.house.now);
    CHECK(c->at > demo.house.now - 151LL * 24 * 3600 * 1000);
    seen.insert(std::string(slug(c->standing)));
    seen.insert(std::string(slug(c->channel)));
    seen.insert(std::string(slug(c->form)));
    seen.insert(std::string(slug(c->stance)));
    seen.insert(c->lang == Lang::fr ? "fr" : "en");
    if (!c->parent.empty()) seen.insert("thread");
    if (c->edited != 0) seen.insert("edited");
    if (!c->place.empty()) seen.insert("somewhere");
    if (c->standing == Standing::hidden) {
      CHECK(!c->ground.empty());
      CHECK(!c->facts.empty());
    }
    if (c->standing == Standing::withdrawn) CHECK(c->words.empty());
  }
  CHECK(staff["contribution"].size() == 300);
  for (const Row& row : staff["reply"]) {
    const auto reply = reply_of(row);
    REQUIRE(reply);
    CHECK(reply->example);
    CHECK(reply->role == "lead");
    seen.insert("outcome " + reply->outcome);
  }
  Supports all;
  auto everyone = told(demo.house, public_lane);
  for (const Row& row : everyone["tally"]) {
    const Supports s = supports_of(row);
    all.site += s.site, all.kiosk += s.kiosk, all.paper += s.paper, all.workshop += s.workshop;
  }
  CHECK(all.site > all.paper);
  for (const int n : {all.kiosk, all.paper, all.workshop}) CHECK(n > 0);
  for (const Row& row : everyone["talk"]) {
    if (row.id == subject_of(talk)) continue;  // the house's own, of another roadmap
    const auto rules = talk_rules_of(row);
    REQUIRE(rules);
    CHECK(rules->example);
  }
  for (const char* what : {"published",
                           "held",
                           "hidden",
                           "withdrawn",
                           "late",
                           "site",
                           "kiosk",
                           "paper",
                           "workshop",
                           "comment",
                           "proposal",
                           "for",
                           "against",
                           "neutral",
                           "",
                           "fr",
                           "en",
                           "thread",
                           "edited",
                           "somewhere",
                           "outcome ",
                           "outcome taken-up",
                           "outcome adapted",
                           "outcome set-aside"}) {
    CHECK_MESSAGE(seen.count(what) == 1, what);
  }
}

TEST_CASE("demo: a question that is asked is answered, in both languages") {
  std::vector<Row> rows = sound_rows();
  Roadmap roadmap = roadmap_of(rows);
  REQUIRE_FALSE(roadmap.actions.empty());
  DemoWords words = our_words();
  words.questions.clear();
  words.questions[roadmap.actions.front().id] = {{{"Réponse !"}, {"Answer!"}}};
  const auto told_of = [&](const std::vector<Row>& pack) {
    std::string all;
    for (const DemoTalk& talk : imagine(pack, words, {200, 1, 1'700'000'000'000, 150})) {
      for (const Example& act : talk.acts) all += act.intent.body + "\n";
    }
    return all;
  };
  CHECK(told_of(rows).find("\"form\":\"answer\"") == std::string::npos);
  for (Row& row : rows) {
    if (row.kind != "action" || row.id != roadmap.actions.front().id) continue;
    const std::size_t end = row.body.rfind('}');
    row.body.insert(end, R"(,"question":{"text":{"fr":"Q ?","en":"Q?"},"origin":"example"})");
  }
  const std::string all = told_of(rows);
  CHECK(all.find("\"form\":\"answer\"") != std::string::npos);
  CHECK(all.find("Réponse !") != std::string::npos);
  CHECK(all.find("Answer!") != std::string::npos);
}

TEST_CASE("demo: a second run adds nothing twice, a longer one goes on") {
  Told demo(120);
  const auto before = told(demo.house, staff_lane);
  const auto heads = heads_of(*demo.house.sql, public_lane);
  // Some days later, as the program starts again.
  demo.house.now += 3LL * 24 * 3600 * 1000;
  demo.plan.now = demo.house.now;
  REQUIRE(demo.house.exchange->put_roadmap(demo.rows));
  REQUIRE(fill(*demo.house.exchange, imagine(demo.rows, demo.words, demo.plan)) > 0);
  CHECK(told(demo.house, staff_lane) == before);
  const auto after = heads_of(*demo.house.sql, public_lane);
  REQUIRE(after.size() == heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) CHECK(after[i].head == heads[i].head);
  demo.plan.count = 150;
  REQUIRE(fill(*demo.house.exchange, imagine(demo.rows, demo.words, demo.plan)) > 0);
  CHECK(told(demo.house, staff_lane)["contribution"].size() == 150);
}

TEST_CASE("demo: equal seeds invent the same, others do not") {
  const std::vector<Row> rows = sound_rows();
  const DemoWords words = our_words();
  const auto words_of = [&](std::uint64_t seed) {
    std::string all;
    for (const DemoTalk& talk : imagine(rows, words, {80, seed, 1'700'000'000'000, 150})) {
      for (const Example& act : talk.acts) all += act.intent.id + act.intent.body + "\n";
    }
    return all;
  };
  CHECK(words_of(1) == words_of(1));
  CHECK(words_of(1) != words_of(2));
}

TEST_CASE("demo: what is invented has no code that anybody could type") {
  Told demo(60);
  auto staff = told(demo.house, staff_lane);
  const auto c = contribution_of(staff["contribution"].front());
  REQUIRE(c);
  // As a client might try: its id for a code is no code at all, and any code is not its author's.
  const std::string scope = talk_scope(c->on);
  Intent edit{id_of(9), 1, "withdraw", code_of_number(7), 0, R"({"on":")" + c->id + "\"}"};
  const Submitted submitted = demo.house.exchange->submit(scope, edit);
  REQUIRE(submitted.ok);
  CHECK(submitted.receipt.reason == Reason::not_yours);
}

TEST_CASE("demo: words that lack a list are refused, with a reason") {
  std::string trouble;
  CHECK(!read_demo_words("{", trouble));
  CHECK(trouble.find("line 1") != trouble.npos);
  CHECK(!read_demo_words(R"({"places":["x"]})", trouble));
  CHECK(trouble.find("empty or missing") != trouble.npos);
}
