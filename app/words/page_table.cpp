// The product's words where a program carries them, in both languages.
#include "words/page_print.h"
#include "words/words.h"

namespace cairn {

WordTable& page_words() {
  static WordTable table(page_print, static_cast<int>(W::how_many),
#define WORD(name, fr, en) fr "\0"
#include "words/talk.def"
#include "words/words.def"
#undef WORD
                         ,
#define WORD(name, fr, en) en "\0"
#include "words/talk.def"
#include "words/words.def"
#undef WORD
  );
  return table;
}

}  // namespace cairn
