// A little roadmap before an editor: what was asked is decided, and what comes of it stands in it.
#pragma once
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "charge/decide_all.h"
#include "charge/wording.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/rows.h"

namespace cairn::test {

inline constexpr std::int64_t november = 1'795'000'000'000;  // 2026-11-18

inline const char* const page_body =
    R"({"id":"aide","title":{"fr":"Aide","en":"Help"},"sections":[{"heading":{"fr":"Trouver","en":"Find"},)"
    R"("blocks":[{"p":{"fr":"Tout est [[ici|/actions]].","en":"All is [[here|/actions]]."}},)"
    R"({"list":[{"fr":"Un","en":"One"}]}]},{"id":"liste","heading":{"fr":"Liste","en":"List"},"blocks":[]}]})";
inline const char* const action_body =
    R"({"id":"A1-03","axis":1,"title":{"fr":"Réparer","en":"Repair"},"plain":{"fr":"Réparer.","en":"Repair."},)"
    R"("text":{"fr":"Réparer.","en":"Repair."},"origin":"example",)"
    R"("responsible":{"text":{"fr":"Service","en":"Department"},"origin":"example"},)"
    R"("status":{"is":"late","reason":{"fr":"Retard","en":"Late"},"next":null,"origin":"example"},)"
    R"("milestones":[{"id":"A1-03-m1","label":{"fr":"Ouvrir","en":"Open"},"date":"2026-06","state":"to_come","origin":"example"}],)"
    R"("history":[{"date":"2025","text":{"fr":"Début","en":"Start"},"origin":"example"}]})";

class Rows : public View {
 public:
  std::map<std::pair<std::string, std::string>, Row> rows;

  explicit Rows(const std::string& langs = R"("fr","en")") {
    add({"page", "aide", 3, page_body});
    add({"page", "accessibilite", 4, page_body});
    add({"action", "A1-03", 3, action_body});
    add({"axis", "1", 0, "{}"});
    add({"term", "reemploi", 0, R"({"id":"reemploi"})"});
    add({"pack", "essai", 0,
         R"({"id":"essai","languages":[)" + langs + R"(],"as_of":"2026-06-30"})"});
  }
  void add(Row row) { rows[{row.kind, row.id}] = std::move(row); }
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = rows.find({std::string(kind), std::string(id)});
    return at == rows.end() ? std::nullopt : std::optional<Row>(at->second);
  }
  Decision take(const Intent& intent, const Rights& rights = {{Role::editor}}) {
    Actor actor;
    actor.rights = rights;
    const Decision decision = decide_all(*this, actor, roadmap_scope, intent, november);
    CHECK(decide_all(*this, actor, roadmap_scope, intent, november) == decision);
    for (const Change& change : decision.changes) {
      if (change.op == Op::remove) {
        rows.erase({change.row.kind, change.row.id});
        continue;
      }
      CHECK(change.op == Op::put);
      CHECK(change.lanes == std::vector<std::string>{"public"});
      add(change.row);
    }
    return decision;
  }
  std::string words(const std::string& kind, const std::string& id, const std::string& at,
                    std::string_view lang) {
    Json body = body_of(*row(kind, id));
    const Json* place = wording_at(body, at);
    return place == nullptr ? "" : std::string(text_of(*place, lang));
  }
};

}  // namespace cairn::test
