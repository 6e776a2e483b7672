// SHA-256 (FIPS 180-4), by which the list of the staff names devices and invitations.
//
// Promises: total over any bytes, the same digits everywhere. Leaves out: speed, and secrets kept
// from whoever measures time: what is hashed here is this device's own.
#pragma once
#include <string>
#include <string_view>

namespace cairn {

/// 64 hexadecimal digits in lower case.
std::string sha256(std::string_view bytes);

}  // namespace cairn
