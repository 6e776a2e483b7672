#include "charge/moderate.h"

#include <doctest/doctest.h>

#include <map>

#include "charge/decide_all.h"
#include "charge/moderation.h"
#include "charge/passages.h"

using namespace cairn;

namespace {

constexpr std::int64_t day = 24LL * 3600 * 1000;
const std::string said(32, '1');

/// A talk about A1-01 that keeps what is decided, and in which lanes.
struct Talk : View {
  std::map<std::pair<std::string, std::string>, Row> rows;
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> lanes;
  std::int64_t now = 1'700'000'000'000;
  int ids = 100;

  Talk() {
    TalkRules rules;
    rules.axis = 1;
    const Row row = row_of("A1-01", rules);
    rows[{row.kind, row.id}] = row;
    REQUIRE(by("ana", {}, "contribute",
               R"({"form":"comment","on":"A1-01","words":"Des mots","lang":"fr"})", said)
                .outcome == Outcome::applied);
  }
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = rows.find({std::string(kind), std::string(id)});
    return at == rows.end() ? std::nullopt : std::optional<Row>(at->second);
  }
  Decision by(const std::string& who, const Rights& rights, const std::string& kind,
              const std::string& body, std::string id = {}) {
    if (id.empty()) {
      id = std::to_string(++ids);
      id.insert(0, 32 - id.size(), '0');
    }
    Actor actor;
    actor.person = actor.claim = who;
    actor.claims = {who};
    if (!rights.empty()) actor.staff = who;
    actor.rights = rights;
    Intent intent;
    intent.id = id;
    intent.kind = kind;
    intent.body = body;
    Decision decision = decide_all(*this, actor, "talk/A1-01", intent, ++now);
    for (const Change& change : decision.changes) {
      const std::pair name{change.row.kind, change.row.id};
      rows.erase(name);
      lanes.erase(name);
      if (change.op != Op::put) continue;
      rows[name] = change.row;
      lanes[name] = change.lanes;
    }
    return decision;
  }
  Decision moderated(const std::string& who, const std::string& rest) {
    return by(who, {{Role::moderator}}, "moderate", R"({"on":")" + said + "\"," + rest + "}");
  }
  Decision hidden_by(const std::string& who, const std::string& more = {}) {
    return moderated(who, R"("verdict":"hide","ground":"insult","facts":"Une injure.")" + more);
  }
  Decision appealed(const std::string& who) {
    return by(who, {}, "appeal", R"({"on":")" + said + R"(","words":"Ce n'en est pas une."})");
  }
  Decision reported(const std::string& ground, const std::string& id) {
    return by("bob", {}, "report", R"({"on":")" + said + R"(","ground":")" + ground + "\"}", id);
  }
  Standing standing() const { return contribution_of(*row("contribution", said))->standing; }
  Appeal paper() const { return *appeal_of(*row("appeal", said)); }
  bool is_in(const std::string& kind, const std::string& id, const std::string& lane) const {
    const auto at = lanes.find({kind, id});
    if (at == lanes.end()) return false;
    for (const std::string& one : at->second) {
      if (one == lane) return true;
    }
    return false;
  }
};

}  // namespace

TEST_CASE("what is hidden is appealed by its author, and decided by somebody else") {
  Talk talk;
  REQUIRE(talk.hidden_by("mona").outcome == Outcome::applied);
  CHECK(talk.standing() == Standing::hidden);
  CHECK(talk.lanes.at({"review", said}) == std::vector<std::string>{"staff"});
  CHECK(talk.appealed("bob").reason == Reason::not_yours);
  CHECK(talk.by("ana", {}, "appeal", R"({"on":")" + said + R"(","words":" "})").reason ==
        Reason::empty);
  CHECK(talk.appealed("ana").outcome == Outcome::applied);
  CHECK(talk.lanes.at({"appeal", said}) == std::vector<std::string>{"staff", "own/ana"});
  CHECK(talk.appealed("ana").reason == Reason::said_already);

  CHECK(talk.moderated("mona", R"("verdict":"publish")").reason == Reason::no_right);
  CHECK(talk.moderated("omar", R"("verdict":"publish")").outcome == Outcome::applied);
  CHECK(talk.standing() == Standing::published);
  CHECK(talk.paper().outcome == "granted");
  CHECK(talk.is_in("contribution", said, "public"));
}

