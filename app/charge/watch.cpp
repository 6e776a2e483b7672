#include "charge/watch.h"

#include "words/collate.h"

namespace cairn {

namespace {

bool is_between(char c, unsigned low, unsigned high) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= low && byte <= high;
}

/// " l idee est bonne ": plain letters and digits, one space around each word.
std::string spread(std::string_view text) {
  const std::string key = sort_key(text);
  std::string all = " ";
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    const bool has_next = i + 1 < key.size();
    // An accent by itself, as some keyboards write it, is passed over.
    if (has_next && (c == '\xcc' || (c == '\xcd' && is_between(key[i + 1], 0x80, 0xaf)))) {
      ++i;
      continue;
    }
    const bool is_sign = c == '\xc2' || (c == '\xe2' && has_next && key[i + 1] == '\x80');
    const bool is_letter = is_between(c, 'a', 'z') || is_between(c, '0', '9') || (c & '\x80') != 0;
    if (is_sign) i += c == '\xc2' ? 1 : 2;  // «, », ’, …: what is not written with a letter
    if (is_letter && !is_sign) {
      all += c;
    } else if (all.back() != ' ') {
      all += ' ';
    }
  }
  if (all.back() != ' ') all += ' ';
  return all;
}

}  // namespace

std::vector<std::string> watch_words_of(const Json& pack) {
  std::vector<std::string> words;
  const Json* part = pack.find("taking_part");
  const Json* list = part != nullptr ? part->find("watch_words") : nullptr;
  if (list == nullptr) return words;
  for (const Json& item : list->items) {
    if (item.kind == JsonKind::string) words.push_back(item.text);
  }
  return words;
}

std::vector<std::string> watched_in(std::string_view words, const std::vector<std::string>& watch) {
  std::vector<std::string> found;
  const std::string all = spread(words);
  for (const std::string& word : watch) {
    const std::string one = spread(word);
    if (one != " " && all.find(one) != all.npos) found.push_back(word);
  }
  return found;
}

}  // namespace cairn
