// Is this text UTF-8, as RFC 3629 has it: no overlong form, no surrogate, nothing past U+10FFFF?
#pragma once
#include <string_view>

namespace cairn::server {

bool is_utf8(std::string_view text);

}  // namespace cairn::server
