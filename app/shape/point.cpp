#include "shape/point.h"

namespace cairn {

Point middle(Point a, Point b) { return {a.x + (b.x - a.x) / 2, a.y + (b.y - a.y) / 2}; }

Chance::Chance(std::string_view key) : state_(2166136261u) {
  for (char c : key) {
    state_ ^= static_cast<unsigned char>(c);
    state_ *= 16777619u;
  }
  if (state_ == 0) state_ = 1;
}

int Chance::pick(int low, int high) {
  // xorshift: neighbouring keys ("A1-01", "A1-02") part after a step or two.
  for (int i = 0; i < 2; ++i) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
  }
  return low + static_cast<int>(state_ % static_cast<std::uint32_t>(high - low + 1));
}

}  // namespace cairn
