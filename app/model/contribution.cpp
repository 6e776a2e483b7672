#include "model/contribution.h"

#include <algorithm>
#include <iterator>

namespace cairn {

namespace {

constexpr std::string_view forms[] = {"comment", "proposal", "answer"};
constexpr std::string_view stances[] = {"", "for", "against", "neutral"};
constexpr std::string_view channels[] = {"site", "kiosk", "paper", "workshop"};
constexpr std::string_view standings[] = {"published", "held", "hidden", "withdrawn", "late"};

template <typename Value, std::size_t n>
bool read(const std::string_view (&slugs)[n], std::string_view slug, Value& value) {
  for (std::size_t i = 0; i < n; ++i) {
    if (slugs[i] != slug) continue;
    value = static_cast<Value>(i);
    return true;
  }
  return false;
}

/// Bytes of the code point that begins with this byte; 0: none does.
int bytes_of(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

/// Neither too long, nor a surrogate, nor beyond the last plane (RFC 3629 §4).
bool is_second(unsigned char lead, unsigned char second) {
  if (lead == 0xE0) return second >= 0xA0 && second <= 0xBF;
  if (lead == 0xED) return second >= 0x80 && second <= 0x9F;
  if (lead == 0xF0) return second >= 0x90 && second <= 0xBF;
  if (lead == 0xF4) return second >= 0x80 && second <= 0x8F;
  return second >= 0x80 && second <= 0xBF;
}

}  // namespace

std::string_view slug(Form form) { return forms[static_cast<int>(form)]; }
std::string_view slug(Stance stance) { return stances[static_cast<int>(stance)]; }
std::string_view slug(Channel channel) { return channels[static_cast<int>(channel)]; }
std::string_view slug(Standing standing) { return standings[static_cast<int>(standing)]; }

bool from_slug(std::string_view slug, Form& value) { return read(forms, slug, value); }
bool from_slug(std::string_view slug, Stance& value) { return read(stances, slug, value); }
bool from_slug(std::string_view slug, Channel& value) { return read(channels, slug, value); }
bool from_slug(std::string_view slug, Standing& value) { return read(standings, slug, value); }

bool is_ground(std::string_view slug) {
  return std::find(std::begin(report_grounds), std::end(report_grounds), slug) !=
         std::end(report_grounds);
}

int length_of(std::string_view text) {
  int length = 0;
  for (std::size_t i = 0; i < text.size(); ++length) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int bytes = bytes_of(lead);
    if (bytes == 0 || i + static_cast<std::size_t>(bytes) > text.size()) return -1;
    for (int k = 1; k < bytes; ++k) {
      const auto c = static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]);
      if (k == 1 ? !is_second(lead, c) : (c & 0xC0) != 0x80) return -1;
    }
    i += static_cast<std::size_t>(bytes);
  }
  return length;
}

}  // namespace cairn
