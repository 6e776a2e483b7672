// The numbers and verdicts of one scope, while a transaction writes it.
//
// Promises: a verdict is found by its device and number, or by its intent's id; a held one stays
// known under what it waits for, until `settle` replaces it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "ledger/receipt.h"
#include "ledger/sql.h"

namespace cairn {
struct Intent;
}

namespace cairn::server {

class ScopeReceipts {
 public:
  ScopeReceipts(SqlConnection& sql, std::string_view scope) : sql_(sql), scope_(scope) {}

  std::int64_t last_n(std::string_view device) const;
  std::optional<Receipt> at(std::string_view device, std::int64_t n) const;
  /// Of any device.
  std::optional<Receipt> of_intent(std::string_view id) const;
  /// The last n of that device whose verdict came at `seq` or before.
  std::int64_t last_n_by(std::string_view device, std::int64_t seq) const;

  /// Uses up the number.
  void keep(std::string_view device, const Receipt& receipt);
  void await(std::string_view target, std::string_view id, std::int64_t now);
  /// A later verdict on one that was held; nothing where it is not.
  void settle(std::string_view id, Outcome outcome, Reason reason, std::int64_t seq);
  /// The same for all that wait for that target; how many.
  int settle_all(std::string_view target, Outcome outcome, Reason reason, std::int64_t seq);
  void quarantine(std::string_view device, const Intent& intent, std::int64_t now);
  /// What that device sent and was put aside, by its id; false where there is none.
  bool drop_quarantined(std::string_view device, std::string_view id);

 private:
  SqlConnection& sql_;
  std::string scope_;
};

}  // namespace cairn::server
