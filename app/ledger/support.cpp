// Supports and reports: what one does about an action or about what somebody else said.
//
// To choose an answer to the question asked of an action is to support that answer, which is named
// "A1-03/2.3": the third answer to its second question. Invariant: of one question a person
// supports one answer at most; another one takes its place.
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

/// Is it an answer to what is asked here, now or before?
bool is_answer(const Case& c, std::string_view on) {
  return on.starts_with(c.subject) && on.substr(c.subject.size()).starts_with('/');
}

/// Only what is asked now is answered; what was asked before is closed.
Reason judge_answer(const Case& c, const Json& asked, std::string_view on) {
  const std::int64_t question = number_of(asked, "question");
  for (int choice = 1; choice <= number_of(asked, "choices"); ++choice) {
    if (on == answer_id(c.subject, question, choice)) return Reason::none;
  }
  return Reason::closed;
}

/// One more or less. What is hidden keeps its count out of sight too.
void move_count(const Case& c, std::string_view on, Channel channel, int by, Decision& decision) {
  const auto tally = c.view.row("tally", on);
  Supports supports = tally ? supports_of(*tally) : Supports{};
  int& count = count_of(supports, channel);
  count = count + by < 0 ? 0 : count + by;
  const bool is_public = is_answer(c, on) || judge_target(c, on) == Reason::none;
  decision.changes.push_back(
      put(tally_row(on, supports), {std::string(is_public ? public_lane : staff_lane)}));
}

/// Takes back a support, where there is one.
void take_back(const Case& c, std::string_view on, Decision& decision) {
  const std::string id = support_id(on, c.actor.person);
  const auto row = c.view.row("support", id);
  if (!row) return;
  Channel channel = c.actor.channel;
  from_slug(text_of(body_of(*row), "channel"), channel);
  decision.changes.push_back(scrub("support", id));
  move_count(c, on, channel, -1, decision);
}

/// Whatever this person chose of the question that `on` answers.
void take_back_answers(const Case& c, std::string_view on, Decision& decision) {
  std::string other(on);
  for (char choice = '1'; choice <= '9'; ++choice) {
    other.back() = choice;
    take_back(c, other, decision);
  }
}

}  // namespace

Decision support(const Case& c) {
  const std::string on(text_of(c.body, "on"));
  const Json* set = c.body.find("set");
  if (set == nullptr || set->kind != JsonKind::boolean || c.actor.person.empty()) {
    return reject(Reason::malformed);
  }
  // One may always take a support back, whatever became of what one supported.
  Decision decision;
  const bool answers = is_answer(c, on);
  if (!set->truth) {
    // Whichever answer of that question it was: a device may remember another one.
    if (answers) take_back_answers(c, on, decision);
    if (!answers) take_back(c, on, decision);
    return decision;
  }
  const Json asked = answers ? asked_in(c) : json_object();
  const Reason fault = answers ? judge_answer(c, asked, on) : judge_target(c, on);
  const TalkRules rules = period_of(c, asked);
  if (fault != Reason::none && fault != Reason::closed) return reject(fault);
  if (c.now < rules.opens) return reject(Reason::not_open);
  if (fault == Reason::closed || !rules.is_open(c.now)) {
    return {Outcome::late, Reason::closed, {}, {}};
  }
  const std::string id = support_id(on, c.actor.person);
  if (c.view.row("support", id)) return decision;
  if (answers) take_back_answers(c, on, decision);
  Json body = json_object();
  put(body, "on", json_text(on));
  put(body, "channel", json_text(slug(c.actor.channel)));
  std::vector<std::string> lanes;
  if (!c.actor.claim.empty()) lanes.push_back(own_lane(c.actor.claim));
  decision.changes.push_back(put(row_with("support", id, c.now, body), std::move(lanes)));
  move_count(c, on, c.actor.channel, 1, decision);
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
