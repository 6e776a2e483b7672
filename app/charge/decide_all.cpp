#include "charge/decide_all.h"

#include <iterator>

#include "charge/classify.h"
#include "charge/gather.h"
#include "charge/moderate.h"
#include "charge/people_rules.h"
#include "charge/retire.h"
#include "charge/revise.h"
#include "charge/slip.h"
#include "charge/talk_rules.h"
#include "charge/update_action.h"
#include "ledger/lane.h"

namespace cairn {

namespace {

template <typename Judged>
struct Judging {
  std::string_view kind;
  Judged* rule;
};

/// In a talk: what those in charge do, and what follows for them from what everybody does.
constexpr Judging<Rule> talk_rules[] = {
    {"contribute", contribute_all}, {"moderate", moderate},      {"reply", reply},
    {"edit", edit_for_staff},       {"report", report_to_staff}, {"withdraw", withdraw_all},
    {"erase", erase_all},           {appeal_kind, appeal},       {classify_kind, classify},
};

using RoadmapRule = Decision(const View&, const Actor&, const Intent&, std::int64_t);
constexpr Judging<RoadmapRule> roadmap_rules[] = {
    {update_kind, decide_update},
    {revise_kind, decide_revise},
    {retire_kind, decide_retire},
};

template <typename Judged, std::size_t size>
Judged* rule_of(const Judging<Judged> (&rules)[size], std::string_view kind) {
  for (const Judging<Judged>& one : rules) {
    if (one.kind == kind) return one.rule;
  }
  return nullptr;
}

}  // namespace

Decision decide_all(const View& view, const Actor& actor, std::string_view scope,
                    const Intent& intent, std::int64_t now) {
  if (scope == people_scope && is_people_kind(intent.kind)) {
    return decide_people(view, actor, intent, now);
  }
  if (scope == roadmap_scope) {
    if (RoadmapRule* rule = rule_of(roadmap_rules, intent.kind)) {
      return rule(view, actor, intent, now);
    }
  }
  if (Rule* rule = rule_of(talk_rules, intent.kind)) {
    Decision decision = decide_by(rule, view, actor, scope, intent, now);
    if (rule != classify) keep_gathered(view, decision);
    return decision;
  }
  return decide(view, actor, scope, intent, now);
}

std::vector<std::string_view> kinds_in_charge() {
  std::vector<std::string_view> kinds(std::begin(people_kinds), std::end(people_kinds));
  for (const auto& one : roadmap_rules) kinds.push_back(one.kind);
  for (const auto& one : talk_rules) kinds.push_back(one.kind);
  return kinds;
}

}  // namespace cairn
