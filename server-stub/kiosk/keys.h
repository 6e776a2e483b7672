// The server's keys for its kiosks: what they seal words with, and what signs their updates.
//
// Promises: another sealing key takes the place of the last after 180 days, so that one that is
// found out opens little; a former one stays a year more, for kiosks that were not heard of
// meanwhile. Kept in one file beside the ledger (0600), replaced in one step and on the disk before
// anybody is told of a new key. Points are public, scalars leave this file for a backup alone.
// Leaves out: how words are sealed (seal.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/p256.h"
#include "files/folder.h"
#include "machine/machine.h"

namespace cairn::server {

inline constexpr std::int64_t sealing_days = 180, former_days = 365;

struct SealingKey {
  std::string id;         // 16 hexadecimal digits, of its point
  std::int64_t made = 0;  // ms
  std::string scalar;
  P256Key key;
};

struct KioskKeys {
  std::string sign_scalar;  // empty: there is none yet
  std::optional<P256Key> sign;
  std::vector<SealingKey> seals;  // the last one is in use

  /// Null where it is unknown, or gone.
  const SealingKey* find(std::string_view id) const;
};

/// As the file has them; nothing where it is none.
std::optional<KioskKeys> read_kiosk_keys(std::string_view text);
std::string write_kiosk_keys(const KioskKeys& keys);

/// Makes what is missing or due, drops what is over; true where anything is otherwise now.
bool renew(KioskKeys& keys, std::int64_t now, const Machine& machine);
/// Those of a copy put back, and what was made since. What signs is the copy's: kiosks know it.
KioskKeys joined(KioskKeys copy, const KioskKeys& here);

/// Replaces the file in one step, on the disk when it returns.
Trouble save_kiosk_keys(const std::string& path, const KioskKeys& keys);

/// The file and what it holds, for the program that holds the folder.
class KeyRing {
 public:
  explicit KeyRing(std::string path) : path_(std::move(path)) {}
  /// Reads the file, where there is one. Trouble where it is damaged: it is not replaced.
  Trouble open();
  /// Makes what is missing or due. Trouble where that cannot be kept: the former ones stay.
  Trouble look(const Machine& machine);
  bool empty() const { return keys_.seals.empty(); }
  const KioskKeys& keys() const { return keys_; }

 private:
  std::string path_;
  KioskKeys keys_;
};

}  // namespace cairn::server
