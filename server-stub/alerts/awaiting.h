// What awaits a moderator, by ids and standings alone, and what of it nobody was told yet.
//
// A fold over the rows of the staff lane, as they change. Promises: one contribution is one matter
// of its kind, whatever speaks of it and how often; what was decided before anybody was told of it
// is not told. No word that anybody wrote is kept here. Leaves out: where rows come from
// (alerts.h), when to tell (pace.h), how (letter.h).
#pragma once
#include <map>
#include <set>
#include <string>

#include "ledger/delta.h"
#include "model/contribution.h"

namespace cairn::server {

/// Contributions, by why they await a decision.
struct Waiting {
  int masked = 0;    // by an urgent report, until somebody has read it
  int appealed = 0;  // by their author
  int held = 0;      // not published yet, or changed since
  int reported = 0;  // and still read by everybody
  bool any() const { return masked + appealed + held + reported > 0; }
  bool operator==(const Waiting&) const = default;
};

class Awaiting {
 public:
  /// The row as it is now, or that it is gone.
  void fold(const DeltaRow& row);
  /// All of it is to be folded again; what was told stays so.
  void clear();
  /// What waits by now hurries nobody: it did so before there was anybody to tell.
  void begin();

  Waiting waiting() const;
  bool has_untold_urgent() const;  // masked or appealed since the beginning
  bool has_untold() const;
  /// Somebody hears now of all that waits.
  void tell();
  /// That did not go out after all.
  void take_back() { told_ = told_before_; }

 private:
  struct Reported {
    std::string on;
    bool is_urgent = false;
  };
  using Matters = std::set<std::string>;
  /// Contributions, each behind a letter for why it waits: m, a, h or r.
  const Matters& matters() const;

  std::map<std::string, Standing> away_;  // neither published nor withdrawn
  std::set<std::string> edited_, appealed_;
  std::map<std::string, Reported> reports_;  // open ones, by their id
  Matters told_, told_before_, old_;
  mutable Matters matters_;  // as of the last fold, unless `is_stale_`
  mutable bool is_stale_ = false;
};

}  // namespace cairn::server
