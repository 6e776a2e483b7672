// What was answered officially goes where the words go that it answers.
#include <doctest/doctest.h>

#include <algorithm>

#include "charge/passages.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger_support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const std::string ana = code_of_number(1);

/// One answered contribution, of an author whose device is 1; moderators have 9.
struct Answered : House {
  explicit Answered(const std::string& words, const std::string& answer) {
    open_talk();
    exchange->grant(secret_of(9), {{Role::moderator}});
    push(1, {comment(1, 1, words, ana)});
    push(9, {about(1, 90, "reply", 1, R"(,"lang":"fr","words":")" + answer + "\"")});
  }
  void decide(std::int64_t n, const std::string& body) {
    const Receipts r = push(9, {about(n, 90 + static_cast<int>(n), "moderate", 1, body)});
    REQUIRE(r.items.size() == 1);
    CHECK(r.items[0].outcome == Outcome::applied);
  }
  /// The answer as a lane tells it; "" where it does not.
  std::string told(const std::string& lane) {
    for (const DeltaRow& one : pull(1, lane).rows) {
      const auto reply = one.op == Op::put ? reply_of(one.row) : std::nullopt;
      if (reply) return reply->words;
    }
    return "";
  }
};

const std::string hide = R"(,"verdict":"hide","ground":"insult","facts":"vu")";

}  // namespace

TEST_CASE("fault: what was answered to masked words, and may quote them, was still everybody's") {
  Answered house("un", "Vous dites un");
  const std::string own = own_lane(ana);
  CHECK(house.told("public") == "Vous dites un");
  house.decide(2, hide);
  CHECK(house.told("public").empty());
  CHECK(house.told(own) == "Vous dites un");
  const Followed followed = house.exchange->state_of(ana);
  REQUIRE(followed.said.size() == 1);
  CHECK(followed.said[0].replies.size() == 1);
  house.decide(3, R"(,"verdict":"publish")");
  CHECK(house.told("public") == "Vous dites un");
  CHECK(house.exchange->state_of(ana).said[0].replies.size() == 1);
  house.push(1, {about(2, 2, "withdraw", 1, "", ana)});
  CHECK(house.told("public").empty());
  CHECK(house.told(own) == "Vous dites un");
  const Delta after = house.pull(2, "public");
  CHECK(std::any_of(after.rows.begin(), after.rows.end(), [](const DeltaRow& one) {
    return one.op == Op::scrub && one.row.kind == "reply";
  }));
}

TEST_CASE("fault: a passage was blacked out, and the answer to it still said it") {
  const std::string words = "Appelez Léa au 06 12 34 56 78, merci";
  const auto black_out = [&](House& house, const std::string& line) {
    const std::string body =
        R"(,"verdict":"blackout","ground":"personal-data","facts":"vu","of":")" +
        name_of_words(words) + R"(","passages":")" + passages_in(words, line).value_or("") + "\"";
    house.push(9, {about(2, 92, "moderate", 1, body)});
  };
  Answered quoting(words, "Le 06 12 34 56 78 ne répond pas");
  black_out(quoting, "06 12 34 56 78");
  CHECK(quoting.told("public") == "Le [passage masqué] ne répond pas");
  Answered apart(words, "Merci");
  black_out(apart, "06 12 34 56 78");
  CHECK(apart.told("public") == "Merci");
  // It said nothing else; nor is it told whole once the contribution was hidden and comes back.
  Answered all(words, "06 12 34 56 78");
  black_out(all, "06 12 34 56 78");
  CHECK(all.told("public") == "[passage masqué]");
  all.decide(3, hide);
  all.decide(4, R"(,"verdict":"publish")");
  CHECK(all.told("public") == "[passage masqué]");
  CHECK(all.told(own_lane(ana)) == "[passage masqué]");
}

TEST_CASE("what a former program left public of an answer to masked words is put right") {
  Answered house("un", "Vous dites un");
  CHECK(house.exchange->purge());
  const std::int64_t before = house.exchange->took_back();
  house.decide(2, hide);
  const std::int64_t hidden = house.exchange->took_back();
  CHECK(hidden > before);
  // As that program had it.
  house.sql->query("UPDATE change SET op = $1 WHERE scope = $2 AND kind = $3 AND lane = $4")
      ->bind(1, static_cast<std::int64_t>(Op::put))
      .bind(2, talk)
      .bind(3, "reply")
      .bind(4, "public")
      .run();
  CHECK(house.told("public") == "Vous dites un");
  CHECK(house.exchange->purge());
  CHECK(house.told("public").empty());
  CHECK(house.exchange->took_back() > hidden);
  const std::int64_t after = house.exchange->took_back();
  CHECK(house.exchange->purge());
  CHECK(house.exchange->took_back() == after);
}
