// Protocol v1: what is written is read again the same; anything else is no message.
#include "sync/messages.h"

#include <doctest/doctest.h>

#include "sync/set_hash.h"

using namespace cairn;

namespace {

const std::string id(32, 'a');

std::vector<UpMessage> request() {
  Hello hello;
  hello.build = "1";
  hello.schema = 2;
  hello.claims = {"7K2M93QFT0AX"};
  Intent intent{id, 3, "contribute", "7K2M93QFT0AX", 12, R"({"on":"A1-03"})"};
  return {hello, Push{"talk/A1-03", 3, {intent}, {1}},
          Pull{"talk/A1-03", "own/7K2M93QFT0AX", 7, 20}};
}

}  // namespace

TEST_CASE("a request and a reply survive the way, byte for byte") {
  const std::string up = write_request(request());
  const auto read = read_request(up);
  REQUIRE(read);
  CHECK(write_request(*read) == up);

  Delta delta{"talk/A1-03", "public", 1, 4, false, {}, std::string(32, '0')};
  delta.rows.push_back({Op::put, 4, {"contribution", id, 9, R"({"on":"A1-03"})"}});
  delta.rows.push_back({Op::scrub, 3, {"contribution", std::string(32, 'b'), 0, ""}});
  const std::string down = write_reply(
      {Welcome{"e1", 5, "p", {{"roadmap", "public", 3}}, 1000, false, "", ""},
       Receipts{"talk/A1-03", 3, 2, {{3, id, Outcome::held, Reason::awaits_moderation, 4, 5}}},
       delta, Reset{"roadmap", "public", "floor", ""}, Refuse{"", "throttle", 2000}});
  const auto reply = read_reply(down);
  REQUIRE(reply);
  CHECK(write_reply(*reply) == down);
}

TEST_CASE("a captive portal's page, a list of something else, and what is cut are no reply") {
  for (const char* bytes :
       {"", "<html>", "{}", "[1]", "[{}]", "[{\"welcome\":{}}]", "[{\"welcome\":3}]",
        "[{\"receipts\":{\"scope\":\"x\"}}]", "[{\"delta\":{\"scope\":\"roadmap\"}}]",
        "[{\"welcome\":{\"epoch\":\"e\"}}"}) {
    CAPTURE(bytes);
    CHECK_FALSE(read_reply(bytes));
  }
  CHECK(read_reply("[]"));
  CHECK(read_reply("[{\"news\":{}}]")->empty());
}

TEST_CASE("a push is contiguous, its ids are ids, and it is bounded") {
  auto up = request();
  std::get<Push>(up[1]).intents[0].n = 4;
  CHECK_FALSE(read_request(write_request(up)));
  up = request();
  std::get<Push>(up[1]).intents[0].id = "A";
  CHECK_FALSE(read_request(write_request(up)));
  up = request();
  std::get<Push>(up[1]).scope = "talk/../x";
  CHECK_FALSE(read_request(write_request(up)));
  up = request();
  std::get<Hello>(up[0]).claims = {"nonsense"};
  CHECK_FALSE(read_request(write_request(up)));
  CHECK_FALSE(read_request("[" + std::string(sync_limits::request_bytes, ' ') + "]"));
}

TEST_CASE("a set hash follows changes in any order") {
  SetHash a, b;
  a.add("contribution", "x", 1);
  a.add("tally", "y", 2);
  a.take("contribution", "x", 1);
  b.add("tally", "y", 2);
  CHECK(a == b);
  CHECK(SetHash::of(a.text()) == a);
  b.add("tally", "y", 2);
  CHECK(a.text() != b.text());
}
