// A sum over the rows of one lane that both sides keep: equal rows, equal sums, in any order.
//
// Promises: adding and taking away are exact and commute (two sums modulo 2^64 of hashes of
// "kind, id, rev"), so that it follows changes without reading the rest. It finds what went wrong
// by mistake, not by malice.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

struct SetHash {
  std::uint64_t high = 0, low = 0;

  void add(std::string_view kind, std::string_view id, std::int64_t rev);
  void take(std::string_view kind, std::string_view id, std::int64_t rev);
  /// 32 hexadecimal digits.
  std::string text() const;
  /// Zero where it is none.
  static SetHash of(std::string_view text);
  bool operator==(const SetHash&) const = default;
};

}  // namespace cairn
