#include "charge/decide_all.h"

#include "charge/people_rules.h"
#include "charge/talk_rules.h"
#include "charge/update_action.h"
#include "ledger/lane.h"

namespace cairn {

Decision decide_all(const View& view, const Actor& actor, std::string_view scope,
                    const Intent& intent, std::int64_t now) {
  if (scope == people_scope && is_people_kind(intent.kind)) {
    return decide_people(view, actor, intent, now);
  }
  if (scope == roadmap_scope && intent.kind == update_kind) {
    return decide_update(view, actor, intent, now);
  }
  const IntentKind kind = kind_of(intent);
  if (kind == IntentKind::moderate) return decide_by(moderate, view, actor, scope, intent, now);
  if (kind == IntentKind::reply) return decide_by(reply, view, actor, scope, intent, now);
  return decide(view, actor, scope, intent, now);
}

}  // namespace cairn
