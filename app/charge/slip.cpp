#include "charge/slip.h"

#include "charge/duty.h"

namespace cairn {

Decision contribute_all(const Case& c) {
  const std::string_view origin = text_of(c.body, "channel");
  const TalkRules rules = rules_now(c);
  if (origin.empty()) {
    return contribute({c.view, c.actor, c.subject, c.intent, c.body, rules, c.now});
  }
  if (!has(c.actor.rights, Role::relay)) return reject(Reason::no_right);
  Actor author = c.actor;
  const bool is_known = from_slug(origin, author.channel) &&
                        (author.channel == Channel::paper || author.channel == Channel::workshop);
  if (!is_known) return reject(Reason::malformed);
  author.person = "slip " + c.intent.id;
  return contribute({c.view, author, c.subject, c.intent, c.body, rules, c.now});
}

}  // namespace cairn
