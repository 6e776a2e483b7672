#include "html/series_frame.h"

#include <algorithm>
#include <cstdlib>

namespace cairn {

namespace {

constexpr int plot_height = 190, margin_width = 84, margin_gap = 8;

}  // namespace

Point Frame::at(const Mark& mark) const {
  return {mark.undated ? right + margin_gap + margin / 2 : x(mark.x), y(mark.y)};
}

Frame frame_of(const Chart& chart) {
  Frame frame;
  int ticks = 0;
  for (const Tick& tick : chart.y_ticks) ticks = std::max(ticks, width_of(tick.text));
  const bool undated = std::any_of(chart.marks.begin(), chart.marks.end(),
                                   [](const Mark& mark) { return mark.undated; });
  frame.left = ticks + 14;
  frame.margin = undated ? margin_width : 0;
  frame.right = chart_width - (undated ? margin_width + margin_gap : 10);
  frame.top = 32;
  frame.bottom = frame.top + plot_height;
  frame.x_from = chart.x_from;
  frame.x_to = chart.x_to;
  frame.y_from = chart.y_from;
  frame.y_to = chart.y_to;
  return frame;
}

std::string diamond(Point c, int radius) {
  Path path;
  path.move({c.x - radius, c.y}).line({c.x, c.y - radius}).line({c.x + radius, c.y});
  return path.line({c.x, c.y + radius}).close().text();
}

void Labels::keep_clear(Point point, int radius) {
  taken_.push_back({point.x - radius, point.y - radius, 2 * radius, 2 * radius});
}

void Labels::keep_clear(Point from, Point to) {
  const int reach = std::max(std::abs(to.x - from.x), std::abs(to.y - from.y));
  const int steps = reach / 8 + 1;
  for (int i = 0; i <= steps; ++i) {
    keep_clear({from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps}, 2);
  }
}

bool Labels::is_free(Box box) const {
  const bool inside = box.top >= 0 && box.top + box.height <= frame_.bottom + 2;
  return inside && std::none_of(taken_.begin(), taken_.end(),
                                [&](const Box& taken) { return taken.meets(box); });
}

void Labels::put(Drawing& drawing, const std::vector<Box>& places, const Lines& lines,
                 std::string_view names) {
  // Best of all, off the lines of the grid as well.
  const auto clear = [&](const Box& box) {
    return is_free(box) && std::none_of(grid_.begin(), grid_.end(), [&](int y) {
             return box.top < y && y < box.top + box.height;
           });
  };
  auto free = std::find_if(places.begin(), places.end(), clear);
  if (free == places.end()) {
    free = std::find_if(places.begin(), places.end(), [&](const Box& box) { return is_free(box); });
  }
  const Box box = free != places.end() ? *free : places.front();
  taken_.push_back(box);
  int y = box.top + line_height - 5;
  for (const std::string& line : lines) {
    drawing.text(names, {box.left + box.width / 2, y}, line);
    y += line_height;
  }
}

void Labels::write(Drawing& drawing, const Mark& mark, std::string_view names) {
  const Point p = frame_.at(mark);
  const Lines lines = lines_of(mark.note, mark.undated ? frame_.margin : 190);
  if (lines.empty()) return;
  int width = 0;
  for (const std::string& line : lines) width = std::max(width, width_of(line));
  const int height = static_cast<int>(lines.size()) * line_height;
  const int low = mark.undated ? frame_.right + margin_gap : frame_.left;
  const int high = mark.undated || frame_.margin == 0 ? chart_width : frame_.right + margin_gap;
  const auto box = [&](int left, int top) {
    return Box{std::clamp(left, low, std::max(low, high - width)), top, width, height};
  };
  const int above = p.y - height - 10, below = p.y + 10;
  std::vector<Box> places;
  for (const int left : {p.x - width / 2, p.x - 8, p.x + 8 - width, p.x + 10, p.x - 10 - width}) {
    places.push_back(box(left, above));
    places.push_back(box(left, below));
  }
  places.push_back(box(p.x + 11, p.y - height / 2));
  places.push_back(box(p.x - 11 - width, p.y - height / 2));
  for (const int more : {12, 24, 36}) {
    for (const int left : {p.x - width / 2, p.x + 10, p.x - 10 - width}) {
      places.push_back(box(left, above - more));
      places.push_back(box(left, below + more));
    }
  }
  put(drawing, places, lines, names);
}

void Labels::write_on_step(Drawing& drawing, const Mark& step, Point from, Point to) {
  const int width = width_of(step.note);
  if (width == 0) return;
  std::vector<Box> places;
  for (const int left :
       {from.x + 4, to.x - width - 4, (from.x + to.x - width) / 2, from.x - width - 12}) {
    const int x = std::clamp(left, 0, std::max(0, frame_.right - width));
    places.push_back({x, from.y - line_height - 3, width, line_height});
    places.push_back({x, from.y + 3, width, line_height});
  }
  for (const int more : {12, 24, 36}) {
    const int x = std::clamp(from.x + 4, 0, std::max(0, frame_.right - width));
    places.push_back({x, from.y + 3 + more, width, line_height});
    places.push_back({x, from.y - line_height - 3 - more, width, line_height});
  }
  put(drawing, places, {step.note}, "m");
}

}  // namespace cairn