TEST_CASE(
    "an appeal that was dismissed is not made again; an operator decides where nobody else is") {
  Talk talk;
  talk.hidden_by("mona");
  talk.appealed("ana");
  const std::string publish = R"({"on":")" + said + R"(","verdict":"publish"})";
  CHECK(talk.by("lea", {{Role::lead, 1}}, "moderate", publish).reason == Reason::no_right);
  CHECK(talk.by("ola", {{Role::operator_}}, "moderate",
                R"({"on":")" + said +
                    R"(","verdict":"hide","ground":"insult","facts":"Lu deux fois."})")
            .outcome == Outcome::applied);
  CHECK(talk.paper().outcome == "dismissed");
  CHECK(contribution_of(*talk.row("contribution", said))->facts == "Lu deux fois.");
  CHECK(talk.appealed("ana").reason == Reason::said_already);
  CHECK(talk.by("ola", {{Role::operator_}}, "moderate", publish).reason == Reason::no_right);
}

TEST_CASE("an appeal comes within six months") {
  Talk talk;
  talk.hidden_by("mona");
  talk.now += appeal_days * day + 1;
  CHECK(talk.appealed("ana").reason == Reason::closed);
}

TEST_CASE("an urgent report masks until a moderator has read it, and once") {
  Talk talk;
  const std::string first(32, 'a'), second(32, 'b'), third(32, 'c');
  REQUIRE(talk.reported("off-topic", first).outcome == Outcome::applied);
  CHECK(talk.standing() == Standing::published);
  REQUIRE(talk.reported("threat", second).outcome == Outcome::applied);
  CHECK(talk.standing() == Standing::held);
  CHECK_FALSE(talk.is_in("contribution", said, "public"));
  CHECK(talk.is_in("contribution", said, "own/ana"));

  CHECK(talk.moderated("mona", R"("verdict":"publish","reports":[")" + second + "\"]").outcome ==
        Outcome::applied);
  CHECK(talk.standing() == Standing::published);
  CHECK(report_of(*talk.row("report", second))->outcome == "kept");
  CHECK(report_of(*talk.row("report", first))->outcome.empty());
  CHECK(talk.is_in("report", second, "own/bob"));

  // Read already: it stays where everybody sees it, and is read again.
  REQUIRE(talk.reported("threat", third).outcome == Outcome::applied);
  CHECK(talk.standing() == Standing::published);
  // Other words are others to read.
  CHECK(talk.by("ana", {}, "edit", R"({"on":")" + said + R"(","words":"Autres"})").outcome ==
        Outcome::applied);
  REQUIRE(talk.reported("hate", std::string(32, 'd')).outcome == Outcome::applied);
  CHECK(talk.standing() == Standing::held);
}

TEST_CASE("a decision answers the reports it names, of that contribution") {
  Talk talk;
  const std::string report(32, 'a');
  talk.reported("insult", report);
  talk.hidden_by("mona", R"(,"reports":[")" + report + R"(","nowhere"])");
  CHECK(report_of(*talk.row("report", report))->outcome == "hidden");
  CHECK(talk.lanes.at({"report", report}) == std::vector<std::string>{"staff", "own/bob"});
}

TEST_CASE("what the staff wrote of a contribution goes with it") {
  for (const std::string kind : {"withdraw", "erase"}) {
    CAPTURE(kind);
    Talk talk;
    talk.hidden_by("mona");
    talk.appealed("ana");
    REQUIRE(talk.by("ana", {}, kind, R"({"on":")" + said + "\"}").outcome == Outcome::applied);
    CHECK_FALSE(talk.row("review", said));
    CHECK_FALSE(talk.row("appeal", said));
  }
}

