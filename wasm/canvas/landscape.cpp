// Mountains, a path, and the cairns that mark it: the heaps of the page itself.
#include <algorithm>
#include <cmath>

#include "canvas/charts.h"
#include "canvas/flow.h"
#include "canvas/glyph.h"
#include "shape/heap.h"

namespace cairn {

namespace {

void set_ground(const Plot& plot, Rect box, const std::vector<Spot>& ridge, const char* tone,
                float share) {
  Item item;
  item.shape = Item::Shape::ground;
  item.box = box;
  item.ink = Ink::tone;
  item.tone = tone;
  item.alpha = share;
  for (const Spot& spot : ridge)
    item.spots.push_back({box.x + box.width * spot.x, box.y + box.height * spot.y});
  plot.scene.items.push_back(std::move(item));
}

/// A rolling line, so many times up and down.
std::vector<Spot> hills(float height, float swing, float times, float from) {
  std::vector<Spot> ridge;
  for (int i = 0; i <= 60; ++i) {
    const float t = static_cast<float>(i) / 60;
    ridge.push_back({t, height - swing * std::sin((t * times + from) * 6.2831853f) -
                            swing * 0.35f * std::sin((t * times * 2.3f + from) * 6.2831853f)});
  }
  return ridge;
}

void set_small_heap(const Plot& plot, const Node& figure, Spot foot, float height) {
  const Chart& chart = *figure.chart;
  const std::vector<StoneSize> sizes = pile(chart);
  int whole = 0;
  for (const StoneSize& size : sizes) whole += size.height - 1;
  const float scale = height / static_cast<float>(std::max(whole, 300));
  Press press;
  press.kind = Press::Kind::mark;
  press.part = plot.part;
  press.href = "at:" + figure.key;
  press.label = chart.caption;
  const float wide = 430 * scale, high = std::max(finger, static_cast<float>(whole) * scale);
  press.boxes = {{foot.x - wide / 2, foot.y - high, wide, high}};
  plot.scene.presses.push_back(std::move(press));
  const int leads = static_cast<int>(plot.scene.presses.size()) - 1;
  int base = 0, rank = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const Mark& mark = chart.marks[i];
    StoneItem stone = stone_item(
        hew(mark.key, sizes[i].shift, base, sizes[i].width, sizes[i].height), {foot, scale});
    stone.key = mark.key;
    stone.tone = mark.tone.empty() ? chart.tone : mark.tone;
    stone.fill = mark.fill;
    stone.is_measured = true;
    stone.is_full = mark.whole > 0 && mark.part >= mark.whole;
    if (mark.whole > 0) {
      stone.filled_to = stone.x.front() + (stone.x.back() - stone.x.front()) *
                                              static_cast<float>(mark.part) /
                                              static_cast<float>(mark.whole);
    }
    stone.line = std::max(0.8f, 2.4f * scale);
    stone.is_heavy = true;
    stone.rank = rank++;
    set_stone(plot.scene, std::move(stone), leads);
    base -= sizes[i].height - 1;
  }
}

}  // namespace

float set_landscape(const Plot& plot, const std::vector<const Node*>& heaps) {
  const float high = std::clamp(plot.at.width * 0.3f, 150.0f, plot.rem * 21);
  const Rect box{plot.at.x, plot.at.y, plot.at.width, high};
  set_ground(plot, box, {{0, 0}, {1, 0}}, "slate", 0.09f);
  const float sun = high * 0.13f;
  set_dot(plot, {box.x + box.width * 0.84f, box.y + high * 0.26f}, sun, Ink::tone, "ochre");
  plot.scene.items.back().alpha = 0.28f;
  set_ground(plot, box,
             {{0, 0.5f},
              {0.07f, 0.34f},
              {0.12f, 0.42f},
              {0.22f, 0.12f},
              {0.27f, 0.2f},
              {0.3f, 0.16f},
              {0.4f, 0.44f},
              {0.47f, 0.36f},
              {0.56f, 0.1f},
              {0.61f, 0.2f},
              {0.64f, 0.17f},
              {0.74f, 0.46f},
              {0.83f, 0.38f},
              {0.92f, 0.24f},
              {1, 0.34f}},
             "slate", 0.22f);
  // Snow.
  for (const auto& peak : {std::vector<Spot>{{0.22f, 0.12f},
                                             {0.27f, 0.2f},
                                             {0.245f, 0.26f},
                                             {0.225f, 0.22f},
                                             {0.2f, 0.27f},
                                             {0.187f, 0.22f}},
                           std::vector<Spot>{{0.56f, 0.1f},
                                             {0.61f, 0.2f},
                                             {0.585f, 0.25f},
                                             {0.56f, 0.2f},
                                             {0.535f, 0.27f},
                                             {0.523f, 0.22f}}}) {
    std::vector<Spot> snow;
    for (const Spot& spot : peak)
      snow.push_back({box.x + box.width * spot.x, box.y + high * spot.y});
    set_area(plot, std::move(snow), Ink::snow, {}, 0.8f);
  }
  set_ground(plot, box, hills(0.6f, 0.035f, 2.2f, 0.1f), "slate", 0.34f);
  set_ground(plot, box, hills(0.7f, 0.04f, 1.4f, 0.55f), "pine", 0.24f);
  set_ground(plot, box, hills(0.83f, 0.03f, 1.1f, 0.2f), "pine", 0.34f);
  // The path, wide here and narrow there.
  const auto along = [&](float t, float side) -> Spot {
    const float wide = (1 - t) * (1 - t) * 0.07f + 0.006f;
    const float x = 0.46f + 0.2f * std::sin(t * 4.2f) + 0.1f * t + side * wide;
    return {box.x + box.width * x, box.y + high * (1 - t * 0.33f)};
  };
  Item path;
  path.shape = Item::Shape::band;
  path.ink = Ink::snow;
  for (int i = 0; i <= 32; ++i) {
    const float t = static_cast<float>(i) / 32;
    path.spots.push_back(along(t, -1));
    path.spots.push_back(along(t, 1));
  }
  plot.scene.items.push_back(std::move(path));
  static constexpr Spot feet[] = {{0.17f, 0.93f}, {0.53f, 0.8f}, {0.8f, 0.86f}};
  static constexpr float heights[] = {0.74f, 0.5f, 0.6f};
  for (std::size_t i = 0; i < heaps.size() && i < 3; ++i) {
    set_small_heap(plot, *heaps[i], {box.x + box.width * feet[i].x, box.y + high * feet[i].y},
                   high * heights[i]);
  }
  // Its corners are round.
  Item corners;
  corners.shape = Item::Shape::outline;
  corners.box = {box.x - 8, box.y - 8, box.width + 16, high + 16};
  corners.ink = Ink::paper;
  corners.thickness = 9;
  corners.radius = 18;
  plot.scene.items.push_back(std::move(corners));
  return high;
}

}  // namespace cairn
