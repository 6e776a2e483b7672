// French and English typography, so that authors may type plainly.
//
// Promises: idempotent. French: a narrow no-break space (U+202F) before ; ! ? % and inside « »,
// a no-break space (U+00A0) before : and after n°, a narrow one inside 50 000. Both:
// typographic apostrophes; a number holds to its word (50 000 habitants) and to the number after
// its hyphen (2022-1084, A1-03).
// Source: Lexique des règles typographiques en usage à l'Imprimerie nationale.
#pragma once
#include <string>
#include <string_view>

#include "model/text.h"

namespace cairn {

inline constexpr std::string_view narrow_space = "\u202F";
inline constexpr std::string_view fixed_space = "\u00A0";
inline constexpr std::string_view fixed_hyphen = "\u2011";

std::string typeset(Lang lang, std::string_view text);

}  // namespace cairn
