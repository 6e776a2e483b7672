// A QR code as a picture: its modules are those of the standard's own finder patterns.
#include "bytes/qr.h"

#include <doctest/doctest.h>

using namespace cairn::server;

TEST_CASE("a QR code is one picture, dark on light, that a browser takes from a data: address") {
  const std::string address = qr_address("https://cairn.example/suivre#7K2M93QFT0AX");
  CHECK(address.starts_with("data:image/svg+xml,%3Csvg "));
  for (const char c : {'<', '>', '#', '"', '\n'}) CHECK(address.find(c) == address.npos);
  // The first line: seven dark modules, the corner's, after four of light.
  CHECK(address.find("M4 4h7v1h-7z") != address.npos);
  CHECK(address.find("fill='%23fff'") != address.npos);
}

TEST_CASE("what no code holds makes none") { CHECK(qr_address(std::string(5000, 'x')).empty()); }
