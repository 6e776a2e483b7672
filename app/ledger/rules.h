// The rules of `decide`, one function a kind, and what they share.
#pragma once
#include "json/build.h"
#include "ledger/decide.h"
#include "ledger/lane.h"
#include "ledger/rows.h"

namespace cairn {

/// One intent before its judge.
struct Case {
  const View& view;
  const Actor& actor;
  std::string_view subject;  // of the talk scope: an action's id, or "roadmap"
  const Intent& intent;
  const Json& body;
  const TalkRules& rules;
  std::int64_t now;
};

using Rule = Decision(const Case&);
/// What a rule makes of an intent in a talk; refused where there is no talk, or no body.
Decision decide_by(Rule* rule, const View& view, const Actor& actor, std::string_view scope,
                   const Intent& intent, std::int64_t now);

Decision contribute(const Case& c);
Decision edit(const Case& c);
Decision withdraw(const Case& c);
Decision erase(const Case& c);
Decision support(const Case& c);
Decision report(const Case& c);

Decision reject(Reason reason);
Decision hold(Reason reason);

/// Blanks around are dropped, line ends are "\n", control characters are gone.
std::string tidy(std::string_view words);
/// none, `empty` or `too_long`.
Reason fault_of(std::string_view words, int most);

/// What the talk asks the public: {"question", "choices", "opens"?, "closes"?}; empty: nothing.
Json asked_in(const Case& c);
/// When what is asked is answered: in its own period, or else in that of all one may say.
TalkRules period_of(const Case& c, const Json& asked);

/// The contribution an intent speaks of, where it is there.
std::optional<Contribution> target_of(const Case& c);
/// The claim that may change it, as its `author` row has it; empty: none.
std::string author_claim(const View& view, std::string_view id);
bool is_mine(const Case& c, std::string_view id);

/// Where a contribution stands, everyone who may see it there does.
std::vector<std::string> lanes_of(const Contribution& contribution, std::string_view claim);
Change put(Row row, std::vector<std::string> lanes);
Change scrub(std::string_view kind, std::string_view id);

/// A row that stays with the server, so that the same words are not said twice by one person on
/// one subject; `said_id` names them by a hash.
std::string said_id(std::string_view person, std::string_view words);
/// Are these words, other than its own, another contribution's of the same author?
bool is_said_elsewhere(const Case& c, const Contribution& target, std::string_view words);
/// The row follows the words of a contribution when they change: call it before they do.
void move_said(const Case& c, const Contribution& target, std::string_view words,
               Decision& decision);

}  // namespace cairn
