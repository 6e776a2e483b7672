// Values over time: the line of what was measured, the staircase of the law, the target.
//
// A value without a date never stands on the axis: it has a column of its own, in the margin.
// A segment that starts or ends at an invented value is dashed, and so is the value's point.
#include <algorithm>

#include "html/chart_draw.h"
#include "html/glyph.h"
#include "html/series_frame.h"

namespace cairn {

namespace {

void draw_grid(Drawing& drawing, const Chart& chart, const Frame& frame) {
  for (const Tick& tick : chart.y_ticks) {
    const int y = frame.y(tick.at);
    drawing.path("grid", Path().move({frame.left, y}).line({frame.right, y}).text());
    drawing.text("e", {frame.left - 11, y + 5}, tick.text);
  }
  std::vector<int> at;
  for (const Tick& tick : chart.x_ticks) at.push_back(frame.x(static_cast<int>(tick.at)));
  const std::vector<int> words = places_of_words(chart.x_ticks, at);
  for (std::size_t i = 0; i < at.size(); ++i) {
    drawing.path("grid", Path().move({at[i], frame.bottom}).line({at[i], frame.bottom + 5}).text());
    if (words[i] >= 0) drawing.text("m", {words[i], frame.bottom + 21}, chart.x_ticks[i].text);
  }
  if (frame.margin > 0) {
    const int x = frame.right + 8;
    drawing.path("grid dots", Path().move({x, frame.top}).line({x, frame.bottom}).text());
    drawing.text("m", {x + frame.margin / 2, frame.bottom + 21}, chart.undated_label);
  }
}

/// Where each step of the staircase ends: under the next one, or at the edge.
Point end_of_step(const Chart& chart, const Frame& frame, std::size_t i) {
  const bool last = i + 1 == chart.steps.size();
  return {last ? frame.right : frame.x(chart.steps[i + 1].x), frame.y(chart.steps[i].y)};
}

void draw_steps(Drawing& drawing, const Chart& chart, const Frame& frame) {
  Path path;
  for (std::size_t i = 0; i < chart.steps.size(); ++i) {
    const Point at = frame.at(chart.steps[i]);
    path.empty() ? path.move(at) : path.line(at);
    path.line(end_of_step(chart, frame, i));
  }
  drawing.path("legal", path.text());
}

void draw_line(Drawing& drawing, const Chart& chart, const Frame& frame) {
  const Mark* before = nullptr;
  for (const Mark& mark : chart.marks) {
    if (mark.undated) continue;
    if (before != nullptr) {
      Path path;
      path.move(frame.at(*before)).line(frame.at(mark));
      drawing.path(before->example || mark.example ? "line ex" : "line", path.text());
    }
    before = &mark;
  }
}

void draw_point(Drawing& drawing, const Mark& mark, Point at) {
  drawing.open_mark(mark, mark.example ? "pt ex" : "pt");
  drawing.circle("", at, 6);
  drawing.close_mark(mark);
}

void draw_target(Drawing& drawing, const Mark& mark, const Frame& frame) {
  const Point at = frame.at(mark);
  drawing.path("aim", Path().move({frame.left, at.y}).line({at.x - 9, at.y}).text());
  drawing.open_mark(mark, mark.example ? "goal ex" : "goal");
  drawing.path("", diamond(at, 8));
  drawing.close_mark(mark);
}

/// Words come last, where the lines and points leave room.
void write_labels(Drawing& drawing, const Chart& chart, const Frame& frame) {
  Labels labels(frame);
  for (const Tick& tick : chart.y_ticks) labels.keep_off(frame.y(tick.at));
  const Mark* before = nullptr;
  for (const Mark& mark : chart.marks) {
    labels.keep_clear(frame.at(mark), 8);
    if (mark.undated) continue;
    if (before != nullptr) labels.keep_clear(frame.at(*before), frame.at(mark));
    before = &mark;
  }
  for (const Mark& mark : chart.target) {
    const Point at = frame.at(mark);
    labels.keep_clear(at, 10);
    labels.keep_clear({frame.left, at.y}, at);
  }
  for (std::size_t i = 0; i < chart.steps.size(); ++i) {
    const Point from = frame.at(chart.steps[i]), to = end_of_step(chart, frame, i);
    labels.keep_clear(from, to);
    if (i + 1 < chart.steps.size()) labels.keep_clear(to, frame.at(chart.steps[i + 1]));
  }
  for (const Mark& mark : chart.marks) labels.write(drawing, mark, "val m");
  for (std::size_t i = 0; i < chart.steps.size(); ++i) {
    const Mark& step = chart.steps[i];
    labels.write_on_step(drawing, step, frame.at(step), end_of_step(chart, frame, i));
  }
  for (const Mark& mark : chart.target) labels.write(drawing, mark, "val m");
}

}  // namespace

std::string series_svg(const Chart& chart) {
  const Frame frame = frame_of(chart);
  Drawing drawing(chart, "series", chart_width, frame.bottom + 28);
  draw_grid(drawing, chart, frame);
  draw_steps(drawing, chart, frame);
  draw_line(drawing, chart, frame);
  for (const Mark& mark : chart.target) draw_target(drawing, mark, frame);
  for (const Mark& mark : chart.marks) draw_point(drawing, mark, frame.at(mark));
  write_labels(drawing, chart, frame);
  return drawing.done();
}

std::string spark_svg(const Chart& chart) {
  Frame frame = frame_of(chart);
  frame.left = 6, frame.right = 94, frame.top = 6, frame.bottom = 26, frame.margin = 0;
  Drawing drawing(chart, "spark", 100, 32);
  for (const Mark& mark : chart.target) {
    const int y = frame.y(mark.y);
    drawing.path("aim", Path().move({frame.left, y}).line({frame.right, y}).text());
  }
  draw_line(drawing, chart, frame);
  if (chart.marks.empty()) return drawing.done();
  const Mark& last = chart.marks.back();
  const Point at = last.undated ? Point{frame.right, frame.y(last.y)} : frame.at(last);
  drawing.open("g", last.example ? "pt ex" : "pt");
  drawing.circle("", at, 4);
  drawing.close("g");
  return drawing.done();
}

}  // namespace cairn
