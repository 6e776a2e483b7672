// A heap of stones, from the ground up. The picture of a list that stands beside it as text.
#include <algorithm>

#include "html/chart_draw.h"
#include "html/glyph.h"
#include "html/stone.h"

namespace cairn {

namespace {

constexpr int width = 480;
constexpr int ground_room = 16, gap = 5;

struct Size {
  int width = 0, height = 0, shift = 0;
};

/// Wide and thick below, narrow and thin above, never twice the same.
std::vector<Size> sizes_of(const Chart& chart) {
  const int count = static_cast<int>(chart.marks.size());
  std::vector<Size> sizes;
  int total = 0, wanted = 0;
  for (int rank = 0; rank < count; ++rank) {
    Chance chance("size" + chart.marks[static_cast<std::size_t>(rank)].key);
    // Out of 1000, how far up: a heap of few stones does not shrink to a point.
    const int up = rank * 1000 / std::max(count - 1, 5);
    Size size;
    size.width = (420 - 250 * up / 1000) * chance.pick(920, 1080) / 1000;
    size.height = chance.pick(36, 60);
    size.shift = rank == 0 ? 0 : chance.pick(-20, 20);
    total += size.height;
    wanted += 56 - 16 * up / 1000;
    sizes.push_back(size);
  }
  // Heaps of as many stones are as high, so that side by side they share their ground.
  int left = wanted;
  for (int rank = 0; rank < count; ++rank) {
    Size& size = sizes[static_cast<std::size_t>(rank)];
    size.height = rank + 1 == count ? left : size.height * wanted / total;
    left -= size.height;
  }
  return sizes;
}

void draw_stone(Drawing& drawing, const Chart& chart, const Mark& mark, const Stone& stone,
                Point centre) {
  const bool full = mark.whole > 0 && mark.part >= mark.whole;
  drawing.open_mark(mark, stone_names(chart, mark));
  drawing.path(full ? "f" : "", outline(stone));
  if (!full) drawing.path("f", filled(stone, mark.part, mark.whole));
  const int reach = stone.right().x - stone.left().x;
  if (mark.fill == Fill::hatched && !full) {
    const int part = mark.whole > 0 ? reach * mark.part / mark.whole : 0;
    drawing.path("h", hatch(stone, stone.left().x + part, stone.right().x, 14));
  }
  // Not measured is not zero: an open ring, and nothing that looks like a scale.
  if (mark.whole <= 0) drawing.circle("o", {stone.left().x + reach / 5, centre.y}, 7);
  drawing.path("s", sign(mark.fill, centre, 24));
  drawing.close_mark(mark);
}

/// A stone alone is drawn large: it is the whole picture.
std::vector<Size> sizes_for(const Chart& chart) {
  if (chart.marks.size() == 1) return {{430, 104, 0}};
  return sizes_of(chart);
}

}  // namespace

std::string cairn_svg(const Chart& chart) {
  const std::vector<Size> sizes = sizes_for(chart);
  int height = ground_room + 4;
  for (const Size& size : sizes) height += size.height + gap;
  Drawing drawing(chart, "heap", width, height);
  int base = height - ground_room;
  Path ground;
  ground.move({6, base + 4})
      .quad({160, base}, {260, base + 5})
      .quad({360, base + 9}, {474, base + 2});
  drawing.path("ground", ground.text());
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const Mark& mark = chart.marks[i];
    const int middle_x = width / 2 + sizes[i].shift;
    const Stone stone = hew(mark.key, middle_x, base, sizes[i].width, sizes[i].height);
    draw_stone(drawing, chart, mark, stone, {middle_x, base - sizes[i].height / 2});
    base -= sizes[i].height + gap;
  }
  return drawing.done();
}

}  // namespace cairn
