// The `d` of an SVG path, written as short as it can be read: relative, integers only.
//
// Promises: the same points give the same bytes everywhere; no number with a point in it.
// Leaves out: what the shape is (html/stone.h, html/chart_*.cpp).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

struct Point {
  int x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

/// Halfway, rounded towards the first.
Point middle(Point a, Point b);

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

/// A small generator that a key alone decides: the same stone has the same shape in every
/// program, on every page, for ever.
class Chance {
 public:
  explicit Chance(std::string_view key);
  /// From low to high, both included.
  int pick(int low, int high);

 private:
  std::uint32_t state_;
};

}  // namespace cairn
