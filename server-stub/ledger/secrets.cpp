#include "ledger/secrets.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <unistd.h>

#include "bytes/digest.h"
#include "files/folder.h"
#include "ledger/code.h"

namespace cairn::server {

namespace {

std::string hex_of(const Digest& digest, std::size_t bytes) {
  return hex({reinterpret_cast<const char*>(digest.data()), bytes});
}

constexpr std::size_t key_size = 32;

}  // namespace

bool is_secret(std::string_view bearer) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return bearer.size() == 43 && bearer.find_first_not_of(alphabet) == bearer.npos;
}

std::string device_of(std::string_view bearer) { return hex_of(sha256(bearer), 32); }

std::string person_of(std::string_view device) {
  return hex_of(sha256("person " + std::string(device)), 16);
}

std::string claim_hash(std::string_view key, std::string_view code) {
  Digest digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(code.data()), code.size(), digest.data(), &size);
  return hex_of(digest, 16);
}

std::string fresh_code(const Machine& machine) {
  std::uint64_t bits = 0;
  for (const char c : machine.random_bytes(8)) bits = bits << 8 | static_cast<unsigned char>(c);
  return code_of(bits);
}

std::optional<std::string> claim_key(const std::string& path, const std::string& fresh) {
  if (const auto kept = read_file(path)) {
    if (kept->size() != key_size) return {};
    return kept;
  }
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0 || fresh.size() != key_size) return {};
  const bool written =
      write(file, fresh.data(), fresh.size()) == static_cast<ssize_t>(key_size) && fsync(file) == 0;
  close(file);
  if (!written) return {};
  return fresh;
}

}  // namespace cairn::server
