#include "http/reader.h"

#include <doctest/doctest.h>

using namespace cairn::server;
using namespace std::string_literals;

namespace {

/// The status with which those bytes are refused; 0 when they are not.
int refused(const std::string& bytes) {
  Reader reader;
  return reader.take_in(bytes) == Stage::refused ? reader.refusal().status : 0;
}

std::string line(const std::string& first, const std::string& fields = "") {
  return first + "\r\nHost: a\r\n" + fields + "\r\n";
}

std::string posted(const std::string& fields, const std::string& body) {
  return line("POST /contact HTTP/1.1", fields) + body;
}

}  // namespace

TEST_CASE("a request is read as it was sent") {
  Reader reader;
  REQUIRE(reader.take_in(posted("X-One:  two words \r\nContent-Length: 3\r\n", "a=b")) ==
          Stage::ready);
  const Request request = reader.take();
  CHECK(request.method == "POST");
  CHECK(request.target == "/contact");
  CHECK(request.body == "a=b");
  CHECK(request.keep_alive);
  REQUIRE(request.field("x-one") != nullptr);
  CHECK(*request.field("x-one") == "two words");
  CHECK(reader.take_in("") == Stage::idle);
}

TEST_CASE("a request is the same however it is cut, byte by byte included") {
  const std::string bytes = posted("Transfer-Encoding: chunked\r\n",
                                   "3\r\na=b\r\n4;ext=1\r\n&c=d\r\n0\r\nX-Trailer: no\r\n\r\n");
  for (std::size_t step = 1; step <= bytes.size(); ++step) {
    Reader reader;
    Stage stage = Stage::idle;
    for (std::size_t i = 0; i < bytes.size(); i += step) {
      REQUIRE(stage != Stage::ready);
      stage = reader.take_in(std::string_view(bytes).substr(i, step));
    }
    REQUIRE(stage == Stage::ready);
    const Request request = reader.take();
    CHECK(request.body == "a=b&c=d");
    CHECK(request.field("x-trailer") == nullptr);
  }
}

TEST_CASE("requests in a row are parted where each ends") {
  Reader reader;
  const std::string first = posted("Content-Length: 3\r\n", "a=b");
  REQUIRE(reader.take_in(first + "\r\n" + line("GET /two HTTP/1.1") + "GET /thr") == Stage::ready);
  CHECK(reader.take().body == "a=b");
  REQUIRE(reader.take_in("") == Stage::ready);
  CHECK(reader.take().target == "/two");
  CHECK(reader.take_in("") == Stage::head);
  CHECK(reader.take_in("ee HTTP/1.0\r\n\r\n") == Stage::ready);
  const Request third = reader.take();
  CHECK(third.target == "/three");
  CHECK(third.minor == 0);
  CHECK_FALSE(third.keep_alive);
}

TEST_CASE("empty lines before a request are an old client's slip, however they are cut") {
  Reader reader;
  CHECK(reader.take_in("\r") == Stage::idle);
  CHECK(reader.take_in("\n\r\n\r") == Stage::idle);
  CHECK(reader.take_in("\n" + line("GET / HTTP/1.1")) == Stage::ready);
  CHECK(refused("\r\r\nGET") == 400);
}

TEST_CASE("what is no request is refused before it is whole") {
  CHECK(refused("\x16\x03\x01\x02"s) == 400);
  CHECK(refused("GET /\r\n"s) == 400);
  CHECK(refused("GET / HTTP/1.1\n"s) == 400);
  CHECK(refused("GET / HTTP/1.1\rX"s) == 400);
  CHECK(refused("GET /\0 HTTP/1.1\r\n"s) == 400);
  CHECK(refused("GET / HTTP/2.0\r\n"s) == 505);
  CHECK(refused("PRI * HTTP/2.0\r\n"s) == 505);
  CHECK(refused("GET / HTTP/1.2\r\n"s) == 505);
  CHECK(refused("GET / HTTP/11\r\n"s) == 400);
  CHECK(refused("GET / http/1.1\r\n"s) == 400);
  CHECK(refused("GET  / HTTP/1.1\r\nHost: a\r\n\r\n"s) == 400);
  CHECK(refused("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"s) == 400);
  CHECK(refused(" GET / HTTP/1.1\r\nHost: a\r\n\r\n"s) == 400);
  CHECK(refused("G\x01T / HTTP/1.1\r\n"s) == 400);
}

TEST_CASE("limits") {
  CHECK(refused("GET /" + std::string(9000, 'a')) == 414);
  CHECK(refused("GET /" + std::string(8190, 'a') + " HTTP/1.1\r\n") == 414);
  CHECK(refused(line("GET / HTTP/1.1", "X: " + std::string(17000, 'a'))) == 431);
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "X: y\r\n";
  CHECK(refused(line("GET / HTTP/1.1", many)) == 431);
  CHECK(refused(posted("Content-Length: 65537\r\n", "")) == 413);
  CHECK(refused(posted("Content-Length: 999999999999999999\r\n", "")) == 413);
  CHECK(refused(posted("Content-Length: 99999999999999999999999\r\n", "")) == 400);
  CHECK(refused(posted("Transfer-Encoding: chunked\r\n",
                       "10001\r\n" + std::string(65537, 'a') + "\r\n0\r\n\r\n")) == 413);
  std::string crumbs;
  for (int i = 0; i < 66000; ++i) crumbs += "1\r\na\r\n";
  CHECK(refused(posted("Transfer-Encoding: chunked\r\n", crumbs)) == 413);
  CHECK(refused(posted("Transfer-Encoding: chunked\r\n", "1;" + std::string(20000, 'x'))) == 400);
  CHECK(refused(posted("Transfer-Encoding: chunked\r\n", "0\r\nX: " + std::string(20000, 'x'))) ==
        400);
  CHECK(refused(posted("Content-Length: 65536\r\n", std::string(65536, 'a'))) == 0);
}

