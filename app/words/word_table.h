// A table of words: texts in a fixed order, in each language.
//
// A program that serves both languages carries them (page_table.cpp). A program of the browser
// carries none: a reader has one language, so it is given that one's file when it needs it, and
// another's when it shows a page in another.
// Promises: `of` always gives something to show once any language is there: that one, or else the
// other; `take` takes only a whole file of this very table (its print).
// Leaves out: where files come from (web/words_of.js), typography (words.h).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"

namespace cairn {

/// FNV-1a of all that a table says, zeros included: what two builds agree on when it is the same.
constexpr unsigned print_of(std::string_view all) {
  unsigned print = 2166136261U;
  for (const char c : all) print = (print ^ static_cast<unsigned char>(c)) * 16777619U;
  return print;
}

/// Of a literal of several texts, which knows its length only as an array.
template <std::size_t n>
constexpr unsigned print_of_texts(const char (&texts)[n]) {
  return print_of({texts, n});
}

class WordTable {
 public:
  /// `fr`, `en`: its texts, each ended by a zero, where it carries them; they outlive it.
  WordTable(unsigned print, int how_many, const char* fr = nullptr, const char* en = nullptr);

  std::string_view of(Lang lang, int word) const;
  /// Of a language, for a program that carries none: "<print> <language>", then the texts, each
  /// ended by a zero.
  std::string file(Lang lang) const;
  /// False where it is no file of this table.
  bool take(std::string_view file);

 private:
  using Places = std::vector<const char*>;  // one more than there are words
  Places places_of(const char* texts) const;

  unsigned print_;
  int how_many_;
  std::string given_[2];
  Places places_[2];
};

}  // namespace cairn
