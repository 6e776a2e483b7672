// A heap of stones, from the ground up. The picture of a list that stands beside it as text.
#include "html/chart_draw.h"
#include "html/glyph.h"
#include "html/stone.h"
#include "shape/heap.h"

namespace cairn {

namespace {

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

}  // namespace

std::string cairn_svg(const Chart& chart) {
  const std::vector<StoneSize> sizes = pile(chart);
  int height = heap_ground + 4;
  for (const StoneSize& size : sizes) height += size.height + heap_gap;
  Drawing drawing(chart, "heap", heap_width, height);
  int base = height - heap_ground;
  Path ground;
  ground.move({6, base + 4})
      .quad({160, base}, {260, base + 5})
      .quad({360, base + 9}, {474, base + 2});
  drawing.path("ground", ground.text());
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const Mark& mark = chart.marks[i];
    const int middle_x = heap_width / 2 + sizes[i].shift;
    const Stone stone = hew(mark.key, middle_x, base, sizes[i].width, sizes[i].height);
    draw_stone(drawing, chart, mark, stone, {middle_x, base - sizes[i].height / 2});
    base -= sizes[i].height + heap_gap;
  }
  return drawing.done();
}

}  // namespace cairn
