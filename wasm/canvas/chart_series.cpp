// Values over time: the line of what was measured, the staircase of the law, the target.
//
// A value without a date never stands on the axis: it has a column of its own, in the margin.
#include <algorithm>
#include <cmath>

#include "canvas/charts.h"
#include "canvas/flow.h"

namespace cairn {

namespace {

/// Where things stand, and what is taken.
struct Frame {
  const Plot& plot;
  const Chart& chart;
  float left, right, top, bottom, margin;
  std::vector<Rect> taken, words;
  std::vector<std::string> late;  // that found no room: they are said under the drawing

  float x(std::int64_t month) const { return place(month, chart.x_from, chart.x_to, left, right); }
  float y(std::int64_t value) const { return place(value, chart.y_from, chart.y_to, bottom, top); }
  Spot at(const Mark& mark) const {
    return {mark.undated ? right + 8 + margin / 2 : x(mark.x), y(mark.y)};
  }
  void keep(Spot at, float radius) {
    taken.push_back({at.x - radius, at.y - radius, 2 * radius, 2 * radius});
  }
  void keep(Spot from, Spot to) {
    const float reach = std::max(std::abs(to.x - from.x), std::abs(to.y - from.y));
    const int steps = static_cast<int>(reach / 8) + 1;
    for (int i = 0; i <= steps; ++i) {
      const float t = static_cast<float>(i) / static_cast<float>(steps);
      keep({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t}, 2);
    }
  }
  /// How much it would cover: a line a little, words and leaving the drawing much.
  int covers(const Rect& box) const {
    const auto meets = [&](const Rect& other) {
      return box.x < other.right() && other.x < box.right() && box.y < other.bottom() &&
             other.y < box.bottom();
    };
    const bool leaves = box.y < plot.at.y - 4 || box.bottom() > bottom + 2;
    const auto lines = std::count_if(taken.begin(), taken.end(), meets);
    const auto said = std::count_if(words.begin(), words.end(), meets);
    return (leaves ? 100 : 0) + static_cast<int>(lines + 50 * said);
  }
};

void set_grid(Frame& frame) {
  const Plot& plot = frame.plot;
  const float size = plot.type.size(Voice::tiny);
  for (const Tick& tick : frame.chart.y_ticks) {
    const float y = frame.y(tick.at);
    set_curve(plot, {{frame.left, y}, {frame.right, y}}, Ink::line, {}, 1);
    set_words(plot, {frame.left - 8, y - size * 0.55f}, 1, Voice::tiny, Ink::soft, tick.text);
    frame.words.push_back({plot.at.x, y - size * 0.6f, frame.left - plot.at.x - 4, size * 1.2f});
  }
  float free = plot.at.x;
  for (const Tick& tick : frame.chart.x_ticks) {
    const float x = frame.x(tick.at), half = plot.type.width(Voice::tiny, tick.text) / 2;
    set_curve(plot, {{x, frame.bottom}, {x, frame.bottom + 5}}, Ink::soft, {}, 1);
    const float at = std::clamp(x, plot.at.x + half, plot.at.right() - half);
    if (at - half < free) continue;
    set_words(plot, {at, frame.bottom + 8}, 0.5f, Voice::tiny, Ink::soft, tick.text);
    free = at + half + 6;
  }
  if (frame.margin > 0) {
    const float x = frame.right + 8;
    set_curve(plot, {{x, frame.top}, {x, frame.bottom}}, Ink::line, {}, 1, Edge::dashed);
    set_words(plot, {x + frame.margin / 2, frame.bottom + 8}, 0.5f, Voice::tiny, Ink::soft,
              frame.chart.undated_label);
  }
}

Spot end_of_step(const Frame& frame, std::size_t i) {
  const std::vector<Mark>& steps = frame.chart.steps;
  return {i + 1 == steps.size() ? frame.right : frame.x(steps[i + 1].x), frame.y(steps[i].y)};
}

void write_in(Frame& frame, const std::vector<Rect>& places, Voice voice,
              const std::string& words) {
  const Rect* best = &places.front();
  int least = 1 << 20;
  for (const Rect& place : places) {
    const int covered = frame.covers(place);
    if (covered >= least) continue;
    least = covered;
    best = &place;
  }
  if (least >= 50) {
    frame.late.push_back(words);
    return;
  }
  const Rect box = *best;
  frame.words.push_back(box);
  // A little paper behind, so that no line crosses a letter.
  Item back;
  back.shape = Item::Shape::box;
  back.box = {box.x - 3, box.y, box.width + 6, box.height};
  back.ink = Ink::paper;
  back.alpha = 0.86f;
  back.radius = 3;
  frame.plot.scene.items.push_back(std::move(back));
  Flow flow(frame.plot.type, frame.plot.rem);
  Piece piece;
  piece.text = words;
  piece.voice = voice;
  flow.add(std::move(piece));
  flow.set(frame.plot.scene, {box.x, box.y}, box.width + 1, 1.2f);
}

void write_near(Frame& frame, const Mark& mark) {
  if (mark.note.empty()) return;
  const Plot& plot = frame.plot;
  const Spot p = frame.at(mark);
  const Voice voice = plot.at.width < plot.rem * 14 ? Voice::tiny_bold : Voice::small_bold;
  Flow flow(plot.type, plot.rem);
  Piece piece;
  piece.text = mark.note;
  piece.voice = voice;
  flow.add(std::move(piece));
  const float most = mark.undated ? frame.margin : plot.rem * 12;
  const float width = std::min(flow.widest(), std::max(most, flow.narrowest()));
  const float height = flow.height(width + 1, 1.2f);
  const float low = mark.undated ? frame.right + 10 : plot.at.x, high = plot.at.right();
  std::vector<Rect> places;
  const auto add = [&](float x, float y) {
    places.push_back({std::clamp(x, low, std::max(low, high - width)), y, width, height});
  };
  for (const float more : {0.0f, 12.0f, 24.0f, 36.0f, 52.0f, 70.0f}) {
    for (const float x : {p.x - width / 2, p.x + 10, p.x - 10 - width}) {
      add(x, p.y - height - 9 - more);
      add(x, p.y + 10 + more);
    }
    if (more == 0) {
      add(p.x + 12, p.y - height / 2);
      add(p.x - 12 - width, p.y - height / 2);
    }
  }
  write_in(frame, places, voice, mark.note);
}

void write_step(Frame& frame, const Mark& step, Spot from, Spot to) {
  if (step.note.empty()) return;
  const Plot& plot = frame.plot;
  const float width = plot.type.width(Voice::tiny, step.note),
              height = plot.type.size(Voice::tiny) * 1.3f;
  std::vector<Rect> places;
  for (const float more : {0.0f, 12.0f, 24.0f, 40.0f, 56.0f}) {
    for (const float left : {from.x + 4, to.x - width - 4, (from.x + to.x - width) / 2}) {
      const float x = std::clamp(left, plot.at.x, std::max(plot.at.x, plot.at.right() - width));
      places.push_back({x, from.y - height - 3 - more, width, height});
      places.push_back({x, from.y + 3 + more, width, height});
    }
  }
  write_in(frame, places, Voice::tiny, step.note);
}

}  // namespace

float set_series(const Plot& given, const Chart& chart) {
  Plot plot = given;
  plot.at.width = std::min(plot.at.width, plot.rem * 40);
  float ticks = 0;
  for (const Tick& tick : chart.y_ticks)
    ticks = std::max(ticks, plot.type.width(Voice::tiny, tick.text));
  const bool has_undated = std::any_of(chart.marks.begin(), chart.marks.end(),
                                       [](const Mark& mark) { return mark.undated; });
  const float margin =
      has_undated ? std::max(plot.rem * 5, plot.type.width(Voice::tiny, chart.undated_label) + 4)
                  : 0;
  const float top = plot.at.y + plot.rem * 2.2f;
  Frame frame{plot,
              chart,
              plot.at.x + ticks + 12,
              plot.at.right() - (has_undated ? margin + 8 : 12),
              top,
              top + std::max(std::min(plot.rem * 17, plot.at.width * 0.6f), plot.rem * 8),
              margin,
              {},
              {},
              {}};
  set_grid(frame);

  std::vector<Spot> stairs;
  for (std::size_t i = 0; i < chart.steps.size(); ++i) {
    stairs.push_back(frame.at(chart.steps[i]));
    stairs.push_back(end_of_step(frame, i));
    frame.keep(frame.at(chart.steps[i]), end_of_step(frame, i));
    if (i + 1 < chart.steps.size()) frame.keep(end_of_step(frame, i), frame.at(chart.steps[i + 1]));
  }
  if (!stairs.empty()) set_curve(plot, std::move(stairs), Ink::ink, {}, 1.6f, Edge::dashed);

  const Mark* before = nullptr;
  for (const Mark& mark : chart.marks) {
    frame.keep(frame.at(mark), 8);
    if (mark.undated) continue;
    if (before != nullptr) {
      const Spot a = frame.at(*before), b = frame.at(mark);
      // What was gained so far, as a light wash under the line.
      set_area(plot, {a, b, {b.x, frame.bottom}, {a.x, frame.bottom}}, Ink::tone, chart.tone,
               0.12f);
      set_curve(plot, {a, b}, Ink::tone, chart.tone, 3,
                before->example || mark.example ? Edge::dashed : Edge::plain);
      frame.keep(a, b);
    }
    before = &mark;
  }
  for (const Mark& mark : chart.target) {
    const Spot at = frame.at(mark);
    set_curve(plot, {{frame.left, at.y}, {at.x - 10, at.y}}, Ink::soft, {}, 1, Edge::dashed);
    std::vector<Spot> diamond = {
        {at.x - 8, at.y}, {at.x, at.y - 8}, {at.x + 8, at.y}, {at.x, at.y + 8}};
    set_area(plot, diamond, Ink::card, {});
    diamond.push_back(diamond.front());
    set_curve(plot, diamond, Ink::tone, chart.tone, 2, mark.example ? Edge::dashed : Edge::plain);
    frame.keep(at, 10);
    frame.keep({frame.left, at.y}, at);
  }
  for (const Mark& mark : chart.marks) {
    set_dot(plot, frame.at(mark), 6, Ink::tone, chart.tone, mark.example,
            mark.example ? Edge::dashed : Edge::plain);
  }
  for (const Mark& mark : chart.marks) write_near(frame, mark);
  for (std::size_t i = 0; i < chart.steps.size(); ++i) {
    write_step(frame, chart.steps[i], frame.at(chart.steps[i]), end_of_step(frame, i));
  }
  for (const Mark& mark : chart.target) write_near(frame, mark);
  float y = frame.bottom + plot.rem * 1.8f;
  for (const std::string& words : frame.late) {
    Flow flow(plot.type, plot.rem);
    Piece piece;
    piece.text = words;
    piece.voice = Voice::small_bold;
    flow.add(std::move(piece));
    y += flow.set(plot.scene, {plot.at.x, y}, plot.at.width, 1.4f);
  }
  return y - plot.at.y;
}

}  // namespace cairn
