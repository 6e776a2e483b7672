// Time: the scale of a list, a line of it, and the small curve of a measure.
#include <algorithm>

#include "canvas/charts.h"
#include "canvas/glyph.h"

namespace cairn {

namespace {

struct Span {
  float first, last;
};

Span edges(const Plot& plot) { return {plot.at.x + 8, plot.at.right() - 8}; }

/// What is shown of time: all of it, or what the person chose.
Window shown(const Plot& plot, const Chart& chart) {
  if (plot.window.to > 0) return plot.window;
  return {static_cast<float>(chart.x_from), static_cast<float>(chart.x_to)};
}

float x_of(const Plot& plot, const Chart& chart, std::int64_t month) {
  const Span span = edges(plot);
  const Window window = shown(plot, chart);
  const float share =
      (static_cast<float>(month) - window.from) / std::max(1.0f, window.to - window.from);
  return span.first + (span.last - span.first) * share;
}

bool is_inside(const Plot& plot, float x) {
  const Span span = edges(plot);
  return x >= span.first - 0.5f && x <= span.last + 0.5f;
}

void set_lines(const Plot& plot, const Chart& chart, float top, float bottom) {
  const Window window = shown(plot, chart);
  const auto line = [&](std::int64_t month, Ink ink, float thickness, Edge edge) {
    const float x = x_of(plot, chart, month);
    if (is_inside(plot, x)) set_curve(plot, {{x, top}, {x, bottom}}, ink, {}, thickness, edge);
  };
  for (const Tick& tick : chart.x_ticks) line(tick.at, Ink::line, 1, Edge::plain);
  // Seen closer, the quarters show.
  for (int month = chart.x_from; window.to - window.from < 50 && month < chart.x_to; month += 3) {
    if (month % 12 != 0) line(month, Ink::line, 1, Edge::dashed);
  }
  if (chart.now != 0) line(chart.now, Ink::ink, 2, Edge::plain);
}

void note_time(const Plot& plot, const Chart& chart, float high) {
  plot.scene.times.push_back({plot.at.x, plot.at.y, plot.at.width, high});
  plot.scene.time = {static_cast<float>(chart.x_from), static_cast<float>(chart.x_to)};
}

/// Done is filled, to come is hollow, past its date is crossed, unconfirmed has a ring around it.
void set_point(const Plot& plot, const Mark& point, Spot at) {
  const float dot = 5;
  if (point.fill == Fill::dotted) set_dot(plot, at, dot + 4, Ink::ink, {}, true, Edge::dotted);
  set_dot(plot, at, dot, Ink::ink, {}, point.fill != Fill::solid);
  if (point.fill != Fill::crossed) return;
  const float arm = dot + 2;
  set_curve(plot, {{at.x - arm, at.y - arm}, {at.x + arm, at.y + arm}}, Ink::ink, {}, 2);
  set_curve(plot, {{at.x - arm, at.y + arm}, {at.x + arm, at.y - arm}}, Ink::ink, {}, 2);
}

}  // namespace

float set_timeline(const Plot& plot, const Chart& chart) {
  const float size = plot.type.size(Voice::small), high = size * 1.5f + 8;
  set_lines(plot, chart, plot.at.y + size * 1.3f, plot.at.y + high);
  note_time(plot, chart, high);
  // Each year, or every second or third, so that they never touch.
  for (std::size_t stride = 1; stride <= chart.x_ticks.size(); ++stride) {
    float free = plot.at.x - 8;
    bool fits = true;
    for (std::size_t i = 0; i < chart.x_ticks.size() && fits; i += stride) {
      if (!is_inside(plot, x_of(plot, chart, chart.x_ticks[i].at))) continue;
      const float half = plot.type.width(Voice::small, chart.x_ticks[i].text) / 2;
      const float x = std::clamp(x_of(plot, chart, chart.x_ticks[i].at), plot.at.x + half,
                                 plot.at.right() - half);
      fits = x - half >= free;
      free = x + half + 8;
    }
    if (!fits) continue;
    for (std::size_t i = 0; i < chart.x_ticks.size(); i += stride) {
      if (!is_inside(plot, x_of(plot, chart, chart.x_ticks[i].at))) continue;
      const float half = plot.type.width(Voice::small, chart.x_ticks[i].text) / 2;
      const float x = std::clamp(x_of(plot, chart, chart.x_ticks[i].at), plot.at.x + half,
                                 plot.at.right() - half);
      set_words(plot, {x, plot.at.y}, 0.5f, Voice::small, Ink::soft, chart.x_ticks[i].text);
    }
    break;
  }
  return high;
}

float set_strip(const Plot& plot, const Chart& chart) {
  const float high = std::max(44.0f, plot.rem * 2.2f), thick = plot.rem;
  set_lines(plot, chart, plot.at.y, plot.at.y + high);
  note_time(plot, chart, high);
  for (const Mark& mark : chart.marks) {
    const Span span = edges(plot);
    const float from = std::max(x_of(plot, chart, mark.x), span.first);
    const float end = x_of(plot, chart, std::max(mark.x, mark.x_end));
    const float to = std::min(std::max(from + 8, end), span.last);
    if (end < span.first || from > span.last - 8) continue;  // out of what is looked at
    const float top = plot.at.y + (high - thick) / 2;
    StoneItem stone = hewn("span" + mark.key, {from, top, to - from, thick}, thick);
    stone.tone = mark.tone.empty() ? chart.tone : mark.tone;
    stone.fill = mark.fill;
    // Filled by its status only: along a scale of time, a part filled would read as a date.
    stone.is_full = mark.fill == Fill::solid;
    if (stone.is_full) stone.filled_to = stone.x.back();
    stone.line = 1.6f;
    set_stone(plot.scene, std::move(stone), press_mark(plot, mark, {from, top, to - from, thick}));
    for (const Mark& point : mark.points) {
      const float x = x_of(plot, chart, point.x);
      if (is_inside(plot, x)) set_point(plot, point, {x, plot.at.y + high / 2});
    }
  }
  return high;
}

float set_spark(const Plot& plot, const Chart& chart) {
  const float high = plot.rem * 2.1f;
  const float left = plot.at.x + 6, right = plot.at.right() - 6;
  const float top = plot.at.y + 6, bottom = plot.at.y + high - 6;
  const auto y_of = [&](std::int64_t value) {
    return place(value, chart.y_from, chart.y_to, bottom, top);
  };
  const auto at = [&](const Mark& mark) -> Spot {
    return {mark.undated ? right : place(mark.x, chart.x_from, chart.x_to, left, right),
            y_of(mark.y)};
  };
  for (const Mark& mark : chart.target) {
    set_curve(plot, {{left, y_of(mark.y)}, {right, y_of(mark.y)}}, Ink::soft, {}, 1, Edge::dashed);
  }
  const Mark* before = nullptr;
  for (const Mark& mark : chart.marks) {
    if (mark.undated) continue;
    if (before != nullptr) {
      set_curve(plot, {at(*before), at(mark)}, Ink::tone, chart.tone, 2.5f,
                before->example || mark.example ? Edge::dashed : Edge::plain);
    }
    before = &mark;
  }
  if (!chart.marks.empty()) {
    const Mark& last = chart.marks.back();
    set_dot(plot, at(last), 4, Ink::tone, chart.tone, last.example);
  }
  return high;
}

}  // namespace cairn
