// A new thing of the roadmap before anybody wrote in it: an action, so far.
//
// Promises: as a pack has it, all its texts there and empty, in the languages of the pack; planned,
// without dates. Its number follows the last one of its axis.
#pragma once
#include <string>
#include <string_view>

#include "charge/register.h"

namespace cairn {

/// An action of that axis.
Json blank_action(const Json& pack, const Voucher& voucher, std::string_view id, int axis);

/// "A1-09" → "A1-10"; what has no number at its end gets one.
std::string id_after(std::string_view id);
/// The first of an axis: "A1-01".
std::string first_id_of(int axis);

}  // namespace cairn
