// The pages whose words the house's own grids write, and no pack or editor: statements.
#pragma once
#include <string_view>

namespace cairn {

inline constexpr std::string_view statement_pages[] = {"accessibilite", "ecoconception"};

}  // namespace cairn
