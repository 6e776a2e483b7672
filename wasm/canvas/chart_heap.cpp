// A heap of stones with weight: each as high as a finger is wide, so that it can be touched.
#include <algorithm>

#include "canvas/charts.h"
#include "canvas/flow.h"
#include "canvas/glyph.h"
#include "shape/heap.h"

namespace cairn {

namespace {

constexpr int bite = 3;  // units that a stone sinks into the one that bears it

}  // namespace

float set_heap(const Plot& plot, const Chart& chart) {
  const bool is_alone = chart.marks.size() == 1;
  const float width = std::min(plot.at.width, plot.rem * (is_alone ? 16.0f : 25.0f));
  const float left = is_alone ? plot.at.x : plot.at.x + (plot.at.width - width) / 2;
  const float scale = width / heap_width;
  std::vector<StoneSize> sizes = pile(chart);
  // As high as it takes for the thinnest to be touched; none grows out of the heap for that.
  float least = 1e9f;
  for (const StoneSize& size : sizes) least = std::min(least, static_cast<float>(size.height));
  const float grow = sizes.empty() ? 1 : std::max(1.0f, (finger - 1) / scale / least);
  int height = heap_ground + 10;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    StoneSize& size = sizes[i];
    // What grows is pulled towards the middle, or the thick ones would be pillars.
    const float grown = static_cast<float>(size.height) * std::min(grow, 1.15f);
    size.height = std::max(static_cast<int>(grown), static_cast<int>(finger / scale) + 1);
    height += size.height - bite;
  }
  const Scaling to{{left, plot.at.y}, scale};
  int base = height - heap_ground;
  if (!is_alone) {
    std::vector<Spot> ground;
    for (int i = 0; i <= 24; ++i) {
      const float t = static_cast<float>(i) / 24;
      const float x = 4 + t * (heap_width - 8);
      const float bend = 3 + 5 * t * (1 - t) * 4 * (t > 0.5f ? 1.0f : 0.4f);
      ground.push_back(to(x, static_cast<float>(base) + bend));
    }
    set_curve(plot, std::move(ground), Ink::line, {}, 5 * scale + 1);
  }
  int rank = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const Mark& mark = chart.marks[i];
    const StoneSize& size = sizes[i];
    const int middle = heap_width / 2 + size.shift;
    StoneItem stone = stone_item(hew(mark.key, middle, base, size.width, size.height), to);
    stone.key = mark.key;
    stone.tone = mark.tone.empty() ? chart.tone : mark.tone;
    stone.fill = mark.fill;
    stone.is_measured = mark.whole > 0;
    stone.is_full = stone.is_measured && mark.part >= mark.whole;
    const float west = stone.x.front(), east = stone.x.back();
    if (mark.whole > 0) {
      stone.filled_to = west + (east - west) * static_cast<float>(std::min(mark.part, mark.whole)) /
                                   static_cast<float>(mark.whole);
    }
    stone.line = std::max(1.6f, 2.6f * scale);
    stone.sign = std::min(22.0f, 26 * scale);
    stone.is_heavy = true;
    stone.rank = rank++;
    const Spot top = to(static_cast<float>(middle), static_cast<float>(base - size.height));
    const Spot foot = to(static_cast<float>(middle), static_cast<float>(base));
    const int press = press_mark(plot, mark, {west, top.y, east - west, foot.y - top.y});
    set_stone(plot.scene, std::move(stone), press);
    base -= size.height - bite;
  }
  return static_cast<float>(height) * scale;
}

}  // namespace cairn
