// The rows of one scope while a transaction writes it: what `decide` sees, and what it changes.
//
// Promises: locks the scope for the length of the transaction, so that numbers come in the order
// of commits and no reader skips one. Each row has one entry in each lane it is or was in, moved
// to the number of its last change; leaving a lane leaves a tombstone there, `scrub` where no
// byte may be left. The sum over a lane follows.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "ledger/decide.h"
#include "ledger/sql.h"
#include "sync/set_hash.h"

namespace cairn::server {

/// A lane's own line.
struct LaneState {
  std::int64_t head = 0;
  std::int64_t floor = 0;
  SetHash hash;
};

class ScopeRows : public View {
 public:
  /// Inside a transaction that writes. The scope is made where it is missing.
  ScopeRows(SqlConnection& sql, std::string_view scope);

  std::optional<Row> row(std::string_view kind, std::string_view id) const override;

  /// When that row last changed for those who may see that lane, in ms; 0: it is not in it.
  std::int64_t moved(std::string_view kind, std::string_view id, std::string_view lane) const;

  std::int64_t head() const { return head_; }
  std::int64_t durable() const { return durable_; }
  /// The next number, for what is changed from here on.
  std::int64_t advance() { return ++head_; }

  /// At number `head`; the last word on a row counts.
  void change(const std::vector<Change>& changes, std::int64_t now);
  /// Writes what was kept in memory: the heads and the sums. Before the commit.
  void finish();

  /// Did something leave the public lane? Did anything have to be overwritten?
  bool took_back() const { return took_back_; }
  bool scrubbed() const { return scrubbed_; }

 private:
  struct Fate;
  void settle(const Fate& fate, std::int64_t now);
  void move(const Row& row, const std::string& lane, Op op, std::int64_t now);
  LaneState& lane(const std::string& name);

  SqlConnection& sql_;
  std::string scope_;
  std::int64_t head_ = 0, began_ = 0, durable_ = 0;
  std::map<std::string, LaneState, std::less<>> lanes_;
  bool took_back_ = false, scrubbed_ = false;
};

}  // namespace cairn::server
