#include "charge/classify.h"

#include <algorithm>

#include "charge/gather.h"
#include "charge/passages.h"

namespace cairn {

namespace {

/// As a pack's ids are written: "donnees-ouvertes".
bool is_theme(std::string_view id) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
  return !id.empty() && id.size() <= 40 && id.find_first_not_of(letters) == id.npos;
}

}  // namespace

Decision classify(const Case& c) {
  const bool may = leads(c.actor.rights, c.rules.axis) || has(c.actor.rights, Role::moderator);
  if (!may) return reject(Reason::no_right);
  auto target = target_of(c);
  if (!target) return reject(Reason::unknown_target);
  if (target->standing != Standing::published) return reject(Reason::not_public);
  if (c.body.find("into") != nullptr) return gather(c, *std::move(target));
  const std::string theme(text_of(c.body, "theme"));
  if (!is_theme(theme)) return reject(Reason::malformed);
  const bool is_given = truth_of(c.body, "set");
  if (theme == display_theme) {
    if (!has(c.actor.rights, Role::moderator)) return reject(Reason::no_right);
    if (is_given && text_of(c.body, "of") != name_of_words(target->words)) {
      return reject(Reason::malformed);
    }
  }
  std::vector<std::string>& themes = target->themes;
  std::erase(themes, theme);
  if (is_given) {
    if (themes.size() >= themes_most) return reject(Reason::too_long);
    themes.push_back(theme);
  }
  Decision decision;
  decision.changes.push_back(
      put(row_of(*target), lanes_of(*target, author_claim(c.view, target->id))));
  return decision;
}

void lose_display(Contribution& contribution) {
  std::erase(contribution.themes, std::string(display_theme));
}

}  // namespace cairn
