// Frames are drawn when they are owed; fingers drag, throw, stop and press.
#include "canvas/face.h"

#include <doctest/doctest.h>

#include "support/house.h"

namespace {

using namespace cairn;
using namespace cairn::test;

struct Phone {
  Face face;
  double now = 1000;
  int frames = 0;

  explicit Phone(const char* target, bool is_calm = true) {
    Look look{390, 700, 2, 1};
    look.is_calm = is_calm;
    face.look(look);
    const Page page = page_at(main_roadmap(), target);
    face.show(&page);
    rest();
  }

  /// Draws all that is owed; how many frames that took.
  int rest(int most = 1000) {
    int drawn = 0;
    while (face.is_owed() && drawn < most) {
      face.frame(now += 16);
      ++drawn;
    }
    frames += drawn;
    return drawn;
  }

  void tap(Spot at) {
    face.touch(Touch::down, at, now += 16, true);
    face.touch(Touch::up, at, now += 60, true);
  }

  void drag(float from, float to, bool throws) {
    face.touch(Touch::down, {200, from}, now += 16, true);
    for (int i = 1; i <= 10; ++i) {
      face.touch(Touch::move, {200, from + (to - from) * static_cast<float>(i) / 10}, now += 16,
                 true);
    }
    if (!throws) now += 200;
    face.touch(Touch::up, {200, to}, now += 1, true);
  }

  Spot middle(const Press& press) const {
    const Rect box = press.boxes.front();
    return {box.x + box.width / 2, box.y + box.height / 2 - face.top()};
  }
};

}  // namespace

TEST_CASE(
    "a still page owes nothing; an event owes one frame, and no more where nothing may move") {
  Phone phone("/");
  CHECK(phone.rest() == 0);
  phone.face.wheel(100);
  CHECK(phone.rest() == 1);
  CHECK(phone.face.top() == 100);
  const Page same = page_at(main_roadmap(), "/");
  phone.face.look(phone.face.look());
  CHECK(phone.rest() == 0);
  phone.face.touch(Touch::move, {5, 5}, phone.now, false);
  CHECK(phone.rest() == 0);
}

TEST_CASE("heaps are built once, in under four seconds, and then all rests") {
  Phone phone("/", false);
  CHECK(phone.frames > 10);
  CHECK(phone.frames < 4000 / 16);
  CHECK(phone.rest() == 0);
}

TEST_CASE("a drag moves the page and presses nothing; thrown, it goes on and comes to rest") {
  Phone phone("/", false);
  phone.drag(500, 200, false);
  CHECK(phone.face.top() == doctest::Approx(270).epsilon(0.2));
  CHECK(!phone.face.take_pressed());
  const float before = phone.face.top();
  phone.rest();
  CHECK(phone.face.top() == before);
  phone.drag(500, 200, true);
  const float thrown = phone.face.top();
  const int frames = phone.rest();
  CHECK(phone.face.top() > thrown + 100);
  CHECK(frames < 3000 / 16);
  CHECK(!phone.face.take_pressed());
  Phone calm("/");
  calm.drag(500, 200, true);
  CHECK(calm.rest() <= 1);
}

TEST_CASE("a tap on a link presses it, and one beside everything nothing") {
  Phone phone("/");
  for (const Press& press : phone.face.scene().presses) {
    if (press.kind != Press::Kind::link || press.part != 'h') continue;
    phone.tap(phone.middle(press));
    const auto pressed = phone.face.take_pressed();
    REQUIRE(pressed);
    CHECK(pressed->href == press.href);
    CHECK(pressed->nth == press.nth);
  }
  CHECK(!phone.face.take_pressed());
}

TEST_CASE("a stone says what it is first, and leads to its action when it is touched again") {
  Phone phone("/");
  for (const Press& press : phone.face.scene().presses) {
    if (press.kind != Press::Kind::mark || press.href[0] != '/') continue;
    phone.face.go_to(press.boxes.front().y - 300);
    phone.tap(phone.middle(press));
    CHECK(!phone.face.take_pressed());
    phone.tap(phone.middle(press));
    const auto pressed = phone.face.take_pressed();
    REQUIRE(pressed);
    CHECK(pressed->href == press.href);
    break;
  }
}

