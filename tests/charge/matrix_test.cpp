// The role matrix (roles.json): each kind of intent, each role, one's own axis, another one and
// none, and every set of roles together. ../server/matrix.test.mjs asks the same over HTTP.
#include <algorithm>
#include <map>

#include "charge/decide_all.h"
#include "charge/passages.h"
#include "charge/people.h"
#include "charge/people_rules.h"
#include "charge/role_matrix.h"
#include "charge/update_action.h"
#include "ledger/lane.h"
#include "ledger/rows.h"

using namespace cairn;
using namespace cairn::test;

namespace {

constexpr std::int64_t now = 1'700'000'000'000;
const std::string person(32, '3'), earlier_id(32, 'e'), fresh_id(32, 'f');
const std::string device(64, 'd'), invitation(64, 'e'), hash(64, 'f');

const Matrix& matrix() {
  static const Matrix read;
  return read;
}

Actor actor_of(const std::string& name, const std::string& rights, Channel channel) {
  Actor actor;
  actor.person = actor.staff = name;
  actor.claim = "claim-" + name;
  actor.claims = {actor.claim};
  actor.rights = rights_of(rights);
  actor.channel = channel;
  REQUIRE(text_of(actor.rights) == rights);
  return actor;
}

/// The talk of one subject with the matrix' contributions in it, the roadmap, and a person of the
/// staff with a device and an open invitation.
class World : public View {
 public:
  World(const std::string& subject, bool is_retired) : talk_(talk_scope(subject)) {
    add({"pack", "essai", 0, R"({"id":"essai","languages":["fr","en"],"as_of":"2020-01-01"})"});
    for (const Subject& one : matrix().subjects) {
      if (one.axis != 0) add_action(one);
      if (one.axis != 0 && is_retired) {
        take(actor_of("editor", "editor", Channel::site), "retire", std::string(roadmap_scope),
             R"({"roadmap":"essai","on":")" + one.is + R"(","why":{"fr":"Une","en":"One"}})");
      }
      if (one.is != subject) continue;
      TalkRules rules;
      rules.axis = one.axis;
      add(row_of(subject, rules));
      for (const Told& told : matrix().contributions) tell(subject, told);
    }
    add(row_of(Person{person, "Quelqu'un", {{Role::relay}}, 1, now - 9}));
    add(row_of(Seat{device, person, 1, now - 9, now - 9, 0}));
    add(row_of(Invitation{invitation, person, 1, now - 9, now + 9'000, 0, "", 0}));
  }
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = rows_.find({std::string(kind), std::string(id)});
    return at == rows_.end() ? std::nullopt : std::optional<Row>(at->second);
  }
  std::string filled(std::string body) const {
    for (const auto& [name, id] : ids_) {
      body = with(body, "{" + name + "}", id);
      body = with(body, "{of " + name + "}", name_of_words("Mot " + name));
    }
    for (const auto& [name, value] : {std::pair{"{person}", person},
                                      {"{device}", device},
                                      {"{invitation}", invitation},
                                      {"{roadmap}", "essai"},
                                      {"{title}", "Une"},
                                      {"{axis_title}", "Un axe"},
                                      {"{expected}", ""},
                                      {"{hash}", hash}}) {
      body = with(body, name, value);
    }
    return with(body, "\"{soon}\"", std::to_string(now + 60'000));
  }

 private:
  void add(const Row& row) { rows_[{row.kind, row.id}] = row; }
  void add_action(const Subject& one) {
    const std::string axis = std::to_string(one.axis);
    add({"axis", axis, 0,
         R"({"id":)" + axis + R"(,"colour":"pine","title":"Un axe","name":"Axe","plain":"Un."})"});
    add({"action", one.is, 0,
         R"({"id":")" + one.is + R"(","axis":)" + axis +
             R"(,"title":"Une","plain":"Une.","text":"Une.","origin":"example",)"
             R"("responsible":{"text":"Service","origin":"example"},)"
             R"("status":{"is":"planned","origin":"example"},"indicators":[{"id":")" +
             one.is + R"(-i1","label":"Durée","unit":"ans","better":"up","measures":[]}],)" +
             R"("milestones":[{"id":")" + one.is +
             R"(-m2","label":"Ouvrir","date":null,"state":"to_come","origin":"example"}]})"});
  }
  void tell(const std::string& subject, const Told& told) {
    const std::string id(32, "0123456789abcde"[ids_.size()]);
    ids_[told.name] = id;
    const bool is_hall = told.by == "hall";
    const Actor author =
        actor_of(told.by, is_hall ? "kiosk" : "", is_hall ? Channel::kiosk : Channel::site);
    const std::string on = R"({"on":")" + id + "\",";
    take(author, "contribute", talk_,
         R"({"form":"comment","on":")" + subject + R"(","lang":"fr","words":"Mot )" + told.name +
             "\"}",
         id);
    if (told.is_hidden) {
      take(actor_of(told.hidden_by, "moderator", Channel::site), "moderate", talk_,
           on + R"("verdict":"hide","ground":"insult","facts":"Une injure."})");
    }
    if (told.is_appealed) take(author, "appeal", talk_, on + R"("words":"Je conteste."})");
    if (!told.under.empty()) {
      take(actor_of("moderator", "moderator", Channel::site), "classify", talk_,
           filled(on + R"("into":"{)" + told.under + R"(}","of":"{of )" + told.name +
                  R"(}","with":"{of )" + told.under + "}\"}"));
    }
  }
  void take(const Actor& actor, const std::string& kind, const std::string& scope,
            const std::string& body, const std::string& id = earlier_id) {
    const Decision decision = decide_all(*this, actor, scope, {id, 1, kind, "", 0, body}, now - 1);
    CAPTURE(kind);
    CAPTURE(body);
    REQUIRE(decision.outcome ==
            (actor.channel == Channel::kiosk ? Outcome::held : Outcome::applied));
    for (const Change& change : decision.changes) {
      rows_.erase({change.row.kind, change.row.id});
      if (change.op == Op::put) add(change.row);
    }
  }
  std::string talk_;
  std::map<std::string, std::string> ids_;
  std::map<std::pair<std::string, std::string>, Row> rows_;
};

