#include "oracle.h"

#include <algorithm>

#include "json/build.h"
#include "ledger/lane.h"

namespace cairn::simulation {

namespace {

constexpr std::int64_t half_a_year = 180LL * 24 * 3600 * 1000;

bool holds(const Actor& actor, const std::string& claim) {
  return !claim.empty() &&
         std::find(actor.claims.begin(), actor.claims.end(), claim) != actor.claims.end();
}

std::size_t count_of(const Rows& rows, std::string_view kind) {
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [&](const auto& entry) { return entry.first.first == kind; }));
}

}  // namespace

bool Oracle::waits(const Scope& scope, std::int64_t now) {
  const std::int64_t hour = now / 3'600'000 % 24;
  return scope.rules.hold || hour < scope.from || hour >= scope.to;
}

void Oracle::contribute(Scope& scope, const Judged& j, const Json& body) {
  const std::string words(text_of(body, "words")), parent(text_of(body, "parent"));
  const auto at = scope.waiting.find(j.intent.id);
  const Waiting waiting = at == scope.waiting.end() ? Waiting{} : at->second;
  if (at != scope.waiting.end()) scope.waiting.erase(at);
  if (words.empty() || scope.words.count(j.intent.id) != 0) return;
  if (!parent.empty()) {
    const auto above = scope.words.find(parent);
    if (above == scope.words.end() || !above->second.parent.empty()) return;
    const Word& said = above->second;
    if (said.standing != Standing::published && !holds(j.actor, said.claim)) return;
  }
  // Nobody says the same twice.
  if (scope.said.count({j.actor.person, words}) != 0) return;
  Word made{words, parent, j.actor.claim, j.actor.person, Standing::published, {}};
  if (!scope.rules.is_open(j.now)) {
    made.standing = Standing::late;
  } else if (waits(scope, j.now)) {
    made.standing = Standing::held;
  }
  // What its author said of it before it came.
  if (waiting.intents > 0 && waiting.claim == j.actor.claim) {
    if (!waiting.words.empty()) made.words = waiting.words;
    if (waiting.is_gone) {
      made.standing = Standing::withdrawn;
      made.words.clear();
    }
  }
  if (!made.words.empty()) scope.said.emplace(made.person, made.words);
  scope.words[j.intent.id] = std::move(made);
}

void Oracle::wait(Scope& scope, const Judged& j, const Json& body) {
  const std::string on(text_of(body, "on"));
  const IntentKind kind = kind_of(j.intent);
  if (kind == IntentKind::moderate) return;
  if (scope.decided.count(on) != 0 || !is_id(on)) return;  // it will never come
  if (kind == IntentKind::edit && text_of(body, "words").empty()) return;
  const auto at = scope.waiting.find(on);
  if (at != scope.waiting.end() && at->second.claim != j.actor.claim) return;
  Waiting& waiting = scope.waiting[on];
  if (waiting.intents == 16) return;
  if (waiting.intents++ == 0) {
    waiting.claim = j.actor.claim;
    waiting.since = j.now;
  }
  if (kind == IntentKind::edit) {
    waiting.words = text_of(body, "words");
  } else {
    waiting.is_gone = true;
    waiting.words.clear();
  }
}

void Oracle::moderate(Scope& scope, Word& word, const Json& body) {
  if (word.standing == Standing::withdrawn) return;
  if (text_of(body, "verdict") == "hide") {
    word.standing = Standing::hidden;
    return;
  }
  word.standing = Standing::published;
  if (word.edit && *word.edit != word.words) {
    scope.said.erase({word.person, word.words});
    scope.said.emplace(word.person, *word.edit);
    word.words = *word.edit;
  }
  word.edit.reset();
}

void Oracle::change(Scope& scope, const Judged& j, const Json& body) {
  const auto at = scope.words.find(std::string(text_of(body, "on")));
  const IntentKind kind = kind_of(j.intent);
  if (at == scope.words.end()) return wait(scope, j, body);
  Word& word = at->second;
  if (kind == IntentKind::moderate) {
    if (has(j.actor.rights, Role::moderator)) moderate(scope, word, body);
    return;
  }
  if (!holds(j.actor, word.claim)) return;
  if (kind == IntentKind::edit) {
    const std::string words(text_of(body, "words"));
    if (words.empty() || word.standing == Standing::withdrawn) return;
    // Not what one said elsewhere; what one no longer says may be said again.
    if (words != word.words && scope.said.count({word.person, words}) != 0) return;
    if (word.standing == Standing::published && waits(scope, j.now)) {
      word.edit = words;
      return;
    }
    scope.said.erase({word.person, word.words});
    scope.said.emplace(word.person, words);
    word.words = words;
    return;
  }
  scope.said.erase({word.person, word.words});
  if (kind == IntentKind::erase) {
    // With what others answered to it.
    std::erase_if(scope.replies, [&](const auto& reply) { return reply.second == at->first; });
    scope.words.erase(at);
    return;
  }
  word.standing = Standing::withdrawn;
  word.words.clear();
  word.edit.reset();
}

