#include "bytes/p256.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

namespace cairn::server {

namespace {

struct Free {
  void operator()(BIGNUM* it) const { BN_clear_free(it); }
  void operator()(ECDSA_SIG* it) const { ECDSA_SIG_free(it); }
  void operator()(EC_GROUP* it) const { EC_GROUP_free(it); }
  void operator()(EC_POINT* it) const { EC_POINT_free(it); }
  void operator()(EVP_MD_CTX* it) const { EVP_MD_CTX_free(it); }
  void operator()(EVP_PKEY* it) const { EVP_PKEY_free(it); }
  void operator()(EVP_PKEY_CTX* it) const { EVP_PKEY_CTX_free(it); }
  void operator()(OSSL_PARAM* it) const { OSSL_PARAM_free(it); }
  void operator()(OSSL_PARAM_BLD* it) const { OSSL_PARAM_BLD_free(it); }
};
template <typename Thing>
using Owned = std::unique_ptr<Thing, Free>;

constexpr const char* curve = "prime256v1";

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* octets(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

/// "" where the scalar is none.
std::string point_of(const BIGNUM* scalar) {
  const Owned<EC_GROUP> group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  if (!group || BN_is_zero(scalar) || BN_cmp(scalar, EC_GROUP_get0_order(group.get())) >= 0) {
    return {};
  }
  const Owned<EC_POINT> point(EC_POINT_new(group.get()));
  std::string bytes(P256Key::point_size, '\0');
  const bool made =
      point && EC_POINT_mul(group.get(), point.get(), scalar, nullptr, nullptr, nullptr) == 1 &&
      EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, octets(bytes),
                         bytes.size(), nullptr) == bytes.size();
  return made ? bytes : std::string();
}

/// Without a scalar, what is only known by its point.
EVP_PKEY* key_of(std::string_view point, const BIGNUM* scalar) {
  const Owned<OSSL_PARAM_BLD> build(OSSL_PARAM_BLD_new());
  const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  if (!build || !context) return nullptr;
  bool done =
      OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve, 0) == 1 &&
      OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                       point.size()) == 1;
  if (scalar != nullptr) {
    done = done && OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar) == 1;
  }
  const Owned<OSSL_PARAM> params(done ? OSSL_PARAM_BLD_to_param(build.get()) : nullptr);
  EVP_PKEY* key = nullptr;
  done = params && EVP_PKEY_fromdata_init(context.get()) == 1 &&
         EVP_PKEY_fromdata(context.get(), &key,
                           scalar == nullptr ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR,
                           params.get()) == 1;
  return done ? key : nullptr;
}

/// On the curve, and not the point at infinity.
bool is_sound(EVP_PKEY* key) {
  const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  return context && EVP_PKEY_public_check(context.get()) == 1;
}

}  // namespace

std::optional<P256Key> P256Key::of_scalar(std::string_view scalar) {
  if (scalar.size() != scalar_size) return std::nullopt;
  const Owned<BIGNUM> number(BN_bin2bn(octets(scalar), static_cast<int>(scalar.size()), nullptr));
  if (!number) return std::nullopt;
  P256Key key;
  key.point_ = point_of(number.get());
  if (key.point_.empty()) return std::nullopt;
  key.key_ = std::shared_ptr<EVP_PKEY>(key_of(key.point_, number.get()), Free());
  if (!key.key_) return std::nullopt;
  return key;
}

std::optional<std::string> P256Key::agree(std::string_view point) const {
  if (point.size() != point_size || point.front() != '\x04') return std::nullopt;
  const Owned<EVP_PKEY> peer(key_of(point, nullptr));
  if (!peer || !is_sound(peer.get())) return std::nullopt;
  const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr));
  std::string shared(scalar_size, '\0');
  std::size_t size = shared.size();
  const bool done = context && EVP_PKEY_derive_init(context.get()) == 1 &&
                    EVP_PKEY_derive_set_peer(context.get(), peer.get()) == 1 &&
                    EVP_PKEY_derive(context.get(), octets(shared), &size) == 1 &&
                    size == shared.size();
  if (!done) return std::nullopt;
  return shared;
}

std::string P256Key::sign(std::string_view bytes) const {
  const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  std::string coded(128, '\0');
  std::size_t size = coded.size();
  const bool done =
      context &&
      EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
      EVP_DigestSign(context.get(), octets(coded), &size, octets(bytes), bytes.size()) == 1;
  const unsigned char* at = octets(coded);
  const Owned<ECDSA_SIG> parts(done ? d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size))
                                    : nullptr);
  if (!parts) return {};
  std::string signature(signature_size, '\0');
  const int half = static_cast<int>(scalar_size);
  const bool fits =
      BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), octets(signature), half) == half &&
      BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), octets(signature) + half, half) == half;
  return fits ? signature : std::string();
}

}  // namespace cairn::server
