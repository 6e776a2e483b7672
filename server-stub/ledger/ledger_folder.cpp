#include "ledger/ledger_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger/secrets.h"

namespace cairn::server {

FolderLock::FolderLock(const std::string& folder) {
  file_ = open((folder + "/served.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ >= 0 && flock(file_, LOCK_EX | LOCK_NB) != 0) {
    close(file_);
    file_ = -1;
  }
}

FolderLock::~FolderLock() {
  if (held()) close(file_);
}

LedgerFolder::LedgerFolder(const std::string& folder, const Machine& machine, bool backups) {
  lock_ = std::make_unique<FolderLock>(folder);
  if (!lock_->held()) {
    trouble_ = folder + " is served already, or this user may not write there";
    return;
  }
  const std::string key_path = folder + std::string(key_file);
  const auto key = claim_key(key_path, machine.random_bytes(32));
  if (!key) {
    trouble_ = "cannot read or make " + key_path +
               " (32 bytes); deposit codes cannot be checked without it: put it back from where "
               "backups are kept";
    return;
  }
  const auto kiosk_keys = std::make_shared<KeyRing>(folder + std::string(kiosk_file));
  if (trouble_ = kiosk_keys->open(); !trouble_.empty()) return;
  // A full disk: kiosks wait, and nobody else has to.
  if (const Trouble t = kiosk_keys->look(machine); !t.empty()) machine.warn(t);
  const std::string decisions = folder + std::string(decisions_file);
  log_ = std::make_unique<DecisionLog>(decisions);
  const std::string path = folder + std::string(ledger_file);
  sql_ = std::make_unique<SqliteConnection>(path);
  chmod(path.c_str(), 0600);
  ExchangeRules rules;
  rules.claim_key = *key;
  rules.kiosk_keys = kiosk_keys;
  rules.store.backups = backups;
  rules.store.write_down = [this](const std::vector<KeptDecision>& decisions) {
    return log_->write(decisions);
  };
  if (!log_->ok()) {
    trouble_ = "cannot write " + decisions;
    return;
  }
  if (!sql_->ok()) {
    error_ = path + ": " + sql_->error();
    return;
  }
  exchange_ = std::make_unique<Exchange>(*sql_, machine, std::move(rules));
  usable_ = exchange_->ok() && exchange_->replay(read_decisions(decisions));
  if (usable_) exchange_->chores(true);
  if (!usable_) error_ = path + ": " + (exchange_->ok() ? sql_->error() : exchange_->error());
}

}  // namespace cairn::server
