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

#include "charge/decide_all.h"
#include "ledger/decide.h"
#include "ledger/decision_log.h"
#include "ledger/figures.h"
#include "ledger/sql.h"
#include "model/contribution.h"
#include "sync/messages.h"

namespace cairn::server {

class ScopeReceipts;
class ScopeRows;

/// Devices that are none: what the house itself does, numbered like anybody's.
inline constexpr std::string_view decisions_device = "decisions.log";  // again, after a restore
inline constexpr std::string_view erasures_device = "erasures";        // somebody ordered it
inline constexpr std::string_view retention_device = "retention";      // their time is over
inline constexpr std::string_view invited_device = "invitations";      // somebody came with one
inline constexpr std::string_view console_device = "console";  // who may write its files says so

/// What an intent is about, by its id; empty where it is about nothing that is there.
std::string target_of(const Intent& intent);

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

/// How long what has an end is kept, in ms.
struct Retention {
  static constexpr std::int64_t day = 24LL * 3600 * 1000;
  /// What people say, their supports, and the verdicts on what they asked; then erased.
  std::int64_t words = contribution_years * 365LL * day;
  /// Reports, counted from the last decision on what they are about.
  std::int64_t reports = 365 * day;
  /// Tombstones: who stayed away longer begins again. And what waits in vain, or was put aside.
  std::int64_t traces = 180 * day;
  /// Devices and invitations of the staff that count no more, from then on; a person of whom none
  /// is left, with the name.
  std::int64_t staff = 365 * day;
};

struct StoreRules {
  Retention retention;
  /// Words are durable when a backup has them; otherwise when they are acknowledged.
  bool backups = false;
  /// Called once before decisions that take something back are committed; false: not written
  /// down, and nothing is committed.
  std::function<bool(const std::vector<KeptDecision>&)> write_down;
  /// `cairn::decide_all`; a test may put another in its place.
  std::function<Decision(const View&, const Actor&, std::string_view, const Intent&, std::int64_t)>
      judge = decide_all;
};

/// Somebody's order to erase: one contribution, or all that is under a claim. Kept until done.
struct ErasureOrder {
  std::string id;      // 32 hexadecimal digits
  std::string target;  // a contribution; or empty, and then:
  std::string claim;   // as it stands in rows
};

/// A row to be erased.
struct Doomed {
  std::string scope, kind, id;
};

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

  /// Changes rows of the public lane by what they are in that very transaction, so that nothing
  /// newer is overwritten: `revise` is told all of them and gives those that are otherwise now. It
  /// may be asked again, where another transaction came in between. False: nothing was written.
  bool revise_public(std::string_view scope,
                     const std::function<std::vector<Row>(const std::vector<Row>&)>& revise,
                     std::int64_t now);

  /// Forgets tombstones too old, and what waited in vain or was put aside as long ago; verdicts,
  /// supports, reports and people of the staff whose time is over. Contributions are `overdue`.
  bool purge(std::int64_t now);
  /// What was answered to words that are not public, and is (a former program left it so), is no
  /// more; how many, or nothing where that could not be.
  std::optional<int> keep_replies(std::int64_t now);
  /// Contributions whose time is over, by scope: to be erased by whoever keeps the rules.
  std::vector<Doomed> overdue(std::int64_t now);

  /// Takes a decision of decisions.log again, unless it is known; with its author's right. Where
  /// what it is about is not there, it is taken as soon as that comes (again).
  bool replay(const KeptDecision& decision);

  /// Kept with the rows, so that an order outlives the program.
  bool order(const ErasureOrder& order, std::int64_t now);
  std::vector<ErasureOrder> orders();
  /// What an order means now.
  std::vector<Doomed> rows_of(const ErasureOrder& order);
  bool close(const ErasureOrder& order);

  /// Words were taken back and may still be in the log of the database: it is emptied. `all`:
  /// also what a program that ended in between may have left. True where nothing is owed.
  bool overwrite(bool all = false);

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
  /// What the house asks has the next number, and the right of whoever wrote what it is about.
  static Arrival by_house(const ScopeRows& rows, const ScopeReceipts& receipts, Arrival arrival);
  void take_again(ScopeRows& rows, ScopeReceipts& receipts, std::string_view scope,
                  const std::string& id);
  Decision erase_row(const ScopeRows& rows, std::string_view scope, const std::string& id);
  void erase_about(std::string_view scope, std::string_view id, Decision& decision);
  /// What was answered to a contribution is its author's and the staff's while that is not public,
  /// and says nothing of the `passages` of it that are blacked out.
  void move_replies(const ScopeRows& rows, std::string_view scope, std::string_view id,
                    std::string_view passages, Decision& decision);
  bool scrub(std::string_view scope, const std::vector<Row>& rows, std::int64_t now);
  bool purge_tombstones(std::int64_t before);
  bool purge_waiting(std::int64_t before, std::int64_t now);
  bool purge_reports(std::int64_t before, std::int64_t now);
  bool purge_redactions(std::int64_t before, std::int64_t now);
  bool purge_supports(std::int64_t before, std::int64_t now);
  bool purge_staff(std::int64_t before, std::int64_t now);

  SqlConnection& sql_;
  StoreRules rules_;
  std::string error_;
  std::string failing_;                    // the intent being decided
  std::map<std::string, int> fails_;       // by id
  std::vector<KeptDecision> taking_back_;  // in this transaction
  Figures figures_;                        // in this transaction
  bool drops_words_ = false;               // in this transaction, apart from rows
  // Decisions of decisions.log about what is not there, by its id.
  std::map<std::string, std::vector<KeptDecision>> absent_;
  bool owes_overwrite_ = false;  // something else was reading when words were to be overwritten
};

}  // namespace cairn::server
