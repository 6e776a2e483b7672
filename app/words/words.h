// The product's own words, French and English side by side (words/words.def).
//
// Promises: `say` never fails; `fill` puts arguments at {0}, {1}…; `count` chooses the singular or
// the plural by the language's rule (French: 0 and 1 are singular; English: 1 is).
// Leaves out: the pack's texts (content/), whether a program carries these or is given them
// (word_table.h).
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "model/text.h"

namespace cairn {

enum class W : unsigned short {
#define WORD(name, fr, en) name,
#include "words/talk.def"
#include "words/words.def"
#undef WORD
  how_many,
};

class WordTable;
/// Where these words are: each kind of program defines it (word_table.h).
WordTable& page_words();

/// Of any table of words: arguments at their places; the form of "singular|plural" for `n`.
std::string put_in(std::string_view text, std::initializer_list<std::string_view> arguments);
std::string_view form_for(Lang lang, std::string_view both, int n);

/// The text in that language, typography applied.
std::string say(Lang lang, W word);
std::string fill(Lang lang, W word, std::initializer_list<std::string_view> arguments);
/// A word written "singular|plural" with {0} for the number, and {1} for `more` if given.
std::string count(Lang lang, W word, int n, std::string_view more = {});

}  // namespace cairn
