// What people type for a date or a number, as a pack writes it.
//
// Promises: total over any bytes; nothing where it cannot be read.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

/// "2027", "2027-03", "2027-03-31", "03/2027", "31/03/2027" → "2027-03-31"…; blank → "".
std::optional<std::string> typed_date(std::string_view typed);
/// "5,6", "5.6", "120 000" (any space), "1,250.5" in English → "5.6", "120000"; blank → "".
std::optional<std::string> typed_number(std::string_view typed, bool english);

}  // namespace cairn
