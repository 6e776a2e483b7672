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

/// Has it the right over what is under that claim?
bool holds(const Actor& actor, const std::string& claim);

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
  struct Edit {
    std::string words;
    std::int64_t at = 0;
  };
  struct Review {
    std::string verdict, by;
    std::int64_t at = 0;
  };
  struct Appeal {
    std::string outcome;  // "": awaits
    std::int64_t decided = 0;
  };
  struct Redaction {
    std::string words;  // as they were
    std::int64_t at = 0;
  };
  struct Word {
    std::string words, parent, claim, person;
    Standing standing = Standing::published;
    std::int64_t at = 0, edited = 0;
    std::optional<Edit> edit;  // awaits a moderator
    std::optional<Review> review;
    std::optional<Appeal> appeal;
    std::optional<Redaction> redaction;
    std::string same;  // the one it stands under
    std::set<std::string> themes;
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
  // What everybody may do (oracle.cpp).
  static bool waits(const Scope& scope, std::int64_t now);
  void contribute(Scope& scope, const Judged& j, const Json& body);
  void change(Scope& scope, const Judged& j, const Json& body);
  void edit(Scope& scope, const std::string& id, const Judged& j, const Json& body);
  void take_back(Scope& scope, const std::string& id, bool erases);
  void wait(Scope& scope, const Judged& j, const Json& body);
  void support(Scope& scope, const Judged& j, const Json& body);
  void reply(Scope& scope, const Judged& j, const Json& body);
  static bool leads_or_moderates(const Scope& scope, const Actor& actor);
  static std::string compare_words(const std::string& id, const Word& word, const Rows& rows);
  // What moderators and leads do, and is done about that (oracle_court.cpp).
  void moderate(Scope& scope, const Judged& j, const Json& body);
  static void publish(Scope& scope, const std::string& id);
  static bool black_out(Scope& scope, const std::string& id, const Judged& j, const Json& body);
  void appeal(Scope& scope, const Judged& j, const Json& body);
  static void report(Scope& scope, const Json& body);
  void classify(Scope& scope, const Judged& j, const Json& body);
  static void gather(Scope& scope, const std::string& id, const Json& body);
  /// Other words, or none that everybody reads: it stands alone, and so do those under it.
  static void let_go(Scope& scope, const std::string& id);
  static void set_words(Scope& scope, const std::string& id, const std::string& words);
  static bool is_blacked_out(const Word& word);
  static std::string compare_court(const std::string& id, const Word& word, const Scope& scope,
                                   const Rows& rows);
  std::map<std::string, Scope> scopes_;
};

}  // namespace cairn::simulation
