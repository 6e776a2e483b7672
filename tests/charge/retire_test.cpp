// An editor's new actions and those that go: their number, what they need, what their page says.
#include "charge/retire.h"

#include "charge/blank.h"
#include "charge/editor_rows.h"
#include "charge/passages.h"
#include "charge/revise.h"
#include "pack/pack.h"

namespace {

using namespace cairn;
using namespace cairn::test;

std::string id_of(int k) {
  std::string id(32, '0');
  id[31] = static_cast<char>('0' + k % 10);
  return id;
}

Intent retire(int k, const std::string& on, const std::string& more) {
  return {id_of(k), k, "retire", "", 0, R"({"roadmap":"essai","on":")" + on + "\"" + more + "}"};
}

const std::string why = R"(,"why":{"fr":"Reprise ailleurs","en":"Done elsewhere"})";

Intent make(int k, const std::string& wish, const std::string& without = "") {
  std::string words;
  for (const char* at : {"title", "plain", "text", "responsible.text"}) {
    for (const char* lang : {"fr", "en"}) {
      if (at == without) continue;
      if (!words.empty()) words += ',';
      words += std::string(R"({"at":")") + at + R"(","lang":")" + lang + R"(","of":")" +
               name_of_words("") + R"(","is":"Planter )" + std::to_string(k) + R"("})";
    }
  }
  return {id_of(k),
          k,
          "revise",
          "",
          0,
          R"({"roadmap":"essai","on":"action/)" + wish + R"(","words":[)" + words +
              R"(],"new":{"axis":1,"after":"A1-03"}})"};
}

Roadmap read(const Rows& rows) {
  std::vector<Row> all;
  for (const auto& [key, row] : rows.rows) all.push_back(row);
  return roadmap_of(all);
}

}  // namespace

TEST_CASE("numbers follow one another") {
  CHECK(id_after("A1-03") == "A1-04");
  CHECK(id_after("A1-09") == "A1-10");
  CHECK(id_after("A1-99") == "A1-100");
  CHECK(id_after("A") == "A1");
}

TEST_CASE("a new action is planned, stands behind the one before, and begins its history") {
  Rows rows;
  CHECK(rows.take(make(1, "A1-04")).outcome == Outcome::applied);
  const auto row = rows.row("action", "A1-04");
  REQUIRE(row);
  CHECK(row->ord == 3);  // beside the one before: the number decides
  const Roadmap roadmap = read(rows);
  const Action* action = find_action(roadmap, "A1-04");
  REQUIRE(action != nullptr);
  CHECK(action->title.fr == "Planter 1");
  CHECK(action->responsible.en == "Planter 1");
  CHECK(action->status == Status::planned);
  CHECK(action->origin == Origin::documented);
  REQUIRE(action->history.size() == 1);
  CHECK(action->history[0].text.fr == "Ajoutée à la feuille de route (rédaction)");
  // Nothing was there to go back to.
  CHECK(body_of(*rows.row("revised", "action/A1-04")).find("words")->items.empty());
}

TEST_CASE("two editors who want the same number get one each; sent twice, an action is one") {
  Rows rows;
  CHECK(rows.take(make(1, "A1-04")).outcome == Outcome::applied);
  CHECK(rows.take(make(2, "A1-04")).outcome == Outcome::applied);
  CHECK(rows.words("action", "A1-04", "title", "fr") == "Planter 1");
  CHECK(rows.words("action", "A1-05", "title", "fr") == "Planter 2");
  for (const int k : {1, 2}) {
    CHECK(rows.take(make(k, "A1-04")).outcome == Outcome::duplicate);
  }
  CHECK_FALSE(rows.row("action", "A1-06"));
}

TEST_CASE("a new action without one of its texts, in no axis, or of another kind is refused") {
  Rows rows;
  for (const char* at : {"title", "plain", "text", "responsible.text"}) {
    CAPTURE(at);
    CHECK(rows.take(make(1, "A1-04", at)).reason == Reason::malformed);
  }
  CHECK(rows.take(make(1, "a word")).outcome == Outcome::rejected);
  Intent intent = make(1, "A1-04");
  intent.body.replace(intent.body.find("\"axis\":1"), 8, "\"axis\":7");
  CHECK(rows.take(intent).reason == Reason::unknown_target);
  intent = make(1, "A1-04");
  intent.body.replace(intent.body.find("action/A1-04"), 12, "page/nouveau");
  CHECK(rows.take(intent).reason == Reason::unknown_target);
  CHECK(rows.take(make(1, "A1-04"), {{Role::lead, 1}}).reason == Reason::no_right);
  CHECK_FALSE(rows.row("action", "A1-04"));
}

