// What only the server reads in the forms of participation (the rest: update/writing.h).
#pragma once
#include <string>
#include <string_view>

namespace cairn::server {

/// What was typed on /suivre, 40 bytes at most; empty where it is not UTF-8.
std::string typed_code(std::string_view body);

}  // namespace cairn::server
