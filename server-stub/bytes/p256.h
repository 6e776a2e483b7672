// A key on the curve P-256: two who never met agree on a secret (ECDH), or one signs (ECDSA).
//
// Promises: a key is made of 32 bytes that are given, so that chance stays the machine's; a point
// that is not on the curve is refused before anything is computed with it. Total over any bytes.
// Leaves out: what is derived from a shared secret (kiosk/seal.h), where keys are kept.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace cairn::server {

class P256Key {
 public:
  static constexpr std::size_t scalar_size = 32, point_size = 65, signature_size = 64;

  /// Nothing where these are not 32 bytes, or no number the curve knows.
  static std::optional<P256Key> of_scalar(std::string_view scalar);

  /// What everybody may know: 0x04, X, Y.
  const std::string& point() const { return point_; }
  /// X of what is shared with whoever has that point's scalar; nothing where it is no point.
  std::optional<std::string> agree(std::string_view point) const;
  /// r and s, 32 bytes each, over SHA-256 of the bytes; empty where it cannot be done.
  std::string sign(std::string_view bytes) const;

 private:
  std::shared_ptr<evp_pkey_st> key_;
  std::string point_;
};

}  // namespace cairn::server
