// The product's words in a program of the browser: none, until it is given a language's.
#include "words/page_print.h"
#include "words/words.h"

namespace cairn {

WordTable& page_words() {
  static WordTable table(page_print, static_cast<int>(W::how_many));
  return table;
}

}  // namespace cairn
