// As words/page_print.h, of the desk's words.
#pragma once
#include "words/word_table.h"

namespace cairn {

inline constexpr unsigned desk_print = print_of_texts(
#define WORD(name, fr, en) #name "\0" fr "\0" en "\0"
#include "desk/desk_words.def"
#undef WORD
);

}  // namespace cairn
