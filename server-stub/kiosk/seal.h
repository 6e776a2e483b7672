// Words sealed on a kiosk, opened here: nobody who carries the kiosk away can read them.
//
//   sealed = a point made for this bag (65 bytes), 12 bytes of IV, AES-256-GCM with its tag (16)
//   key    = HKDF-SHA-256(the X shared with the server's key, salt = the bag's id,
//            info = "cairn deposit 1")
//   what is authenticated besides: the bag's id
//
// Promises: total over any bytes; what was changed in a single bit, or is under another bag's name
// or another key, is not opened. Leaves out: what is inside (bag.h).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "bytes/p256.h"

namespace cairn::server {

std::optional<std::string> unsealed(const P256Key& key, std::string_view bag,
                                    std::string_view sealed);

}  // namespace cairn::server
