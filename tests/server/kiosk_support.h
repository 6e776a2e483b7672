// What the kiosks' tests share: a bag sealed as a kiosk's browser does it, by another hand than the
// one that opens it.
#pragma once
#include <string>
#include <vector>

#include "kiosk/bag.h"
#include "ledger_support.h"

namespace cairn::server::test {

/// With the point of the server's key. `chance` decides the point made for this bag and the IV.
std::string sealed_for(const std::string& point, const std::string& bag, const std::string& plain,
                       int chance = 7);

std::string bag_id(int n);
/// The bag's words: this device says all that to the talk, under those codes.
std::string bag_of(int device, std::vector<Intent> intents, std::vector<std::string> claims = {});
/// Sealed with the key in use, to be sent.
std::string deposit_of(const KioskKeys& keys, const std::string& bag, const std::string& plain,
                       int chance = 7);
std::string heartbeat(const std::string& version = "1", int waiting = 0);

/// A house with a kiosk in it: its secret is that of device 900.
struct Hall : House {
  explicit Hall(StoreRules rules = {});
  /// As the kiosk, with these messages after its hello: the whole reply.
  std::string say(const std::vector<std::string>& messages, int device = 900);
  const KioskKeys& keys() { return ring->keys(); }
};

}  // namespace cairn::server::test
