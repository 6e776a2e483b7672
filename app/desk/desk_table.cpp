// The desk's words where a program carries them, in both languages.
#include "desk/desk_print.h"
#include "desk/desk_words.h"

namespace cairn {

WordTable& desk_words() {
  static WordTable table(desk_print, static_cast<int>(D::how_many),
#define WORD(name, fr, en) fr "\0"
#include "desk/desk_words.def"
#undef WORD
                         ,
#define WORD(name, fr, en) en "\0"
#include "desk/desk_words.def"
#undef WORD
  );
  return table;
}

}  // namespace cairn
