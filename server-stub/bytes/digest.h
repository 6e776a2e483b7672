// SHA-256, and the forms in which the house writes it.
//
// Leaves out: keyed or slow hashes; nothing here guards a secret.
#pragma once
#include <array>
#include <string>
#include <string_view>

namespace cairn::server {

using Digest = std::array<unsigned char, 32>;

Digest sha256(std::string_view bytes);
std::string hex(std::string_view bytes);
std::string base64(std::string_view bytes);

/// The first 16 digits: enough to name a file after its content.
std::string short_hash(std::string_view bytes);

}  // namespace cairn::server
