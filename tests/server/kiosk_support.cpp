#include "kiosk_support.h"

#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "bytes/base64url.h"
#include "json/build.h"

namespace cairn::server::test {

namespace {

const unsigned char* octets(const std::string& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string hmac(const std::string& key, const std::string& bytes) {
  std::string out(32, '\0');
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), octets(bytes), bytes.size(),
       reinterpret_cast<unsigned char*>(out.data()), &size);
  return out;
}

}  // namespace

std::string sealed_for(const std::string& point, const std::string& bag, const std::string& plain,
                       int chance) {
  const auto once = P256Key::of_scalar(std::string(32, static_cast<char>(chance)));
  REQUIRE(once);
  const auto shared = once->agree(point);
  REQUIRE(shared);
  // HKDF by its definition (RFC 5869): one block is enough.
  const std::string key = hmac(hmac(bag, *shared), "cairn deposit 1\x01");
  const std::string iv(12, static_cast<char>(chance + 1));
  std::string out(plain.size(), '\0'), tag(16, '\0');
  int size = 0;
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  auto* to = reinterpret_cast<unsigned char*>(out.data());
  EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nullptr, octets(key), octets(iv));
  EVP_EncryptUpdate(context, nullptr, &size, octets(bag), static_cast<int>(bag.size()));
  EVP_EncryptUpdate(context, to, &size, octets(plain), static_cast<int>(plain.size()));
  EVP_EncryptFinal_ex(context, to + size, &size);
  EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, tag.data());
  EVP_CIPHER_CTX_free(context);
  return once->point() + iv + out + tag;
}

std::string bag_id(int n) { return id_of(n); }

std::string bag_of(int device, std::vector<Intent> intents, std::vector<std::string> claims) {
  Hello hello;
  hello.claims = std::move(claims);
  const std::int64_t first = intents.empty() ? 1 : intents.front().n;
  const std::string messages =
      write_request({hello, Push{std::string(talk), first, std::move(intents), {}}});
  return R"({"device":")" + secret_of(device) + R"(","messages":)" + messages + "}   ";
}

std::string deposit_of(const KioskKeys& keys, const std::string& bag, const std::string& plain,
                       int chance) {
  const SealingKey& key = keys.seals.back();
  return R"({"deposit":{"bag":")" + bag + R"(","key_id":")" + key.id + R"(","sealed":")" +
         base64url(sealed_for(key.key.point(), bag, plain, chance)) + "\"}}";
}

std::string heartbeat(const std::string& version, int waiting) {
  return R"({"kiosk":{"version":")" + version + R"(","waiting":)" + std::to_string(waiting) +
         R"(,"age":60000,"storage":12345,"clock":1700000000000}})";
}

Hall::Hall(StoreRules rules) : House(std::move(rules)) {
  REQUIRE(exchange->grant(secret_of(900), {{Role::kiosk}}));
}

std::string Hall::say(const std::vector<std::string>& messages, int device) {
  std::string request = write_request({Hello{}});
  for (const std::string& message : messages) {
    request.back() = ',';
    request += message + "]";
  }
  return exchange->sync(secret_of(device), request);
}

}  // namespace cairn::server::test
