// The ledger's store: the one transaction that writes a scope, and what is read of it.
//
// Promises, for a batch of intents of any devices in one scope: all of it is on the disk when
// `apply` returns ok, or none; each intent has its effect at most once, whatever is sent again;
// one number a scope for each intent recorded, in the order of commits. An intent that makes this
// program fail three times is put aside with its number used up, so that nothing waits behind it.
//   n == last + 1: decided.  lower: the verdict it got.  higher: gap.  another id: fork.
//   an id that was decided under another number or device: `duplicate`, with the first one's
//   reason.
// Leaves out: who may say what he is (exchange.h), HTTP, when to write (the caller).
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ledger/decide.h"
#include "ledger/decision_log.h"
#include "ledger/sql.h"
#include "sync/messages.h"

namespace cairn::server {

class ScopeReceipts;
class ScopeRows;

/// An intent at the door, with what the server knows of its sender.
struct Arrival {
  std::string device;  // a hash
  Actor actor;
  Intent intent;
  std::int64_t at = 0;  // ms, when it is said to have come; 0: now. Only examples say so
};

enum class Taken : unsigned char { decided, again, gap, fork };

struct Verdict {
  Taken taken = Taken::decided;
  Receipt receipt;  // none of a gap or a fork
};

struct Applied {
  bool ok = false;                // false: nothing of it was kept
  std::vector<Verdict> verdicts;  // one for each arrival, in order
  bool took_back = false;         // something left the public lane
};

/// Who has been counted how far.
struct Counted {
  std::int64_t acked_n = 0;
  std::int64_t durable_n = 0;
};

struct StoreRules {
  /// Words are durable when a backup has them; otherwise when they are acknowledged.
  bool backups = false;
  /// Called once before decisions that take something back are committed; false: not written
  /// down, and nothing is committed.
  std::function<bool(const std::vector<KeptDecision>&)> write_down;
  /// `cairn::decide`; a test may put another in its place.
  std::function<Decision(const View&, const Actor&, std::string_view, const Intent&, std::int64_t)>
      judge = decide;
};

/// Tombstones are kept that long; who stayed away longer begins again.
inline constexpr std::int64_t tombstone_ms = 180LL * 24 * 3600 * 1000;

class Store {
 public:
  /// Makes the tables; `error` says why it cannot.
  Store(SqlConnection& sql, StoreRules rules);

  bool ok() const { return error_.empty(); }
  const std::string& error() const { return error_; }

  Applied apply(std::string_view scope, const std::vector<Arrival>& arrivals, std::int64_t now);

  /// Makes the rows of that kind set (all of `rows` in the public lane, none other of `kinds`)
  /// what the scope holds; moves only what differs. False where it could not.
  bool put_public(std::string_view scope, const std::vector<Row>& rows,
                  const std::vector<std::string>& kinds, std::int64_t now);

  /// Forgets tombstones of before `now - tombstone_ms`, what waited in vain as long, and what was
  /// put aside as long ago.
  bool purge(std::int64_t now);

  /// Takes a decision of decisions.log again, unless it is known; with its author's right.
  bool replay(std::string_view scope, Intent intent, std::int64_t at);

  Counted counted(std::string_view scope, std::string_view device);
  std::vector<Receipt> receipts(std::string_view scope, std::string_view device,
                                const std::vector<std::int64_t>& numbers);

  std::string epoch();
  bool set_epoch(std::string_view epoch);

 private:
  /// "" or the id of the intent that failed.
  bool try_apply(std::string_view scope, const std::vector<Arrival>& arrivals, std::int64_t now,
                 Applied& applied);
  Verdict take(ScopeRows& rows, ScopeReceipts& receipts, std::string_view scope,
               const Arrival& arrival, std::int64_t now);
  Decision decide_once(ScopeRows& rows, ScopeReceipts& receipts, std::string_view scope,
                       const Arrival& arrival, std::int64_t now);

  SqlConnection& sql_;
  StoreRules rules_;
  std::string error_;
  std::string failing_;                    // the intent being decided
  std::map<std::string, int> fails_;       // by id
  std::vector<KeptDecision> taking_back_;  // in this transaction
  bool owes_overwrite_ = false;  // something else was reading when words were to be overwritten
};

}  // namespace cairn::server
