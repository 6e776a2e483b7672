// The addresses that every pack has, beside its pages, axes and actions.
#pragma once
#include <string_view>

namespace cairn {

inline constexpr std::string_view own_places[] = {
    "/",
    "/accessibilite",
    "/actions",
    "/contact",
    "/contexte",
    "/ecoconception",
    "/glossaire",
    "/historique",
    "/indicateurs",
    "/plan-du-site",
    "/ressources",
};

}  // namespace cairn
