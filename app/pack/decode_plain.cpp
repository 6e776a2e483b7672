// The first sentence of an axis or an action, for everyone: short, single, in whole words.
#include "pack/decode.h"
#include "pack/marks.h"

namespace cairn {

namespace {

constexpr int most_words = 20;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool in_word(char c) {
  return is_capital(c) || is_digit(c) || (c >= 'a' && c <= 'z') ||
         static_cast<unsigned char>(c) >= 0xC3;  // é and beyond, not « nor the no-break space
}

/// How many words, and the first acronym: two capitals in a row.
struct Count {
  int words = 0;
  std::string_view acronym;
  bool several = false;  // sentences
};

void count_word(std::string_view word, Count& count) {
  bool counts = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    counts = counts || in_word(word[i]);
    const bool two = i + 1 < word.size() && is_capital(word[i]) && is_capital(word[i + 1]);
    if (!two || !count.acronym.empty()) continue;
    std::size_t end = i;
    while (end < word.size() && in_word(word[end])) ++end;
    count.acronym = word.substr(i, end - i);
  }
  count.words += counts ? 1 : 0;
}

Count count_words(std::string_view text) {
  Count count;
  bool ended = false;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t space = std::min(text.find(' ', from), text.size());
    const std::string_view word = text.substr(from, space - from);
    const int before = count.words;
    count_word(word, count);
    if (ended && count.words > before) count.several = true;
    const bool stops =
        word.ends_with('.') || word.ends_with('!') || word.ends_with('?') || word.ends_with("…");
    // "M." and "p." are no ends of sentences.
    if (!word.empty()) ended = stops && (word.size() > 2 || word.back() != '.');
    from = space + 1;
  }
  return count;
}

void check_sentence(Reading& reading, const Json& string, std::string_view about) {
  if (string.kind != JsonKind::string) return;
  const std::string shown = without_marks(string.text);
  const Count count = count_words(shown);
  if (count.words > most_words) {
    reading.note(Fault::plain_long, string.line, about, std::to_string(count.words));
  }
  if (count.several) reading.note(Fault::plain_sentences, string.line, about);
  if (!count.acronym.empty()) {
    reading.note(Fault::plain_acronym, string.line, about, count.acronym);
  }
}

}  // namespace

void check_plain(Reading& reading, const Json& text, std::string_view about) {
  check_sentence(reading, text, about);
  for (const auto& [name, value] : text.members) check_sentence(reading, value, about);
}

}  // namespace cairn
