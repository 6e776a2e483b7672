// Slips by many: judged before any is written, each a person of its own, and never twice.
#include "ledger/slips.h"

#include <doctest/doctest.h>

#include <set>

#include "ledger/code.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "ledger/secrets.h"
#include "ledger_support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const std::string key(32, 'k');

SlipLine line(int number, const std::string& words, const std::string& subject = "A1-03") {
  SlipLine one;
  one.line = number;
  one.subject = subject;
  one.words = words;
  return one;
}

struct Town {
  House house;
  Store store{*house.sql, {}};

  std::vector<SlipFate> fates(const std::vector<Slip>& slips) {
    auto told = judge(*house.sql, slips, house.now);
    REQUIRE(told);
    return *std::move(told);
  }
  int enter(std::vector<Slip>& slips) {
    const std::vector<SlipFate> told = fates(slips);
    int next = 500;
    for (std::size_t i = 0; i < slips.size(); ++i) {
      slips[i].code = told[i].is_known ? "" : code_of_number(++next);
    }
    std::vector<bool> entered;
    REQUIRE(server::enter(store, slips, key, house.now, entered));
    int all = 0;
    for (const bool one : entered) all += one;
    return all;
  }
  int there() {
    int all = 0;
    for (const DeltaRow& row : rows_of(*house.sql, talk, staff_lane)) {
      all += row.row.kind == "contribution";
    }
    return all;
  }
};

}  // namespace

TEST_CASE("slips have ids of what they say: equal ones of a file differ, the file again does not") {
  const std::vector<SlipLine> lines = {line(2, "Oui"), line(3, "Oui"), line(4, "Non")};
  const std::vector<Slip> slips = slips_of(lines, key);
  std::set<std::string> ids;
  for (const Slip& slip : slips) {
    CHECK(is_id(slip.id));
    ids.insert(slip.id);
  }
  CHECK(ids.size() == 3);
  // Whatever stands between them, and wherever they stand.
  const std::vector<Slip> moved =
      slips_of({line(9, "Peut-être"), line(10, "Non"), line(11, "Oui"), line(12, "Oui")}, key);
  CHECK(moved[1].id == slips[2].id);
  CHECK(moved[2].id == slips[0].id);
  CHECK(moved[3].id == slips[1].id);
  CHECK(slips_of(lines, std::string(32, 'j'))[0].id != slips[0].id);
  SlipLine place = lines[0], channel = lines[0];
  place.place = "Lac";
  channel.channel = Channel::paper;
  CHECK(slips_of({place}, key)[0].id != slips[0].id);
  CHECK(slips_of({channel}, key)[0].id != slips[0].id);
}

TEST_CASE("slips are entered once, each for whoever holds its code, and say nothing of the relay") {
  Town town;
  std::vector<Slip> slips = slips_of({line(2, "Oui"), line(3, "Oui"), line(4, "Non")}, key);
  CHECK(town.there() == 0);
  for (const SlipFate& fate : town.fates(slips)) CHECK(fate.outcome == Outcome::applied);
  CHECK(town.there() == 0);  // who judges writes nothing
  CHECK(town.enter(slips) == 3);
  CHECK(town.there() == 3);
  std::vector<Slip> again =
      slips_of({line(2, "Oui"), line(3, "Oui"), line(4, "Non"), line(5, "Si")}, key);
  const std::vector<SlipFate> fates = town.fates(again);
  CHECK(fates[0].is_known);
  CHECK(fates[2].is_known);
  CHECK_FALSE(fates[3].is_known);
  CHECK(town.enter(again) == 1);
  CHECK(town.there() == 4);
  for (const DeltaRow& row : rows_of(*town.house.sql, talk, public_lane)) {
    const auto c = contribution_of(row.row);
    if (c) CHECK(c->channel == Channel::workshop);
  }
  const auto lane = rows_of(*town.house.sql, talk, own_lane(claim_hash(key, slips[2].code)));
  REQUIRE(lane.size() == 1);
  CHECK(contribution_of(lane[0].row)->words == "Non");
}

TEST_CASE("slips on what is not open are refused, on what is moderated first they wait") {
  Town town;
  std::vector<Slip> slips = slips_of({line(2, "Oui")}, key);
  TalkRules rules;
  rules.opens = town.house.now + 1000;
  town.house.open_talk(rules);
  CHECK(town.fates(slips)[0].reason == Reason::not_open);
  rules = {};
  rules.hold = true;
  town.house.open_talk(rules);
  CHECK(town.fates(slips)[0].outcome == Outcome::held);
  CHECK(town.enter(slips) == 1);
  CHECK(town.fates(slips)[0].is_known);
}

TEST_CASE("slips that were erased do not come back with the same file") {
  Town town;
  std::vector<Slip> slips = slips_of({line(2, "À oublier")}, key);
  CHECK(town.enter(slips) == 1);
  CHECK(town.house.exchange->erase_one(slips[0].id));
  CHECK(town.there() == 0);
  CHECK(town.fates(slips)[0].is_known);
  CHECK(town.enter(slips) == 0);
  CHECK(town.there() == 0);
}
