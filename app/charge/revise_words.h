// What an editor changed, in words: the names of texts, and a difference people can read.
//
// Promises: French and English; of long texts, what is otherwise and a few words around it; words a
// pack can hold; the role of who did it, never a name.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"

namespace cairn {

/// One text in one language, before and after.
struct Rewording {
  std::string at;
  Lang lang = Lang::fr;
  std::string was, is;
};

/// Before and after, without what both begin and end with: whole words, a few of them around.
struct Difference {
  std::string was, is;
};
Difference difference_of(std::string_view was, std::string_view is);

/// "sections.1.blocks.0.p" → "Section 2, paragraphe 1".
std::string wording_name(Lang lang, std::string_view at);
/// A line for the public history of an action.
Text reworded_in_words(const std::vector<Rewording>& words, const Text& note);
/// The first line of an action that an editor made.
Text added_in_words(const Text& note);

}  // namespace cairn
