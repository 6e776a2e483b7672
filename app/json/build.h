// JSON values, written in a line each, and read back with what to take where they are missing.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "json/json.h"

namespace cairn {

Json json_text(std::string_view text);
Json json_number(std::int64_t number);
Json json_truth(bool truth);
Json json_object();
Json json_array();

/// Adds a member. The second form leaves out what is empty.
void put(Json& object, std::string_view name, Json value);
void put_text(Json& object, std::string_view name, std::string_view text);

/// The member's text; "" where it is missing or no string.
std::string_view text_of(const Json& object, std::string_view name);
/// A whole number that fits; `otherwise` where it is missing or none.
std::int64_t number_of(const Json& object, std::string_view name, std::int64_t otherwise = 0);
bool truth_of(const Json& object, std::string_view name);

/// Digits of a JSON number as a whole number; false where they are none or do not fit.
bool whole_number(std::string_view digits, std::int64_t& number);

}  // namespace cairn
