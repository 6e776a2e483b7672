// The `d` of an SVG path, written as short as it can be read: relative, integers only.
//
// Promises: the same points give the same bytes everywhere; no number with a point in it.
// Leaves out: what the shape is (shape/stone.h, html/chart_*.cpp).
#pragma once
#include <string>

#include "shape/point.h"

namespace cairn {

class Path {
 public:
  Path& move(Point to);
  Path& line(Point to);
  Path& quad(Point control, Point to);
  Path& close();
  bool empty() const { return text_.empty(); }
  Point at() const { return at_; }
  const std::string& text() const { return text_; }

 private:
  void command(char letter);
  void number(int value);
  void pair(Point p);

  std::string text_;
  Point at_, start_;
  char last_ = 0;
  bool after_number_ = false;
};

}  // namespace cairn
