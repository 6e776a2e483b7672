#include "sheets/guard.h"

#include <algorithm>
#include <iterator>

namespace cairn {

namespace {

constexpr std::string_view signs[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

bool begins_like_formula(std::string_view text) {
  return std::any_of(std::begin(signs), std::end(signs),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

/// Might a spreadsheet begin a cell here?
bool may_begin(std::string_view text, std::size_t at) {
  return at == 0 || std::string_view(",;|\t\r\n\"").find(text[at - 1]) != std::string_view::npos;
}

std::size_t past_apostrophes(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == '\'') ++at;
  return at;
}

}  // namespace

std::string guarded(std::string_view text) {
  std::string cell;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (may_begin(text, i) && begins_like_formula(text.substr(past_apostrophes(text, i)))) {
      cell += '\'';
    }
    cell += text[i];
  }
  return cell;
}

std::string unguarded(std::string_view cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\'' && may_begin(cell, i) &&
        begins_like_formula(cell.substr(past_apostrophes(cell, i)))) {
      // One apostrophe less; the others, and the sign, as they are.
      const std::size_t sign = past_apostrophes(cell, i);
      text.append(cell, i + 1, sign - i - 1);
      i = sign - 1;
      continue;
    }
    text += cell[i];
  }
  return text;
}

}  // namespace cairn
