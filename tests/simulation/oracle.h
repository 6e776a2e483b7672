// What must come of the intents the server decided, in the order it did: a plain model without
// rows, lanes or SQL, written from docs and not from the rules' code.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ledger/decide.h"
#include "ledger/rows.h"

namespace cairn::simulation {

/// One decision as the server made it.
struct Judged {
  std::string scope;
  Intent intent;
  Actor actor;
};

class Oracle {
 public:
  void fold(const Judged& judged);
  /// "" where the server's rows of the scope say the same, else what differs.
  std::string compare(const std::string& scope, const std::map<std::string, Row>& contributions,
                      const std::map<std::string, Row>& tallies) const;

 private:
  struct Word {
    std::string words, parent, claim, person;
    Standing standing = Standing::published;
  };
  struct Scope {
    std::map<std::string, Word> words;
    std::map<std::string, std::set<std::string>> supports;
    std::set<std::pair<std::string, std::string>> said;
  };
  void contribute(Scope& scope, const Judged& j, const Json& body);
  void change(Scope& scope, const Judged& j, const Json& body);
  void support(Scope& scope, const Judged& j, const Json& body);
  std::map<std::string, Scope> scopes_;
};

}  // namespace cairn::simulation
