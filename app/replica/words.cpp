#include "replica/words.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace cairn {

namespace {

constexpr std::size_t most_words = 12;
constexpr std::size_t longest_word = 48;    // bytes; a prefix that long is enough
constexpr std::size_t longest_text = 2048;  // bytes read

struct Letter {
  char32_t code = 0;  // 0: not UTF-8
  std::size_t bytes = 1;
};

Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + bytes > text.size()) return {};
  char32_t code = lead & (0xFF >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {};
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  return {code, bytes};
}

/// Letters, digits and the accents that follow them. What is wrongly taken for a word gives an
/// empty phrase, which FTS5 leaves out.
bool in_word(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const bool sign = c <= 0xBF || c == 0xD7 || c == 0xF7;  // « no-break space × ÷
  const bool punctuation = c >= 0x2000 && c <= 0x2BFF;    // ’ – … € arrows, boxes
  const bool ideographic = c >= 0x3000 && c <= 0x303F;
  return !sign && !punctuation && !ideographic && c < 0x1F000;  // emoji and beyond
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }

/// What French cuts before a vowel: the word that counts comes after.
bool is_elided(std::string_view word) {
  constexpr std::string_view elided[] = {"l", "d",  "j",     "m",      "t",      "s",     "n",
                                         "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"};
  std::string lower;
  for (const char c : word) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return std::find(std::begin(elided), std::end(elided), lower) != std::end(elided);
}

/// The letter of a tag, as in <b>: a scrap that would find all that begins with it.
bool is_scrap(std::string_view text, std::size_t at) {
  const auto any_of = [&](std::string_view signs, std::size_t i) {
    return i < text.size() && signs.find(text[i]) != signs.npos;
  };
  const bool alone = at + 1 >= text.size() || any_of(" <>/", at + 1);
  return any_of("</", at - 1) && alone;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < text.size() && words.size() <= most_words;) {
    const Letter letter = letter_at(text, at);
    std::string& word = words.back();
    if (letter.code != 0 && in_word(letter.code) && !is_scrap(text, at)) {
      if (word.size() + letter.bytes <= longest_word) word += text.substr(at, letter.bytes);
    } else if (!word.empty()) {
      const bool followed =
          at + letter.bytes < text.size() && in_word(letter_at(text, at + letter.bytes).code);
      if (is_apostrophe(letter.code) && followed && is_elided(word)) {
        word.clear();
      } else {
        words.emplace_back();
      }
    }
    at += letter.bytes;
  }
  if (words.back().empty() || words.size() > most_words) words.pop_back();
  return words;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    switch (letter.code) {
      case U'œ':
        out += "oe";
        break;
      case U'Œ':
        out += "Oe";
        break;
      case U'æ':
        out += "ae";
        break;
      case U'Æ':
        out += "Ae";
        break;
      default:
        out += text.substr(at, letter.bytes);
    }
    at += letter.bytes;
  }
  return out;
}

std::string prefix_query(std::string_view text) {
  std::string query;
  for (const std::string& word : words_of(folded(text.substr(0, longest_text)))) {
    if (!query.empty()) query += ' ';
    query += '"' + word + "\"*";
  }
  return query;
}

}  // namespace cairn
