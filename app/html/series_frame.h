// Where things stand in a chart of values over time, and where their words find room.
//
// Promises: integers only. A label never covers a point or another label while one of its
// places is free; the undated stand in the margin column, in the order given.
// Leaves out: what is drawn there (html/chart_series.cpp).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "html/chart_draw.h"

namespace cairn {

struct Frame {
  int left = 0, top = 0, right = 0, bottom = 0;
  int margin = 0;  // width of the column of the undated; 0: none
  int x_from = 0, x_to = 0;
  std::int64_t y_from = 0, y_to = 0;

  int x(int month) const { return place(month, x_from, x_to, left, right); }
  int y(std::int64_t value) const { return place(value, y_from, y_to, bottom, top); }
  Point at(const Mark& mark) const;
};

Frame frame_of(const Chart& chart);
std::string diamond(Point centre, int radius);

class Labels {
 public:
  explicit Labels(const Frame& frame) : frame_(frame) {}
  void keep_clear(Point point, int radius);
  /// A line of the grid: to be covered for want of a better place only.
  void keep_off(int y) { grid_.push_back(y); }
  /// All along a line.
  void keep_clear(Point from, Point to);
  /// The mark's note, near its point.
  void write(Drawing& drawing, const Mark& mark, std::string_view names);
  /// The note of a legal threshold, along the step that starts at `from` and ends at `to`.
  void write_on_step(Drawing& drawing, const Mark& step, Point from, Point to);

 private:
  using Lines = std::vector<std::string>;
  /// In the first of the places where it covers nothing; the first one of all for want of it.
  void put(Drawing& drawing, const std::vector<Box>& places, const Lines& lines,
           std::string_view names);
  bool is_free(Box box) const;

  Frame frame_;
  std::vector<Box> taken_;
  std::vector<int> grid_;
};

}  // namespace cairn
