#include "charge/verdicts.h"

#include "charge/classify.h"
#include "charge/passages.h"

namespace cairn {

namespace {

/// Are these the words, a new version that waits included, that were read?
bool is_of(const Case& c, const Contribution& target) {
  const auto edit = c.view.row("edit", target.id);
  const std::string edited(edit ? text_of(body_of(*edit), "words") : "");
  return text_of(c.body, "of") == name_of_words(target.words, edited);
}

/// Why anything is hidden; refused where it is not said.
Reason read_reasons(const Case& c, std::string& ground, std::string& facts) {
  ground = text_of(c.body, "ground");
  facts = tidy(text_of(c.body, "facts"));
  if (ground.empty() || facts.empty()) return Reason::empty;
  const bool is_long = ground.size() > 40 || length_of(facts) > contribution_most;
  return is_long ? Reason::too_long : Reason::none;
}

void show(Contribution& target) {
  target.standing = Standing::published;
  target.ground.clear();
  target.facts.clear();
}

void set_words(const Case& c, Contribution& target, const std::string& words, Decision& decision) {
  move_said(c, target, words, decision);
  target.words = words;
  lose_display(target);
  // No byte of what they were is left where they were public.
  decision.changes.push_back(scrub("contribution", target.id));
}

bool is_appealed(const Case& c, const Contribution& target) {
  const auto row = c.view.row("appeal", target.id);
  const auto appeal = row ? appeal_of(*row) : std::nullopt;
  return appeal && appeal->outcome.empty();
}

}  // namespace

std::optional<Redaction> redaction_that_stands(const Case& c, const Contribution& target) {
  const auto row = c.view.row("redaction", target.id);
  const auto redaction = row ? redaction_of(*row) : std::nullopt;
  return redaction && redaction->at >= target.edited ? redaction : std::nullopt;
}

Change put_for_author(const Case& c, Row row) {
  std::vector<std::string> lanes = {std::string(staff_lane)};
  const std::string claim = author_claim(c.view, row.id);
  if (!claim.empty()) lanes.push_back(own_lane(claim));
  return put(std::move(row), std::move(lanes));
}

Reason publish(const Case& c, Contribution& target, Decision& decision) {
  if (c.body.find("of") != nullptr && !is_of(c, target)) return Reason::malformed;
  const auto redaction = redaction_that_stands(c, target);
  if (const auto edited = c.view.row("edit", target.id)) {
    const Json body = body_of(*edited);
    move_said(c, target, text_of(body, "words"), decision);
    target.words = text_of(body, "words");
    lose_display(target);
    target.edited = edited->ord;
    decision.changes.push_back(scrub("edit", target.id));
    if (c.view.row("redaction", target.id)) {
      decision.changes.push_back(scrub("redaction", target.id));
    }
  } else if (redaction && is_appealed(c, target)) {
    set_words(c, target, redaction->words, decision);
    decision.changes.push_back(scrub("redaction", target.id));
  }
  show(target);
  return Reason::none;
}

Reason hide(const Case& c, Contribution& target) {
  const Reason fault = read_reasons(c, target.ground, target.facts);
  target.standing = Standing::hidden;
  return fault;
}

Reason black_out(const Case& c, Contribution& target, Decision& decision) {
  Redaction redaction{target.id, target.words, "", "", c.now};
  if (const Reason fault = read_reasons(c, redaction.ground, redaction.facts);
      fault != Reason::none) {
    return fault;
  }
  const auto words = blacked_out(target.words, text_of(c.body, "passages"), target.lang);
  if (!words || !is_of(c, target)) {
    if (!truth_of(c.body, "again")) return Reason::malformed;
    // After a restore these may be the words it was of, or what they were before: somebody reads.
    target.standing = Standing::held;
    return Reason::none;
  }
  if (const auto before = redaction_that_stands(c, target)) redaction.words = before->words;
  set_words(c, target, *words, decision);
  show(target);
  decision.changes.push_back(put_for_author(c, row_of(redaction)));
  return Reason::none;
}

}  // namespace cairn
