#include "desk/desk_words.h"

#include <cstring>

#include "words/numbers.h"
#include "words/typography.h"
#include "words/words.h"

namespace cairn {

namespace {

// As words/words.cpp: a table of the places of all texts would travel too.
constexpr char texts[] =
#define WORD(name, fr, en) fr "\0" en "\0"
#include "desk/desk_words.def"
#undef WORD
    ;
constexpr int how_many_texts = 2 * static_cast<int>(D::how_many);

struct Places {
  const char* start[how_many_texts + 1];

  Places() {
    const char* next = texts;
    for (const char*& place : start) {
      place = next;
      next += std::strlen(next) + 1;
    }
  }
};

std::string_view raw(Lang lang, D word) {
  static const Places places;
  const char* const* at = places.start + 2 * static_cast<int>(word) + (lang == Lang::fr ? 0 : 1);
  return {at[0], static_cast<std::size_t>(at[1] - at[0] - 1)};
}

}  // namespace

std::string say(Lang lang, D word) { return typeset(lang, raw(lang, word)); }

std::string fill(Lang lang, D word, std::initializer_list<std::string_view> arguments) {
  return put_in(say(lang, word), arguments);
}

std::string count(Lang lang, D word, int n) {
  return typeset(lang, put_in(form_for(lang, raw(lang, word), n), {whole(lang, n)}));
}

}  // namespace cairn
