// What kiosks say besides protocol v1, and what they are told (docs/protocol.md). Only the server
// reads it, from the bytes of the same request: what everybody's program links does not grow.
//
// Promises: total over any bytes and bounded: at most one heartbeat and 16 bags of a request.
// Leaves out: whether whoever speaks is a kiosk, what comes of it (ledger/exchange_kiosk.cpp).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "kiosk/bag.h"

namespace cairn::server {

inline constexpr std::size_t bags_most = 16;  // of a request

/// How a kiosk says it is.
struct Heartbeat {
  std::string version;
  std::int64_t waiting = 0;  // bags it holds
  std::int64_t age = 0;      // ms since it last had all that is public
  std::int64_t storage = 0;  // bytes
  std::int64_t clock = 0;    // what it takes the time to be, ms
};

struct KioskCall {
  std::optional<Heartbeat> heartbeat;  // the last one
  std::vector<SealedBag> bags;
  bool empty() const { return !heartbeat && bags.empty(); }
};

/// Is there anything of a kiosk's in this request at all? Quick, and never a no for a kiosk's own
/// program.
bool may_be_of_kiosk(std::string_view request);
/// Nothing where one of its messages is not sound, or there are too many.
std::optional<KioskCall> read_kiosk_call(std::string_view request);

/// A bag as it stands in JSON; `is_sound` says whether it is one.
SealedBag read_sealed_bag(const Json& json);
/// {"id", "key"}: what is sealed with now.
Json seal_in_use(const KioskKeys& keys);

/// After a heartbeat: where it stands, what to seal with, what signs its updates.
Json told_kiosk(std::string_view place, const KioskKeys& keys);
/// Of a bag that was taken, and of one that never will be.
Json told_deposited(std::string_view bag, bool is_durable);
Json told_refused(std::string_view bag, BagFault fault);
/// The reply with these behind all else.
std::string with_messages(std::string reply, const std::vector<Json>& more);

}  // namespace cairn::server
