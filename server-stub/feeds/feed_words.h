// Words of feeds: what they say beside the roadmap, in both languages, and the roadmap's own as
// plain text.
// Leaves out: the words of pages (app/words), which browsers load too.
#pragma once
#include <string>

#include "model/text.h"
#include "pack/marks.h"
#include "words/typography.h"

namespace cairn::server {

struct Both {
  const char *fr, *en;
  const char* in(Lang lang) const { return lang == Lang::fr ? fr : en; }
};

/// Without marks of emphasis, typeset as its own language asks.
inline std::string words_of(const Text& text, Lang lang) {
  return typeset(text.lang_of(lang), without_marks(text.in(lang)));
}

}  // namespace cairn::server
