// Alphabetical order blind to accents and case, as in a French index.
#pragma once
#include <string>
#include <string_view>

namespace cairn {

/// Compare keys, not texts: "Écoute" sorts between "ecluse" and "economie".
std::string sort_key(std::string_view text);

}  // namespace cairn
