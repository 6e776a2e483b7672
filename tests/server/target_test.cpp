#include "http/target.h"

#include <doctest/doctest.h>

#include "bytes/utf8.h"

using namespace cairn::server;
using namespace std::string_view_literals;

namespace {

std::string path_in(std::string_view raw) {
  const auto target = read_target(raw);
  return target ? target->path : "refused";
}

}  // namespace

TEST_CASE("a path is decoded once") {
  CHECK(path_in("/") == "/");
  CHECK(path_in("/actions/A1-03") == "/actions/A1-03");
  CHECK(path_in("/%61ctions") == "/actions");
  CHECK(path_in("/caf%C3%A9") == "/café");
  CHECK(path_in("/a%2561") == "/a%61");
  CHECK(path_in("http://host/en/?x=1") == "/en/");
  CHECK(path_in("https://host") == "/");
  CHECK(path_in("/a//b") == "/a//b");
  CHECK(path_in("//evil.example/x") == "//evil.example/x");
}

TEST_CASE("what could climb, hide or cut is refused, however it is written") {
  for (const std::string_view raw : {"/../etc/passwd"sv,
                                     "/a/../b"sv,
                                     "/a/.."sv,
                                     "/."sv,
                                     "/./a"sv,
                                     "/%2e%2e/x"sv,
                                     "/%2E./x"sv,
                                     "/a/%2e"sv,
                                     "/a%2f..%2fb"sv,
                                     "/a%2Fb"sv,
                                     "/a\\b"sv,
                                     "/a%5cb"sv,
                                     "/%00"sv,
                                     "/a%0d%0ab"sv,
                                     "/a%7f"sv,
                                     "/%"sv,
                                     "/%4"sv,
                                     "/%zz"sv,
                                     "/%ff"sv,
                                     "/%c0%ae%c0%ae/"sv,
                                     "/%ed%a0%80"sv,
                                     "/a#b"sv,
                                     "a"sv,
                                     ""sv,
                                     "*"sv,
                                     "?a"sv,
                                     "/a?b=%00"sv,
                                     "/a?b=%ff"sv,
                                     "/\x01"sv,
                                     "/a?\x7f"sv,
                                     "ftp://host/"sv,
                                     "http://host\\x"sv}) {
    CAPTURE(raw);
    CHECK(path_in(raw) == (raw == "http://host\\x" ? "/" : "refused"));
  }
}

TEST_CASE("a query keeps what a person may type") {
  CHECK(read_target("/actions?q=100%")->query == "q=100%");
  CHECK(read_target("/actions?q=caf%C3%A9+%26+th%C3%A9")->query == "q=caf%C3%A9+%26+th%C3%A9");
  CHECK(read_target("/actions?q=café")->query == "q=café");
  CHECK(read_target("/actions?")->query.empty());
  CHECK(read_target("/a?b?c")->query == "b?c");
}

TEST_CASE("a path written with needless escapes is known as such, and written again without") {
  CHECK(read_target("/actions")->canonical);
  CHECK_FALSE(read_target("/%61ctions")->canonical);
  CHECK_FALSE(read_target("/caf\xC3\xA9")->canonical);
  CHECK(read_target("/caf%C3%A9")->canonical);
  CHECK(write_path("/café au lait") == "/caf%C3%A9%20au%20lait");
  CHECK(write_path("/a\r\nSet-Cookie: x") == "/a%0D%0ASet-Cookie:%20x");
}

TEST_CASE("UTF-8 is what RFC 3629 says") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("plain"));
  CHECK(is_utf8("é œ € 😀"));
  CHECK(is_utf8("\xF4\x8F\xBF\xBF"));
  CHECK_FALSE(is_utf8("\xFF"));
  CHECK_FALSE(is_utf8("\xC3"));
  CHECK_FALSE(is_utf8("\xC0\xAF"));
  CHECK_FALSE(is_utf8("\xE0\x80\x80"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(is_utf8("\x80"));
}
