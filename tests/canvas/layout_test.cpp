// A page laid out: nothing leaves the width, nothing covers words, and what is held by a finger is
// as large as one; on the narrowest phone, a phone, a phone with letters twice as
// large, a laptop and a kiosk that stands upright.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "canvas/drawn.h"
#include "support/house.h"

namespace {

using namespace cairn;
using namespace cairn::test;

/// Where its letters are, without the room above and below them.
Rect core(const Item& item) {
  return {item.box.x + 1, item.box.y + item.box.height * 0.22f, item.box.width - 2,
          item.box.height * 0.56f};
}

bool meet(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

std::string covered(const Scene& scene) {
  std::vector<const Item*> words;
  for (const Item& item : scene.items) {
    if (item.shape == Item::Shape::words) words.push_back(&item);
  }
  std::sort(words.begin(), words.end(),
            [](const Item* a, const Item* b) { return a->box.y < b->box.y; });
  std::string told;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Rect a = core(*words[i]);
    for (std::size_t j = i + 1; j < words.size() && words[j]->box.y < a.bottom(); ++j) {
      if (meet(a, core(*words[j])))
        told += "\n  '" + words[i]->text + "' and '" + words[j]->text + "'";
    }
  }
  return told;
}

std::string outside(const Scene& scene) {
  std::string told;
  for (const Item& item : scene.items) {
    if (item.shape != Item::Shape::words) continue;
    if (item.box.x < -0.5f || item.box.right() > scene.width + 0.5f)
      told += "\n  '" + item.text + "'";
  }
  for (const Press& press : scene.presses) {
    for (const Rect& box : press.boxes) {
      if (box.x < -22 || box.right() > scene.width + 22) told += "\n  press: " + press.label;
    }
  }
  return told;
}

/// What stands alone is as large as a finger; words within a sentence are as high as their line,
/// and the nearest within a finger's reach is meant.
std::string small(const Scene& scene) {
  std::string told;
  for (const Press& press : scene.presses) {
    const bool is_alone = press.kind != Press::Kind::link || press.part == 'h';
    if (!is_alone) continue;
    for (const Rect& box : press.boxes) {
      if (box.height < finger - 0.5f) told += "\n  " + press.label;
    }
  }
  return told;
}

/// Two controls never share a place.
std::string shared(const Scene& scene) {
  std::string told;
  std::vector<std::pair<Rect, const Press*>> places;
  for (const Press& press : scene.presses) {
    if (press.kind == Press::Kind::mark) continue;
    for (const Rect& box : press.boxes)
      places.push_back({{box.x + 1, box.y + 1, box.width - 2, box.height - 2}, &press});
  }
  std::sort(places.begin(), places.end(),
            [](const auto& a, const auto& b) { return a.first.y < b.first.y; });
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = i + 1; j < places.size() && places[j].first.y < places[i].first.bottom();
         ++j) {
      if (places[i].second != places[j].second && meet(places[i].first, places[j].first)) {
        told += "\n  " + places[i].second->label + " and " + places[j].second->label;
      }
    }
  }
  return told;
}

struct Size {
  float width, scale;
};

constexpr Size screens[] = {{320, 1}, {390, 1}, {390, 2}, {1366, 1}, {1080, 1.65f}};

void check(const Page& page, const std::string& target) {
  for (const Size& screen : screens) {
    const Scene scene = draw(page, screen.width, screen.scale).scene;
    const std::string where = target + " at " + std::to_string(static_cast<int>(screen.width));
    const std::string out = outside(scene), over = covered(scene), low = small(scene),
                      twice = shared(scene);
    CHECK_MESSAGE(out.empty(), where << ", outside:" << out);
    CHECK_MESSAGE(over.empty(), where << ", covered:" << over);
    CHECK_MESSAGE(low.empty(), where << ", too low:" << low);
    CHECK_MESSAGE(twice.empty(), where << ", one place for two:" << twice);
  }
}

}  // namespace

TEST_CASE(
    "on every screen nothing leaves the width or covers anything, and fingers find their place") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    // One language a width is enough for the other one's lines to differ.
    for (const std::string& target : every_target(*roadmap))
      check(page_at(*roadmap, target), target);
  }
}

TEST_CASE("nor where much was said, or little, and most of it one thing became") {
  for (const char* target : {"/participer", "/en/participer"}) {
    check(page_with_talk(target, 217, 72, {16, 19, 17}), target);
    check(page_with_talk(target, 123'456, 123'456, {123'450, 1, 0}), target);
    check(page_with_talk(target, 1, 0, {}), target);
  }
}

TEST_CASE("the stones of a heap can each be touched, and the same page gives the same scene") {
  const Page home = page_at(main_roadmap(), "/");
  for (const Size& screen : screens) {
    const Scene scene = draw(home, screen.width, screen.scale).scene;
    int stones = 0;
    const Press* before = nullptr;
    for (const Press& press : scene.presses) {
      // The small heaps of the landscape lead to these.
      if (press.kind != Press::Kind::mark || press.href.rfind("at:", 0) == 0) continue;
      ++stones;
      const Rect box = press.boxes.front();
      CHECK(box.height >= finger - 0.5f);
      // From the ground up; the next heap begins lower again.
      if (before != nullptr && box.y < before->boxes.front().y &&
          box.x < before->boxes.front().right()) {
        CHECK(box.bottom() <= before->boxes.front().y + 4);
      }
      before = &press;
    }
    CHECK(stones == 36);
    const Scene again = draw(home, screen.width, screen.scale).scene;
    CHECK(again.height == scene.height);
    CHECK(again.items.size() == scene.items.size());
  }
}
