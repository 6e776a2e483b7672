// One long stone cut by counts, each count above its part. The words for the parts are a list
// beside the chart, with the same shapes.
#include <algorithm>

#include "html/chart_draw.h"
#include "html/glyph.h"
#include "html/stone.h"

namespace cairn {

namespace {

constexpr int head = 22, bar_height = 40, gap = 4;

void draw_part(Drawing& drawing, const Mark& mark, const Stone& bar, int from, int to) {
  drawing.path(mark.fill == Fill::solid ? "f" : "", slice(bar, from, to));
  if (mark.fill == Fill::part) drawing.path("f", slice(bar, from, from + (to - from) / 2));
  if (mark.fill == Fill::hatched) drawing.path("h", hatch(bar, from, to, 8));
}

}  // namespace

std::string split_svg(const Chart& chart) {
  std::int64_t total = 0, before = 0;
  for (const Mark& mark : chart.marks) total += std::max<std::int64_t>(mark.y, 0);
  const int base = head + bar_height;
  Drawing drawing(chart, "split", chart_width, base + 4);
  const Stone bar = hew("split", chart_width / 2, base, chart_width - 4, bar_height, bar_height);
  int free = 0;
  for (const Mark& mark : chart.marks) {
    if (mark.y <= 0) continue;
    const std::int64_t after = before + mark.y;
    const int left = place(before, 0, total, bar.left().x, bar.right().x);
    const int from = before > 0 ? left + gap : left;
    const int to = place(after, 0, total, bar.left().x, bar.right().x);
    drawing.open_mark(mark, stone_names(chart, mark));
    draw_part(drawing, mark, bar, from, to);
    const std::string words = std::to_string(mark.y);
    const int half = width_of(words) / 2;
    const int at = std::clamp((from + to) / 2, free + half, chart_width - half);
    drawing.text("m", {at, head - 6}, words);
    free = at + half + 2;
    drawing.close_mark(mark);
    before = after;
  }
  return drawing.done();
}

}  // namespace cairn
