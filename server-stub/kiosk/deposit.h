// Bags taken into the ledger: as if the devices in them had spoken, but through a kiosk.
//
// Promises: once, however often a bag comes, with more in it or under another name. What is said in
// one is a kiosk's, so it is held; it has no right of the staff's, whatever its device may do by
// itself. Those that come together are written together, a scope at a time. Nothing of what is in
// a bag is in any log. Leaves out: who may bring bags, and how many (ledger/exchange_kiosk.cpp).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/bag.h"
#include "ledger/sql.h"
#include "ledger/store.h"

namespace cairn::server {

struct OpenedBag {
  std::string id;
  BagFault fault = BagFault::none;
  Bag bag;
};
std::vector<OpenedBag> open_bags(const KioskKeys& keys, const std::vector<SealedBag>& sealed);

/// Intents in it that were not decided yet.
std::int64_t fresh_in(Store& store, const Bag& bag);

struct BagEnd {
  BagFault fault = BagFault::none;
  bool is_kept = false;  // false without a fault: it could not be written; again later
  bool is_durable = false;
  bool is_known = false;  // it came before
};

struct Deposits {
  std::vector<BagEnd> ends;  // one a bag, in order
  bool took_back = false;    // something left the public lane
};

Deposits deposit(SqlConnection& sql, Store& store, std::string_view claim_key,
                 const std::vector<OpenedBag>& bags, std::int64_t now);

}  // namespace cairn::server
