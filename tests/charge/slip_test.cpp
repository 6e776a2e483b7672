// What a relay enters: said as from a person of its own, by a way that only a relay may name.
#include "charge/slip.h"

#include <doctest/doctest.h>

#include <map>

#include "charge/decide_all.h"

using namespace cairn;

namespace {

constexpr std::int64_t now = 1'700'000'000'000;

struct World : View {
  std::map<std::pair<std::string, std::string>, Row> rows;
  explicit World(bool hold = false) {
    TalkRules rules;
    rules.hold = hold;
    rules.axis = 1;
    const Row row = row_of("A1-01", rules);
    rows[{row.kind, row.id}] = row;
  }
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = rows.find({std::string(kind), std::string(id)});
    return at == rows.end() ? std::nullopt : std::optional<Row>(at->second);
  }
  Decision say(char digit, const std::string& channel, const char* rights = "relay") {
    Actor actor;
    actor.person = "the relay";
    actor.claim = std::string("claim-") + digit;
    actor.rights = rights_of(rights);
    const Intent intent{std::string(32, digit),
                        1,
                        "contribute",
                        "",
                        0,
                        R"({"on":"A1-01","form":"comment","words":"Les mêmes mots","lang":"fr",)"
                        R"("channel":")" +
                            channel + R"("})"};
    Decision decision = decide_all(*this, actor, "talk/A1-01", intent, now);
    for (const Change& change : decision.changes) {
      rows[{change.row.kind, change.row.id}] = change.row;
    }
    return decision;
  }
  Contribution said(char digit) const {
    const auto found = row("contribution", std::string(32, digit));
    REQUIRE(found);
    return *contribution_of(*found);
  }
};

}  // namespace

TEST_CASE("two slips may say the same, since two people do; each says where it came from") {
  World world;
  CHECK(world.say('a', "paper").outcome == Outcome::applied);
  CHECK(world.say('b', "workshop").outcome == Outcome::applied);
  CHECK(world.say('b', "workshop").outcome == Outcome::duplicate);
  CHECK(world.said('a').channel == Channel::paper);
  CHECK(world.said('b').channel == Channel::workshop);
  const auto author = world.row("author", std::string(32, 'a'));
  REQUIRE(author);
  CHECK(author->body.find("claim-a") != std::string::npos);
  CHECK(author->body.find("the relay") == std::string::npos);
}

TEST_CASE("a slip is moderated as everybody's words are") {
  World world(true);
  CHECK(world.say('a', "paper").outcome == Outcome::held);
  CHECK(world.said('a').standing == Standing::held);
}

TEST_CASE("no way but a relay's is named, and only by a relay") {
  World world;
  for (const char* channel : {"site", "kiosk", "pigeon"}) {
    CHECK(world.say('a', channel).reason == Reason::malformed);
  }
  for (const char* rights : {"", "lead:1", "editor", "moderator", "operator"}) {
    CHECK(world.say('a', "paper", rights).reason == Reason::no_right);
  }
}
