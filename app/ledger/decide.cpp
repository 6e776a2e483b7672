#include "ledger/decide.h"

#include "ledger/rules.h"

namespace cairn {

Decision decide(const View& view, const Actor& actor, std::string_view scope, const Intent& intent,
                std::int64_t now) {
  const IntentKind kind = kind_of(intent);
  if (kind == IntentKind::unknown) return {Outcome::quarantined, Reason::unknown_kind, {}, {}};
  const std::string_view subject = subject_of(scope);
  const auto talk = view.row("talk", subject);
  const auto rules = talk ? talk_rules_of(*talk) : std::nullopt;
  if (subject.empty() || !rules) return reject(Reason::unknown_target);
  JsonError error;
  const auto body = read_json(intent.body, error);
  if (!body || body->kind != JsonKind::object) return reject(Reason::malformed);

  const Case c{view, actor, subject, intent, *body, *rules, now};
  switch (kind) {
    case IntentKind::contribute:
      return contribute(c);
    case IntentKind::edit:
      return edit(c);
    case IntentKind::withdraw:
      return withdraw(c);
    case IntentKind::erase:
      return erase(c);
    case IntentKind::support:
      return support(c);
    case IntentKind::report:
      return report(c);
    case IntentKind::moderate:
      return moderate(c);
    case IntentKind::reply:
      return reply(c);
    case IntentKind::unknown:
      break;
  }
  return {Outcome::quarantined, Reason::unknown_kind, {}, {}};
}

}  // namespace cairn
