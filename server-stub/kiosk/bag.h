// A bag: what one visitor of a kiosk said, under a device and deposit codes of the visit's own.
//
//   {"device": "<its secret>", "messages": [{"hello": {"claims": […]}}, {"push": {…}}…]}
//
// Promises: total over any bytes and bounded; the messages are read as those of a request are
// (sync/messages.h). Of each scope the numbers begin at 1 and have no gap, so that a bag says by
// itself all that its visit said there. What else a request may ask (a lane, an invitation, another
// device's place) is not in it. Leaves out: what comes of it (deposit.h).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/keys.h"
#include "sync/messages.h"

namespace cairn::server {

inline constexpr std::size_t bag_intents = 128;      // of one visit
inline constexpr std::size_t sealed_most = 700'000;  // characters: what fits in a request

/// As it travels.
struct SealedBag {
  std::string bag;     // its id: 32 hexadecimal digits
  std::string key_id;  // 16
  std::string sealed;  // base64url
};

enum class BagFault : unsigned char { none, unreadable, unknown_key, malformed };
/// "unreadable"…; none: "".
std::string_view slug(BagFault fault);

struct Bag {
  std::string device;               // a hash
  std::vector<std::string> claims;  // deposit codes
  std::vector<Push> pushes;
};

/// Are its names names, and its size one that may be?
bool is_sound(const SealedBag& sealed);
BagFault open_bag(const KioskKeys& keys, const SealedBag& sealed, Bag& bag);

}  // namespace cairn::server
