#include "machine/this_machine.h"

#include <openssl/rand.h>

#include <chrono>
#include <new>
#include <utility>

namespace cairn::server {

namespace {

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string random_bytes(std::size_t n) {
  std::string bytes(n, '\0');
  // Without chance there is no safe key: better no answer than a guessable one.
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(n)) != 1) {
    throw std::bad_alloc();
  }
  return bytes;
}

}  // namespace

Machine this_machine(std::function<void(const std::string&)> warn) {
  return {now_ms, random_bytes, std::move(warn)};
}

}  // namespace cairn::server
