// The random 128-bit name of an intent, in 32 hexadecimal digits.
#pragma once
#include <string>

namespace cairn {

std::string fresh_id();

}  // namespace cairn
