#include "words/collate.h"

namespace cairn {

namespace {

struct Letter {
  std::string_view accented;
  std::string_view plain;
};

constexpr Letter letters[] = {
    {"à", "a"}, {"â", "a"}, {"ä", "a"},  {"ç", "c"},  {"é", "e"},  {"è", "e"}, {"ê", "e"},
    {"ë", "e"}, {"î", "i"}, {"ï", "i"},  {"ô", "o"},  {"ö", "o"},  {"ù", "u"}, {"û", "u"},
    {"ü", "u"}, {"ÿ", "y"}, {"œ", "oe"}, {"æ", "ae"}, {"À", "a"},  {"Â", "a"}, {"Ç", "c"},
    {"É", "e"}, {"È", "e"}, {"Ê", "e"},  {"Ë", "e"},  {"Î", "i"},  {"Ï", "i"}, {"Ô", "o"},
    {"Ù", "u"}, {"Û", "u"}, {"Ü", "u"},  {"Œ", "oe"}, {"Æ", "ae"},
};

}  // namespace

std::string sort_key(std::string_view text) {
  std::string key;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Letter* found = nullptr;
    for (const Letter& letter : letters) {
      if (text.substr(i).starts_with(letter.accented)) found = &letter;
    }
    if (found != nullptr) {
      key += found->plain;
      i += found->accented.size() - 1;
    } else if (text[i] >= 'A' && text[i] <= 'Z') {
      key += static_cast<char>(text[i] - 'A' + 'a');
    } else {
      key += text[i];
    }
  }
  return key;
}

}  // namespace cairn