TEST_CASE("the keyboard's place is brought into sight") {
  Phone phone("/");
  const Press* last = nullptr;
  for (const Press& press : phone.face.scene().presses) {
    if (press.part == 'f' && press.nth >= 0) last = &press;
  }
  REQUIRE(last != nullptr);
  phone.face.focus('f', last->nth);
  CHECK(phone.face.top() > 1000);
  CHECK(phone.rest() == 1);
  phone.face.focus('h', 0);
  CHECK(phone.face.top() < 200);
  // Told again, it lets whoever scrolled on stay there.
  phone.face.wheel(800);
  phone.rest();
  phone.face.focus('h', 0);
  CHECK(phone.face.top() > 700);
  CHECK(phone.rest() == 0);
}

TEST_CASE("a detail opened makes the page longer, and its words are there") {
  Phone phone("/axes/1");
  const float before = phone.face.scene().height;
  for (const Press& press : phone.face.scene().presses) {
    if (press.kind != Press::Kind::summary) continue;
    phone.face.open(press.part, press.nth, true);
    break;
  }
  CHECK(phone.face.scene().height > before + 20);
}

TEST_CASE("time is moved by hand and looked at closer, and never past its ends") {
  Phone phone("/calendrier");
  REQUIRE(!phone.face.scene().times.empty());
  const auto words = [&](const char* year) {
    int times = 0;
    for (const Item& item : phone.face.scene().items) times += item.text == year;
    return times;
  };
  const int all = words("2021");
  CHECK(all > 0);
  phone.face.zoom(4);
  CHECK(words("2021") == 0);
  CHECK(words("2026") > 0);
  const Rect zone = phone.face.scene().times.front();
  phone.face.go_to(zone.y - 200);
  const float top = phone.face.top();
  const float y = zone.y + zone.height / 2 - top;
  for (int turn = 0; turn < 8; ++turn) {
    phone.face.touch(Touch::down, {60, y}, phone.now += 16, true);
    for (int i = 1; i <= 10; ++i) {
      phone.face.touch(Touch::move, {60 + 28.0f * static_cast<float>(i), y}, phone.now += 16, true);
    }
    phone.face.touch(Touch::up, {340, y}, phone.now += 16, true);
  }
  CHECK(!phone.face.take_pressed());
  CHECK(phone.face.top() == top);
  CHECK(words("2021") == all);
  CHECK(words("2026") == 0);
  phone.face.zoom(0);
  CHECK(words("2021") == all);
  CHECK(words("2026") >= 0);
  for (const Press& press : phone.face.scene().presses) {
    if (press.href != "time:closer") continue;
    phone.face.go_to(press.boxes.front().y - 200);
    phone.tap(phone.middle(press));
    break;
  }
  CHECK(words("2021") == 0);
  CHECK(!phone.face.take_pressed());
}

TEST_CASE("a heap in the landscape leads to its stones, gliding there where things may move") {
  Phone phone("/", false);
  for (const Press& press : phone.face.scene().presses) {
    if (press.href != "at:cairn-2") continue;
    phone.face.go_to(press.boxes.front().y - 200);
    phone.rest();
    phone.tap(phone.middle(press));
    break;
  }
  const float before = phone.face.top();
  const int frames = phone.rest();
  CHECK(frames > 5);
  CHECK(frames < 60);
  CHECK(phone.face.top() > before + 500);
  CHECK(!phone.face.take_pressed());
}

TEST_CASE("gone back to, a page is where it was left") {
  Phone phone("/");
  phone.face.go_to(900.0f);
  const Page other = page_at(main_roadmap(), "/actions");
  phone.face.show(&other);
  CHECK(phone.face.top() == 0);
  const Page home = page_at(main_roadmap(), "/");
  phone.face.go_back();
  phone.face.show(&home);
  CHECK(phone.face.top() == 900);
  phone.face.show(&other);
  phone.face.show(&home);
  CHECK(phone.face.top() == 0);
}

TEST_CASE("what is typed in a form is seen in its field") {
  Phone phone("/actions");
  const auto says = [&](const char* words) {
    for (const Item& item : phone.face.scene().items) {
      if (item.text == words) return true;
    }
    return false;
  };
  for (const Press& press : phone.face.scene().presses) {
    if (press.kind != Press::Kind::field || press.part != 'm') continue;
    phone.face.type_in('m', press.nth, "zébulon");
    break;
  }
  CHECK(phone.rest() == 1);
  CHECK(says("zébulon"));
  const Page other = page_at(main_roadmap(), "/");
  phone.face.show(&other);
  CHECK(!says("zébulon"));
}
