#include "words/typography.h"

namespace cairn {

std::string typeset(Lang lang, std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    if (c == '\'') {
      out += "’";
    } else if (lang == Lang::fr && c == ' ' && rest.size() > 1) {
      const std::string_view after = rest.substr(1);
      if (after[0] == ';' || after[0] == '!' || after[0] == '?' || after[0] == '%' ||
          after.starts_with("»")) {
        out += narrow_space;
      } else if (after[0] == ':') {
        out += fixed_space;
      } else {
        out += c;
      }
    } else if (lang == Lang::fr && rest.starts_with("« ")) {
      out += "«";
      out += narrow_space;
      i += 2;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace cairn
