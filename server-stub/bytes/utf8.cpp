#include "bytes/utf8.h"

namespace cairn::server {

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    std::size_t length = 1;
    char32_t point = first;
    char32_t least = 0;
    if (first >= 0xF0) {
      length = 4, point = first & 0x07, least = 0x10000;
      if (first > 0xF4) return false;
    } else if (first >= 0xE0) {
      length = 3, point = first & 0x0F, least = 0x800;
    } else if (first >= 0xC0) {
      length = 2, point = first & 0x1F, least = 0x80;
    } else if (first >= 0x80) {
      return false;
    }
    if (i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xC0) != 0x80) return false;
      point = point << 6 | (next & 0x3F);
    }
    if (point < least || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return false;
    i += length;
  }
  return true;
}

}  // namespace cairn::server
