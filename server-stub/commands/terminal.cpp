#include "commands/terminal.h"

#include <cstdio>

#include "words/dates.h"
#include "words/typography.h"

namespace cairn::server {

std::string harmless(std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    const bool c0 = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
    const bool c1 = byte == 0xC2 && next >= 0x80 && next < 0xA0;  // U+009B opens a sequence too
    if (c0 || c1) {
      const unsigned code = c1 ? next : byte;
      out += "\\x";
      out += digits[code >> 4];
      out += digits[code & 15];
      i += c1;
      continue;
    }
    out += text[i];
    if (byte == '\n') out += "  ";
  }
  return out;
}

std::string Speech::pick(std::string_view fr, std::string_view en) const {
  return lang_ == Lang::fr ? typeset(Lang::fr, fr) : std::string(en);
}

void Speech::say(std::string_view fr, std::string_view en) const {
  std::printf("%s\n", pick(fr, en).c_str());
}

int Speech::fail(std::string_view fr, std::string_view en) const {
  std::fprintf(stderr, "cairn %s: %s\n", command_.c_str(), harmless(pick(fr, en)).c_str());
  return 1;
}

std::string Speech::day(std::int64_t ms) const { return date_in_words(lang_, day_of(ms)); }

}  // namespace cairn::server
