// The desk's words, French and English side by side (desk_words.def), as the product's (words/).
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "model/text.h"
#include "words/words.h"

namespace cairn {

enum class D : unsigned short {
#define WORD(name, fr, en) name,
#include "desk/desk_words.def"
#undef WORD
  how_many
};

/// As `page_words` (words/words.h).
WordTable& desk_words();

std::string say(Lang lang, D word);
std::string fill(Lang lang, D word, std::initializer_list<std::string_view> arguments);
std::string count(Lang lang, D word, int n);

}  // namespace cairn
