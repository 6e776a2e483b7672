// The protocol's addresses: who is turned away before anything is read, and what is sent back.
#include "reception/sync_desk.h"

#include <doctest/doctest.h>

#include "bytes/squeeze.h"
#include "charge/passages.h"
#include "http/reader.h"
#include "ledger/secrets.h"
#include "ledger_support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

struct Desk {
  House house;
  Site site = small_site();
  Reception reception{site, nullptr, nullptr, machine_at(house.now), "", house.exchange.get()};

  Answer ask(const Request& request) { return reception.answer(request, "192.0.2.1"); }
};

Request call(std::string body, std::vector<Field> more = {}) {
  Request request = get("/v1/sync", std::move(more));
  request.method = "POST";
  request.body = std::move(body);
  request.fields.push_back({"authorization", "Bearer " + secret_of(1)});
  if (request.field("content-type") == nullptr) {
    request.fields.push_back({"content-type", "application/json; charset=utf-8"});
  }
  return request;
}

}  // namespace

TEST_CASE("a call is answered 200 with a list, shielded and never kept") {
  Desk desk;
  const Answer answer = desk.ask(call(write_request({Hello{}})));
  CHECK(answer.status == 200);
  CHECK(value(answer, "Content-Type") == "application/json");
  CHECK(value(answer, "Cache-Control") == "no-store");
  CHECK(value(answer, "X-Content-Type-Options") == "nosniff");
  REQUIRE(read_reply(words(answer)));
  CHECK(desk.ask(call("nonsense")).status == 400);
}

TEST_CASE("calls together get each its own answer, in order") {
  Desk desk;
  std::vector<SyncCall> calls;
  for (const std::string& body : {write_request({Hello{}}), std::string("nonsense"),
                                  write_request({Pull{"roadmap", "public", 0, 9}})}) {
    auto received = desk.reception.sync_call(call(body), "192.0.2.1");
    REQUIRE(received);
    calls.push_back(std::get<SyncCall>(std::move(*received)));
  }
  const auto answers = desk.reception.answer_together(calls);
  REQUIRE(answers.size() == 3);
  CHECK(answers[1].status == 400);
  CHECK(words(answers[2]).find("\"delta\"") != std::string::npos);
  CHECK_FALSE(desk.reception.sync_call(get("/"), "192.0.2.1"));
}

TEST_CASE("without a ledger the addresses are not there") {
  std::int64_t now = 1;
  const Site site = small_site();
  Reception files(site, nullptr, nullptr, machine_at(now), "");
  CHECK(files.answer(call("[]"), "").status == 404);
  CHECK(files.answer(get("/v1/snapshot"), "").status == 404);
}

TEST_CASE("an address that asks too often waits, and it says how long") {
  Desk desk;
  int n = 0;
  Answer answer;
  do {
    answer = desk.ask(call("[]"));
  } while (answer.status == 200 && ++n < 2000);
  CHECK(answer.status == 429);
  CHECK(n == 600);
  CHECK(value(answer, "Retry-After") == "1");
  CHECK(desk.reception.answer(call("[]"), "192.0.2.9").status == 200);
  desk.house.now += 1000;
  CHECK(desk.ask(call("[]")).status == 200);
}

