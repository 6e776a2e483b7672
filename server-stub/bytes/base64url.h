// base64url without padding (RFC 4648, section 5): bytes in an address, a header or JSON.
//
// Promises: one text for given bytes, and the bytes of that text alone: padding, other letters,
// line breaks and bits that are left over are refused.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace cairn::server {

std::string base64url(std::string_view bytes);
std::optional<std::string> bytes_of_base64url(std::string_view text);

}  // namespace cairn::server
