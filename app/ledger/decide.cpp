#include "ledger/decide.h"

#include "ledger/rules.h"

namespace cairn {

Decision decide_by(Rule* rule, const View& view, const Actor& actor, std::string_view scope,
                   const Intent& intent, std::int64_t now) {
  const std::string_view subject = subject_of(scope);
  const auto talk = view.row("talk", subject);
  const auto rules = talk ? talk_rules_of(*talk) : std::nullopt;
  if (subject.empty() || !rules) return reject(Reason::unknown_target);
  JsonError error;
  const auto body = read_json(intent.body, error);
  if (!body || body->kind != JsonKind::object) return reject(Reason::malformed);

  return rule(Case{view, actor, subject, intent, *body, *rules, now});
}

Decision decide(const View& view, const Actor& actor, std::string_view scope, const Intent& intent,
                std::int64_t now) {
  Rule* rule = nullptr;
  switch (kind_of(intent)) {
    case IntentKind::contribute:
      rule = contribute;
      break;
    case IntentKind::edit:
      rule = edit;
      break;
    case IntentKind::withdraw:
      rule = withdraw;
      break;
    case IntentKind::erase:
      rule = erase;
      break;
    case IntentKind::support:
      rule = support;
      break;
    case IntentKind::report:
      rule = report;
      break;
    default:
      return {Outcome::quarantined, Reason::unknown_kind, {}, {}};
  }
  return decide_by(rule, view, actor, scope, intent, now);
}

}  // namespace cairn
