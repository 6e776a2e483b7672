// The scale of a timeline, and the strips that stand under it: one a line, a span and its
// milestones. Words stay outside, in the page, where they wrap as the screen allows.
#include <algorithm>

#include "html/chart_draw.h"
#include "html/stone.h"

namespace cairn {

namespace {

constexpr int scale_height = 24, strip_height = 24, span_height = 13, dot = 5;
constexpr int first = 8, last = chart_width - 8;

int x_of(const Chart& chart, int month) {
  return place(month, chart.x_from, chart.x_to, first, last);
}

/// The years, and the date at which all of it is told.
void draw_lines(Drawing& drawing, const Chart& chart, int top, int bottom) {
  for (const Tick& tick : chart.x_ticks) {
    const int x = x_of(chart, static_cast<int>(tick.at));
    drawing.path("grid", Path().move({x, top}).line({x, bottom}).text());
  }
  if (chart.now == 0) return;
  const int now = x_of(chart, chart.now);
  drawing.path("now", Path().move({now, top}).line({now, bottom}).text());
}

/// Done is filled, to come is hollow, past its date is crossed, unconfirmed has a ring around it.
void draw_point(Drawing& drawing, const Mark& point, Point at) {
  drawing.open("g", point.fill == Fill::solid ? "pt" : "pt open");
  drawing.title(point.label);
  if (point.fill == Fill::dotted) drawing.circle("ring", at, dot + 4);
  drawing.circle("", at, dot);
  if (point.fill == Fill::crossed) {
    const int arm = dot + 2;
    Path cross;
    cross.move({at.x - arm, at.y - arm}).line({at.x + arm, at.y + arm});
    cross.move({at.x - arm, at.y + arm}).line({at.x + arm, at.y - arm});
    drawing.path("", cross.text());
  }
  drawing.close("g");
}

}  // namespace

std::string timeline_svg(const Chart& chart) {
  Drawing drawing(chart, "timeline", chart_width, scale_height);
  draw_lines(drawing, chart, scale_height - 7, scale_height);
  std::vector<int> at;
  for (const Tick& tick : chart.x_ticks) at.push_back(x_of(chart, static_cast<int>(tick.at)));
  const std::vector<int> words = places_of_words(chart.x_ticks, at);
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (words[i] >= 0) drawing.text("m", {words[i], scale_height - 11}, chart.x_ticks[i].text);
  }
  return drawing.done();
}

std::string strip_svg(const Chart& chart) {
  Drawing drawing(chart, "strip", chart_width, strip_height);
  draw_lines(drawing, chart, 0, strip_height);
  for (const Mark& mark : chart.marks) {
    drawing.open_mark(mark, stone_names(chart, mark));
    const int base = (strip_height + span_height) / 2;
    const int from = x_of(chart, mark.x);
    const int to = std::max(from + 6, x_of(chart, std::max(mark.x, mark.x_end)));
    const Stone span =
        hew("span" + mark.key, (from + to) / 2, base, to - from, span_height, span_height);
    // Filled by its status only: along a scale of time, a part filled would read as a date.
    drawing.path(mark.fill == Fill::solid ? "f" : "", outline(span));
    if (mark.fill == Fill::hatched) drawing.path("h", hatch(span, from, to, 8));
    for (const Mark& point : mark.points) {
      draw_point(drawing, point, {x_of(chart, point.x), strip_height / 2});
    }
    drawing.close_mark(mark);
  }
  return drawing.done();
}

}  // namespace cairn
