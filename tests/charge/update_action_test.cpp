// A lead's update: what becomes of the action, what the public reads, and what is refused.
#include "charge/update_action.h"

#include <doctest/doctest.h>

#include <map>

#include "json/build.h"
#include "ledger/rows.h"
#include "pack/pack.h"

namespace {

using namespace cairn;

constexpr std::int64_t november = 1'795'000'000'000;  // 2026-11-18

const char* const action_body =
    R"({"id":"A1-03","axis":1,"title":{"fr":"Réparer","en":"Repair"},"plain":{"fr":"Réparer.","en":"Repair."},)"
    R"("text":{"fr":"Réparer.","en":"Repair."},"origin":"example",)"
    R"("responsible":{"text":{"fr":"Service","en":"Department"},"origin":"example"},)"
    R"("status":{"is":"planned","origin":"example"},"dates":{"start":"2026","end":"2028","origin":"example"},)"
    R"("indicators":[{"id":"A1-03-i1","label":{"fr":"Durée","en":"Life"},"unit":{"fr":"ans","en":"years"},"better":"up",)"
    R"("measures":[{"value":4.4,"date":"2022","origin":"example"}]}],)"
    R"("milestones":[{"id":"A1-03-m1","label":{"fr":"Ouvrir","en":"Open"},"date":"2026-06","state":"to_come","origin":"example"}]})";

class Rows : public View {
 public:
  std::map<std::pair<std::string, std::string>, Row> rows;

  explicit Rows(bool demonstration = false) {
    add({"action", "A1-03", 3, action_body});
    add({"pack", "essai", 0,
         std::string(R"({"id":"essai","languages":["fr","en"],"as_of":"2026-06-30")") +
             (demonstration ? R"(,"notice":{"fr":"Exemple"}})" : "}")});
  }
  void add(Row row) { rows[{row.kind, row.id}] = std::move(row); }
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = rows.find({std::string(kind), std::string(id)});
    return at == rows.end() ? std::nullopt : std::optional<Row>(at->second);
  }
  Decision take(const Rights& rights, const Intent& intent) {
    Actor actor;
    actor.rights = rights;
    const Decision decision = decide_update(*this, actor, intent, november);
    CHECK(decide_update(*this, actor, intent, november) == decision);
    for (const Change& change : decision.changes) {
      CHECK(change.op == Op::put);
      CHECK(change.lanes == std::vector<std::string>{"public"});
      add(change.row);
    }
    return decision;
  }
  Action action() const {
    std::vector<Row> all;
    for (const auto& [key, row] : rows) {
      if (row.kind == "action") all.push_back(row);
    }
    int skipped = 0;
    const Roadmap roadmap = roadmap_of(all, &skipped);
    CHECK(skipped == 0);
    return roadmap.actions.at(0);
  }
};

std::string id_of(int k) {
  std::string id(32, '0');
  id[31] = static_cast<char>('0' + k % 10);
  return id;
}

/// `parts`: members of the body after those that say what it is about.
Intent update(int k, const std::string& parts, const std::string& expected = "") {
  return {
      id_of(k), k,
      "update", "",
      0,        R"({"roadmap":"essai","on":"A1-03","expected":")" + expected + "\"" + parts + "}"};
}

const Rights lead = {{Role::lead, 1}};

}  // namespace

