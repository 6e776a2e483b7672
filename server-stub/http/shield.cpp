#include "http/shield.h"

#include "bytes/digest.h"

namespace cairn::server {

std::vector<Field> shield_of(std::string_view style, std::string_view origin) {
  const Digest digest = sha256(style);
  const std::string_view raw(reinterpret_cast<const char*>(digest.data()), digest.size());
  std::vector<Field> fields = {
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'sha256-" + base64(raw) +
           "'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
           "img-src 'self' data:; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
           "frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},  // for browsers that do not know frame-ancestors
      {"Referrer-Policy", "same-origin"},
      {"Permissions-Policy",
       "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
       "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      // With the opener's: the page and its Worker may share memory (web/slot.js).
      {"Cross-Origin-Embedder-Policy", "require-corp"},
  };
  if (origin.starts_with("https://")) {
    fields.push_back({"Strict-Transport-Security", "max-age=31536000"});
  }
  return fields;
}

}  // namespace cairn::server
