// Many worlds, one after the other and side by side.
#pragma once
#include <cstdint>

namespace cairn::simulation {

struct Seeds {
  std::uint64_t from = 0, to = 0;
};

/// Runs one world, and says how it went, or all that happens there; 1 where a law did not hold.
int run_one(std::uint64_t seed, bool tells);
/// All of them, in that many processes.
int run_range(Seeds seeds, int jobs);
int write_decisions(const char* file, Seeds seeds);

}  // namespace cairn::simulation
