#include "sheets/encoding.h"

#include <algorithm>

namespace cairn {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t bytes_at_most = 4u << 20;

/// The length of the character that begins there; 0 where it is not UTF-8 (RFC 3629).
std::size_t character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const bool is_odd = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F) ||
                      (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F);
  return is_odd ? 0 : length;
}

int line_at(std::string_view text, std::size_t at) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

/// Every other byte of a Latin text in UTF-16 is zero.
bool is_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return true;
  const std::string_view start = bytes.substr(0, 200);
  const long zeros = std::count(start.begin(), start.end(), '\0');
  return start.size() > 7 && zeros * 5 > static_cast<long>(start.size()) * 2;
}

}  // namespace

ByteFault check_bytes(std::string_view bytes) {
  if (bytes.empty()) return {SheetFault::empty_file, 0};
  // A zip is what .xlsx and .ods are; the other begins an old .xls.
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("\xD0\xCF\x11\xE0"sv)) {
    return {SheetFault::workbook, 0};
  }
  if (bytes.size() > bytes_at_most) return {SheetFault::big_file, 0};
  if (is_utf16(bytes)) return {SheetFault::utf16, 0};
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = character_at(bytes, at);
    if (length == 0) return {SheetFault::not_utf8, line_at(bytes, at)};
    if (bytes[at] == '\0') return {SheetFault::nul, line_at(bytes, at)};
    at += length;
  }
  return {};
}

}  // namespace cairn