TEST_CASE("nothing is hidden without a ground and facts") {
  Talk talk;
  CHECK(talk.moderated("mona", R"("verdict":"hide","ground":"insult","facts":"  ")").reason ==
        Reason::empty);
  CHECK(talk.moderated("mona", R"("verdict":"hide","facts":"Une injure.")").reason ==
        Reason::empty);
  CHECK(talk.moderated("mona", R"("verdict":"burn")").reason == Reason::malformed);
  CHECK(talk.standing() == Standing::published);
}

TEST_CASE("a passage is blacked out of the words that were read, and of no others") {
  Talk talk;
  const std::string words = "Appelez Zoé au 06 12 34 56 78, Zoé répondra";
  REQUIRE(
      talk.by("ana", {}, "edit", R"({"on":")" + said + R"(","words":")" + words + "\"}").outcome ==
      Outcome::applied);
  const auto passages = passages_in(words, " Zoé\r\n06 12 34 56 78\n");
  REQUIRE(passages);
  const auto decided = [&](const std::string& of, const std::string& which) {
    return talk.moderated(
        "mona", R"("verdict":"blackout","ground":"personal-data","facts":"Un nom.","of":")" + of +
                    R"(","passages":")" + which + "\"");
  };
  CHECK(decided(name_of_words("d'autres"), *passages).reason == Reason::malformed);
  for (const char* none : {"9-3", "0-999", "0-11", "", "0-2 1-3", "a-b", "5"}) {
    CAPTURE(none);
    CHECK(decided(name_of_words(words), none).reason == Reason::malformed);
  }
  REQUIRE(decided(name_of_words(words), *passages).outcome == Outcome::applied);
  CHECK(contribution_of(*talk.row("contribution", said))->words ==
        "Appelez [passage masqué] au [passage masqué], [passage masqué] répondra");
  CHECK(talk.standing() == Standing::published);
  CHECK(redaction_of(*talk.row("redaction", said))->words == words);
  CHECK(talk.lanes.at({"redaction", said}) == std::vector<std::string>{"staff", "own/ana"});
  // Once more: what it was at first is still what it was.
  const std::string now = contribution_of(*talk.row("contribution", said))->words;
  REQUIRE(decided(name_of_words(now), *passages_in(now, "répondra")).outcome == Outcome::applied);
  CHECK(redaction_of(*talk.row("redaction", said))->words == words);
  // All of it is hidden, not blacked out.
  const std::string left = contribution_of(*talk.row("contribution", said))->words;
  CHECK(decided(name_of_words(left), "0-" + std::to_string(left.size())).reason ==
        Reason::malformed);
  talk.by("ana", {}, "erase", R"({"on":")" + said + "\"}");
  CHECK_FALSE(talk.row("redaction", said));
}

TEST_CASE("what was blacked out does not come back by an edit, but by an appeal that is granted") {
  Talk talk;
  const auto words = [&] { return contribution_of(*talk.row("contribution", said))->words; };
  const Decision decided = talk.moderated(
      "mona",
      R"("verdict":"blackout","ground":"insult","facts":"Un mot.","passages":"4-8","of":")" +
          name_of_words("Des mots") + "\"");
  REQUIRE(decided.outcome == Outcome::applied);
  CHECK(words() == "Des [passage masqué]");
  // No byte of what it was is left to whoever had it.
  bool is_scrubbed = false;
  for (const Change& change : decided.changes) {
    is_scrubbed = is_scrubbed || (change.op == Op::scrub && change.row.kind == "contribution");
  }
  CHECK(is_scrubbed);

  const std::string back = R"({"on":")" + said + R"(","words":"Des mots"})";
  CHECK(talk.by("ana", {}, "edit", back).outcome == Outcome::held);
  CHECK(words() == "Des [passage masqué]");
  CHECK(talk.is_in("edit", said, "own/ana"));
  talk.rows.erase({"edit", said});

  CHECK(talk.appealed("ana").outcome == Outcome::applied);
  CHECK(talk.moderated("mona", R"("verdict":"publish")").reason == Reason::no_right);
  CHECK(talk.moderated("omar", R"("verdict":"publish")").outcome == Outcome::applied);
  CHECK(words() == "Des mots");
  CHECK(talk.paper().outcome == "granted");
  CHECK_FALSE(talk.row("redaction", said));
}

