// Rows of spans with their milestones. Each row's words stand above it, so that a narrow screen
// loses nothing.
#include <algorithm>

#include "html/chart_draw.h"
#include "html/glyph.h"
#include "html/stone.h"

namespace cairn {

namespace {

constexpr int head = 26, span_height = 16, span_room = 42, first = 8, last = chart_width - 8;

std::vector<std::string> label_of(const Mark& mark) {
  return lines_of(mark.note.empty() ? mark.label : mark.note, chart_width);
}

int height_of(const Mark& mark) {
  return static_cast<int>(label_of(mark).size()) * line_height + span_room;
}

class Timeline {
 public:
  explicit Timeline(const Chart& chart)
      : chart_(chart), height_(total()), drawing_(chart, "timeline", chart_width, height_) {}

  std::string draw() {
    draw_years();
    int top = head;
    for (const Mark& mark : chart_.marks) {
      draw_row(mark, top);
      top += height_of(mark);
    }
    return drawing_.done();
  }

 private:
  int total() const {
    int height = head + 4;
    for (const Mark& mark : chart_.marks) height += height_of(mark);
    return height + (chart_.now != 0 && !chart_.now_label.empty() ? line_height : 0);
  }

  int x(int month) const { return place(month, chart_.x_from, chart_.x_to, first, last); }

  void draw_years() {
    const int foot = height_ - (chart_.now != 0 && !chart_.now_label.empty() ? line_height : 0);
    std::vector<int> at;
    for (const Tick& tick : chart_.x_ticks) at.push_back(x(static_cast<int>(tick.at)));
    const std::vector<int> words = places_of_words(chart_.x_ticks, at);
    for (std::size_t i = 0; i < at.size(); ++i) {
      drawing_.path("grid", Path().move({at[i], head - 6}).line({at[i], foot}).text());
      if (words[i] >= 0) drawing_.text("m", {words[i], head - 11}, chart_.x_ticks[i].text);
    }
    if (chart_.now == 0) return;
    const int now = x(chart_.now);
    drawing_.path("now", Path().move({now, head - 6}).line({now, foot}).text());
    const int half = width_of(chart_.now_label) / 2;
    drawing_.text("val m", {std::clamp(now, half, chart_width - half), height_ - 4},
                  chart_.now_label);
  }

  void draw_row(const Mark& mark, int top) {
    drawing_.open_mark(mark, stone_names(chart_, mark));
    int y = top + line_height + 7;
    for (const std::string& line : label_of(mark)) {
      drawing_.text("halo", {0, y}, line);
      y += line_height;
    }
    const int base = top + height_of(mark) - 8;
    const int from = x(mark.x), to = std::max(from + 6, x(std::max(mark.x, mark.x_end)));
    const Stone span =
        hew("span" + mark.key, (from + to) / 2, base, to - from, span_height, span_height);
    // Filled by its status only: along a scale of time, a part filled would read as a date.
    drawing_.path(mark.fill == Fill::solid ? "f" : "", outline(span));
    if (mark.fill == Fill::hatched) drawing_.path("h", hatch(span, from, to, 8));
    for (const Mark& point : mark.points) draw_point(point, {x(point.x), base - span_height / 2});
    drawing_.close_mark(mark);
  }

  /// Done is filled, to come is hollow, unconfirmed is hollow with a ring around it.
  void draw_point(const Mark& point, Point at) {
    drawing_.open("g", point.fill == Fill::solid ? "pt" : "pt open");
    drawing_.title(point.label);
    if (point.fill == Fill::dotted) drawing_.circle("ring", at, 10);
    drawing_.circle("", at, 6);
    drawing_.close("g");
  }

  const Chart& chart_;
  int height_;
  Drawing drawing_;
};

}  // namespace

std::string timeline_svg(const Chart& chart) { return Timeline(chart).draw(); }

}  // namespace cairn
