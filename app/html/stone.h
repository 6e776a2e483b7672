// A stone, and what is cut out of it, as the `d` of an SVG path.
//
// Promises: a cut and a hatch end exactly on the outline, so no clip path, and with it no id, is
// ever needed.
// Leaves out: the shape itself (shape/stone.h), how a heap is piled (shape/heap.h) and every
// colour (style sheet).
#pragma once
#include <string>

#include "shape/stone.h"

namespace cairn {

std::string outline(const Stone& stone);
/// What of the stone lies between two x.
std::string slice(const Stone& stone, int from_x, int to_x);
/// From its left tip to `part`/`whole` of its width; empty when that is nothing.
std::string filled(const Stone& stone, int part, int whole);
/// Slanted lines from outline to outline, between two x.
std::string hatch(const Stone& stone, int from_x, int to_x, int step);

}  // namespace cairn
