#include "words/words.h"

#include "words/numbers.h"
#include "words/typography.h"

namespace cairn {

namespace {

struct Entry {
  std::string_view fr, en;
};

constexpr Entry entries[] = {
#define WORD(name, fr, en) {fr, en},
#include "words/talk.def"
#include "words/words.def"
#undef WORD
};

std::string_view raw(Lang lang, W word) {
  const Entry& e = entries[static_cast<int>(word)];
  return lang == Lang::fr ? e.fr : e.en;
}

std::string put(std::string_view text, std::initializer_list<std::string_view> arguments) {
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

}  // namespace

std::string say(Lang lang, W word) { return typeset(lang, raw(lang, word)); }

std::string fill(Lang lang, W word, std::initializer_list<std::string_view> arguments) {
  return put(typeset(lang, raw(lang, word)), arguments);
}

std::string count(Lang lang, W word, int n, std::string_view more) {
  const std::string_view both = raw(lang, word);
  const std::size_t bar = both.find('|');
  const bool one = lang == Lang::fr ? n == 0 || n == 1 : n == 1;
  const std::string_view form = bar == both.npos ? both
                                : one            ? both.substr(0, bar)
                                                 : both.substr(bar + 1);
  const std::string number = whole(lang, n);
  return typeset(lang, put(form, {number, more}));
}

}  // namespace cairn
