// A new thing of the roadmap before anybody wrote in it: an action, a fact, a line of the history,
// a resource, a word of the glossary.
//
// Promises: as a pack has it, all its texts there and empty, in the languages of the pack; what the
// staff vouch for says so. An action is planned, without dates; its number follows the last one of
// its axis.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "charge/register.h"

namespace cairn {

/// An action of that axis.
Json blank_action(const Json& pack, const Voucher& voucher, std::string_view id, int axis);
/// What else may be added; of a line of the history `day` is its date. Nothing of another kind.
std::optional<Json> blank_thing(const Json& pack, const Voucher& voucher, std::string_view kind,
                                std::string_view id, std::string_view day);
/// May it go again? Nothing refers to it; others may call a word of the glossary.
bool may_go(std::string_view kind);

/// "A1-09" → "A1-10"; what has no number at its end gets one.
std::string id_after(std::string_view id);
/// The first of an axis: "A1-01".
std::string first_id_of(int axis);

}  // namespace cairn
