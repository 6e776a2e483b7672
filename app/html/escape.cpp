#include "html/html.h"

namespace cairn {

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (;;) {
    const std::size_t i = text.find_first_of("&<>\"");
    out += text.substr(0, i);
    if (i == text.npos) return out;
    switch (text[i]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += "&quot;";
    }
    text.remove_prefix(i + 1);
  }
}

}  // namespace cairn
