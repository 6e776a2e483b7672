// Bytes made smaller for the journey: gzip and brotli, in one go; or gzip piece by piece.
//
// Promises: equal bytes and quality give equal bytes (no date, no name inside), so that a strong
// ETag may be made of them. An empty result means that the library refused.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace cairn::server {

std::string gzip_of(std::string_view bytes, int level);      // 1 (quick) to 9 (small)
std::string brotli_of(std::string_view bytes, int quality);  // 0 (quick) to 11 (small)

/// One gzip made of many pieces, of which no more is held than zlib's window.
class GzipPieces {
 public:
  explicit GzipPieces(int level);
  /// What there is to send now, maybe nothing; all the rest where `is_last`.
  std::string take(std::string_view bytes, bool is_last);

 private:
  struct Stream;
  std::shared_ptr<Stream> stream_;
};

/// What gzip held; nothing where it is no gzip, is cut, or holds more than `most` bytes
/// (`too_much`).
std::optional<std::string> gunzipped(std::string_view bytes, std::size_t most, bool& too_much);

}  // namespace cairn::server
