#include "charge/decide_all.h"

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

/// What those in charge do in a talk, and what follows for them from what everybody does.
Rule* rule_of(const Intent& intent) {
  switch (kind_of(intent)) {
    case IntentKind::contribute:
      return contribute_all;
    case IntentKind::moderate:
      return moderate;
    case IntentKind::reply:
      return reply;
    case IntentKind::edit:
      return edit_for_staff;
    case IntentKind::report:
      return report_to_staff;
    case IntentKind::withdraw:
      return withdraw_all;
    case IntentKind::erase:
      return erase_all;
    default:
      return intent.kind == appeal_kind     ? appeal
             : intent.kind == classify_kind ? classify
                                            : nullptr;
  }
}

}  // namespace

Decision decide_all(const View& view, const Actor& actor, std::string_view scope,
                    const Intent& intent, std::int64_t now) {
  if (scope == people_scope && is_people_kind(intent.kind)) {
    return decide_people(view, actor, intent, now);
  }
  if (scope == roadmap_scope && intent.kind == update_kind) {
    return decide_update(view, actor, intent, now);
  }
  if (scope == roadmap_scope && intent.kind == revise_kind) {
    return decide_revise(view, actor, intent, now);
  }
  if (scope == roadmap_scope && intent.kind == retire_kind) {
    return decide_retire(view, actor, intent, now);
  }
  if (Rule* rule = rule_of(intent)) {
    Decision decision = decide_by(rule, view, actor, scope, intent, now);
    if (rule != classify) keep_gathered(view, decision);
    return decision;
  }
  return decide(view, actor, scope, intent, now);
}

}  // namespace cairn
