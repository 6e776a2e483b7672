// Conditional requests: does a list of entity tags hold this one (RFC 9110 §13.1)?
#pragma once
#include <string_view>

namespace cairn::server {

/// If-None-Match: "*" or a list, compared weakly (W/ left aside).
bool tags_match_weakly(std::string_view list, std::string_view tag);
/// If-Match: "*" or a list, compared strongly (a W/ tag never matches).
bool tags_match_strongly(std::string_view list, std::string_view tag);

}  // namespace cairn::server