/// A line on one of its subjects, as it is asked there.
struct Situation {
  const Asked& asked;
  const World& world;
  Intent intent;
};

const std::vector<Situation>& cases() {
  static std::map<std::pair<std::string, bool>, World> worlds;
  static const std::vector<Situation> all = [] {
    std::vector<Situation> made;
    for (const Asked& one : matrix().all) {
      const World& world =
          worlds.try_emplace({one.subject, one.is_retired}, one.subject, one.is_retired)
              .first->second;
      made.push_back({one, world, {fresh_id, 1, one.kind, "", 0, world.filled(one.body)}});
      REQUIRE(made.back().intent.body.find("\"{") == std::string::npos);
    }
    return made;
  }();
  return all;
}

Decision ask(const Situation& one, std::string_view scope, const std::string& rights,
             Channel channel = Channel::site) {
  return decide_all(one.world, actor_of("own", rights, channel), scope, one.intent, now);
}

/// What this house has rules for.
std::set<std::string> all_kinds() {
  std::set<std::string> kinds;
  for (int kind = 0; kind < static_cast<int>(IntentKind::unknown); ++kind) {
    kinds.emplace(slug(static_cast<IntentKind>(kind)));
  }
  for (const std::string_view kind : kinds_in_charge()) kinds.emplace(kind);
  return kinds;
}

}  // namespace

TEST_CASE("who may do what: each kind against each role, on each subject") {
  for (const Situation& one : cases()) {
    const Asked& asked = one.asked;
    for (const std::string& role : matrix().roles) {
      CAPTURE(asked.kind);
      CAPTURE(asked.scope);
      CAPTURE(asked.body);
      CAPTURE(role);
      const bool is_kiosk = role == "kiosk";
      const Channel channel = is_kiosk ? Channel::kiosk : Channel::site;
      const Decision decision = ask(one, asked.scope, role, channel);
      CHECK(ask(one, asked.scope, role, channel) == decision);
      if (asked.may.count(role) != 0) {
        const bool writes = asked.kind == "contribute" || asked.kind == "edit";
        CHECK(decision.outcome == (is_kiosk && writes ? Outcome::held : Outcome::applied));
        CHECK_FALSE(decision.changes.empty());
      } else {
        CHECK(decision.outcome == Outcome::rejected);
        CHECK(slug(decision.reason) == asked.otherwise);
        CHECK(decision.changes.empty());
      }
    }
  }
}

