// The addresses that every pack has, beside its pages, axes and actions.
#pragma once
#include <string_view>

namespace cairn {

inline constexpr std::string_view own_places[] = {
    "/",           "/accessibilite", "/actions",           "/contact",
    "/contexte",   "/contributions", "/ecoconception",     "/glossaire",
    "/historique", "/indicateurs",   "/mes-contributions", "/mes-suivis",
    "/participer", "/plan-du-site",  "/ressources",        "/suivre",
};

/// Those that only a server has: no program knows how they look.
inline constexpr std::string_view served_places[] = {"/bilan", "/donnees", "/formulaire", "/suites",
                                                     "/transparence"};

}  // namespace cairn
