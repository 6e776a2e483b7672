// What people and devices carry, and what the server keeps of it.
//
// Promises: a device's secret is kept as its SHA-256 only; a deposit code, which is short, as an
// HMAC-SHA-256 under a key of this server, so that nobody who reads the database can try them all.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "machine/machine.h"

namespace cairn::server {

/// 43 characters of base64url: 256 bits.
bool is_secret(std::string_view bearer);
std::string device_of(std::string_view bearer);  // 64 hexadecimal digits
/// Whom a device's supports count for, unless it took the place of another.
std::string person_of(std::string_view device);  // 32
/// A claim as it stands in rows and lanes: 32 hexadecimal digits.
std::string claim_hash(std::string_view key, std::string_view code);

/// A deposit code that nobody has.
std::string fresh_code(const Machine& machine);

/// The key in that file, which is made (0600) where it is missing; nothing where it cannot be
/// read, written or is no key.
std::optional<std::string> claim_key(const std::string& path, const std::string& fresh);

}  // namespace cairn::server
