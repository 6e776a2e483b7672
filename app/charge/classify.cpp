#include "charge/classify.h"

#include <algorithm>

namespace cairn {

namespace {

/// As a pack's ids are written: "donnees-ouvertes".
bool is_theme(std::string_view id) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
  return !id.empty() && id.size() <= 40 && id.find_first_not_of(letters) == id.npos;
}

Reason put_themes(const Json& list, Contribution& target) {
  if (list.kind != JsonKind::array || list.items.size() > themes_most) return Reason::malformed;
  target.themes.clear();
  for (const Json& item : list.items) {
    if (item.kind != JsonKind::string || !is_theme(item.text)) return Reason::malformed;
    const auto& themes = target.themes;
    if (std::find(themes.begin(), themes.end(), item.text) == themes.end()) {
      target.themes.push_back(item.text);
    }
  }
  return Reason::none;
}

}  // namespace

Decision classify(const Case& c) {
  const bool may = leads(c.actor.rights, c.rules.axis) || has(c.actor.rights, Role::moderator);
  if (!may) return reject(Reason::no_right);
  auto target = target_of(c);
  if (!target) return reject(Reason::unknown_target);
  if (target->standing != Standing::published) return reject(Reason::not_public);
  if (const Json* themes = c.body.find("themes")) {
    if (const Reason fault = put_themes(*themes, *target); fault != Reason::none) {
      return reject(fault);
    }
  }
  if (const Json* same = c.body.find("same")) {
    target->same = same->text;
    const auto row = same->text.empty() ? std::nullopt : c.view.row("contribution", same->text);
    const auto other = row ? contribution_of(*row) : std::nullopt;
    // Of two that say the same, one stands for both.
    const bool stands = other && other->standing == Standing::published && other->same.empty() &&
                        other->id != target->id && other->parent.empty();
    if (!same->text.empty() && !stands) return reject(Reason::unknown_parent);
    if (!same->text.empty() && !target->parent.empty()) return reject(Reason::too_deep);
  }
  Decision decision;
  decision.changes.push_back(put(row_of(*target), lanes_of(*target, author_claim(c, target->id))));
  return decision;
}

}  // namespace cairn
