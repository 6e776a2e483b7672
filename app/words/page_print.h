// By which a file of the product's words is known for this build's: all that they say, in both
// languages. A header of its own: reading it all takes a compiler longer than the rest of words.h.
#pragma once
#include "words/word_table.h"

namespace cairn {

inline constexpr unsigned page_print = print_of_texts(
#define WORD(name, fr, en) #name "\0" fr "\0" en "\0"
#include "words/talk.def"
#include "words/words.def"
#undef WORD
);

}  // namespace cairn
