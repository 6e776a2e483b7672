#include "update/fault.h"

namespace cairn {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

bool looks_like_mail(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == text.npos || at == 0 || text.find('@', at + 1) != text.npos) return false;
  if (text.find_first_of(" \t\r\n<>,;\"") != text.npos) return false;
  const std::size_t dot = text.rfind('.');
  return dot != text.npos && dot > at + 1 && dot + 1 < text.size();
}

std::string tidied(std::string_view text) {
  constexpr const char* blanks = " \t\r\n";
  if (is_blank(text)) return {};
  text = text.substr(text.find_first_not_of(blanks));
  text = text.substr(0, text.find_last_not_of(blanks) + 1);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool before_feed = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!before_feed) out += text[i] == '\r' ? '\n' : text[i];
  }
  return out;
}

}  // namespace cairn
