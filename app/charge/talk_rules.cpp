#include "charge/talk_rules.h"

namespace cairn {

Decision reply(const Case& c) {
  const bool is_lead = leads(c.actor.rights, c.rules.axis);
  if (!is_lead && !has(c.actor.rights, Role::moderator)) return reject(Reason::no_right);
  if (c.view.row("reply", c.intent.id)) return {Outcome::duplicate, Reason::none, {}, {}};
  const auto target = target_of(c);
  if (!target) return reject(Reason::unknown_target);
  if (target->standing != Standing::published) return reject(Reason::not_public);
  Reply made;
  made.id = c.intent.id;
  made.on = target->id;
  made.words = tidy(text_of(c.body, "words"));
  made.lang = text_of(c.body, "lang") == "en" ? Lang::en : Lang::fr;
  made.role = is_lead ? "lead" : "moderator";
  made.outcome = text_of(c.body, "outcome");
  made.action = text_of(c.body, "action");
  made.at = c.now;
  made.example = c.actor.is_example;
  if (const Reason fault = fault_of(made.words, contribution_most); fault != Reason::none) {
    return reject(fault);
  }
  const bool known = made.outcome.empty() || made.outcome == "taken-up" ||
                     made.outcome == "adapted" || made.outcome == "set-aside";
  // The talk of one action does not know the others: a page shows it where there is such an action.
  const bool is_named = made.action.empty() || is_scope(talk_scope(made.action));
  if (!known || !is_named) return reject(Reason::malformed);
  Decision decision;
  decision.changes.push_back(
      put(row_of(made), {std::string(public_lane), std::string(staff_lane)}));
  return decision;
}

}  // namespace cairn
