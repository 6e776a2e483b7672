// The role matrix (roles.json): each kind of intent, each role, one's own axis and another, and
// every set of roles together. ../server/roles.test.mjs asks the same over HTTP.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "charge/decide_all.h"
#include "charge/passages.h"
#include "charge/people.h"
#include "charge/people_rules.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "support/files.h"

using namespace cairn;

namespace {

constexpr std::int64_t now = 1'700'000'000'000;
const std::string said(32, '1'), mine(32, '2'), person(32, '3'), fresh_id(32, '4');
const std::string device(64, 'd'), invitation(64, 'e'), hash(64, 'f');

/// Somebody's word, one's own, a person of the staff with a device and an open invitation.
struct World : View {
  std::map<std::pair<std::string, std::string>, Row> rows;

  void add(const Row& row) { rows[{row.kind, row.id}] = row; }
  void say(const std::string& id, const std::string& claim) {
    Contribution c;
    c.id = id;
    c.on = "A1-01";
    c.words = "Mot de " + claim;
    c.at = now - 1;
    add(row_of(c));
    Json author = json_object();
    put(author, "claim", json_text(claim));
    put(author, "person", json_text(claim));
    add(row_with("author", id, 0, author));
  }
  World() {
    TalkRules rules;
    rules.axis = 1;
    add(row_of("A1-01", rules));
    say(said, "claim-other");
    say(mine, "claim-own");
    add({"pack", "essai", 0, R"({"id":"essai","languages":["fr","en"],"as_of":"2020-01-01"})"});
    add({"axis", "1", 0, "{}"});
    for (const auto& [id, axis] : {std::pair{"A1-01", "1"}, {"A2-01", "2"}}) {
      add({"action", id, 0,
           std::string(R"({"id":")") + id + R"(","axis":)" + axis +
               R"(,"title":"Une","plain":"Une.","text":"Une.","origin":"example",)"
               R"("responsible":{"text":"Service","origin":"example"},)"
               R"("status":{"is":"planned","origin":"example"}})"});
    }
    add(row_of(Person{person, "Quelqu'un", {{Role::relay}}, 1, now - 9}));
    add(row_of(Seat{device, person, 1, now - 9, now - 9, 0}));
    add(row_of(Invitation{invitation, person, 1, now - 9, now + 9'000, 0, "", 0}));
  }
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = rows.find({std::string(kind), std::string(id)});
    return at == rows.end() ? std::nullopt : std::optional<Row>(at->second);
  }
};

std::string with(std::string text, const std::string& name, const std::string& value) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at)) {
    text.replace(at, name.size(), value);
  }
  return text;
}

struct Line {
  std::string kind, scope, body, otherwise;
  std::set<std::string> may;
};

struct Matrix {
  std::vector<std::string> roles;
  std::vector<Line> lines;

  Matrix() {
    JsonError error;
    const auto json = read_json(test::file_at_root("tests/charge/roles.json"), error);
    REQUIRE(json);
    for (const Json& role : json->find("roles")->items) roles.push_back(role.text);
    for (const Json& item : json->find("kinds")->items) {
      Line line;
      line.kind = text_of(item, "kind");
      line.scope = text_of(item, "scope");
      line.otherwise = text_of(item, "otherwise");
      const Json& may = *item.find("may");
      for (const Json& role : may.items) line.may.insert(role.text);
      if (may.text == "all") line.may.insert(roles.begin(), roles.end());
      line.body = write_json(*item.find("body"));
      const std::string of = name_of_words("Mot de claim-other");
      for (const auto& [name, value] : {std::pair{"{said}", said},
                                        {"{of}", of},
                                        {"{mine}", mine},
                                        {"{person}", person},
                                        {"{device}", device},
                                        {"{invitation}", invitation},
                                        {"{roadmap}", "essai"},
                                        {"{title}", "Une"},
                                        {"{hash}", hash}}) {
        line.body = with(line.body, name, value);
      }
      line.body = with(line.body, "\"{soon}\"", std::to_string(now + 60'000));
      lines.push_back(std::move(line));
    }
  }
};

Decision ask(const Line& line, const std::string& rights, Channel channel = Channel::site) {
  Actor actor;
  actor.person = "somebody";
  actor.claim = "claim-own";
  actor.claims = {"claim-own"};
  actor.rights = rights_of(rights);
  actor.channel = channel;
  REQUIRE(text_of(actor.rights) == rights);
  const Intent intent{fresh_id, 1, line.kind, "", 0, line.body};
  const World world;
  const Decision decision = decide_all(world, actor, line.scope, intent, now);
  CHECK(decide_all(world, actor, line.scope, intent, now) == decision);
  return decision;
}

}  // namespace

TEST_CASE("who may do what: each kind against each role") {
  const Matrix matrix;
  for (const Line& line : matrix.lines) {
    for (const std::string& role : matrix.roles) {
      CAPTURE(line.kind);
      CAPTURE(line.body);
      CAPTURE(role);
      const bool is_kiosk = role == "kiosk";
      const Decision decision = ask(line, role, is_kiosk ? Channel::kiosk : Channel::site);
      if (line.may.count(role) != 0) {
        const bool writes = line.kind == "contribute" || line.kind == "edit";
        CHECK(decision.outcome == (is_kiosk && writes ? Outcome::held : Outcome::applied));
        CHECK_FALSE(decision.changes.empty());
      } else {
        CHECK(decision.outcome == Outcome::rejected);
        CHECK(slug(decision.reason) == line.otherwise);
        CHECK(decision.changes.empty());
      }
    }
  }
}

TEST_CASE("several roles together may what one of them may, and nothing else") {
  const Matrix matrix;
  const std::size_t roles = matrix.roles.size() - 1;  // the first is none
  for (unsigned set = 0; set < 1U << roles; ++set) {
    std::string rights;
    for (std::size_t i = 0; i < roles; ++i) {
      if ((set >> i & 1U) != 0) rights += (rights.empty() ? "" : " ") + matrix.roles[i + 1];
    }
    for (const Line& line : matrix.lines) {
      bool may = line.may.count("") != 0;
      for (std::size_t i = 0; i < roles; ++i) {
        may = may || ((set >> i & 1U) != 0 && line.may.count(matrix.roles[i + 1]) != 0);
      }
      CAPTURE(line.kind);
      CAPTURE(rights);
      CHECK((ask(line, rights).outcome == Outcome::applied) == may);
    }
  }
}

TEST_CASE("the matrix leaves out no kind and no role") {
  const Matrix matrix;
  std::set<std::string> kinds;
  for (const Line& line : matrix.lines) kinds.insert(line.kind);
  for (int kind = 0; kind < static_cast<int>(IntentKind::unknown); ++kind) {
    CHECK(kinds.count(std::string(slug(static_cast<IntentKind>(kind)))) == 1);
  }
  for (const std::string_view kind : people_kinds) CHECK(kinds.count(std::string(kind)) == 1);
  std::set<Role> roles;
  for (const std::string& role : matrix.roles) {
    for (const Grant& grant : rights_of(role)) roles.insert(grant.role);
  }
  CHECK(roles.size() == static_cast<std::size_t>(Role::kiosk) + 1);
}
