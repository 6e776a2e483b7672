// cairn-simulation: worlds by their seeds. A seed and a commit are a run.
//
//   cairn-simulation SEED…                 runs them, prints the hash of each trace
//   cairn-simulation --tell SEED…          and everything that happens in them
//   cairn-simulation --seeds A..B          all of them; says what was checked and what befell
//   cairn-simulation --nightly             a million, from the day's own seed on
//   cairn-simulation --decisions FILE A..B writes what was decided, for cairn-decide
//
// --jobs N before these: in N processes. A range of a thousand or more fails where a law was never
// checked, or a fault never occurred.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "runs.h"

namespace {

using namespace cairn::simulation;

bool read_range(const char* text, Seeds& seeds) {
  char* end = nullptr;
  seeds.from = std::strtoull(text, &end, 10);
  seeds.to = std::strncmp(end, "..", 2) == 0 ? std::strtoull(end + 2, &end, 10) : seeds.from;
  return *end == '\0' && seeds.to >= seeds.from;
}

Seeds seeds_of_today() {
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(
      std::chrono::system_clock::now().time_since_epoch());
  const auto from = static_cast<std::uint64_t>(hours.count() / 24) * 1'000'000;
  return {from, from + 999'999};
}

int usage() {
  std::fprintf(
      stderr,
      "cairn-simulation [--jobs N] [--tell] SEED… | --seeds A..B | --nightly | --decisions FILE "
      "A..B\n");
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  int at = 1, jobs = 1;
  if (argc > 2 && std::strcmp(argv[1], "--jobs") == 0) {
    jobs = std::atoi(argv[2]);
    at = 3;
  }
  const int left = argc - at;
  if (left < 1 || jobs < 1) return usage();
  const std::string what = argv[at];
  Seeds seeds;
  if (what == "--nightly" && left == 1) return run_range(seeds_of_today(), jobs);
  if (what == "--seeds" && left == 2 && read_range(argv[at + 1], seeds)) {
    return run_range(seeds, jobs);
  }
  if (what == "--decisions" && left == 3 && read_range(argv[at + 2], seeds)) {
    return write_decisions(argv[at + 1], seeds);
  }
  const bool tells = what == "--tell";
  if (what[0] == '-' && !tells) return usage();
  at += tells;
  int failed = 0;
  for (; at < argc; ++at) {
    if (!read_range(argv[at], seeds)) return usage();
    failed |= run_one(seeds.from, tells);
  }
  return failed;
}
