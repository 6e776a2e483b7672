#include "charge/moderate.h"

#include <algorithm>

#include "charge/json_edit.h"
#include "charge/moderation.h"
#include "charge/passages.h"

namespace cairn {

namespace {

constexpr std::int64_t day = 24LL * 3600 * 1000;

std::optional<Appeal> open_appeal(const Case& c, std::string_view id) {
  const auto row = c.view.row("appeal", id);
  auto appeal = row ? appeal_of(*row) : std::nullopt;
  return appeal && appeal->outcome.empty() ? appeal : std::nullopt;
}

std::optional<Review> last_review(const Case& c, std::string_view id) {
  const auto row = c.view.row("review", id);
  return row ? review_of(*row) : std::nullopt;
}

const std::string& decider(const Case& c) {
  return c.actor.staff.empty() ? c.actor.person : c.actor.staff;
}

/// A moderator; of an appeal, another one than before, or an operator.
bool may_decide(const Case& c, std::string_view id) {
  const bool is_moderator = has(c.actor.rights, Role::moderator);
  if (!open_appeal(c, id)) return is_moderator;
  if (has(c.actor.rights, Role::operator_)) return true;
  const auto before = last_review(c, id);
  return is_moderator && (!before || before->by != decider(c));
}

void publish(const Case& c, Contribution& target, Decision& decision) {
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
}

/// Why anything is hidden; refused where it is not said.
Reason read_reasons(const Case& c, std::string& ground, std::string& facts) {
  ground = text_of(c.body, "ground");
  facts = tidy(text_of(c.body, "facts"));
  if (ground.empty() || facts.empty()) return Reason::empty;
  const bool is_long = ground.size() > 40 || length_of(facts) > contribution_most;
  return is_long ? Reason::too_long : Reason::none;
}

Reason hide(const Case& c, Contribution& target) {
  const Reason fault = read_reasons(c, target.ground, target.facts);
  target.standing = Standing::hidden;
  return fault;
}

/// The words stay, without some; those are the author's and the staff's to read.
Reason black_out(const Case& c, Contribution& target, Decision& decision) {
  Redaction redaction{target.id, target.words, "", "", c.now};
  if (const Reason fault = read_reasons(c, redaction.ground, redaction.facts);
      fault != Reason::none) {
    return fault;
  }
  const auto words = blacked_out(target.words, text_of(c.body, "passages"), target.lang);
  // The words that its moderator read, or none.
  if (!words || text_of(c.body, "of") != name_of_words(target.words)) return Reason::malformed;
  const auto row = c.view.row("redaction", target.id);
  const auto before = row ? redaction_of(*row) : std::nullopt;
  if (before && before->at >= target.edited) redaction.words = before->words;
  move_said(c, target, *words, decision);
  target.words = *words;
  target.standing = Standing::published;
  target.ground.clear();
  target.facts.clear();
  std::vector<std::string> lanes = {std::string(staff_lane)};
  const std::string claim = author_claim(c, target.id);
  if (!claim.empty()) lanes.push_back(own_lane(claim));
  decision.changes.push_back(put(row_of(redaction), std::move(lanes)));
  return Reason::none;
}

void move_tally(const Case& c, const Contribution& target, Decision& decision) {
  const bool is_public = target.standing == Standing::published;
  if (const auto tally = c.view.row("tally", target.id)) {
    decision.changes.push_back(put(*tally, {std::string(is_public ? public_lane : staff_lane)}));
  }
}

/// The reports that the moderator had read, each for whoever made it.
void answer_reports(const Case& c, const Contribution& target, Decision& decision) {
  const Json* ids = c.body.find("reports");
  if (ids == nullptr) return;
  for (std::size_t i = 0; i < std::min(ids->items.size(), reports_most); ++i) {
    const auto row = c.view.row("report", ids->items[i].text);
    const auto report = row ? report_of(*row) : std::nullopt;
    if (!report || report->on != target.id || !report->outcome.empty()) continue;
    Json body = body_of(*row);
    const bool is_hidden = target.standing == Standing::hidden;
    set_member(body, "outcome", json_text(is_hidden ? "hidden" : "kept"));
    set_member(body, "decided", json_number(c.now));
    std::vector<std::string> lanes = {std::string(staff_lane)};
    const std::string claim = author_claim(c, report->id);
    if (!claim.empty()) lanes.push_back(own_lane(claim));
    decision.changes.push_back(put(row_with("report", report->id, row->ord, body), lanes));
  }
}

void scrub_if_there(const Case& c, std::string_view kind, std::string_view id, Decision& decision) {
  if (c.view.row(kind, id)) decision.changes.push_back(scrub(kind, id));
}

/// What the staff wrote about it goes where its words go.
Decision with_papers(const Case& c, Decision decision) {
  if (decision.outcome != Outcome::applied) return decision;
  const std::string_view id = text_of(c.body, "on");
  for (const std::string_view kind : {"review", "appeal", "redaction"})
    scrub_if_there(c, kind, id, decision);
  return decision;
}

}  // namespace

Decision moderate(const Case& c) {
  auto target = target_of(c);
  if (!may_decide(c, text_of(c.body, "on"))) return reject(Reason::no_right);
  if (!target) return reject(Reason::unknown_target);
  const std::string_view verdict = text_of(c.body, "verdict");
  const bool hides = verdict == "hide", blacks_out = verdict == "blackout";
  if (verdict != "publish" && !hides && !blacks_out) return reject(Reason::malformed);
  if (target->standing == Standing::withdrawn) return reject(Reason::withdrawn);
  Decision decision;
  Reason fault = Reason::none;
  if (verdict == "publish") publish(c, *target, decision);
  if (hides) fault = hide(c, *target);
  if (blacks_out) fault = black_out(c, *target, decision);
  if (fault != Reason::none) return reject(fault);
  const std::string claim = author_claim(c, target->id);
  decision.changes.push_back(put(row_of(*target), lanes_of(*target, claim)));
  move_tally(c, *target, decision);
  const Review review{target->id, std::string(verdict), decider(c), c.now};
  decision.changes.push_back(put(row_of(review), {std::string(staff_lane)}));
  answer_reports(c, *target, decision);
  if (auto appeal = open_appeal(c, target->id)) {
    appeal->outcome = hides ? "dismissed" : "granted";
    appeal->decided = c.now;
    std::vector<std::string> lanes = {std::string(staff_lane)};
    if (!claim.empty()) lanes.push_back(own_lane(claim));
    decision.changes.push_back(put(row_of(*appeal), std::move(lanes)));
  }
  return decision;
}

Decision appeal(const Case& c) {
  const auto target = target_of(c);
  // Whether there is such a one is said to its author alone.
  if (!target || !is_mine(c, target->id)) return reject(Reason::not_yours);
  const std::string words = tidy(text_of(c.body, "words"));
  if (const Reason fault = fault_of(words, contribution_most); fault != Reason::none) {
    return reject(fault);
  }
  if (target->standing != Standing::hidden) return reject(Reason::unknown_target);
  const auto before = c.view.row("appeal", target->id);
  const auto earlier = before ? appeal_of(*before) : std::nullopt;
  // One against one decision: what was dismissed was read twice.
  if (earlier && earlier->outcome != "granted") return reject(Reason::said_already);
  const auto review = last_review(c, target->id);
  if (review && c.now - review->at > appeal_days * day) return reject(Reason::closed);
  Decision decision;
  decision.changes.push_back(put(row_of(Appeal{target->id, words, c.now, "", 0}),
                                 {std::string(staff_lane), own_lane(author_claim(c, target->id))}));
  return decision;
}

Decision report_to_staff(const Case& c) {
  Decision decision = report(c);
  if (decision.outcome != Outcome::applied) return decision;
  if (!c.actor.claim.empty()) {
    Json author = json_object();
    put(author, "claim", json_text(c.actor.claim));
    decision.changes.push_back(put(row_with("author", c.intent.id, 0, author), {}));
  }
  auto target = target_of(c);
  if (!target || !is_urgent(text_of(c.body, "ground"))) return decision;
  const auto review = last_review(c, target->id);
  if (review && review->at >= std::max(target->at, target->edited)) return decision;
  target->standing = Standing::held;
  decision.changes.push_back(put(row_of(*target), lanes_of(*target, author_claim(c, target->id))));
  move_tally(c, *target, decision);
  return decision;
}

Decision withdraw_all(const Case& c) { return with_papers(c, withdraw(c)); }

Decision erase_all(const Case& c) { return with_papers(c, erase(c)); }

}  // namespace cairn
