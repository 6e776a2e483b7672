#include "reception/talk_form.h"

#include <cstdint>

#include "bytes/utf8.h"
#include "update/route.h"

namespace cairn::server {

std::string typed_code(std::string_view body) {
  for (const auto& [name, value] : form_of(body)) {
    if (name == "code" && is_utf8(value)) return value.size() <= 40 ? value : "?";
  }
  return {};
}

std::string new_secret_of(std::string_view bytes) {
  constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string secret;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = held << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 6; bits -= 6) secret += letters[held >> (bits - 6) & 63];
  }
  if (bits > 0) secret += letters[held << (6 - bits) & 63];
  return secret;
}

}  // namespace cairn::server
