// What those in charge do: publish, hide with ground and facts, and answer.
#include "charge/talk_rules.h"

namespace cairn {

namespace {

Decision publish(const Case& c, Contribution target, const std::string& claim) {
  Decision decision;
  if (target.standing == Standing::withdrawn) return reject(Reason::withdrawn);
  if (const auto edited = c.view.row("edit", target.id)) {
    const Json body = body_of(*edited);
    move_said(c, target, text_of(body, "words"), decision);
    target.words = text_of(body, "words");
    target.edited = edited->ord;
    decision.changes.push_back(scrub("edit", target.id));
  }
  target.standing = Standing::published;
  target.ground.clear();
  target.facts.clear();
  decision.changes.push_back(put(row_of(target), lanes_of(target, claim)));
  if (const auto tally = c.view.row("tally", target.id)) {
    decision.changes.push_back(put(*tally, {std::string(public_lane)}));
  }
  return decision;
}

Decision hide(const Case& c, Contribution target, const std::string& claim) {
  const std::string ground(text_of(c.body, "ground"));
  const std::string facts = tidy(text_of(c.body, "facts"));
  // A removal without its reasons is none (DSA art. 17).
  if (ground.empty() || facts.empty()) return reject(Reason::empty);
  if (ground.size() > 40 || length_of(facts) > contribution_most) return reject(Reason::too_long);
  if (target.standing == Standing::withdrawn) return reject(Reason::withdrawn);
  target.standing = Standing::hidden;
  target.ground = ground;
  target.facts = facts;
  Decision decision;
  decision.changes.push_back(put(row_of(target), lanes_of(target, claim)));
  if (const auto tally = c.view.row("tally", target.id)) {
    decision.changes.push_back(put(*tally, {std::string(staff_lane)}));
  }
  return decision;
}

}  // namespace

Decision moderate(const Case& c) {
  if (!has(c.actor.rights, Role::moderator)) return reject(Reason::no_right);
  const auto target = target_of(c);
  if (!target) return reject(Reason::unknown_target);
  const std::string claim = author_claim(c, target->id);
  const std::string_view verdict = text_of(c.body, "verdict");
  if (verdict == "publish") return publish(c, *target, claim);
  if (verdict == "hide") return hide(c, *target, claim);
  return reject(Reason::malformed);
}

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
  made.at = c.now;
  made.example = c.actor.is_example;
  if (const Reason fault = fault_of(made.words, contribution_most); fault != Reason::none) {
    return reject(fault);
  }
  const bool known = made.outcome.empty() || made.outcome == "taken-up" ||
                     made.outcome == "adapted" || made.outcome == "set-aside";
  if (!known) return reject(Reason::malformed);
  Decision decision;
  decision.changes.push_back(
      put(row_of(made), {std::string(public_lane), std::string(staff_lane)}));
  return decision;
}

}  // namespace cairn
