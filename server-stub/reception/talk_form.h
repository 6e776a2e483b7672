// What only the server does with the forms of participation (the rest: update/writing.h).
#pragma once
#include <string>
#include <string_view>

namespace cairn::server {

/// What was typed on /suivre, 40 bytes at most; empty where it is not UTF-8.
std::string typed_code(std::string_view body);

/// A bearer's secret of these 32 random bytes.
std::string new_secret_of(std::string_view bytes);

}  // namespace cairn::server
