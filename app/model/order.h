// Sorting things of any type with one compiled sort: a program that travels pays for each copy.
//
// Promises: stable; each element is moved once.
#pragma once
#include <cstddef>
#include <utility>
#include <vector>

namespace cairn {

/// The places of `count` things in their order; equal ones stay as they stand.
std::vector<std::size_t> order_of(std::size_t count, const void* things,
                                  bool (*before)(const void* things, std::size_t a, std::size_t b));

template <typename T, typename Before>
void sort_by(std::vector<T>& list, const Before& before) {
  struct Things {
    const std::vector<T>& list;
    const Before& before;
  };
  const Things things{list, before};
  const auto order =
      order_of(list.size(), &things, [](const void* at, std::size_t a, std::size_t b) {
        const Things& all = *static_cast<const Things*>(at);
        return all.before(all.list[a], all.list[b]);
      });
  std::vector<T> sorted;
  sorted.reserve(order.size());
  for (const std::size_t i : order) sorted.push_back(std::move(list[i]));
  list = std::move(sorted);
}

}  // namespace cairn
