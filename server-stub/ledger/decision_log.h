// decisions.log: what was taken back (withdrawals, erasures, moderators' decisions, rights of the
// staff and the invitations they used up), beside the database, so that a database restored from
// before says it again.
//
// Promises: a line is on the disk before its decision is committed; nothing is ever taken out.
// A line holds the intent's scope, id, kind and body, and the id of who decided: ids, grounds and
// facts, never the words nor a name. A last line that was cut is left out.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/intent.h"

namespace cairn::server {

struct KeptDecision {
  std::string scope;
  std::int64_t at = 0;
  Intent intent;
  std::string by = {};  // who of the staff decided; empty: nobody of theirs, or nobody knows
};

/// As the log has it, and as it is taken again from there; nothing where the line is none.
std::string decision_line(const KeptDecision& decision);
std::optional<KeptDecision> decision_in(std::string_view line);

class DecisionLog {
 public:
  /// Made, 0600, where it is missing.
  explicit DecisionLog(const std::string& path);
  DecisionLog(const DecisionLog&) = delete;
  DecisionLog& operator=(const DecisionLog&) = delete;
  ~DecisionLog();

  bool ok() const { return file_ >= 0; }
  /// A line each, and the disk is waited for once.
  bool write(const std::vector<KeptDecision>& decisions);

 private:
  int file_ = -1;
  bool is_cut_ = false;  // what was written last is not whole
};

std::vector<KeptDecision> read_decisions(const std::string& path);

}  // namespace cairn::server
