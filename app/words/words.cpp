#include "words/words.h"

#include "words/numbers.h"
#include "words/typography.h"
#include "words/word_table.h"

namespace cairn {

namespace {

std::string_view raw(Lang lang, W word) { return page_words().of(lang, static_cast<int>(word)); }

}  // namespace

std::string put_in(std::string_view text, std::initializer_list<std::string_view> arguments) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}';
    const int n = place ? text[i + 1] - '0' : -1;
    if (n >= 0 && n < static_cast<int>(arguments.size())) {
      out += *(arguments.begin() + n);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string_view form_for(Lang lang, std::string_view both, int n) {
  const std::size_t bar = both.find('|');
  const bool one = lang == Lang::fr ? n == 0 || n == 1 : n == 1;
  if (bar == both.npos) return both;
  return one ? both.substr(0, bar) : both.substr(bar + 1);
}

std::string say(Lang lang, W word) { return typeset(lang, raw(lang, word)); }

std::string fill(Lang lang, W word, std::initializer_list<std::string_view> arguments) {
  return put_in(typeset(lang, raw(lang, word)), arguments);
}

std::string count(Lang lang, W word, int n, std::string_view more) {
  const std::string number = whole(lang, n);
  return typeset(lang, put_in(form_for(lang, raw(lang, word), n), {number, more}));
}

}  // namespace cairn
