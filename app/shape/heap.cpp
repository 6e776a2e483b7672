#include "shape/heap.h"

#include <algorithm>

#include "shape/point.h"

namespace cairn {

namespace {

std::vector<StoneSize> sizes_of(const Chart& chart) {
  const int count = static_cast<int>(chart.marks.size());
  std::vector<StoneSize> sizes;
  int total = 0, wanted = 0;
  for (int rank = 0; rank < count; ++rank) {
    Chance chance("size" + chart.marks[static_cast<std::size_t>(rank)].key);
    // Out of 1000, how far up: a heap of few stones does not shrink to a point.
    const int up = rank * 1000 / std::max(count - 1, 5);
    StoneSize size;
    size.width = (420 - 250 * up / 1000) * chance.pick(920, 1080) / 1000;
    size.height = chance.pick(36, 60);
    size.shift = rank == 0 ? 0 : chance.pick(-20, 20);
    total += size.height;
    wanted += 56 - 16 * up / 1000;
    sizes.push_back(size);
  }
  // Heaps of as many stones are as high, so that side by side they share their ground.
  int left = wanted;
  for (int rank = 0; rank < count; ++rank) {
    StoneSize& size = sizes[static_cast<std::size_t>(rank)];
    size.height = rank + 1 == count ? left : size.height * wanted / total;
    left -= size.height;
  }
  return sizes;
}

}  // namespace

std::vector<StoneSize> pile(const Chart& chart) {
  if (chart.marks.size() == 1) return {{430, 104, 0}};
  return sizes_of(chart);
}

}  // namespace cairn
