// What must come of the intents the server decided, in the order it did: a plain model without
// rows, lanes or SQL, written from docs and not from the rules' code.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ledger/decide.h"
#include "ledger/rows.h"

namespace cairn::simulation {

/// One decision as the server made it; or, without an intent, that it forgot what waited in vain.
struct Judged {
  std::string scope;
  Intent intent;
  Actor actor;
  std::int64_t now = 0;
  bool purges = false;
  bool again = false;  // as decisions.log says, after a restore
};

using Rows = std::map<std::pair<std::string, std::string>, Row>;  // by kind and id

class Oracle {
 public:
  void rule(const std::string& scope, const TalkRules& rules) { scopes_[scope].rules = rules; }
  /// Outside these hours of each day (UTC) somebody reads first.
  void keep_hours(const std::string& scope, std::int64_t from, std::int64_t to) {
    scopes_[scope].from = from;
    scopes_[scope].to = to;
  }
  void fold(const Judged& judged);
  /// "" where the server's rows of the scope say the same, else what differs.
  std::string compare(const std::string& scope, const Rows& rows) const;
  /// The people whose last word on it was that they support it, against its tally.
  std::string compare_supports(const std::string& scope, const Rows& rows) const;

 private:
  struct Word {
    std::string words, parent, claim, person;
    Standing standing = Standing::published;
    std::optional<std::string> edit;  // awaits a moderator
  };
  struct Waiting {
    std::string claim, words;
    bool is_gone = false;
    std::int64_t since = 0;
    int intents = 0;
  };
  struct Scope {
    TalkRules rules;
    std::int64_t from = 0, to = 24;
    std::map<std::string, Word> words;
    std::map<std::string, Waiting> waiting;  // by the contribution that has not come
    std::map<std::string, std::set<std::string>> supports;
    std::map<std::string, std::string> replies;  // what it answers, by its id
    std::set<std::pair<std::string, std::string>> said;
    std::set<std::string> decided;
  };
  static bool waits(const Scope& scope, std::int64_t now);
  void contribute(Scope& scope, const Judged& j, const Json& body);
  void change(Scope& scope, const Judged& j, const Json& body);
  void moderate(Scope& scope, Word& word, const Json& body);
  void wait(Scope& scope, const Judged& j, const Json& body);
  void support(Scope& scope, const Judged& j, const Json& body);
  void reply(Scope& scope, const Judged& j, const Json& body);
  std::map<std::string, Scope> scopes_;
};

}  // namespace cairn::simulation
