#include "http/coding.h"

#include <doctest/doctest.h>

#include <string>

#include "http/condition.h"

using namespace cairn::server;

namespace {

/// What is sent to a client that says so, where everything is kept in all codings.
std::string chosen(std::string_view wish, bool gzip = true, bool brotli = true) {
  const auto coding = choose_coding(&wish, gzip, brotli);
  if (!coding) return "none";
  return *coding == Coding::identity ? "identity" : std::string(name_of(*coding));
}

}  // namespace

TEST_CASE("a coding is chosen as RFC 9110 §12.5.3 has it") {
  CHECK(choose_coding(nullptr, true, true) == Coding::identity);
  CHECK(chosen("") == "identity");
  CHECK(chosen("br") == "br");
  CHECK(chosen("gzip, deflate, br") == "br");
  CHECK(chosen("gzip, deflate") == "gzip");
  CHECK(chosen("GZIP") == "gzip");
  CHECK(chosen("x-gzip") == "gzip");
  CHECK(chosen("deflate") == "identity");
  CHECK(chosen("gzip;q=1.0, br;q=0.5") == "gzip");
  CHECK(chosen("br;q=0, gzip") == "gzip");
  CHECK(chosen("br;q=0.001") == "br");
  CHECK(chosen("*") == "br");
  CHECK(chosen("*;q=0.5, br;q=0.1") == "gzip");
  CHECK(chosen("identity") == "identity");
  CHECK(chosen("identity, gzip;q=0.5") == "identity");
  CHECK(chosen("identity;q=0, gzip;q=0.1") == "gzip");
  CHECK(chosen("identity;q=0, br") == "br");
  CHECK(chosen("gzip ; q=0.8 , br ; q=0.9") == "br");
}

TEST_CASE("what cannot be sent as wished is not sent") {
  CHECK(chosen("identity;q=0") == "none");
  CHECK(chosen("*;q=0") == "none");
  CHECK(chosen("*;q=0, identity") == "identity");
  CHECK(chosen("br, identity;q=0", true, false) == "none");
  CHECK(chosen("br, gzip;q=0.1", true, false) == "gzip");
  CHECK(chosen("br, gzip", false, false) == "identity");
}

TEST_CASE("a wish that cannot be read counts for nothing") {
  CHECK(chosen("br;q=2") == "identity");
  CHECK(chosen("br;q=-1") == "identity");
  CHECK(chosen("br;q=0.1234") == "identity");
  CHECK(chosen("br;q=") == "identity");
  CHECK(chosen("br;q=1,5") == "br");
  CHECK(chosen(",,, ,") == "identity");
  CHECK(chosen(";;;;") == "identity");
  CHECK(chosen("br;level=9") == "br");
}

TEST_CASE("entity tags are compared weakly for If-None-Match, strongly for If-Match") {
  const std::string_view tag = "\"abc\"";
  CHECK(tags_match_weakly("\"abc\"", tag));
  CHECK(tags_match_weakly("W/\"abc\"", tag));
  CHECK(tags_match_weakly("\"x\", \"abc\"", tag));
  CHECK(tags_match_weakly("*", tag));
  CHECK_FALSE(tags_match_weakly("\"abcd\"", tag));
  CHECK_FALSE(tags_match_weakly("abc", tag));
  CHECK_FALSE(tags_match_weakly("", tag));
  CHECK_FALSE(tags_match_weakly("\"a,\"abc\"\"", tag));
  CHECK(tags_match_strongly("\"abc\"", tag));
  CHECK(tags_match_strongly("*", tag));
  CHECK_FALSE(tags_match_strongly("W/\"abc\"", tag));
}
