#include "kiosk/seal.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <climits>
#include <memory>

namespace cairn::server {

namespace {

constexpr std::size_t iv_size = 12, tag_size = 16, secret_size = 32;
constexpr std::string_view purpose = "cairn deposit 1";

struct Free {
  void operator()(EVP_CIPHER_CTX* it) const { EVP_CIPHER_CTX_free(it); }
  void operator()(EVP_KDF* it) const { EVP_KDF_free(it); }
  void operator()(EVP_KDF_CTX* it) const { EVP_KDF_CTX_free(it); }
};

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* octets(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

OSSL_PARAM param(const char* name, std::string_view bytes) {
  return OSSL_PARAM_construct_octet_string(name, const_cast<char*>(bytes.data()), bytes.size());
}

std::optional<std::string> secret_of(std::string_view shared, std::string_view bag) {
  const std::unique_ptr<EVP_KDF, Free> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
  const std::unique_ptr<EVP_KDF_CTX, Free> context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
  char digest[] = "SHA256";
  const OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
                               param(OSSL_KDF_PARAM_KEY, shared), param(OSSL_KDF_PARAM_SALT, bag),
                               param(OSSL_KDF_PARAM_INFO, purpose), OSSL_PARAM_construct_end()};
  std::string secret(secret_size, '\0');
  const bool done =
      context && EVP_KDF_derive(context.get(), octets(secret), secret.size(), params) == 1;
  if (!done) return std::nullopt;
  return secret;
}

}  // namespace

std::optional<std::string> unsealed(const P256Key& key, std::string_view bag,
                                    std::string_view sealed) {
  if (sealed.size() < P256Key::point_size + iv_size + tag_size || sealed.size() > INT_MAX) {
    return std::nullopt;
  }
  const auto shared = key.agree(sealed.substr(0, P256Key::point_size));
  const auto secret = shared ? secret_of(*shared, bag) : std::nullopt;
  const std::unique_ptr<EVP_CIPHER_CTX, Free> context(EVP_CIPHER_CTX_new());
  if (!secret || !context) return std::nullopt;

  const std::string_view iv = sealed.substr(P256Key::point_size, iv_size);
  std::string_view inside = sealed.substr(P256Key::point_size + iv_size);
  std::string tag(inside.substr(inside.size() - tag_size));
  inside.remove_suffix(tag_size);
  std::string plain(inside.size() + tag_size, '\0');
  int size = 0, rest = 0;
  EVP_CIPHER_CTX* at = context.get();
  const bool is_sound =
      EVP_DecryptInit_ex(at, EVP_aes_256_gcm(), nullptr, octets(*secret), octets(iv)) == 1 &&
      EVP_DecryptUpdate(at, nullptr, &rest, octets(bag), static_cast<int>(bag.size())) == 1 &&
      EVP_DecryptUpdate(at, octets(plain), &size, octets(inside),
                        static_cast<int>(inside.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(at, EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag_size), tag.data()) == 1 &&
      EVP_DecryptFinal_ex(at, octets(plain) + size, &rest) == 1;
  if (!is_sound) return std::nullopt;
  plain.resize(static_cast<std::size_t>(size + rest));
  return plain;
}

}  // namespace cairn::server
