#include "update/fault.h"

namespace cairn {

int characters(std::string_view text) {
  int n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

bool looks_like_mail(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == text.npos || at == 0 || text.find('@', at + 1) != text.npos) return false;
  if (text.find_first_of(" \t\r\n<>,;\"") != text.npos) return false;
  const std::size_t dot = text.rfind('.');
  return dot != text.npos && dot > at + 1 && dot + 1 < text.size();
}

}  // namespace cairn
