#include "oracle.h"

#include <algorithm>

#include "json/build.h"
#include "ledger/lane.h"

namespace cairn::simulation {

namespace {

bool holds(const Actor& actor, const std::string& claim) {
  return !claim.empty() &&
         std::find(actor.claims.begin(), actor.claims.end(), claim) != actor.claims.end();
}

}  // namespace

void Oracle::contribute(Scope& scope, const Judged& j, const Json& body) {
  const std::string words(text_of(body, "words")), parent(text_of(body, "parent"));
  if (words.empty() || scope.words.count(j.intent.id) != 0) return;
  if (!parent.empty()) {
    const auto at = scope.words.find(parent);
    if (at == scope.words.end() || !at->second.parent.empty()) return;
    const Word& above = at->second;
    if (above.standing != Standing::published && !holds(j.actor, above.claim)) return;
  }
  // Nobody says the same twice.
  if (!scope.said.emplace(j.actor.person, words).second) return;
  scope.words[j.intent.id] = {words, parent, j.actor.claim, j.actor.person, Standing::published};
}

void Oracle::change(Scope& scope, const Judged& j, const Json& body) {
  const auto at = scope.words.find(std::string(text_of(body, "on")));
  if (at == scope.words.end()) return;
  Word& word = at->second;
  const IntentKind kind = kind_of(j.intent);
  if (kind == IntentKind::moderate) {
    if (!j.actor.is_moderator || word.standing == Standing::withdrawn) return;
    word.standing = text_of(body, "verdict") == "hide" ? Standing::hidden : Standing::published;
    return;
  }
  if (!holds(j.actor, word.claim)) return;
  if (kind == IntentKind::edit) {
    const std::string words(text_of(body, "words"));
    if (words.empty() || word.standing == Standing::withdrawn || words == word.words) return;
    // Not what one said elsewhere; what one no longer says may be said again.
    if (!scope.said.emplace(word.person, words).second) return;
    scope.said.erase({word.person, word.words});
    word.words = words;
    return;
  }
  scope.said.erase({word.person, word.words});
  if (kind == IntentKind::erase) {
    scope.words.erase(at);
    return;
  }
  word.standing = Standing::withdrawn;
  word.words.clear();
}

void Oracle::support(Scope& scope, const Judged& j, const Json& body) {
  const std::string on(text_of(body, "on"));
  if (!truth_of(body, "set")) {
    scope.supports[on].erase(j.actor.person);
    return;
  }
  if (on != subject_of(j.scope)) {
    const auto at = scope.words.find(on);
    if (at == scope.words.end() || at->second.standing != Standing::published) return;
  }
  scope.supports[on].insert(j.actor.person);
}

void Oracle::fold(const Judged& judged) {
  JsonError error;
  const auto body = read_json(judged.intent.body, error);
  if (!body) return;
  Scope& scope = scopes_[judged.scope];
  switch (kind_of(judged.intent)) {
    case IntentKind::contribute:
      return contribute(scope, judged, *body);
    case IntentKind::support:
      return support(scope, judged, *body);
    case IntentKind::edit:
    case IntentKind::withdraw:
    case IntentKind::erase:
    case IntentKind::moderate:
      return change(scope, judged, *body);
    default:
      return;
  }
}

std::string Oracle::compare(const std::string& name,
                            const std::map<std::string, Row>& contributions,
                            const std::map<std::string, Row>& tallies) const {
  static const Scope none;
  const auto found = scopes_.find(name);
  const Scope& scope = found == scopes_.end() ? none : found->second;
  for (const auto& [id, row] : contributions) {
    if (scope.words.count(id) == 0) return "a contribution nobody made: " + id;
  }
  for (const auto& [id, word] : scope.words) {
    const auto at = contributions.find(id);
    const auto c = at == contributions.end() ? std::nullopt : contribution_of(at->second);
    if (!c) return "a contribution is lost: " + id;
    if (c->words != word.words) return "other words: " + c->words + " / " + word.words;
    if (c->standing != word.standing) return "another standing: " + id;
  }
  for (const auto& [on, people] : scope.supports) {
    // Who supported what was erased is counted no more.
    if (on != subject_of(name) && scope.words.count(on) == 0) continue;
    const auto at = tallies.find(on);
    const int count = at == tallies.end() ? 0 : supports_of(at->second).all();
    if (count != static_cast<int>(people.size())) {
      return "supports of " + on + ": " + std::to_string(count) + " for " +
             std::to_string(people.size()) + " people";
    }
  }
  return {};
}

}  // namespace cairn::simulation