TEST_CASE("several roles together may what one of them may, and nothing else") {
  const std::vector<std::string>& all = matrix().roles;
  const std::size_t roles = all.size() - 1;  // the first is none
  for (unsigned set = 0; set < 1U << roles; ++set) {
    std::string rights;
    for (std::size_t i = 0; i < roles; ++i) {
      if ((set >> i & 1U) != 0) rights += (rights.empty() ? "" : " ") + all[i + 1];
    }
    for (const Situation& one : cases()) {
      const Asked& asked = one.asked;
      bool may = asked.may.count("") != 0;
      for (std::size_t i = 0; i < roles; ++i) {
        may = may || ((set >> i & 1U) != 0 && asked.may.count(all[i + 1]) != 0);
      }
      CAPTURE(asked.kind);
      CAPTURE(asked.scope);
      CAPTURE(asked.body);
      CAPTURE(rights);
      CHECK((ask(one, asked.scope, rights).outcome == Outcome::applied) == may);
    }
  }
}

TEST_CASE("a kind counts in its own scope alone, whoever asks") {
  for (const Situation& one : cases()) {
    const std::string& own = one.asked.scope;
    for (const std::string& scope : {std::string(roadmap_scope), std::string(people_scope),
                                     talk_scope("A1-01"), std::string("talk/")}) {
      if (scope == own || (scope == "talk/A1-01" && own.starts_with("talk/"))) continue;
      CAPTURE(one.asked.kind);
      CAPTURE(scope);
      for (const std::string& role : matrix().roles) {
        const Decision decision = ask(one, scope, role);
        CHECK((decision.outcome == Outcome::quarantined || decision.outcome == Outcome::rejected));
        CHECK(decision.changes.empty());
      }
    }
  }
}

TEST_CASE("the matrix leaves out no kind that has a rule, and nobody for whom none may it") {
  std::set<std::string> asked, granted;
  for (const Asked& one : matrix().all) {
    asked.insert(one.kind);
    if (!one.may.empty()) granted.insert(one.kind);
  }
  CHECK(asked == all_kinds());
  CHECK(granted == all_kinds());
  for (const std::string_view part : update_parts) {
    CAPTURE(part);
    const std::string member = "\"" + std::string(part) + "\":";
    CHECK(std::any_of(matrix().all.begin(), matrix().all.end(), [&](const Asked& one) {
      return one.kind == update_kind && one.body.find(member) != std::string::npos;
    }));
  }
}

TEST_CASE("the matrix leaves out no role, no axis, and asks each kind of each role on each") {
  std::set<Role> roles;
  std::set<int> axes, led;
  for (const std::string& role : matrix().roles) {
    for (const Grant& grant : rights_of(role)) {
      roles.insert(grant.role);
      if (grant.role == Role::lead) led.insert(grant.axis);
      for (const Subject& subject : matrix().subjects) {
        const bool is_own =
            grant.role == Role::lead && (subject.axis == 0 || subject.axis == grant.axis);
        CHECK((subject.leads.count(role) != 0) == is_own);
      }
    }
  }
  CHECK(std::count(matrix().roles.begin(), matrix().roles.end(), "") == 1);
  CHECK(roles.size() == static_cast<std::size_t>(Role::kiosk) + 1);
  for (const Subject& subject : matrix().subjects) axes.insert(subject.axis);
  CHECK(led == std::set<int>{1, 2});
  CHECK(axes == std::set<int>{0, 1, 2});

  // No line is pinned to one subject: on each it asks another thing.
  std::map<std::size_t, std::set<std::string>> asked;
  for (const Asked& one : matrix().all) asked[one.line].insert(one.scope + " " + one.body);
  CHECK(asked.size() == matrix().lines);
  for (const Asked& one : matrix().all) {
    CAPTURE(one.kind);
    CAPTURE(one.body);
    CHECK(asked[one.line].size() == matrix().subjects_of(one.scope).size());
  }
}
