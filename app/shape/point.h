// Where things stand in a drawing, in whole units, and the dice that a key alone throws.
//
// Promises: integers only, the same everywhere.
#pragma once
#include <cstdint>
#include <string_view>

namespace cairn {

struct Point {
  int x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

/// Halfway, rounded towards the first.
Point middle(Point a, Point b);

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
