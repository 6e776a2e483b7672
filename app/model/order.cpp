#include "model/order.h"

#include <algorithm>
#include <numeric>

namespace cairn {

std::vector<std::size_t> order_of(std::size_t count, const void* things,
                                  bool (*before)(const void* things, std::size_t a,
                                                 std::size_t b)) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto is_before = [&](std::size_t a, std::size_t b) {
    if (before(things, a, b)) return true;
    return a < b && !before(things, b, a);
  };
  // A heap: a third of the code of std::sort, in a program that travels.
  std::make_heap(order.begin(), order.end(), is_before);
  std::sort_heap(order.begin(), order.end(), is_before);
  return order;
}

}  // namespace cairn
