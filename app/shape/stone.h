// The shape of a stone: an irregular outline that its key decides, and what is cut out of it.
//
// Promises: integers only, deterministic. A cut ends exactly on the outline, so no clip path is
// ever needed.
// Leaves out: how it is written (html/stone.h) or lit (wasm/canvas/).
#pragma once
#include <string_view>
#include <vector>

#include "shape/point.h"

namespace cairn {

struct Quad {
  Point from, control, to;
};

/// Both halves run between the two tips and never turn back in x.
struct Stone {
  std::vector<Quad> top;     // from the left tip to the right one
  std::vector<Quad> bottom;  // from the right tip to the left one
  Point left() const { return top.front().from; }
  Point right() const { return top.back().to; }
};

/// A stone of this size standing on `base`, centred on `middle_x`; its corners are as long as
/// `corner`, or as it is thick, three times.
Stone hew(std::string_view key, int middle_x, int base, int width, int height, int corner = 0);

/// The part of a curve between two x, in the curve's own direction; empty: from == to.
Quad cut(const Quad& curve, int from_x, int to_x);
/// How high half an outline stands at x.
int y_at(const std::vector<Quad>& half, int x);

}  // namespace cairn
