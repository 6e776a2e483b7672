// What moderators and leads do about what people say, and what people do about that.
//
// What they choose by is what their device shows; where a world is run again with other clocks,
// what the server said: what a device foretells of a moderator depends on its clock.
#include <algorithm>

#include "charge/classify.h"
#include "charge/moderate.h"
#include "charge/passages.h"
#include "json/build.h"
#include "world.h"

namespace cairn::simulation {

namespace {

struct Found {
  std::vector<Contribution> all;
  std::map<std::string, std::string> edits;            // words that wait
  std::set<std::string> reported, appealed, redacted;  // contributions
  std::map<std::string, std::vector<std::string>> reports;
};

Found found_in(const std::vector<Row>& rows) {
  Found found;
  for (const Row& row : rows) {
    if (auto c = contribution_of(row)) found.all.push_back(*std::move(c));
    const Json body = body_of(row);
    const std::string on(text_of(body, "on"));
    if (row.kind == "edit") found.edits[row.id] = text_of(body, "words");
    if (row.kind == "redaction") found.redacted.insert(row.id);
    if (row.kind == "appeal" && text_of(body, "outcome").empty()) found.appealed.insert(row.id);
    if (row.kind == "report" && text_of(body, "outcome").empty()) {
      found.reported.insert(on);
      found.reports[on].push_back(row.id);
    }
  }
  return found;
}

std::string words_named(const Contribution& c, const Found& found) {
  const auto edit = found.edits.find(c.id);
  return name_of_words(c.words, edit == found.edits.end() ? "" : edit->second);
}

/// What nobody is to read is the word that can be found again.
std::string passage_of(const Contribution& c) {
  const std::size_t at = c.words.find(canary);
  if (at == c.words.npos) return "0-8";
  return std::to_string(at) + "-" + std::to_string(at + canary_size);
}

const Contribution* any_of(Dice& dice, const std::vector<const Contribution*>& all) {
  return all.empty() ? nullptr
                     : all[static_cast<std::size_t>(dice.below(static_cast<int>(all.size())))];
}

template <typename Keep>
std::vector<const Contribution*> those(const Found& found, Keep keep) {
  std::vector<const Contribution*> some;
  for (const Contribution& c : found.all) {
    if (keep(c)) some.push_back(&c);
  }
  return some;
}

bool is_public(const Contribution& c) { return c.standing == Standing::published; }

const std::string nobody(32, '0');

}  // namespace

std::vector<Row> World::looked_at(const Device& device, const std::string& scope) const {
  const Replica& replica = *device.tab.replica;
  return is_twin_ ? replica.base_rows(scope) : replica.shown_rows(scope);
}

/// Mostly of what asks for it.
Json World::verdict(Device& device, Saved& saved) {
  const Found found = found_in(looked_at(device, saved.scope));
  const auto asks = [&](const Contribution& c) {
    return c.standing == Standing::held || found.edits.count(c.id) != 0 ||
           found.reported.count(c.id) != 0 || found.appealed.count(c.id) != 0;
  };
  const Contribution* one = any_of(dice_, those(found, asks));
  if (one == nullptr || dice_.one_in(3)) {
    one = any_of(dice_, those(found, [](const Contribution&) { return true; }));
  }
  saved.intent.kind = "moderate";
  saved.intent.claim.clear();
  saved.on = one != nullptr ? one->id : nobody;
  const int roll = dice_.below(8);
  const std::string kind = roll < 3 ? "publish" : roll < 6 ? "hide" : "blackout";
  Json body = json_object();
  put(body, "on", json_text(saved.on));
  put(body, "verdict", json_text(kind));
  put(body, "ground", json_text("insult"));
  put(body, "facts", json_text("des faits"));
  if (one == nullptr) return body;
  // Now and then of words that nobody reads there.
  const bool says_words = kind == "blackout" || dice_.one_in(2);
  const std::string named = dice_.one_in(12) ? name_of_words("autre") : words_named(*one, found);
  if (says_words) put(body, "of", json_text(named));
  if (kind == "blackout") put(body, "passages", json_text(passage_of(*one)));
  Json reports = json_array();
  const auto about = found.reports.find(one->id);
  if (about != found.reports.end()) {
    for (const std::string& id : about->second) reports.items.push_back(json_text(id));
  }
  if (!reports.items.empty()) put(body, "reports", std::move(reports));
  return body;
}

/// Those that say the same stand under one, or apart again; or a theme.
Json World::order_of(Device& device, Saved& saved) {
  const Found found = found_in(looked_at(device, saved.scope));
  const auto shown = those(found, is_public);
  const auto top =
      those(found, [](const Contribution& c) { return is_public(c) && c.parent.empty(); });
  const bool errs = top.empty() || dice_.one_in(16);
  const Contribution* one = any_of(dice_, errs ? shown : top);
  auto others = errs ? shown : top;
  if (others.size() > 1) std::erase(others, one);
  const Contribution* other = any_of(dice_, others);
  saved.intent.kind = std::string(classify_kind);
  saved.intent.claim.clear();
  saved.on = one != nullptr ? one->id : nobody;
  Json body = json_object();
  put(body, "on", json_text(saved.on));
  if (one == nullptr || dice_.one_in(5)) {
    const std::string theme =
        dice_.one_in(2) ? std::string(display_theme) : "theme-" + std::to_string(dice_.below(8));
    put(body, "theme", json_text(theme));
    put(body, "set", json_truth(!dice_.one_in(3)));
    const bool is_misread = one == nullptr || dice_.one_in(8);
    put(body, "of", json_text(name_of_words(is_misread ? "autre" : one->words)));
    return body;
  }
  const bool parts = !one->same.empty() && dice_.one_in(2);
  put(body, "into", json_text(parts ? "" : other->id));
  put(body, "of", json_text(name_of_words(dice_.one_in(16) ? "autre" : one->words)));
  put(body, "with", json_text(name_of_words(other->words)));
  return body;
}

/// An author is heard by somebody else than who decided; mostly where something was decided.
Json World::appeal_by(Device& device, Saved& saved) {
  const Found found = found_in(looked_at(device, saved.scope));
  // Now and then somebody else speaks for them.
  const bool errs = dice_.one_in(6);
  const auto is_own = [&](const Contribution& c) {
    return errs || device.own.count(c.id) != 0 || shared_.count(c.id) != 0;
  };
  const Contribution* one = any_of(
      dice_, those(found, [&](const Contribution& c) {
        return is_own(c) && (c.standing == Standing::hidden || found.redacted.count(c.id) != 0);
      }));
  if (one == nullptr) one = any_of(dice_, those(found, is_own));
  saved.intent.kind = std::string(appeal_kind);
  saved.on = one != nullptr ? one->id : nobody;
  saved.intent.claim = device.tab.replica->claim_over(saved.on);
  if (const auto code = shared_.find(saved.on); code != shared_.end()) {
    saved.intent.claim = code->second;
  }
  Json body = json_object();
  put(body, "on", json_text(saved.on));
  put(body, "words", json_text(fresh_words(saved)));
  return body;
}

Json World::report_by(Device& device, Saved& saved) {
  constexpr const char* urgent[] = {"threat", "hate", "child-at-risk", "personal-data"};
  const Found found = found_in(looked_at(device, saved.scope));
  const Contribution* one = any_of(dice_, those(found, is_public));
  saved.intent.kind = "report";
  saved.on = one != nullptr ? one->id : nobody;
  if (dice_.one_in(4)) saved.intent.claim.clear();
  Json body = json_object();
  put(body, "on", json_text(saved.on));
  put(body, "ground", json_text(dice_.one_in(3) ? "other" : urgent[dice_.below(4)]));
  // Some make the server's program fail.
  if (dice_.one_in(12)) {
    put(body, "words", json_text("poison"));
  } else if (dice_.one_in(2)) {
    put(body, "words", json_text(fresh_words(saved)));
  }
  return body;
}

/// Entered by a relay for somebody else.
Json World::slip_of(Device& device, Saved& saved) {
  Json body = words_of(device, saved);
  put(body, "channel",
      json_text(dice_.one_in(16)  ? "kiosk"
                : dice_.one_in(2) ? "paper"
                                  : "workshop"));
  return body;
}

Json World::court_act(Device& device, Saved& saved) {
  const bool decides = is_told_reports(device.rights), leads = has(device.rights, Role::lead);
  const int roll = dice_.below(8);
  const Found found = found_in(looked_at(device, saved.scope));
  if (those(found, is_public).size() < 2 && !dice_.one_in(8)) {
    saved.intent.kind = "contribute";
    return has(device.rights, Role::relay) ? slip_of(device, saved) : words_of(device, saved);
  }
  const auto is_judged = [&](const Contribution& c) {
    const bool is_against = c.standing == Standing::hidden || found.redacted.count(c.id) != 0;
    return is_against && device.own.count(c.id) != 0;
  };
  if (!those(found, is_judged).empty() && !dice_.one_in(3)) return appeal_by(device, saved);
  if (has(device.rights, Role::relay) && roll < 5) {
    saved.intent.kind = "contribute";
    return slip_of(device, saved);
  }
  if (decides && roll < 4) return verdict(device, saved);
  if ((decides || leads) && roll < 7) return order_of(device, saved);
  if (roll == 0 && dice_.one_in(2)) return appeal_by(device, saved);
  if (roll < 4) return report_by(device, saved);
  if (roll < 6) {
    saved.intent.kind = "contribute";
    return words_of(device, saved);
  }
  // Anybody may ask for anything.
  if (dice_.one_in(8)) return dice_.one_in(2) ? verdict(device, saved) : order_of(device, saved);
  return change_of(device, saved, dice_.below(4));
}

}  // namespace cairn::simulation
