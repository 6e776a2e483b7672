#include "words/typography.h"

namespace cairn {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Is the blank at `i` inside a number written "50 000": one to three digits, then three?
bool groups_digits(std::string_view text, std::size_t i) {
  if (i == 0 || !digit(text[i - 1])) return false;
  if (i >= 4 && digit(text[i - 2]) && digit(text[i - 3]) && digit(text[i - 4])) return false;
  if (i + 3 >= text.size()) return false;
  for (std::size_t k = 1; k <= 3; ++k) {
    if (!digit(text[i + k])) return false;
  }
  return i + 4 >= text.size() || !digit(text[i + 4]);
}

bool letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == 0xC3;
}

/// Does the blank at `i` part a number from the word it counts? A year counts nothing.
bool counts_word(std::string_view text, std::size_t i) {
  if (i == 0 || !digit(text[i - 1]) || i + 1 >= text.size() || !letter(text[i + 1])) return false;
  std::size_t first = i;
  while (first > 0 && digit(text[first - 1])) --first;
  return i - first != 4;
}

}  // namespace

std::string typeset(Lang lang, std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  std::size_t from = 0;  // what stays as it is, up to `i`
  const auto put = [&](std::size_t i, std::string_view instead) {
    out += text.substr(from, i - from);
    out += instead;
    from = i + 1;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c != ' ' && c != '\'' && c != '-' && c != 'n' && c != "«"[0]) continue;
    const std::string_view rest = text.substr(i);
    if (c == '\'') {
      put(i, "’");
    } else if (i > 0 && digit(text[i - 1]) && c == '-' && rest.size() > 1 && digit(rest[1])) {
      put(i, fixed_hyphen);
    } else if (lang == Lang::fr && c == ' ' && rest.size() > 1) {
      const std::string_view after = rest.substr(1);
      if (groups_digits(text, i) || after[0] == ';' || after[0] == '!' || after[0] == '?' ||
          after[0] == '%' || after.starts_with("»")) {
        put(i, narrow_space);
      } else if (after[0] == ':' || counts_word(text, i)) {
        put(i, fixed_space);
      }
    } else if (lang == Lang::en && c == ' ' && counts_word(text, i)) {
      put(i, fixed_space);
    } else if (lang == Lang::fr && c == 'n' && rest.starts_with("n° ")) {
      i += 3;
      put(i, fixed_space);
    } else if (lang == Lang::fr && c == "«"[0] && rest.starts_with("« ")) {
      i += 2;
      put(i, narrow_space);
    }
  }
  out += text.substr(from);
  return out;
}

}  // namespace cairn