TEST_CASE("a new version that is published takes the place of what was blacked out") {
  Talk talk;
  REQUIRE(talk.moderated("mona", R"("verdict":"blackout","ground":"insult","facts":"Un mot.",)"
                                 R"("passages":"4-8","of":")" +
                                     name_of_words("Des mots") + "\"")
              .outcome == Outcome::applied);
  talk.by("ana", {}, "edit", R"({"on":")" + said + R"(","words":"Autrement"})");
  CHECK(talk.moderated("mona", R"("verdict":"publish","of":")" +
                                   name_of_words("Des [passage masqué]", "Autrement") + "\"")
            .outcome == Outcome::applied);
  CHECK(contribution_of(*talk.row("contribution", said))->words == "Autrement");
  CHECK_FALSE(talk.row("redaction", said));
}

TEST_CASE("what was decided of words that have changed since is not done to the new ones") {
  Talk talk;
  talk.reported("threat", std::string(32, 'a'));
  talk.by("ana", {}, "edit", R"({"on":")" + said + R"(","words":"Pires"})");
  REQUIRE(talk.standing() == Standing::held);
  CHECK(talk.moderated("mona", R"("verdict":"publish","of":")" + name_of_words("Des mots") + "\"")
            .reason == Reason::malformed);
  CHECK(talk.standing() == Standing::held);
  // After a restore nobody knows which words there are: somebody reads them.
  CHECK(talk.moderated("mona", R"("verdict":"blackout","ground":"insult","facts":"Un mot.",)"
                               R"("passages":"4-8","of":"x","again":true)")
            .outcome == Outcome::applied);
  CHECK(talk.standing() == Standing::held);
}

TEST_CASE("each decision may be appealed once, and nobody decides their own appeal") {
  Talk talk;
  talk.hidden_by("mona");
  talk.appealed("ana");
  CHECK(talk.by("ana", {{Role::moderator}}, "moderate",
                R"({"on":")" + said + R"(","verdict":"publish"})")
            .reason == Reason::no_right);
  // Being an operator too changes nothing for whoever decided.
  CHECK(talk.by("mona", {{Role::moderator}, {Role::operator_}}, "moderate",
                R"({"on":")" + said + R"(","verdict":"publish"})")
            .reason == Reason::no_right);
  talk.hidden_by("omar");
  REQUIRE(talk.paper().outcome == "dismissed");
  CHECK(talk.appealed("ana").reason == Reason::said_already);
  talk.moderated("omar", R"("verdict":"publish")");
  talk.hidden_by("omar");
  CHECK(talk.appealed("ana").outcome == Outcome::applied);
  // Where nobody knows who decided, an operator does.
  talk.rows.erase({"review", said});
  CHECK(talk.moderated("mona", R"("verdict":"publish")").reason == Reason::no_right);
  CHECK(talk.by("ola", {{Role::operator_}}, "moderate",
                R"({"on":")" + said + R"(","verdict":"publish"})")
            .outcome == Outcome::applied);
}

TEST_CASE("passages that touch are one; too many are none") {
  CHECK(passages_in("abcd abcd", "ab\ncd").value_or("") == "0-4 5-9");
  CHECK_FALSE(passages_in("abcd", "x"));
  CHECK_FALSE(passages_in("abcd", " \n "));
  std::string many;
  for (int i = 0; i <= passages_most; ++i) many += "a b ";
  CHECK_FALSE(passages_in(many, "a"));
  CHECK(blacked_out("a b", "0-1", Lang::en).value_or("") == "[passage hidden] b");
}
