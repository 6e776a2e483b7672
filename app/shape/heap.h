// How a heap is piled: wide and thick below, narrow and thin above, never twice the same.
#pragma once
#include <vector>

#include "page/chart.h"

namespace cairn {

/// The drawing is this wide; stones part by this much, and stand this far above its lower edge.
inline constexpr int heap_width = 480, heap_gap = 5, heap_ground = 16;

struct StoneSize {
  int width = 0, height = 0, shift = 0;  // from the middle
};

/// Of each mark, from the ground up. A stone alone is large: it is the whole picture.
std::vector<StoneSize> pile(const Chart& chart);

}  // namespace cairn