TEST_CASE(
    "an empty chunked body that comes byte by byte, then the next request (a failed assert)") {
  const std::string bytes =
      posted("Transfer-Encoding: chunked\r\n", "0\r\n\r\n") + line("GET /x HTTP/1.1");
  Reader reader;
  int heard = 0;
  for (const char c : bytes) {
    for (Stage s = reader.take_in({&c, 1}); s == Stage::ready; s = reader.take_in({})) {
      CHECK(reader.take().body.empty());
      ++heard;
    }
  }
  CHECK(heard == 2);
}

TEST_CASE("nothing that two servers could read in two ways (RFC 9112 §11.2)") {
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  const std::string five = "Content-Length: 5\r\n";
  CHECK(refused(posted(five + chunked, "0\r\n\r\n")) == 400);
  CHECK(refused(posted(chunked + five, "0\r\n\r\n")) == 400);
  CHECK(refused(posted(five + five, "abcde")) == 400);
  CHECK(refused(posted(five + "Content-Length: 6\r\n", "abcde")) == 400);
  CHECK(refused(posted("Content-Length: 5, 5\r\n", "abcde")) == 400);
  CHECK(refused(posted("Content-Length: +5\r\n", "abcde")) == 400);
  CHECK(refused(posted("Content-Length: -5\r\n", "abcde")) == 400);
  CHECK(refused(posted("Content-Length: 0x5\r\n", "abcde")) == 400);
  CHECK(refused(posted("Content-Length: 5 5\r\n", "abcde")) == 400);
  CHECK(refused(posted("Content-Length:\r\n", "")) == 400);
  CHECK(refused(posted("Content-Length : 5\r\n", "abcde")) == 400);
  CHECK(refused(posted(chunked + chunked, "0\r\n\r\n")) == 400);
  CHECK(refused(posted("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")) == 501);
  CHECK(refused(posted("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n")) == 501);
  CHECK(refused(posted("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")) == 501);
  CHECK(refused(posted("Transfer-Encoding: CHUNKED\r\n", "0\r\n\r\n")) == 0);
  CHECK(refused(posted("Transfer-Encoding:\x0b"
                       "chunked\r\n",
                       "0\r\n\r\n")) == 400);
  CHECK(refused(posted("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")) == 400);
  CHECK(refused(posted(chunked, "zz\r\n")) == 400);
  CHECK(refused(posted(chunked, "-1\r\n")) == 400);
  CHECK(refused(posted(chunked, "1\r\nab\r\n0\r\n\r\n")) == 400);
  CHECK(refused(posted(chunked, "fffffffffffffffff\r\n")) == 400);
  CHECK(refused(line("GET / HTTP/1.1", "X: a\r\n folded\r\n")) == 400);
  CHECK(refused(line("GET / HTTP/1.1", " X: a\r\n")) == 400);
  CHECK(refused(line("GET / HTTP/1.1", ": a\r\n")) == 400);
  CHECK(refused(line("GET / HTTP/1.1", "X\r\n")) == 400);
  CHECK(refused(line("GET / HTTP/1.1", "X Y: a\r\n")) == 400);
  CHECK(refused(line("GET / HTTP/1.1", "X: a\0b\r\n"s)) == 400);
  CHECK(refused("POST / HTTP/1.0\r\n" + chunked + "\r\n0\r\n\r\n") == 400);
}

TEST_CASE("one host, and a body of a known length") {
  CHECK(refused("GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(refused("GET / HTTP/1.0\r\n\r\n") == 0);
  CHECK(refused("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
  CHECK(refused("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n") == 400);
  CHECK(refused("GET / HTTP/1.1\r\nHost: u@a\r\n\r\n") == 400);
  CHECK(refused("GET / HTTP/1.1\r\nHost:\r\n\r\n") == 400);
  CHECK(refused("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n") == 0);
  CHECK(refused(posted("", "")) == 411);
  CHECK(refused(posted("Content-Length: 0\r\n", "")) == 0);
}

TEST_CASE("a client that waits for 100 Continue is told once") {
  Reader reader;
  const std::string head = posted("Expect: 100-continue\r\nContent-Length: 3\r\n", "");
  REQUIRE(reader.take_in(head) == Stage::body);
  CHECK(reader.owes_continue());
  CHECK_FALSE(reader.owes_continue());
  CHECK(reader.take_in("a=b") == Stage::ready);
  CHECK(refused(posted("Expect: tea\r\nContent-Length: 3\r\n", "")) == 417);
  Reader hasty;
  REQUIRE(hasty.take_in(head + "a=") == Stage::body);
  CHECK_FALSE(hasty.owes_continue());
}

TEST_CASE("after a refusal nothing is read") {
  Reader reader;
  REQUIRE(reader.take_in("\x01") == Stage::refused);
  CHECK(reader.take_in(line("GET / HTTP/1.1")) == Stage::refused);
}
