#include "desk/desk_words.h"

#include "words/numbers.h"
#include "words/typography.h"

namespace cairn {

namespace {

constexpr std::string_view texts[][2] = {
#define WORD(name, fr, en) {fr, en},
#include "desk/desk_words.def"
#undef WORD
};

}  // namespace

std::string say(Lang lang, D word) {
  return typeset(lang, texts[static_cast<int>(word)][lang == Lang::fr ? 0 : 1]);
}

std::string fill(Lang lang, D word, std::initializer_list<std::string_view> arguments) {
  const std::string text = say(lang, word);
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

std::string count(Lang lang, D word, int n) {
  const std::string number = whole(lang, n);
  const std::string both = fill(lang, word, {number});
  const std::size_t bar = both.find('|');
  if (bar == both.npos) return both;
  const bool one = lang == Lang::fr ? n < 2 : n == 1;
  return one ? both.substr(0, bar) : both.substr(bar + 1);
}

}  // namespace cairn
