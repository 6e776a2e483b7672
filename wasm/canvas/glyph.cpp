#include "canvas/glyph.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr int steps_of_curve = 7;

Spot on(const Quad& q, float t) {
  const auto mix = [t](int a, int b, int c) {
    const float u = 1 - t;
    return u * u * static_cast<float>(a) + 2 * u * t * static_cast<float>(b) +
           t * t * static_cast<float>(c);
  };
  return {mix(q.from.x, q.control.x, q.to.x), mix(q.from.y, q.control.y, q.to.y)};
}

std::vector<Spot> spots_of(const std::vector<Quad>& half, const Scaling& to) {
  std::vector<Spot> spots;
  for (const Quad& q : half) {
    for (int i = 0; i < steps_of_curve; ++i) {
      const Spot at = on(q, static_cast<float>(i) / steps_of_curve);
      spots.push_back(to(at.x, at.y));
    }
  }
  const Point end = half.back().to;
  spots.push_back(to(static_cast<float>(end.x), static_cast<float>(end.y)));
  return spots;
}

/// How high a half stands at x; its spots run to the right.
float height_at(const std::vector<Spot>& half, float x) {
  for (std::size_t i = 1; i < half.size(); ++i) {
    if (x > half[i].x) continue;
    const Spot a = half[i - 1], b = half[i];
    const float share = b.x > a.x ? (x - a.x) / (b.x - a.x) : 0;
    return a.y + (b.y - a.y) * std::clamp(share, 0.0f, 1.0f);
  }
  return half.back().y;
}

void set_brand(Scene& scene, Rect box, const std::string& tone) {
  const Scaling to{{box.x, box.y}, box.width / 32};
  for (const Stone& stone : {hew("brand-low", 16, 30, 30, 10), hew("brand-middle", 17, 19, 21, 8),
                             hew("brand-high", 15, 10, 12, 7)}) {
    StoneItem item = stone_item(stone, to);
    item.tone = tone;
    item.fill = Fill::solid;
    item.is_full = true;
    item.line = 0.5f;
    set_stone(scene, std::move(item));
  }
}

}  // namespace

Fill fill_named(const std::string& name) {
  static constexpr std::string_view names[] = {"dashed",  "part",   "solid",
                                               "hatched", "dotted", "crossed"};
  for (int i = 0; i < 6; ++i) {
    if (names[i] == name) return static_cast<Fill>(i);
  }
  return Fill::part;
}

StoneItem stone_item(const Stone& stone, const Scaling& to) {
  StoneItem item;
  std::vector<Spot> top = spots_of(stone.top, to), bottom = spots_of(stone.bottom, to);
  item.outline = top;
  item.outline.insert(item.outline.end(), bottom.begin() + 1, bottom.end() - 1);
  std::reverse(bottom.begin(), bottom.end());
  // Columns where either half has a corner of its own; few enough for a small stone.
  const float left = top.front().x, right = top.back().x;
  const int columns = std::clamp(static_cast<int>((right - left) / 5), 10, 44);
  for (int i = 0; i <= columns; ++i) {
    // Closer at the tips, where the outline turns.
    const float t = static_cast<float>(i) / static_cast<float>(columns);
    const float eased = t * t * (3 - 2 * t) * 0.6f + t * 0.4f;
    const float x = left + (right - left) * eased;
    item.x.push_back(x);
    item.top.push_back(height_at(top, x));
    item.bottom.push_back(height_at(bottom, x));
  }
  item.filled_to = left;
  return item;
}

void set_stone(Scene& scene, StoneItem stone, int press) {
  Item item;
  item.shape = Item::Shape::stone;
  float top = stone.top.front(), bottom = top;
  for (const Spot& spot : stone.outline) {
    top = std::min(top, spot.y);
    bottom = std::max(bottom, spot.y);
  }
  item.box = {stone.x.front(), top, stone.x.back() - stone.x.front(), bottom - top};
  item.stone = static_cast<int>(scene.stones.size());
  item.press = press;
  scene.stones.push_back(std::move(stone));
  scene.items.push_back(std::move(item));
}

void set_glyph(Scene& scene, Rect box, Fill fill, const std::string& tone, bool is_brand) {
  if (is_brand) {
    set_brand(scene, box, tone);
    return;
  }
  const Scaling to{{box.x, box.y}, box.width / 32};
  StoneItem item = stone_item(hew("glyph", 16, 21, 28, 18), to);
  item.tone = tone;
  item.fill = fill;
  item.is_full = fill == Fill::solid;
  item.line = std::max(1.2f, 2 * to.scale);
  const float left = item.x.front(), right = item.x.back();
  if (item.is_full) item.filled_to = right;
  if (fill == Fill::part) item.filled_to = (left + right) / 2;
  item.sign = fill == Fill::hatched ? 0 : 9 * to.scale;
  set_stone(scene, std::move(item));
}

}  // namespace cairn
