// What the machine gives: time, chance, and the operator's ear.
//
// Promises: nothing else in the house asks the clock or throws dice, so that a test, or a
// simulator, decides both.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

namespace cairn::server {

struct Machine {
  std::function<std::int64_t()> now_ms;                  // since 1970
  std::function<std::string(std::size_t)> random_bytes;  // fit for keys
  std::function<void(const std::string&)> warn;          // what the operator must hear
};

}  // namespace cairn::server
