// The shape of a stone: an irregular outline that its key decides, and what is cut out of it.
//
// Promises: integers only, deterministic. A cut and a hatch end exactly on the outline, so no
// clip path, and with it no id, is ever needed.
// Leaves out: how a heap is piled (html/chart_cairn.cpp) and every colour (style sheet).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "html/path.h"

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

std::string outline(const Stone& stone);
/// What of the stone lies between two x.
std::string slice(const Stone& stone, int from_x, int to_x);
/// From its left tip to `part`/`whole` of its width; empty when that is nothing.
std::string filled(const Stone& stone, int part, int whole);
/// Slanted lines from outline to outline, between two x.
std::string hatch(const Stone& stone, int from_x, int to_x, int step);

}  // namespace cairn
