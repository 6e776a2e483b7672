#include "desk/desk_words.h"

#include "words/numbers.h"
#include "words/typography.h"
#include "words/word_table.h"

namespace cairn {

namespace {

std::string_view raw(Lang lang, D word) { return desk_words().of(lang, static_cast<int>(word)); }

}  // namespace

std::string say(Lang lang, D word) { return typeset(lang, raw(lang, word)); }

std::string fill(Lang lang, D word, std::initializer_list<std::string_view> arguments) {
  return put_in(say(lang, word), arguments);
}

std::string count(Lang lang, D word, int n) {
  return typeset(lang, put_in(form_for(lang, raw(lang, word), n), {whole(lang, n)}));
}

}  // namespace cairn
