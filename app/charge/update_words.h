// What an update changed, in words for the public history of its action, French and English.
//
// Promises: says what was and what is; a milestone and an indicator by their labels; the role of
// who did it, never a name; whatever was typed, words a pack can hold.
#pragma once
#include <string>

#include "model/action.h"

namespace cairn {

/// `note`: the lead's own words, in the languages they were written in.
Text update_in_words(const Action& was, const Action& is, const Text& note);
/// Without control characters, marks of a pack or what looks like HTML.
std::string plain_words(std::string_view typed);

}  // namespace cairn
