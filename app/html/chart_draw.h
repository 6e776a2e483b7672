// What every chart is drawn with: the element, its texts, its shapes.
//
// Promises: integers only; no id, no style attribute; every text escaped. Lengths are units of a
// drawing 340 wide, so that its letters (15 units) stay above 12 px on a phone 320 px wide.
// Leaves out: what a kind of chart looks like (html/chart_*.cpp).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "html/path.h"
#include "page/chart.h"

namespace cairn {

inline constexpr int chart_width = 340;
inline constexpr int line_height = 19;

/// One function a kind; `to_svg` chooses.
std::string cairn_svg(const Chart& chart);
std::string split_svg(const Chart& chart);
std::string bars_svg(const Chart& chart);
std::string series_svg(const Chart& chart);
std::string timeline_svg(const Chart& chart);
std::string strip_svg(const Chart& chart);
std::string spark_svg(const Chart& chart);

struct Box {
  int left = 0, top = 0, width = 0, height = 0;
  bool meets(const Box& other) const;
};

/// Written from left to right, then closed by `done`.
class Drawing {
 public:
  Drawing(const Chart& chart, std::string_view kind, int width, int height);
  void open(std::string_view tag, std::string_view names);
  void close(std::string_view tag);
  void title(std::string_view words);
  /// A group that is a mark: a link out of the tab order when it leads somewhere (the list and
  /// the table beside the chart are the way of the keyboard), with its whole name as a tooltip.
  void open_mark(const Mark& mark, std::string_view names);
  void close_mark(const Mark& mark);
  void path(std::string_view names, const std::string& d);
  void rect(std::string_view names, Box box);
  void circle(std::string_view names, Point centre, int radius);
  /// `anchor`: "" from the left, "m" centred, "e" ending there: classes, as style is forbidden.
  void text(std::string_view names, Point at, std::string_view words);
  std::string done();

 private:
  void attribute(std::string_view name, std::string_view value);
  void attribute(std::string_view name, int value);
  std::string out_;
};

/// About how wide words print at 15 units; generous, since fonts differ.
int width_of(std::string_view words);
/// Cut between words into lines that fit; a word that is too long stands alone.
std::vector<std::string> lines_of(std::string_view words, int width);
/// Where the words of ticks standing at `at` go, kept inside the drawing: each one, or every
/// second, third… so that they never touch. -1: the tick has its line only.
std::vector<int> places_of_words(const std::vector<Tick>& ticks, const std::vector<int>& at);
/// Where `value` falls between two edges, for a scale from `from` to `to`; clamped.
int place(std::int64_t value, std::int64_t from, std::int64_t to, int first, int last);
/// The classes of a stone: its fill, its tone where the chart has another, "ex" for an example.
std::string stone_names(const Chart& chart, const Mark& mark);

}  // namespace cairn
