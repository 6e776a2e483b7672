#include "ledger/code.h"

namespace cairn {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t length = 12;

/// The character meant by one that was typed; 0: to be skipped; '?': none.
char meant(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n') return 0;
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return alphabet.find(c) == alphabet.npos ? '?' : c;
}

}  // namespace

std::string code_of(std::uint64_t bits) {
  std::string code(length, '0');
  for (std::size_t i = length; i-- > 0; bits >>= 5) code[i] = alphabet[bits & 31];
  return code;
}

bool is_code(std::string_view text) {
  return text.size() == length && text.find_first_not_of(alphabet) == text.npos;
}

std::string read_code(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    const char m = meant(c);
    if (m == '?' || (m != 0 && code.size() == length)) return {};
    if (m != 0) code += m;
  }
  return code.size() == length ? code : "";
}

std::string spaced(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i != 0 && i % 4 == 0) out += '-';
    out += code[i];
  }
  return out;
}

}  // namespace cairn
