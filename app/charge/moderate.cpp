#include "charge/moderate.h"

#include <algorithm>

#include "charge/classify.h"
#include "charge/duty.h"
#include "charge/json_edit.h"
#include "charge/moderation.h"
#include "charge/verdicts.h"

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

/// A moderator. Of an appeal: neither who decided before nor its author, but an operator where
/// nobody knows who decided.
bool may_decide(const Case& c, std::string_view id) {
  const bool is_moderator = has(c.actor.rights, Role::moderator);
  if (!open_appeal(c, id)) return is_moderator;
  const auto before = last_review(c, id);
  const bool is_known = before && !before->by.empty();
  if (is_known && before->by == c.actor.staff) return false;
  if (has(c.actor.rights, Role::operator_)) return true;
  return is_moderator && is_known && !is_mine(c, id);
}

void move_tally(const Case& c, const Contribution& target, Decision& decision) {
  const bool is_public = target.standing == Standing::published;
  if (const auto tally = c.view.row("tally", target.id)) {
    decision.changes.push_back(put(*tally, {std::string(is_public ? public_lane : staff_lane)}));
  }
}

/// The reports that the moderator had read, each for whoever made it.
void answer_reports(const Case& c, const Contribution& target, Decision& decision) {
  const std::string_view verdict = text_of(c.body, "verdict");
  const std::string_view outcome = verdict == "hide"       ? "hidden"
                                   : verdict == "blackout" ? "redacted"
                                                           : "kept";
  const Json* ids = c.body.find("reports");
  if (ids == nullptr) return;
  for (std::size_t i = 0; i < std::min(ids->items.size(), reports_most); ++i) {
    const auto row = c.view.row("report", ids->items[i].text);
    const auto report = row ? report_of(*row) : std::nullopt;
    if (!report || report->on != target.id || !report->outcome.empty()) continue;
    Json body = body_of(*row);
    set_member(body, "outcome", json_text(outcome));
    set_member(body, "decided", json_number(c.now));
    decision.changes.push_back(put_for_author(c, row_with("report", report->id, row->ord, body)));
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
  const bool was_hidden = target->standing == Standing::hidden;
  if (verdict == "publish") fault = publish(c, *target, decision);
  if (hides) fault = hide(c, *target);
  if (blacks_out) fault = black_out(c, *target, decision);
  if (fault != Reason::none) return reject(fault);
  const std::string claim = author_claim(c.view, target->id);
  decision.changes.push_back(put(row_of(*target), lanes_of(*target, claim)));
  move_tally(c, *target, decision);
  const Review review{target->id, std::string(verdict), c.actor.staff, c.now};
  decision.changes.push_back(put(row_of(review), {std::string(staff_lane)}));
  answer_reports(c, *target, decision);
  if (auto appeal = open_appeal(c, target->id)) {
    const bool is_granted = verdict == "publish" || (blacks_out && was_hidden);
    appeal->outcome = is_granted ? "granted" : "dismissed";
    appeal->decided = c.now;
    decision.changes.push_back(put_for_author(c, row_of(*appeal)));
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
  const bool is_redacted = redaction_that_stands(c, *target).has_value();
  if (target->standing != Standing::hidden && !is_redacted) return reject(Reason::unknown_target);
  const auto review = last_review(c, target->id);
  const auto before = c.view.row("appeal", target->id);
  if (const auto earlier = before ? appeal_of(*before) : std::nullopt) {
    // One against each decision: what was dismissed was read twice.
    const bool is_decided_anew =
        !earlier->outcome.empty() &&
        (earlier->outcome == "granted" || (review && review->at > earlier->decided));
    if (!is_decided_anew) return reject(Reason::said_already);
  }
  if (review && c.now - review->at > appeal_days * day) return reject(Reason::closed);
  Decision decision;
  decision.changes.push_back(put_for_author(c, row_of(Appeal{target->id, words, c.now, "", 0})));
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
  decision.changes.push_back(
      put(row_of(*target), lanes_of(*target, author_claim(c.view, target->id))));
  move_tally(c, *target, decision);
  return decision;
}

Decision edit_for_staff(const Case& c) {
  const TalkRules rules = rules_now(c);
  Decision decision = edit({c.view, c.actor, c.subject, c.intent, c.body, rules, c.now});
  const auto target = target_of(c);
  if (!target || decision.outcome == Outcome::rejected) return decision;
  const bool is_direct = decision.reason == Reason::none;
  if (is_direct && target->standing == Standing::published && redaction_that_stands(c, *target)) {
    // They may be the words that were blacked out: somebody reads them first.
    Json body = json_object();
    put(body, "words", json_text(tidy(text_of(c.body, "words"))));
    decision = hold(Reason::awaits_moderation);
    decision.changes.push_back(put_for_author(c, row_with("edit", target->id, c.now, body)));
  }
  for (Change& change : decision.changes) {
    if (change.op != Op::put || change.row.kind != "contribution") continue;
    auto edited = contribution_of(change.row);
    lose_display(*edited);
    change.row = row_of(*edited);
  }
  return decision;
}

Decision withdraw_all(const Case& c) { return with_papers(c, withdraw(c)); }

Decision erase_all(const Case& c) { return with_papers(c, erase(c)); }

}  // namespace cairn
