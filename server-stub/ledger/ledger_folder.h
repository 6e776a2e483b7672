// The ledger's files in a --data folder: ledger.db, claim.key, kiosk.keys, decisions.log, and the
// lock that says "served".
//
// Promises: one program at a time writes here (a backup only reads, and notes that it was made);
// the lock goes with its program, however that ends.
#pragma once
#include <memory>
#include <string>

#include "files/folder.h"
#include "ledger/decision_log.h"
#include "ledger/exchange.h"
#include "ledger/sqlite_connection.h"

namespace cairn::server {

inline constexpr std::string_view ledger_file = "/ledger.db";
inline constexpr std::string_view key_file = "/claim.key";
inline constexpr std::string_view kiosk_file = "/kiosk.keys";
inline constexpr std::string_view decisions_file = "/decisions.log";

/// Held as long as it lives.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();
  bool held() const { return file_ >= 0; }

 private:
  int file_ = -1;
};

/// A ledger that is open, with all it needs.
class LedgerFolder {
 public:
  /// `trouble` says what to do where it cannot be opened. Decisions that the database does not
  /// know (it was put back from a copy) are taken again.
  LedgerFolder(const std::string& folder, const Machine& machine, bool backups);

  /// What must be put right before anything is served: the folder is in use, the key is lost.
  const Trouble& trouble() const { return trouble_; }
  /// Null where the database cannot be used now (a full disk): pages may be served without it.
  Exchange* exchange() { return usable_ ? exchange_.get() : nullptr; }
  const std::string& error() const { return error_; }

 private:
  Trouble trouble_;
  std::string error_;
  bool usable_ = false;
  std::unique_ptr<FolderLock> lock_;
  std::unique_ptr<DecisionLog> log_;
  std::unique_ptr<SqliteConnection> sql_;
  std::unique_ptr<Exchange> exchange_;
};

}  // namespace cairn::server