TEST_CASE("an update moves status, dates, milestones and measures, and the history tells it") {
  Rows rows;
  const Decision decision = rows.take(
      lead, update(1, R"(,"status":{"is":"under_way"},"dates":{"start":"2026-09","end":"2028"},)"
                      R"("milestones":[{"id":"A1-03-m1","state":"done"}],)"
                      R"("measures":[{"indicator":"A1-03-i1","value":"5.6","date":"2026-11"}],)"
                      R"("note":{"fr":"L'atelier est ouvert."})"));
  CHECK(decision.outcome == Outcome::applied);
  const Action action = rows.action();
  CHECK(action.status == Status::under_way);
  CHECK(action.status_origin == Origin::documented);
  CHECK(action.start == Date{2026, 9, 0});
  CHECK(action.milestones[0].state == MilestoneState::done);
  CHECK(action.milestones[0].source == register_source);
  REQUIRE(action.indicators[0].history.size() == 2);
  CHECK(action.indicators[0].history[1].number == Decimal{56, 1});
  REQUIRE(action.history.size() == 1);
  CHECK(action.history[0].date == Date{2026, 11, 18});
  const std::string& fr = action.history[0].text.fr;
  CHECK(fr.find("État : prévue → en cours") != fr.npos);
  CHECK(fr.find("jalon « Ouvrir » : à venir → atteint") != fr.npos);
  CHECK(fr.find("L'atelier est ouvert.") != fr.npos);
  CHECK(fr.find("(responsable de l'axe 1)") != fr.npos);
  const std::string& en = action.history[0].text.en;
  CHECK(en.find("Status: planned → under way") != en.npos);
  CHECK(en.find("in French only") != en.npos);
  CHECK(rows.row("source", register_source));
  CHECK(rows.row("pack", "essai")->body.find("2026-11-18") != std::string::npos);
  CHECK(text_of(body_of(*rows.row("updated", "A1-03")), "by") == id_of(1));
}

TEST_CASE("a lead asks the public, and another question, or other answers, takes the next number") {
  Rows rows;
  const std::string ask =
      R"(,"question":{"text":{"fr":"Quand ouvrir ?","en":"When to open?"},)"
      R"("choices":[{"fr":"Le matin","en":"In the morning"},{"fr":"Le soir","en":"At night"}])";
  CHECK(rows.take(lead, update(1, ask + R"(,"closes":"2026-12"})")).outcome == Outcome::applied);
  Question asked = rows.action().question;
  CHECK(asked.number == 1);
  CHECK(asked.choices.size() == 2);
  CHECK(asked.closes == Date{2026, 12, 0});
  CHECK(asked.origin == Origin::documented);
  const std::string fr = rows.action().history.back().text.fr;
  CHECK(fr.find("Question au public : « Quand ouvrir ? » (Le matin / Le soir)") != fr.npos);

  // Only its period is moved: it is the same question.
  CHECK(rows.take(lead, update(2, ask + R"(,"closes":"2027-01"})", id_of(1))).outcome ==
        Outcome::applied);
  CHECK(rows.action().question.number == 1);
  CHECK(rows.take(lead, update(3, ask + R"(,"scale":true})", id_of(2))).outcome ==
        Outcome::applied);
  CHECK(rows.action().question.number == 2);
  CHECK(
      rows.take(lead, update(4, R"(,"question":{"text":{"fr":"Pourquoi ?"}})", id_of(3))).outcome ==
      Outcome::applied);
  asked = rows.action().question;
  CHECK(asked.number == 3);
  CHECK(asked.choices.empty());
}

TEST_CASE(
    "fault: a question asked after a pack dropped the last one took its number, and its answers") {
  Rows rows;
  const std::string ask = R"(,"question":{"text":{"fr":"A ?","en":"A?"}})";
  rows.take(lead, update(1, ask));
  rows.take(lead, update(2, R"(,"question":{"text":{"fr":"B ?","en":"B?"}})", id_of(1)));
  CHECK(rows.action().question.number == 2);
  rows.add({"action", "A1-03", 3, action_body});
  rows.take(lead, update(3, ask, id_of(2)));
  CHECK(rows.action().question.number == 3);
}

TEST_CASE("a question that no pack could hold is refused, and nothing of it is kept") {
  Rows rows;
  const std::pair<const char*, Reason> wrong[] = {
      {R"(,"question":{})", Reason::empty},
      {R"(,"question":{"text":{"fr":"  "}})", Reason::empty},
      {R"(,"question":{"text":{"fr":"A ?","en":"A?"},"choices":[{"fr":"Oui","en":"Yes"}]})",
       Reason::malformed},
      {R"(,"question":{"text":{"fr":"A ?","en":"A?"},"choices":[{"fr":"Oui","en":"Yes"},{}]})",
       Reason::empty},
      {R"(,"question":{"text":{"fr":"A ?","en":"A?"},"opens":"2027","closes":"2026-12"})",
       Reason::malformed},
      {R"(,"question":{"text":{"fr":"A ?","en":"A?"},"opens":"demain"})", Reason::malformed}};
  for (const auto& one : wrong) {
    CAPTURE(one.first);
    CHECK(rows.take(lead, update(1, one.first)).reason == one.second);
    CHECK(rows.action().question.text.empty());
  }
}

TEST_CASE("what was written on top of another state is superseded, and what was built on it") {
  Rows rows;
  CHECK(rows.take(lead, update(1, R"(,"status":{"is":"under_way"})")).outcome == Outcome::applied);
  CHECK(rows.take(lead, update(2, R"(,"status":{"is":"done"})")).outcome == Outcome::superseded);
  CHECK(rows.take(lead, update(3, R"(,"note":{"fr":"Oui"})", id_of(2))).outcome ==
        Outcome::superseded);
  CHECK(rows.action().status == Status::under_way);
  CHECK(rows.take(lead, update(4, R"(,"status":{"is":"done"})", id_of(1))).outcome ==
        Outcome::applied);
  CHECK(rows.take(lead, update(4, R"(,"status":{"is":"done"})", id_of(1))).outcome ==
        Outcome::duplicate);
}

TEST_CASE("only a lead of the action's axis updates it") {
  Rows rows;
  const Intent intent = update(1, R"(,"status":{"is":"done"})");
  for (const Rights& rights : {Rights{}, Rights{{Role::lead, 2}}, Rights{{Role::moderator}},
                               Rights{{Role::editor}, {Role::relay}, {Role::operator_}}}) {
    CHECK(rows.take(rights, intent).reason == Reason::no_right);
  }
  CHECK(rows.take({{Role::lead, 2}, {Role::lead, 1}}, intent).outcome == Outcome::applied);
}

TEST_CASE("late, suspended and abandoned say why, and when next or that there is no date") {
  Rows rows;
  CHECK(rows.take(lead, update(1, R"(,"status":{"is":"late"})")).reason == Reason::empty);
  const auto late = rows.take(
      lead, update(2, R"(,"status":{"is":"late","reason":{"fr":"Le local manque"},"next":""})"));
  CHECK(late.outcome == Outcome::applied);
  CHECK(rows.action().reason.fr == "Le local manque");
  CHECK_FALSE(rows.action().next.known());
  CHECK(rows.action().history[0].text.fr.find("Prochaine date : pas de date") != std::string::npos);
}

TEST_CASE("a measure of the same date takes the former's place, and each stands in its order") {
  Rows rows;
  rows.take(lead, update(1, R"(,"measures":[{"indicator":"A1-03-i1","value":"6","date":"2027"},)"
                            R"({"indicator":"A1-03-i1","value":"5","date":"2024-05-31"},)"
                            R"({"indicator":"A1-03-i1","value":"4.5","date":"2022"}])"));
  const std::vector<Value> history = rows.action().indicators[0].history;
  REQUIRE(history.size() == 3);
  CHECK(history[0].number == Decimal{45, 1});
  CHECK(history[1].date == Date{2024, 5, 31});
  CHECK(history[2].number == Decimal{6, 0});
  CHECK(rows.action().history[0].text.fr.find("4,4\u00A0ans → 4,5\u00A0ans") != std::string::npos);
}

TEST_CASE("a new milestone gets the next number of its action") {
  Rows rows;
  rows.take(
      lead,
      update(1, R"(,"milestones":[{"label":{"fr":"Fermer","en":"Close"},"date":"2027-01"}])"));
  const std::vector<Milestone> milestones = rows.action().milestones;
  REQUIRE(milestones.size() == 2);
  CHECK(milestones[1].id == "A1-03-m2");
  CHECK(milestones[1].state == MilestoneState::to_come);
}

TEST_CASE("an update that would leave an unreadable action is refused, whatever was typed") {
  Rows rows;
  const std::pair<std::string, Reason> bad[] = {
      {R"()", Reason::empty},
      {R"(,"status":{"is":"planned"})", Reason::none},  // its origin becomes another
      {R"(,"status":{"is":"almost"})", Reason::malformed},
      {R"(,"dates":{"start":"2028","end":"2026"})", Reason::malformed},
      {R"(,"dates":{"start":"31/12/2026"})", Reason::malformed},
      {R"(,"milestones":[{"id":"A1-04-m1","state":"done"}])", Reason::unknown_target},
      {R"(,"milestones":[{"id":"A1-03-m1","state":"nearly"}])", Reason::malformed},
      {R"(,"milestones":[{"label":{"fr":" "},"date":"2027"}])", Reason::empty},
      {R"(,"milestones":{})", Reason::malformed},
      {R"(,"measures":[{"indicator":"A1-03-i9","value":"1","date":"2027"}])",
       Reason::unknown_target},
      {R"(,"measures":[{"indicator":"A1-03-i1","value":"1e9","date":"2027"}])", Reason::malformed},
      {R"(,"measures":[{"indicator":"A1-03-i1","value":"007","date":"2027"}])", Reason::malformed},
      {R"(,"measures":[{"indicator":"A1-03-i1","value":"1","date":""}])", Reason::malformed},
  };
  int k = 1;
  // No structured binding: clang 14 does not let a lambda see one.
  for (const auto& one : bad) {
    CAPTURE(one.first);
    Rows fresh;
    CHECK(fresh.take(lead, update(k++, one.first)).reason == one.second);
    fresh.action();
  }
  CHECK(rows.take(lead, update(20, R"(,"note":{"fr":")" + std::string(700, 'a') + "\"}")).reason ==
        Reason::too_long);
  CHECK(rows.take(lead, {id_of(1), 1, "update", "", 0, "[]"}).reason == Reason::malformed);
  CHECK(rows.take(lead, {id_of(1), 1, "update", "", 0, R"({"on":"A9-99"})"}).reason ==
        Reason::unknown_target);
}

TEST_CASE("a lead's words cannot be taken for marks or HTML") {
  Rows rows;
  rows.take(lead, update(1, R"(,"note":{"fr":"<b>Vu</b> [[[x|y]] &nbsp; a\nb < 3","en":"ok"})"));
  CHECK(rows.action().history[0].text.fr.find("< b>Vu< /b>") != std::string::npos);
  CHECK(rows.action().history[0].text.fr.find("[[") == std::string::npos);
}

TEST_CASE("in a demonstration what a lead publishes is an example") {
  Rows rows(true);
  rows.take(lead, update(1, R"(,"status":{"is":"done"})"));
  CHECK(rows.action().status_origin == Origin::example);
  CHECK(rows.action().history[0].origin == Origin::example);
  CHECK_FALSE(rows.row("source", register_source));
}
