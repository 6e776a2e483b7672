// Of the oracle: what moderators and leads decide, and what is said against that.
#include <algorithm>
#include <cstdlib>

#include "charge/passages.h"
#include "json/build.h"
#include "oracle.h"

namespace cairn::simulation {

namespace {

constexpr std::int64_t day = 24LL * 3600 * 1000, to_appeal = 183 * day;
constexpr std::size_t under_most = 100, themes_most = 6;
constexpr std::string_view for_kiosks = "borne";

bool is_urgent(std::string_view ground) {
  return ground == "threat" || ground == "hate" || ground == "child-at-risk" ||
         ground == "personal-data";
}

/// "7-25": bytes; the words without them, or nothing where that is all of them.
std::optional<std::string> without(std::string words, std::string_view passage) {
  const std::size_t dash = passage.find('-');
  if (dash == passage.npos) return {};
  const auto from = static_cast<std::size_t>(std::atoi(std::string(passage).c_str()));
  const auto to =
      static_cast<std::size_t>(std::atoi(std::string(passage.substr(dash + 1)).c_str()));
  if (from >= to || to > words.size() || to - from == words.size()) return {};
  return words.replace(from, to - from, "[passage masqué]");
}

}  // namespace

bool Oracle::is_blacked_out(const Word& word) {
  return word.redaction && word.redaction->at >= word.edited;
}

void Oracle::let_go(Scope& scope, const std::string& id) {
  scope.words[id].same.clear();
  for (auto& [other, word] : scope.words) {
    if (word.same == id) word.same.clear();
  }
}

void Oracle::set_words(Scope& scope, const std::string& id, const std::string& words) {
  Word& word = scope.words[id];
  // A kiosk shows what somebody read.
  word.themes.erase(std::string(for_kiosks));
  if (words == word.words) return;
  scope.said.erase({word.person, word.words});
  scope.said.emplace(word.person, words);
  word.words = words;
  let_go(scope, id);
}

void Oracle::publish(Scope& scope, const std::string& id) {
  Word& word = scope.words[id];
  if (word.edit) {
    set_words(scope, id, word.edit->words);
    word.edited = word.edit->at;
    word.edit.reset();
    word.redaction.reset();
  } else if (is_blacked_out(word) && word.appeal && word.appeal->outcome.empty()) {
    set_words(scope, id, word.redaction->words);
    word.redaction.reset();
  }
  word.standing = Standing::published;
}

bool Oracle::black_out(Scope& scope, const std::string& id, const Judged& j, const Json& body) {
  Word& word = scope.words[id];
  const std::string named = name_of_words(word.words, word.edit ? word.edit->words : "");
  const auto words = without(word.words, text_of(body, "passages"));
  if (!words || text_of(body, "of") != named) {
    // Of other words than those, nobody knows after a restore which: somebody reads.
    if (!truth_of(body, "again")) return false;
    word.standing = Standing::held;
    let_go(scope, id);
    return true;
  }
  const std::string was = is_blacked_out(word) ? word.redaction->words : word.words;
  set_words(scope, id, *words);
  word.redaction = Redaction{was, j.now};
  word.standing = Standing::published;
  return true;
}

void Oracle::moderate(Scope& scope, const Judged& j, const Json& body) {
  const std::string on(text_of(body, "on")), verdict(text_of(body, "verdict"));
  const auto at = scope.words.find(on);
  if (at == scope.words.end() || at->second.standing == Standing::withdrawn) return;
  Word& word = at->second;
  const bool moderates = has(j.actor.rights, Role::moderator);
  const bool operates = has(j.actor.rights, Role::operator_);
  const bool is_appealed = word.appeal && word.appeal->outcome.empty();
  if (!is_appealed && !moderates) return;
  if (is_appealed) {
    // By neither who decided nor who appeals; nobody knows who decided: by an operator.
    const bool is_known = word.review && !word.review->by.empty();
    if (is_known && word.review->by == j.actor.staff) return;
    if (!operates && !(moderates && is_known && !holds(j.actor, word.claim))) return;
  }
  const bool was_hidden = word.standing == Standing::hidden;
  if (verdict == "publish") {
    const std::string named = name_of_words(word.words, word.edit ? word.edit->words : "");
    if (body.find("of") != nullptr && text_of(body, "of") != named) return;
    publish(scope, on);
  } else if (verdict == "hide") {
    word.standing = Standing::hidden;
    let_go(scope, on);
  } else if (!black_out(scope, on, j, body)) {
    return;
  }
  word.review = Review{verdict, j.actor.staff, j.now};
  if (!is_appealed) return;
  const bool is_granted = verdict == "publish" || (verdict == "blackout" && was_hidden);
  word.appeal = Appeal{is_granted ? "granted" : "dismissed", j.now};
}

void Oracle::appeal(Scope& scope, const Judged& j, const Json& body) {
  const auto at = scope.words.find(std::string(text_of(body, "on")));
  if (at == scope.words.end() || !holds(j.actor, at->second.claim)) return;
  Word& word = at->second;
  if (word.standing != Standing::hidden && !is_blacked_out(word)) return;
  // Once against each decision, within six months of it.
  if (word.appeal) {
    const bool is_newer = word.review && word.review->at > word.appeal->decided;
    if (word.appeal->outcome.empty() || (word.appeal->outcome != "granted" && !is_newer)) return;
  }
  if (word.review && j.now - word.review->at > to_appeal) return;
  word.appeal = Appeal{};
}

void Oracle::report(Scope& scope, const Json& body) {
  const std::string on(text_of(body, "on"));
  const auto at = scope.words.find(on);
  if (at == scope.words.end() || at->second.standing != Standing::published) return;
  if (!is_urgent(text_of(body, "ground"))) return;
  Word& word = at->second;
  // What somebody read since it last changed stays.
  if (word.review && word.review->at >= std::max(word.at, word.edited)) return;
  word.standing = Standing::held;
  let_go(scope, on);
}

void Oracle::classify(Scope& scope, const Judged& j, const Json& body) {
  const std::string on(text_of(body, "on")), theme(text_of(body, "theme"));
  const auto at = scope.words.find(on);
  if (at == scope.words.end() || at->second.standing != Standing::published) return;
  if (!leads_or_moderates(scope, j.actor)) return;
  if (body.find("into") != nullptr) return gather(scope, on, body);
  Word& word = at->second;
  const bool is_given = truth_of(body, "set");
  if (theme == for_kiosks) {
    if (!has(j.actor.rights, Role::moderator)) return;
    if (is_given && text_of(body, "of") != name_of_words(word.words)) return;
  }
  if (!is_given) {
    word.themes.erase(theme);
  } else if (word.themes.count(theme) != 0 || word.themes.size() < themes_most) {
    word.themes.insert(theme);
  }
}

void Oracle::gather(Scope& scope, const std::string& id, const Json& body) {
  std::string into(text_of(body, "into"));
  Word& word = scope.words[id];
  if (into.empty()) {
    word.same.clear();
    return;
  }
  auto one = scope.words.find(into);
  if (one == scope.words.end()) return;
  const bool is_read = text_of(body, "of") == name_of_words(word.words);
  if (one->second.same.empty()) {
    if (text_of(body, "with") != name_of_words(one->second.words)) return;
  } else {
    into = one->second.same;
    one = scope.words.find(into);
  }
  if (!is_read || into == id || one->second.standing != Standing::published) return;
  if (!word.parent.empty() || !one->second.parent.empty() || word.same == into) return;
  const auto under = [&](const std::string& head) {
    return static_cast<std::size_t>(
        std::count_if(scope.words.begin(), scope.words.end(),
                      [&](const auto& entry) { return entry.second.same == head; }));
  };
  if (under(into) + under(id) >= under_most) return;
  for (auto& [other, below] : scope.words) {
    if (below.same == id) below.same = into;
  }
  word.same = into;
}

std::string Oracle::compare_court(const std::string& id, const Word& word, const Scope& scope,
                                  const Rows& rows) {
  const auto body = [&](const char* kind) {
    const auto at = rows.find({kind, id});
    return at == rows.end() ? json_object() : body_of(at->second);
  };
  const auto c = contribution_of(rows.at({"contribution", id}));
  const Json review = body("review"), appeal = body("appeal"), redaction = body("redaction");
  if (text_of(review, "verdict") != (word.review ? word.review->verdict : "")) {
    return "another decision: " + id;
  }
  if (word.appeal &&
      (rows.count({"appeal", id}) == 0 || text_of(appeal, "outcome") != word.appeal->outcome)) {
    return "another appeal: " + id;
  }
  if (text_of(redaction, "words") != (word.redaction ? word.redaction->words : "")) {
    return "other words were blacked out: " + id;
  }
  if (std::set<std::string>(c->themes.begin(), c->themes.end()) != word.themes) {
    return "other themes: " + id;
  }
  std::set<std::string> there, under;
  for (std::size_t i = 0; i < c->gathered.size(); i += id_length) {
    there.insert(c->gathered.substr(i, id_length));
  }
  for (const auto& [other, below] : scope.words) {
    if (below.same == id) under.insert(other);
  }
  if (c->same != word.same || there != under) return "gathered otherwise: " + id;
  return {};
}

}  // namespace cairn::simulation
