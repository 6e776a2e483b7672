// A bar a mark: its words above, how much of it is done beneath.
#include <algorithm>

#include "html/chart_draw.h"
#include "html/glyph.h"
#include "html/stone.h"

namespace cairn {

namespace {

constexpr int bar_height = 20, row_gap = 16;

std::vector<std::string> label_of(const Mark& mark) {
  const int note = mark.note.empty() ? 0 : width_of(mark.note) + 12;
  return lines_of(mark.label, std::max(chart_width - note, chart_width / 3));
}

int height_of(const Mark& mark) {
  const int lines = std::max(1, static_cast<int>(label_of(mark).size()));
  return lines * line_height + bar_height + row_gap;
}

}  // namespace

std::string bars_svg(const Chart& chart) {
  int height = 0;
  for (const Mark& mark : chart.marks) height += height_of(mark);
  Drawing drawing(chart, "bars", chart_width, std::max(1, height - row_gap + 4));
  int top = 0;
  for (const Mark& mark : chart.marks) {
    drawing.open_mark(mark, stone_names(chart, mark));
    int y = top + line_height - 5;
    drawing.text("val e", {chart_width, y}, mark.note);
    for (const std::string& line : label_of(mark)) {
      drawing.text("", {0, y}, line);
      y += line_height;
    }
    const int base = top + height_of(mark) - row_gap;
    const Stone bar =
        hew("bar" + mark.key, chart_width / 2, base, chart_width - 4, bar_height - 2, bar_height);
    const bool full = mark.whole > 0 && mark.part >= mark.whole;
    drawing.path(full ? "f" : "", outline(bar));
    if (!full) drawing.path("f", filled(bar, mark.part, mark.whole));
    if (mark.whole <= 0) drawing.circle("o", {chart_width / 2, base - bar_height / 2 + 1}, 5);
    drawing.close_mark(mark);
    top += height_of(mark);
  }
  return drawing.done();
}

}  // namespace cairn
