#include "oracle.h"

#include <algorithm>

#include "json/build.h"
#include "ledger/lane.h"

namespace cairn::simulation {

namespace {

constexpr std::int64_t day = 24LL * 3600 * 1000, half_a_year = 180 * day, a_year = 365 * day;

std::size_t count_of(const Rows& rows, std::string_view kind) {
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [&](const auto& entry) { return entry.first.first == kind; }));
}

}  // namespace

bool holds(const Actor& actor, const std::string& claim) {
  return !claim.empty() &&
         std::find(actor.claims.begin(), actor.claims.end(), claim) != actor.claims.end();
}

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
  // What a relay enters is somebody else's, each slip of another person.
  const std::string_view channel = text_of(body, "channel");
  const bool is_slip = !channel.empty();
  if (is_slip && !has(j.actor.rights, Role::relay)) return;
  if (is_slip && channel != "paper" && channel != "workshop") return;
  const std::string person = is_slip ? "slip " + j.intent.id : j.actor.person;
  // Nobody says the same twice.
  if (scope.said.count({person, words}) != 0) return;
  Word made;
  made.words = words;
  made.parent = parent;
  made.claim = j.actor.claim;
  made.person = person;
  made.at = j.now;
  if (!scope.rules.is_open(j.now)) {
    made.standing = Standing::late;
  } else if (waits(scope, j.now)) {
    made.standing = Standing::held;
  }
  // What its author said of it before it came.
  if (waiting.intents > 0 && waiting.claim == j.actor.claim) {
    if (!waiting.words.empty()) {
      made.words = waiting.words;
      made.edited = j.now;
    }
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

void Oracle::edit(Scope& scope, const std::string& id, const Judged& j, const Json& body) {
  const std::string words(text_of(body, "words"));
  Word& word = scope.words[id];
  if (words.empty() || word.standing == Standing::withdrawn) return;
  // Not what one said elsewhere; what one no longer says may be said again.
  if (words != word.words && scope.said.count({word.person, words}) != 0) return;
  const bool is_public = word.standing == Standing::published;
  // They may be the words of which a passage was blacked out.
  if (is_public && (waits(scope, j.now) || is_blacked_out(word))) {
    word.edit = Edit{words, j.now};
    return;
  }
  set_words(scope, id, words);
  word.edited = j.now;
  // Written in place: what waited is older.
  word.edit.reset();
}

void Oracle::take_back(Scope& scope, const std::string& id, bool erases) {
  Word& word = scope.words[id];
  scope.said.erase({word.person, word.words});
  let_go(scope, id);
  if (erases) {
    // With what others answered to it.
    std::erase_if(scope.replies, [&](const auto& reply) { return reply.second == id; });
    scope.words.erase(id);
    return;
  }
  Word stays;
  stays.parent = word.parent;
  stays.claim = word.claim;
  stays.person = word.person;
  stays.at = word.at;
  stays.edited = word.edited;
  stays.standing = Standing::withdrawn;
  word = stays;
}

void Oracle::change(Scope& scope, const Judged& j, const Json& body) {
  const std::string on(text_of(body, "on"));
  const auto at = scope.words.find(on);
  if (at == scope.words.end()) return wait(scope, j, body);
  const IntentKind kind = kind_of(j.intent);
  const bool orders = kind == IntentKind::erase && has(j.actor.rights, Role::operator_);
  if (!orders && !holds(j.actor, at->second.claim)) return;
  if (kind == IntentKind::edit) return edit(scope, on, j, body);
  take_back(scope, on, kind == IntentKind::erase);
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

bool Oracle::leads_or_moderates(const Scope& scope, const Actor& actor) {
  return leads(actor.rights, scope.rules.axis) || has(actor.rights, Role::moderator);
}

void Oracle::reply(Scope& scope, const Judged& j, const Json& body) {
  const auto at = scope.words.find(std::string(text_of(body, "on")));
  if (!leads_or_moderates(scope, j.actor) || at == scope.words.end()) return;
  if (at->second.standing == Standing::published) scope.replies.emplace(j.intent.id, at->first);
}

void Oracle::fold(const Judged& judged) {
  if (judged.purges) {
    for (auto& [name, scope] : scopes_) {
      std::erase_if(scope.waiting, [&](const auto& entry) {
        return entry.second.since < judged.now - half_a_year;
      });
      for (auto& [id, word] : scope.words) {
        // Blacked out for good.
        const bool is_old = word.redaction && word.redaction->at < judged.now - a_year;
        if (is_old) word.redaction.reset();
      }
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
      change(scope, judged, *body);
      break;
    case IntentKind::moderate:
      moderate(scope, judged, *body);
      break;
    case IntentKind::report:
      report(scope, *body);
      break;
    case IntentKind::reply:
      reply(scope, judged, *body);
      break;
    default:
      if (judged.intent.kind == "appeal") appeal(scope, judged, *body);
      if (judged.intent.kind == "classify") classify(scope, judged, *body);
      break;
  }
  scope.decided.insert(judged.intent.id);
}

std::string Oracle::compare_words(const std::string& id, const Word& word, const Rows& rows) {
  const auto at = rows.find({"contribution", id});
  const auto c = at == rows.end() ? std::nullopt : contribution_of(at->second);
  if (!c) return "a contribution is lost: " + id;
  if (c->words != word.words) return "other words: " + c->words + " / " + word.words;
  if (c->standing != word.standing) {
    return std::string(slug(c->standing)).append(" for ").append(slug(word.standing)) + ": " + id;
  }
  const auto edit = rows.find({"edit", id});
  if ((edit != rows.end()) != word.edit.has_value()) return "an edit that waits: " + id;
  const bool is_same = !word.edit || text_of(body_of(edit->second), "words") == word.edit->words;
  return is_same ? "" : "another edit: " + id;
}

std::string Oracle::compare(const std::string& name, const Rows& rows) const {
  static const Scope none;
  const auto found = scopes_.find(name);
  const Scope& scope = found == scopes_.end() ? none : found->second;
  std::map<std::string_view, std::size_t> counts;
  for (const auto& [id, word] : scope.words) {
    std::string differs = compare_words(id, word, rows);
    if (differs.empty()) differs = compare_court(id, word, scope, rows);
    if (!differs.empty()) return differs;
    ++counts["contribution"];
    counts["edit"] += word.edit.has_value();
    counts["review"] += word.review.has_value();
    counts["appeal"] += word.appeal.has_value();
    counts["redaction"] += word.redaction.has_value();
  }
  for (const auto& [id, on] : scope.replies) {
    const auto at = rows.find({"reply", id});
    const auto reply = at == rows.end() ? std::nullopt : reply_of(at->second);
    if (!reply || reply->on != on) return "a reply is lost: " + id;
  }
  for (const auto& [on, waiting] : scope.waiting) {
    if (rows.count({"waiting", on}) == 0) return "nothing waits for " + on;
  }
  counts["reply"] = scope.replies.size();
  counts["waiting"] = scope.waiting.size();
  for (const char* kind :
       {"contribution", "edit", "review", "appeal", "redaction", "reply", "waiting"}) {
    if (count_of(rows, kind) != counts[kind]) return std::string("of nothing: a row ") + kind;
  }
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