void Oracle::support(Scope& scope, const Judged& j, const Json& body) {
  const std::string on(text_of(body, "on"));
  if (!truth_of(body, "set")) {
    scope.supports[on].erase(j.actor.person);
    return;
  }
  if (!scope.rules.is_open(j.now)) return;
  if (on != subject_of(j.scope)) {
    const auto at = scope.words.find(on);
    if (at == scope.words.end() || at->second.standing != Standing::published) return;
  }
  scope.supports[on].insert(j.actor.person);
}

void Oracle::reply(Scope& scope, const Judged& j, const Json& body) {
  const auto at = scope.words.find(std::string(text_of(body, "on")));
  if (!has(j.actor.rights, Role::moderator) || at == scope.words.end()) return;
  if (at->second.standing == Standing::published) scope.replies.emplace(j.intent.id, at->first);
}

void Oracle::fold(const Judged& judged) {
  if (judged.purges) {
    for (auto& [name, scope] : scopes_) {
      std::erase_if(scope.waiting, [&](const auto& entry) {
        return entry.second.since < judged.now - half_a_year;
      });
    }
    return;
  }
  JsonError error;
  const auto body = read_json(judged.intent.body, error);
  if (!body) return;
  Scope& scope = scopes_[judged.scope];
  switch (kind_of(judged.intent)) {
    case IntentKind::contribute:
      contribute(scope, judged, *body);
      break;
    case IntentKind::support:
      support(scope, judged, *body);
      break;
    case IntentKind::edit:
    case IntentKind::withdraw:
    case IntentKind::erase:
    case IntentKind::moderate:
      change(scope, judged, *body);
      break;
    case IntentKind::reply:
      reply(scope, judged, *body);
      break;
    default:
      break;
  }
  scope.decided.insert(judged.intent.id);
}

std::string Oracle::compare(const std::string& name, const Rows& rows) const {
  static const Scope none;
  const auto found = scopes_.find(name);
  const Scope& scope = found == scopes_.end() ? none : found->second;
  std::size_t edits = 0;
  for (const auto& [id, word] : scope.words) {
    const auto at = rows.find({"contribution", id});
    const auto c = at == rows.end() ? std::nullopt : contribution_of(at->second);
    if (!c) return "a contribution is lost: " + id;
    if (c->words != word.words) return "other words: " + c->words + " / " + word.words;
    if (c->standing != word.standing) return "another standing: " + id;
    const auto edit = rows.find({"edit", id});
    if ((edit != rows.end()) != word.edit.has_value()) return "an edit that waits: " + id;
    if (!word.edit) continue;
    ++edits;
    JsonError error;
    const auto body = read_json(edit->second.body, error);
    if (!body || text_of(*body, "words") != *word.edit) return "another edit: " + id;
  }
  if (count_of(rows, "contribution") != scope.words.size()) return "a contribution nobody made";
  if (count_of(rows, "edit") != edits) return "an edit of nothing";
  for (const auto& [id, on] : scope.replies) {
    const auto at = rows.find({"reply", id});
    const auto reply = at == rows.end() ? std::nullopt : reply_of(at->second);
    if (!reply || reply->on != on) return "a reply is lost: " + id;
  }
  if (count_of(rows, "reply") != scope.replies.size()) return "a reply nobody made";
  for (const auto& [on, waiting] : scope.waiting) {
    if (rows.count({"waiting", on}) == 0) return "nothing waits for " + on;
  }
  if (count_of(rows, "waiting") != scope.waiting.size()) return "something waits in vain";
  return {};
}

std::string Oracle::compare_supports(const std::string& name, const Rows& rows) const {
  const auto found = scopes_.find(name);
  if (found == scopes_.end()) return {};
  const Scope& scope = found->second;
  for (const auto& [on, people] : scope.supports) {
    // Who supported what was erased is counted no more.
    if (on != subject_of(name) && scope.words.count(on) == 0) continue;
    const auto at = rows.find({"tally", on});
    const int count = at == rows.end() ? 0 : supports_of(at->second).all();
    if (count != static_cast<int>(people.size())) {
      return "supports of " + on + ": " + std::to_string(count) + " for " +
             std::to_string(people.size()) + " people";
    }
  }
  return {};
}

}  // namespace cairn::simulation
