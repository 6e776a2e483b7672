#include "reception/throttle.h"

#include <doctest/doctest.h>

#include "reception/shelf.h"

using namespace cairn::server;

TEST_CASE("so many at once, then one at a time") {
  Throttle throttle({3, 1000}, "key");
  for (int i = 0; i < 3; ++i) CHECK(throttle.take("192.0.2.1", 0) == 0);
  CHECK(throttle.take("192.0.2.1", 0) == 1);
  CHECK(throttle.take("192.0.2.1", 999) == 1);
  CHECK(throttle.take("192.0.2.2", 999) == 0);
  CHECK(throttle.take("192.0.2.1", 1000) == 0);
  CHECK(throttle.take("192.0.2.1", 1000) == 1);
  for (int i = 0; i < 3; ++i) CHECK(throttle.take("192.0.2.1", 60'000) == 0);
  CHECK(throttle.take("192.0.2.1", 60'000) == 1);
}

TEST_CASE("one line has many IPv6 addresses, and IPv4 is the same in both clothes") {
  CHECK(sender_of("2001:db8:1:2::1") == sender_of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
  CHECK(sender_of("2001:db8::1") == sender_of("2001:db8::2"));
  CHECK(sender_of("2001:db8:1:2::1") != sender_of("2001:db8:1:3::1"));
  CHECK(sender_of("::ffff:192.0.2.1") == sender_of("192.0.2.1"));
  CHECK(sender_of("192.0.2.1") != sender_of("192.0.2.2"));
  CHECK(sender_of("not an address") == "not an address");
}

TEST_CASE("a crowd of senders does not fill the memory") {
  Throttle throttle({3, 1000}, "key");
  for (int i = 0; i < 100'000; ++i) throttle.take(std::to_string(i), i / 10);
  CHECK(throttle.size() <= 20'000);
}

TEST_CASE("the shelf holds what was asked for lately, and no more than it may") {
  const auto page = [](std::size_t size) {
    Resource resource;
    resource.plain = body_of(std::string(size, 'x'));
    return resource;
  };
  Shelf shelf(100);
  shelf.put("a", page(40));
  shelf.put("b", page(40));
  CHECK(shelf.find("a") != nullptr);
  shelf.put("c", page(40));
  CHECK(shelf.find("b") == nullptr);
  CHECK(shelf.find("a") != nullptr);
  CHECK(shelf.find("c") != nullptr);
  CHECK(shelf.held() == 80);
  CHECK(shelf.put("huge", page(1000)).plain.bytes->size() == 1000);
  CHECK(shelf.find("a") == nullptr);
  CHECK(shelf.held() == 1000);
  shelf.put("d", page(1));
  CHECK(shelf.find("huge") == nullptr);
}
