#include "desk/lock.h"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

constexpr std::int64_t minute = 60'000, begun = 1'790'000'000'000;

Lock lock() { return make_lock("sésame", "sel", begun); }

}  // namespace

TEST_CASE("a desk closes fifteen minutes after the last act, or where the clock went back") {
  CHECK_FALSE(is_closed(Lock{}, begun));
  CHECK_FALSE(is_closed(lock(), begun));
  CHECK_FALSE(is_closed(lock(), begun + 15 * minute - 1));
  CHECK(is_closed(lock(), begun + 15 * minute));
  CHECK_FALSE(is_closed(lock(), begun - minute));  // the network sets a clock
  CHECK(is_closed(lock(), begun - minute - 1));
  Lock shut = lock();
  shut.seen = 0;
  CHECK(is_closed(shut, begun));
  CHECK(is_closed(shut, minute));  // a clock of 1970
}

TEST_CASE("the code opens, another does not, and neither is written down") {
  Lock one = lock();
  CHECK(note_of(one).find("sésame") == std::string::npos);
  CHECK(try_code(one, "sesame", begun + minute) == Tried::wrong);
  CHECK(try_code(one, "", begun + minute) == Tried::wrong);
  CHECK(one.wrong == 2);
  CHECK(try_code(one, "sésame", begun + 20 * minute) == Tried::opened);
  CHECK(one.wrong == 0);
  CHECK_FALSE(is_closed(one, begun + 20 * minute));
  // The same code on two devices leaves two prints.
  CHECK(make_lock("sésame", "autre", begun).print != one.print);
}

TEST_CASE("after five wrong codes none is tried for five minutes, not even the right one") {
  Lock one = lock();
  for (int i = 0; i < 4; ++i) REQUIRE(try_code(one, "faux", begun) == Tried::wrong);
  CHECK(try_code(one, "faux", begun) == Tried::too_often);
  CHECK(try_code(one, "sésame", begun + 5 * minute - 1) == Tried::too_often);
  Lock kept = read_lock(note_of(one));
  CHECK(kept == one);
  CHECK(try_code(kept, "sésame", begun + 5 * minute) == Tried::opened);
  // A clock that was years ahead when it was counted does not wait for years.
  const std::int64_t before = begun - 400 * 24 * 60 * minute;
  CHECK(try_code(one, "sésame", before) == Tried::too_often);
  CHECK(try_code(one, "sésame", before + 5 * minute - 1) == Tried::too_often);
  CHECK(try_code(one, "sésame", before + 5 * minute) == Tried::opened);
}

TEST_CASE("a note that says nothing sensible is that of no lock") {
  CHECK(read_lock(note_of(lock())) == lock());
  CHECK(note_of(Lock{}).empty());
  for (const char* note : {"", " ", "sel", "sel abc", "sel abc x y z", "\n\n"}) {
    CHECK_FALSE(read_lock(note).is_set());
  }
}

TEST_CASE("a code has four to sixty-four characters, however many bytes they take") {
  CHECK_FALSE(is_lock_code(""));
  CHECK_FALSE(is_lock_code("123"));
  CHECK(is_lock_code("1234"));
  CHECK_FALSE(is_lock_code("éé"));
  CHECK(is_lock_code("été!"));
  CHECK_FALSE(is_lock_code("1234\xff"));
  CHECK(is_lock_code(std::string(64, 'a')));
  CHECK_FALSE(is_lock_code(std::string(65, 'a')));
}
