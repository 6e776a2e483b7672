// cairn-simulation: worlds by their seeds. A seed and a commit are a run.
//
//   cairn-simulation SEED…            runs them, prints the hash of each trace
//   cairn-simulation --seeds A..B     runs all of them, stops at the first that fails
//   cairn-simulation --nightly        a million, from the day's own seed on
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "world.h"

namespace {

using cairn::simulation::World;

std::string run(std::uint64_t seed, std::uint64_t& trace) {
  World world(seed);
  std::string failure = world.run();
  trace = world.trace();
  return failure;
}

int run_range(std::uint64_t from, std::uint64_t to) {
  const auto began = std::chrono::steady_clock::now();
  std::uint64_t trace = 0, all = 0;
  for (std::uint64_t seed = from; seed <= to; ++seed) {
    const std::string failure = run(seed, trace);
    if (!failure.empty()) {
      std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), failure.c_str());
      return 1;
    }
    all = (all ^ trace) * 0x100000001b3ULL;
  }
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                      std::chrono::steady_clock::now() - began)
                      .count();
  const auto count = static_cast<unsigned long long>(to - from + 1);
  std::printf("seeds %llu..%llu: all held; traces %016llx; %llu a minute\n",
              static_cast<unsigned long long>(from), static_cast<unsigned long long>(to),
              static_cast<unsigned long long>(all),
              count * 60'000ULL / static_cast<unsigned long long>(ms > 0 ? ms : 1));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::strcmp(argv[1], "--seeds") == 0) {
    char* end = nullptr;
    const std::uint64_t from = std::strtoull(argv[2], &end, 10);
    const std::uint64_t to =
        std::strncmp(end, "..", 2) == 0 ? std::strtoull(end + 2, nullptr, 10) : from;
    return run_range(from, to);
  }
  if (argc == 2 && std::strcmp(argv[1], "--nightly") == 0) {
    const auto day = std::chrono::duration_cast<std::chrono::hours>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count() /
                     24;
    const auto from = static_cast<std::uint64_t>(day) * 1'000'000;
    return run_range(from, from + 999'999);
  }
  int failed = argc < 2 ? 2 : 0;
  for (int i = 1; i < argc; ++i) {
    std::uint64_t trace = 0;
    const std::string failure = run(std::strtoull(argv[i], nullptr, 10), trace);
    std::printf("seed %s: trace %016llx %s\n", argv[i], static_cast<unsigned long long>(trace),
                failure.empty() ? "all held" : failure.c_str());
    if (!failure.empty()) failed = 1;
  }
  return failed;
}
