// The word that was probably meant.
//
// Promises: the candidate fewest slips away (a letter added, lost, changed or swapped with its
// neighbour; capitals do not count), or "" where none is near enough to be worth suggesting.
#pragma once
#include <span>
#include <string_view>

namespace cairn {

std::string_view closest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace cairn
