#include "model/order.h"

#include <algorithm>
#include <numeric>

namespace cairn {

std::vector<std::size_t> order_of(std::size_t count, const void* things,
                                  bool (*before)(const void* things, std::size_t a,
                                                 std::size_t b)) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (before(things, a, b)) return true;
    return a < b && !before(things, b, a);
  });
  return order;
}

}  // namespace cairn
