#include "bytes/squeeze.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include "bytes/digest.h"
#include "http/shield.h"

using namespace cairn::server;

TEST_CASE("compressed bytes come back as they were, and twice the same") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "pierre " + std::to_string(i % 37);
  const std::string gzip = gzip_of(text, 9);
  CHECK(gzip.size() < text.size() / 10);
  CHECK(gzip == gzip_of(text, 9));
  std::string back(text.size(), '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
  stream.avail_in = static_cast<uInt>(gzip.size());
  stream.next_out = reinterpret_cast<Bytef*>(back.data());
  stream.avail_out = static_cast<uInt>(back.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  inflateEnd(&stream);
  CHECK(back == text);
  CHECK(brotli_of(text, 11).size() < text.size() / 10);
  CHECK(brotli_of(text, 5) == brotli_of(text, 5));
  CHECK_FALSE(gzip_of("", 9).empty());
  CHECK_FALSE(brotli_of("", 11).empty());
}

TEST_CASE("hashes are written as browsers and files need them") {
  CHECK(short_hash("abc") == "ba7816bf8f01cfea");
  CHECK(base64("ab") == "YWI=");
  CHECK(base64("") == "");
  CHECK(hex("\x01\xFF") == "01ff");
}

TEST_CASE("the shield names the one style sheet by its hash, and opens nothing else") {
  const auto fields = shield_of("p{}", "");
  const std::string& policy = fields.front().value;
  const Digest digest = sha256("p{}");
  CHECK(policy.find("'sha256-" + base64({reinterpret_cast<const char*>(digest.data()), 32})) !=
        policy.npos);
  CHECK(policy.starts_with("default-src 'none'"));
  CHECK(policy.find("unsafe-inline") == policy.npos);
  CHECK(policy.find("'unsafe-eval'") == policy.npos);
  CHECK(policy.find("*") == policy.npos);
  CHECK(policy.find("http") == policy.npos);
  CHECK(shield_of("", "https://a.example").size() == fields.size() + 1);
  CHECK(shield_of("", "http://a.example").size() == fields.size());
}
