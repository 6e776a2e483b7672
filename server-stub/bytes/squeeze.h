// Bytes made smaller for the journey: gzip and brotli, in one go.
//
// Promises: equal bytes and quality give equal bytes (no date, no name inside), so that a strong
// ETag may be made of them. An empty result means that the library refused.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cairn::server {

std::string gzip_of(std::string_view bytes, int level);      // 1 (quick) to 9 (small)
std::string brotli_of(std::string_view bytes, int quality);  // 0 (quick) to 11 (small)

/// What gzip held; nothing where it is no gzip, is cut, or holds more than `most` bytes
/// (`too_much`).
std::optional<std::string> gunzipped(std::string_view bytes, std::size_t most, bool& too_much);

}  // namespace cairn::server