TEST_CASE("gzip comes back as it was, and no further than is allowed") {
  bool too_much = true;
  const std::string text(10'000, 'a');
  CHECK(gunzipped(gzip_of(text, 6), 10'000, too_much) == text);
  CHECK_FALSE(too_much);
  CHECK_FALSE(gunzipped(gzip_of(text, 6), 9'999, too_much));
  CHECK(too_much);
  CHECK_FALSE(gunzipped(gzip_of(text, 6).substr(0, 20), 10'000, too_much));
  CHECK_FALSE(too_much);
  CHECK_FALSE(gunzipped(gzip_of(text, 6) + "x", 10'000, too_much));
  CHECK_FALSE(gunzipped("", 10, too_much));
  CHECK(gunzipped(gzip_of("", 6), 0, too_much) == "");
}

TEST_CASE("only the protocol's address takes more than a form") {
  const auto stage = [](const std::string& target, std::size_t size) {
    Reader reader;
    return reader.take_in("POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                          std::to_string(size) + "\r\n\r\n");
  };
  CHECK(stage("/v1/sync", most_sync_body) == Stage::body);
  CHECK(stage("/v1/sync", most_sync_body + 1) == Stage::refused);
  CHECK(stage("/contact", most_body) == Stage::body);
  CHECK(stage("/contact", most_body + 1) == Stage::refused);
  CHECK(stage("/v1/sync?a", most_body + 1) == Stage::refused);
}

TEST_CASE("a snapshot lasts ten minutes, or until something public is taken back") {
  Desk desk;
  const auto where = [&] { return value(desk.ask(get("/v1/snapshot")), "Location"); };
  desk.house.push(1, {comment(1, 1, "canari", code_of_number(1)), comment(2, 2, "deux")});
  const std::string first = where();
  const Answer file = desk.ask(get(first));
  CHECK(file.status == 200);
  CHECK(words(file).find("canari") != std::string::npos);
  CHECK(words(file).find(person_of(device_of(secret_of(1)))) == std::string::npos);
  desk.house.push(1, {comment(3, 3, "trois")});
  CHECK(where() == first);
  desk.house.now += 600'000;
  const std::string second = where();
  CHECK(second != first);
  CHECK(desk.ask(get(first)).status == 410);
  desk.house.push(1, {about(4, 4, "withdraw", 1, "", code_of_number(1))});
  CHECK(desk.ask(get(second)).status == 410);
  CHECK(words(desk.ask(get(where()))).find("canari") == std::string::npos);
}

TEST_CASE("a snapshot is gone as soon as moderation takes words in it away") {
  constexpr int moderator = 9;
  const std::string said = "canari, appelez le 06 12 34 56 78";
  const std::string reasons = R"(,"ground":"insult","facts":"Un fait.")";
  const std::string passage =
      R"(,"verdict":"blackout","passages":"0-6","of":")" + name_of_words(said) + '"' + reasons;
  struct Way {
    int device;
    std::string kind, more;
    bool comes_back;
  };
  for (const Way& way :
       std::vector<Way>{{moderator, "moderate", R"(,"verdict":"hide")" + reasons, true},
                        {moderator, "moderate", passage, false},
                        {2, "report", R"(,"ground":"child-at-risk")", true}}) {
    CAPTURE(way.kind + way.more);
    Desk desk;
    desk.house.exchange->grant(secret_of(moderator), {{Role::moderator}});
    const auto where = [&] { return value(desk.ask(get("/v1/snapshot")), "Location"); };
    const auto holds = [&] {
      return words(desk.ask(get(where()))).find("canari") != std::string::npos;
    };
    desk.house.push(1, {comment(1, 1, said, code_of_number(1))});
    const std::string before = where();
    REQUIRE(holds());
    const auto taken = desk.house.push(way.device, {about(1, 2, way.kind, 1, way.more)});
    REQUIRE(taken.items.front().outcome == Outcome::applied);
    // Before anything else is asked, in whatever coding, and under a condition that was met.
    CHECK(desk.ask(get(before)).status == 410);
    CHECK(desk.ask(get(before, {{"accept-encoding", "br"}})).status == 410);
    CHECK(desk.ask(get(before, {{"if-none-match", "*"}})).status == 410);
    CHECK_FALSE(holds());
    CHECK(where() != before);
    CHECK(desk.ask(get(before)).status == 410);
    if (!way.comes_back) continue;
    const std::int64_t n = way.device == moderator ? 2 : 1;
    desk.house.push(moderator, {about(n, 3, "moderate", 1, R"(,"verdict":"publish")")});
    CHECK_FALSE(holds());
    desk.house.now += 600'000;
    CHECK(holds());
  }
}
