// What was written on this device and is not public yet, on top of what is.
#include "desk/own_updates.h"

#include <doctest/doctest.h>

#include "charge/update_action.h"
#include "ledger/lane.h"
#include "pack/pack.h"

namespace {

using namespace cairn;

constexpr const char* body =
    R"({"id":"A1-03","axis":1,"title":{"fr":"Une"},"plain":{"fr":"Une."},"text":{"fr":"Une."},)"
    R"("origin":"example","responsible":{"text":{"fr":"Service"},"origin":"example"},)"
    R"("status":{"is":"planned","origin":"example"}})";

std::vector<Row> base() {
  return {{"action", "A1-03", 0, body},
          {"pack", "essai", 0, R"({"id":"essai","languages":["fr"],"as_of":"2026-01-01"})"}};
}

std::string id_of(char c) { return std::string(32, c); }

Pending pending(char c, const std::string& status, const std::string& expected = "") {
  Pending p;
  p.scope = roadmap_scope;
  p.intent = {id_of(c),
              1,
              std::string(update_kind),
              "",
              1'795'000'000'000,
              R"({"roadmap":"essai","on":"A1-03","expected":")" + expected +
                  R"(","status":{"is":")" + status + "\"}}"};
  return p;
}

Receipt verdict(char c, Outcome outcome) { return {1, id_of(c), outcome, Reason::none, 1, 1}; }

const Rights lead = {{Role::lead, 1}};
using State = OwnUpdate::State;

Status status_in(const std::vector<Row>& rows) { return roadmap_of(rows).actions.at(0).status; }

}  // namespace

TEST_CASE("an update waiting to be sent is shown, and the next one may stand on it") {
  const OwnUpdates own =
      fold_own(base(), {pending('a', "under_way"), pending('b', "done", id_of('a'))}, lead);
  CHECK(status_in(own.rows) == Status::done);
  REQUIRE(own.updates.size() == 2);
  CHECK(own.updates[0].state == State::kept);
  CHECK(own.updates[1].state == State::kept);
  CHECK(last_update(own.rows, "A1-03") == id_of('b'));
  CHECK(updates_of(own.rows, "A1-03").size() == 2);
}

TEST_CASE("one that another overtook is told, and neither it nor what it stood on shows") {
  // The base has a colleague's update since.
  const std::vector<Row> theirs = fold_own(base(), {pending('z', "suspended")}, lead).rows;
  CHECK(status_in(theirs) == Status::planned);  // no reason was given: refused
  const std::vector<Row> done = fold_own(base(), {pending('z', "done")}, lead).rows;
  const OwnUpdates own =
      fold_own(done, {pending('a', "under_way"), pending('b', "late", id_of('a'))}, lead);
  CHECK(status_in(own.rows) == Status::done);
  CHECK(own.updates[0].state == State::overtaken);
  CHECK(own.updates[1].state == State::overtaken);
}

TEST_CASE("the server's verdict counts, and an applied one stays in sight until the base has it") {
  Pending applied = pending('a', "done");
  applied.receipt = verdict('a', Outcome::applied);
  CHECK(status_in(fold_own(base(), {applied}, lead).rows) == Status::done);
  CHECK(fold_own(base(), {applied}, lead).updates[0].state == State::published);
  Pending overtaken = pending('a', "done");
  overtaken.receipt = verdict('a', Outcome::superseded);
  overtaken.is_shelved = true;
  CHECK(status_in(fold_own(base(), {overtaken}, lead).rows) == Status::planned);
  CHECK(fold_own(base(), {overtaken}, lead).updates[0].state == State::overtaken);
  Pending refused = pending('a', "done");
  refused.receipt = verdict('a', Outcome::rejected);
  CHECK(fold_own(base(), {refused}, lead).updates[0].state == State::refused);
}

TEST_CASE("an overtaken update that was taken up again is told no more; what was built on it is") {
  Pending first = pending('a', "done"), second = pending('b', "done", id_of('a'));
  first.receipt = verdict('a', Outcome::superseded);
  second.receipt = verdict('b', Outcome::superseded);
  Pending again = pending('c', "done");
  again.intent.body.insert(1, R"("instead":")" + id_of('a') + "\",");
  const OwnUpdates own = fold_own(base(), {first, second, again}, lead);
  REQUIRE(own.updates.size() == 2);
  CHECK(own.updates[0].id == id_of('b'));
  CHECK(own.updates[0].can_go);
  CHECK(own.updates[1].state == State::kept);
  CHECK_FALSE(own.updates[1].can_go);
}

TEST_CASE("an answer that was refused is told with its words") {
  Pending answer;
  answer.scope = "talk/A1-03";
  answer.intent = {id_of('a'), 1, "reply", "", 5, R"({"on":"x","words":"Bonjour","lang":"fr"})"};
  answer.receipt = Receipt{1, id_of('a'), Outcome::rejected, Reason::not_public, 1, 1};
  answer.is_shelved = true;
  const OwnUpdates own = fold_own(base(), {answer}, lead);
  REQUIRE(own.updates.size() == 1);
  CHECK(own.updates[0].is_answer);
  CHECK(own.updates[0].state == State::refused);
  CHECK(own.updates[0].reason == Reason::not_public);
}

TEST_CASE("nobody without the right sees his own update on top") {
  CHECK(status_in(fold_own(base(), {pending('a', "done")}, {{Role::lead, 2}}).rows) ==
        Status::planned);
}

TEST_CASE("a slip is told with its code; what its author withdrew is no update to take up again") {
  Pending slip;
  slip.scope = talk_scope("A1-03");
  slip.intent = {id_of('a'),
                 1,
                 "contribute",
                 "7K2M93QFT0AX",
                 1'795'000'000'000,
                 R"({"on":"A1-03","form":"comment","words":"Oui","lang":"fr","channel":"paper"})"};
  Pending own = slip;  // of this device's own person
  own.intent.body = R"({"on":"A1-03","form":"comment","words":"Non","lang":"fr"})";
  OwnUpdates told = fold_own(base(), {slip, own}, {{Role::relay}});
  REQUIRE(told.updates.size() == 1);
  CHECK(told.updates[0].is_slip);
  CHECK(told.updates[0].code == "7K2M93QFT0AX");
  CHECK(told.updates[0].state == State::kept);
  for (const auto& [outcome, state] : {std::pair{Outcome::held, State::held},
                                       {Outcome::late, State::late},
                                       {Outcome::superseded, State::withdrawn},
                                       {Outcome::rejected, State::refused}}) {
    slip.receipt = verdict('a', outcome);
    told = fold_own(base(), {slip}, {{Role::relay}});
    CHECK(told.updates.at(0).state == state);
  }
}

TEST_CASE("fault: what was applied and followed by more was applied once more over it") {
  Pending applied = pending('a', "done");
  applied.receipt = verdict('a', Outcome::applied);  // at 1
  // The rows hold it, and a colleague put the status back since.
  CHECK(status_in(fold_own(base(), {applied}, lead, 1).rows) == Status::planned);
  CHECK(fold_own(base(), {applied}, lead, 1).updates[0].state == State::published);
  CHECK(status_in(fold_own(base(), {applied}, lead, 0).rows) == Status::done);
}
