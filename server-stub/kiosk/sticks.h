// What goes between a kiosk without a network and its server, on a USB stick: its bags this way, an
// update that way.
//
//   {"cairn": "kiosk-bags", "place": "…", "bags": [{"bag", "key_id", "sealed"}…]}
//   {"cairn": "kiosk-update", "payload": "<base64url>", "signature": "<base64url of r and s>"}
//   payload: {"made": ms, "epoch", "deposited": ["<bag>"…], "seal": {"id", "key"},
//             "snapshot": "<base64url of a file as /v1/snapshot serves it>"}
//
// Promises: reading is total and bounded; what is no export is told from one in which some bags are
// no bags. An update is one signed whole: a kiosk takes all of it or nothing.
// Leaves out: files (commands/), what comes of bags (deposit.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/bag.h"

namespace cairn::server {

struct BagsOnStick {
  std::string place;
  std::vector<SealedBag> bags;
  std::size_t unsound = 0;  // of the list, that are no bags
};
/// Nothing where it is no export of a kiosk's.
std::optional<BagsOnStick> read_bags_on_stick(std::string_view text);

struct KioskUpdate {
  std::int64_t made = 0;
  std::string epoch;
  std::vector<std::string> deposited;  // bags a kiosk need not keep any more
  std::string snapshot;                // bytes
};
/// Signed; empty where it could not be.
std::string write_kiosk_update(const KioskUpdate& update, const KioskKeys& keys);

}  // namespace cairn::server
