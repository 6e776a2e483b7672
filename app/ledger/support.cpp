// Supports and reports: what one does about an action or about what somebody else said.
#include "ledger/rules.h"

namespace cairn {

namespace {

int& count_of(Supports& supports, Channel channel) {
  switch (channel) {
    case Channel::kiosk:
      return supports.kiosk;
    case Channel::paper:
      return supports.paper;
    case Channel::workshop:
      return supports.workshop;
    case Channel::site:
      break;
  }
  return supports.site;
}

/// The action itself, or a contribution that everyone sees.
Reason judge_target(const Case& c, std::string_view on) {
  if (on == c.subject) return Reason::none;
  const auto target = target_of(c);
  if (!target) return Reason::unknown_target;
  return target->standing == Standing::published ? Reason::none : Reason::not_public;
}

}  // namespace

Decision support(const Case& c) {
  const std::string on(text_of(c.body, "on"));
  const Json* set = c.body.find("set");
  if (set == nullptr || set->kind != JsonKind::boolean || c.actor.person.empty()) {
    return reject(Reason::malformed);
  }
  // One may always take a support back, whatever became of what one supported.
  if (set->truth) {
    if (const Reason fault = judge_target(c, on); fault != Reason::none) return reject(fault);
    if (c.now < c.rules.opens) return reject(Reason::not_open);
    if (!c.rules.is_open(c.now)) return {Outcome::late, Reason::closed, {}, {}};
  }
  const std::string id = support_id(on, c.actor.person);
  const auto before = c.view.row("support", id);
  Channel channel = c.actor.channel;
  if (before) from_slug(text_of(body_of(*before), "channel"), channel);
  Decision decision;
  if (before.has_value() == set->truth) return decision;

  const auto tally = c.view.row("tally", on);
  Supports supports = tally ? supports_of(*tally) : Supports{};
  int& count = count_of(supports, channel);
  if (set->truth) {
    ++count;
    Json body = json_object();
    put(body, "on", json_text(on));
    put(body, "channel", json_text(slug(channel)));
    std::vector<std::string> lanes;
    if (!c.actor.claim.empty()) lanes.push_back(own_lane(c.actor.claim));
    decision.changes.push_back(put(row_with("support", id, c.now, body), std::move(lanes)));
  } else {
    if (count > 0) --count;
    decision.changes.push_back(scrub("support", id));
  }
  // What is hidden keeps its count out of sight too.
  const bool is_public = judge_target(c, on) == Reason::none;
  decision.changes.push_back(
      put(tally_row(on, supports), {std::string(is_public ? public_lane : staff_lane)}));
  return decision;
}

Decision report(const Case& c) {
  const std::string_view ground = text_of(c.body, "ground");
  const std::string words = tidy(text_of(c.body, "words"));
  if (!is_ground(ground)) return reject(Reason::malformed);
  if (length_of(words) < 0) return reject(Reason::malformed);
  if (length_of(words) > contribution_most) return reject(Reason::too_long);
  const auto target = target_of(c);
  if (!target) return reject(Reason::unknown_target);
  if (target->standing != Standing::published) return reject(Reason::not_public);
  Json body = json_object();
  put(body, "on", json_text(target->id));
  put(body, "ground", json_text(ground));
  put_text(body, "words", words);
  for (const std::string_view name : {"name", "mail"}) {
    const std::string given = tidy(text_of(c.body, name));
    if (length_of(given) > place_most) return reject(Reason::too_long);
    put_text(body, name, given);
  }
  put(body, "at", json_number(c.now));
  std::vector<std::string> lanes = {std::string(staff_lane)};
  if (!c.actor.claim.empty()) lanes.push_back(own_lane(c.actor.claim));
  Decision decision;
  decision.changes.push_back(put(row_with("report", c.intent.id, c.now, body), std::move(lanes)));
  return decision;
}

}  // namespace cairn
