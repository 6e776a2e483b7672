// Supports, and answers chosen to a question: each person counts once.
#include "talk_scope.h"

using namespace cairn;
using namespace cairn::test;

TEST_CASE("a support counts once a person, and is taken back") {
  Talk talk;
  talk.take(person("ana"), support(1, "A1-03", true));
  talk.take(person("ana"), support(2, "A1-03", true));
  talk.take(person("bob"), support(3, "A1-03", true));
  CHECK(tally(talk, "A1-03") == Supports{2, 0, 0, 0});
  CHECK_FALSE(talk.in("public", "support", "A1-03:ana"));
  talk.take(person("ana"), support(4, "A1-03", false));
  talk.take(person("ana"), support(5, "A1-03", false));
  CHECK(tally(talk, "A1-03") == Supports{1, 0, 0, 0});
}

namespace {

/// A talk in which an action asks its second question, with three answers to choose from.
Talk asking(const std::string& period = "") {
  Talk talk;
  talk.rows[{"talk", "A1-03"}].first.body.insert(
      1, R"("asks":{"question":2,"choices":3)" + period + "},");
  return talk;
}

}  // namespace

TEST_CASE("of a question one answer counts for each person: another takes its place, or none") {
  Talk talk = asking();
  talk.take(person("ana"), support(1, "A1-03/2.1", true));
  talk.take(person("bob"), support(2, "A1-03/2.1", true));
  CHECK(tally(talk, "A1-03/2.1").all() == 2);
  CHECK(talk.in("public", "tally", "A1-03/2.1"));
  CHECK_FALSE(talk.in("public", "support", "A1-03/2.1:ana"));
  talk.take(person("ana"), support(3, "A1-03/2.3", true));
  talk.take(person("ana"), support(4, "A1-03/2.3", true));
  CHECK(tally(talk, "A1-03/2.1").all() == 1);
  CHECK(tally(talk, "A1-03/2.3").all() == 1);
  // A device may remember another one than the server has: it is taken back all the same.
  talk.take(person("ana"), support(5, "A1-03/2.2", false));
  CHECK(tally(talk, "A1-03/2.3").all() == 0);
  CHECK(tally(talk, "A1-03/2.1").all() == 1);
  CHECK(tally(talk, "A1-03").all() == 0);
}

TEST_CASE("only what is asked now is answered, in its own period") {
  Talk talk = asking(R"(,"opens":500,"closes":900)");
  const auto reason = [&](const std::string& on) {
    return talk.take(person("ana"), support(1, on, true)).reason;
  };
  CHECK(talk.take(person("ana"), support(1, "A1-03/2.1", true)).outcome == Outcome::late);
  talk.now = 499;
  CHECK(reason("A1-03/2.1") == Reason::not_open);
  talk.now = 500;
  CHECK(talk.take(person("ana"), support(1, "A1-03/2.1", true)).outcome == Outcome::applied);
  for (const char* other :
       {"A1-03/1.1", "A1-03/2.4", "A1-03/2.0", "A1-03/2", "A1-03/", "A1-03/2.1x"}) {
    CAPTURE(other);
    CHECK(reason(other) == Reason::closed);
    CHECK_FALSE(talk.row("tally", other));
  }
  CHECK(reason("A1-04/2.1") == Reason::unknown_target);
  // What is said in words answers in the same period; anything else, in the talk's own.
  talk.now = 900;
  const Intent answer = intent(8, IntentKind::contribute,
                               R"({"form":"answer","on":"A1-03","words":"Le soir","lang":"fr"})");
  CHECK(talk.take(person("ana"), answer).outcome == Outcome::late);
  CHECK(talk.take(person("ana"), comment(9, "Bravo")).outcome == Outcome::applied);
  // One may always take back what one chose.
  talk.take(person("ana"), support(10, "A1-03/2.1", false));
  CHECK(tally(talk, "A1-03/2.1").all() == 0);
}