TEST_CASE("a retired action is of the roadmap no more, and its page says why and what instead") {
  Rows rows;
  rows.take(make(1, "A1-04"));
  CHECK(rows.take(retire(2, "A1-03", why + R"(,"replaced_by":"A1-04")")).outcome ==
        Outcome::applied);
  const Roadmap roadmap = read(rows);
  REQUIRE(roadmap.actions.size() == 1);
  CHECK(tally(roadmap).actions == 1);
  const Action* action = find_action(roadmap, "A1-03");
  REQUIRE(action != nullptr);
  REQUIRE(is_retired(*action));
  CHECK(action->retired.text.en == "Done elsewhere");
  CHECK(action->retired.instead == "A1-04");
  CHECK(action->retired.date == Date{2026, 11, 18});
  CHECK(action->history.back().text.fr ==
        "Retirée de la feuille de route : Reprise ailleurs (rédaction)");
  // No lead writes on, and no editor retires it twice.
  const Intent update{
      id_of(3), 3, "update",
      "",       0, R"({"roadmap":"essai","on":"A1-03","expected":"","note":{"fr":"Encore"}})"};
  CHECK(rows.take(update, {{Role::lead, 1}}).reason == Reason::closed);
  CHECK(rows.take(retire(4, "A1-03", why)).outcome == Outcome::superseded);
  CHECK(rows.take(retire(2, "A1-03", why)).outcome == Outcome::duplicate);
}

TEST_CASE("what was retired can be put back, as it was") {
  Rows rows;
  const Roadmap before = read(rows);
  rows.take(retire(1, "A1-03", why));
  CHECK(rows.take(retire(2, "A1-03", R"(,"back":true)")).outcome == Outcome::applied);
  const Roadmap after = read(rows);
  REQUIRE(after.actions.size() == 1);
  CHECK(after.retired.empty());
  Action same = after.actions[0];
  CHECK(same.history.size() == before.actions[0].history.size() + 2);
  same.history = before.actions[0].history;
  CHECK(same == before.actions[0]);
  CHECK(rows.take(retire(3, "A1-03", R"(,"back":true)")).outcome == Outcome::superseded);
}

TEST_CASE("a retirement without a reason, in one language of two, or for what is not there") {
  Rows rows;
  CHECK(rows.take(retire(1, "A1-03", "")).reason == Reason::empty);
  CHECK(rows.take(retire(1, "A1-03", R"(,"why":{"fr":"Reprise"})")).reason == Reason::malformed);
  CHECK(rows.take(retire(1, "A1-09", why)).reason == Reason::unknown_target);
  for (const char* instead : {"A1-03", "A9-99"}) {
    const std::string more = why + R"(,"replaced_by":")" + instead + "\"";
    CHECK(rows.take(retire(1, "A1-03", more)).reason == Reason::unknown_target);
  }
  const std::string long_why = R"(,"why":{"fr":")" + std::string(601, 'a') + R"(","en":"b"})";
  CHECK(rows.take(retire(1, "A1-03", long_why)).reason == Reason::too_long);
  CHECK(rows.take(retire(1, "A1-03", why), {{Role::moderator}}).reason == Reason::no_right);
  CHECK(read(rows).actions.size() == 1);
}

TEST_CASE("fault: another editor's action of the same number was retired in place of one's own") {
  Rows rows;
  const std::string seen = name_of_title(body_of(*rows.row("action", "A1-03")));
  const std::string of = R"(,"of":")" + seen + "\"";
  rows.take({id_of(1), 1, "revise", "", 0,
             R"({"roadmap":"essai","on":"action/A1-03","words":[{"at":"title","lang":"fr","of":")" +
                 name_of_words("Réparer") + R"(","is":"Tout autre chose"}]})"});
  CHECK(rows.take(retire(2, "A1-03", of + why)).outcome == Outcome::superseded);
  const std::string now = name_of_title(body_of(*rows.row("action", "A1-03")));
  CHECK(rows.take(retire(3, "A1-03", R"(,"of":")" + now + "\"" + why)).outcome == Outcome::applied);
}
