// A talk's scope in memory, people who act in it, and their intents, for the tests of `decide`.
#pragma once
#include <doctest/doctest.h>

#include <map>

#include "charge/decide_all.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/rows.h"

namespace cairn::test {

/// A scope in memory, with the lanes each row is in.
class Talk : public View {
 public:
  std::map<std::pair<std::string, std::string>, std::pair<Row, std::vector<std::string>>> rows;
  std::int64_t now = 1000;

  explicit Talk(TalkRules rules = {}) {
    const Row row = row_of("A1-03", rules);
    rows[{row.kind, row.id}] = {row, {"public"}};
  }
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = rows.find({std::string(kind), std::string(id)});
    return at == rows.end() ? std::nullopt : std::optional<Row>(at->second.first);
  }
  Decision take(const Actor& actor, const Intent& intent) {
    Decision decision = decide_all(*this, actor, "talk/A1-03", intent, now);
    CHECK(decide_all(*this, actor, "talk/A1-03", intent, now) == decision);
    for (const Change& change : decision.changes) {
      const std::pair<std::string, std::string> key{change.row.kind, change.row.id};
      if (change.op == Op::put) rows[key] = {change.row, change.lanes};
      if (change.op != Op::put) rows.erase(key);
    }
    return decision;
  }
  bool in(std::string_view lane, std::string_view kind, const std::string& id) const {
    const auto at = rows.find({std::string(kind), id});
    if (at == rows.end()) return false;
    for (const std::string& l : at->second.second) {
      if (l == lane) return true;
    }
    return false;
  }
  std::optional<Contribution> said(const std::string& id) const {
    const auto r = row("contribution", id);
    return r ? contribution_of(*r) : std::nullopt;
  }
  bool holds(std::string_view words) const {
    for (const auto& [key, value] : rows) {
      if (value.first.body.find(words) != std::string::npos) return true;
    }
    return false;
  }
};

inline Actor person(const std::string& name) {
  Actor actor;
  actor.person = name;
  actor.claim = "claim-" + name;
  actor.claims = {actor.claim};
  return actor;
}

inline Actor moderator() {
  Actor actor = person("mod");
  actor.rights = {{Role::moderator}};
  return actor;
}

inline std::string id_of(int n) {
  std::string id(32, '0');
  for (std::size_t i = 32; n > 0; n /= 10) id[--i] = static_cast<char>('0' + n % 10);
  return id;
}

inline Intent intent(int n, IntentKind kind, const std::string& body) {
  Intent i;
  i.id = id_of(n);
  i.n = n;
  i.kind = slug(kind);
  i.body = body;
  return i;
}

inline Intent comment(int n, const std::string& words, const std::string& more = "") {
  return intent(
      n, IntentKind::contribute,
      R"({"form":"comment","on":"A1-03","words":")" + words + R"(","lang":"fr")" + more + "}");
}

inline Intent about(int n, IntentKind kind, int on, const std::string& more = "") {
  return intent(n, kind, R"({"on":")" + id_of(on) + "\"" + more + "}");
}

inline Intent support(int n, const std::string& on, bool set) {
  return intent(n, IntentKind::support,
                R"({"on":")" + on + R"(","set":)" + (set ? "true" : "false") + "}");
}

inline Supports tally(const Talk& talk, const std::string& on) {
  const auto row = talk.row("tally", on);
  return row ? supports_of(*row) : Supports{};
}

}  // namespace cairn::test
