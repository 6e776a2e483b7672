// Numbers as people read them: 1 250,5 in French, 1,250.5 in English.
//
// Promises: no floating point; a Decimal prints with the places it was written with; the group
// space never breaks. `with_unit` follows the language: "18 %" and "18%", "6 ans".
#pragma once
#include <cstdint>
#include <string>

#include "model/value.h"

namespace cairn {

std::string whole(Lang lang, std::int64_t n);
std::string decimal(Lang lang, Decimal d);
/// A unit "réunion|réunions" gives its first form where `one`.
std::string with_unit(Lang lang, const std::string& number, const Text& unit, bool one = false);
/// The value as told: "plus de 18 %".
std::string told(Lang lang, const Value& value, const Text& unit);
/// A size in kilobytes of 1,000 bytes, rounded up to a tenth: "12,3 Ko".
std::string kilobytes(Lang lang, std::int64_t bytes);

}  // namespace cairn
