// A chart as a value: data, caption, summary and the table that says the same (RGAA 1.1, 1.6).
//
// Promises: integers only; every Mark prints with the words it was given, its origin mark
// included, so that a chart cannot show an invented figure unmarked, and no status by colour
// alone: a Fill is drawn by shape (solid, part, hatched, dashed, dotted).
// Leaves out: pixels. Backends are as rich as they like inside.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace cairn {

/// An identity of the house ("pine"); empty: none. Backends know its colours.
using ToneName = std::string;

enum class ChartKind : unsigned char {
  cairn,     // a heap of stones: marks from the ground up; `part` of `whole` filled
  split,     // one bar cut in parts: marks with `y` as their count
  flow,      // all of something, and the parts that became of it: marks with `y` as their count
  bars,      // a bar a mark: `part` of `whole`
  series,    // values over time: marks at (x = months, y = scaled), target and thresholds
  timeline,  // the scale of a list of strips: years, and a line at `now`
  strip,     // one line of it, without words: a span (x to x_end, months) with points on it
  spark,     // the same as series, without axes, for a line of a list
};

/// How a shape is drawn; told in words by the mark's label.
enum class Fill : unsigned char { dashed, part, solid, hatched, dotted, crossed };

struct Mark {
  std::string key;    // "A1-03"
  std::string label;  // its whole name, status and figure in words
  std::string note;   // short words printed beside it: "18 %"
  std::string href;
  ToneName tone;
  Fill fill = Fill::part;
  bool example = false;  // drawn dashed, and `note` carries the word
  bool undated = false;  // series: the source gives no date; stands in the margin
  int x = 0, x_end = 0;  // months since year 0
  std::int64_t y = 0;
  int part = 0, whole = 0;   // whole 0: not measured
  std::vector<Mark> points;  // timeline: milestones on the span

  bool operator==(const Mark&) const = default;
};

struct Tick {
  std::int64_t at = 0;
  std::string text;

  bool operator==(const Tick&) const = default;
};

struct Chart {
  ChartKind kind = ChartKind::bars;
  std::string caption;
  std::string summary;  // what one sees, in a sentence
  ToneName tone;
  std::vector<Mark> marks;
  std::vector<Mark> steps;   // series: legal thresholds, a staircase
  std::vector<Mark> target;  // series: one at most; flow: all of it
  std::vector<Tick> x_ticks;
  std::vector<Tick> y_ticks;
  std::string undated_label;  // series: heads the column of the undated
  int x_from = 0, x_to = 0;   // months
  std::int64_t y_from = 0, y_to = 0;
  int now = 0;  // months; timeline: a line there, never the clock's "today"; 0: none

  bool operator==(const Chart&) const = default;
};

}  // namespace cairn
