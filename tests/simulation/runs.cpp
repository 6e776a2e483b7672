#include "runs.h"

#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cinttypes>
#include <cstdio>
#include <vector>

#include "world.h"

namespace cairn::simulation {

namespace {

constexpr std::uint64_t again_each = 64, full_run = 1'000;

struct Ended {
  Tally tally;
  std::uint64_t failed_seed = 0;
  char failure[400] = "";
};

std::uint64_t cpu_ms() {
  timespec spent{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
  return static_cast<std::uint64_t>(spent.tv_sec) * 1000 +
         static_cast<std::uint64_t>(spent.tv_nsec) / 1'000'000;
}

std::uint64_t mixed(std::uint64_t seed, std::uint64_t trace) { return Dice(seed ^ trace).bits(); }

/// One world, and for some the same again: a seed is a run, and no device's clock matters.
std::string run(std::uint64_t seed, Tally& tally) {
  std::string failure, rows;
  std::uint64_t trace = 0;
  {
    World world(seed, tally);
    failure = world.run();
    trace = world.trace();
    if (failure.empty() && seed % twin_each == 0) rows = world.server_rows();
  }
  tally.traces ^= mixed(seed, trace);
  Tally aside;
  if (failure.empty() && seed % again_each == 1) {
    World again(seed, aside);
    again.run();
    tally.add(Law::reproducible);
    if (again.trace() != trace) return std::string(name_of(Law::reproducible)) + ": it is not";
  }
  if (failure.empty() && seed % twin_each == 0) {
    World twin(seed, aside, true);
    failure = twin.run();
    tally.add(Law::clocks);
    if (failure.empty() && twin.server_rows() != rows) {
      return std::string(name_of(Law::clocks)) + ": other rows where clocks are right";
    }
  }
  return failure;
}

Ended run_some(Seeds seeds, std::uint64_t first, std::uint64_t step) {
  Ended ended;
  for (std::uint64_t seed = seeds.from + first; seed <= seeds.to; seed += step) {
    const std::string failure = run(seed, ended.tally);
    if (failure.empty()) continue;
    ended.failed_seed = seed;
    std::snprintf(ended.failure, sizeof ended.failure, "%s", failure.c_str());
    break;
  }
  ended.tally.cpu_ms = cpu_ms();
  return ended;
}

std::vector<Ended> run_jobs(Seeds seeds, int jobs) {
  std::vector<Ended> all;
  if (jobs == 1) return {run_some(seeds, 0, 1)};
  std::vector<int> pipes;
  for (int i = 0; i < jobs; ++i) {
    int ends[2];
    if (pipe(ends) != 0) return all;
    const pid_t child = fork();
    if (child < 0) return all;
    if (child == 0) {
      const Ended ended =
          run_some(seeds, static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(jobs));
      const bool told = write(ends[1], &ended, sizeof ended) == sizeof ended;
      _exit(told ? 0 : 1);
    }
    close(ends[1]);
    pipes.push_back(ends[0]);
  }
  for (const int end : pipes) {
    Ended ended;
    if (read(end, &ended, sizeof ended) == sizeof ended) all.push_back(ended);
    close(end);
  }
  while (wait(nullptr) > 0) {
  }
  return all;
}

}  // namespace

int run_one(std::uint64_t seed, bool tells) {
  Tally tally;
  World world(seed, tally);
  if (tells) world.tell();
  const std::string failure = world.run();
  std::printf("seed %" PRIu64 ": trace %016" PRIx64 " %s\n", seed, world.trace(),
              failure.empty() ? "all held" : failure.c_str());
  return failure.empty() ? 0 : 1;
}

int run_range(Seeds seeds, int jobs) {
  const std::vector<Ended> all = run_jobs(seeds, jobs);
  bool held = all.size() == static_cast<std::size_t>(jobs);
  if (!held) std::printf("A process ended before its worlds.\n");
  Tally tally;
  for (const Ended& ended : all) {
    tally.add(ended.tally);
    if (ended.failure[0] == '\0') continue;
    std::printf("seed %" PRIu64 ": %s\n", ended.failed_seed, ended.failure);
    held = false;
  }
  if (!held) return 1;
  const std::uint64_t ms = tally.cpu_ms > 0 ? tally.cpu_ms : 1;
  const std::uint64_t weeks = static_cast<std::uint64_t>(tally.device_hours) / 168;
  std::printf("%s", told(tally).c_str());
  std::printf("%" PRIu64 " worlds of %" PRIu64 " steps, %" PRIu64 " intents, %" PRIu64
              " requests: all held; traces %016" PRIx64 "\n",
              tally.worlds, tally.steps, tally.intents, tally.requests, tally.traces);
  std::printf("%" PRIu64 " worlds and %" PRIu64
              " device-weeks (most of them asleep) a minute of one core; %" PRIu64 " s in all\n",
              tally.worlds * 60'000 / ms, weeks * 60'000 / ms, ms / 1000);
  const std::string lacks = seeds.to - seeds.from + 1 < full_run ? "" : missing(tally);
  std::printf("%s", lacks.c_str());
  return lacks.empty() ? 0 : 1;
}

int write_decisions(const char* path, Seeds seeds) {
  std::FILE* file = std::fopen(path, "wb");
  if (file == nullptr) return 2;
  DecideLog log(file);
  Tally tally;
  std::string failure;
  for (std::uint64_t seed = seeds.from; seed <= seeds.to && failure.empty(); ++seed) {
    World world(seed, tally);
    world.record(&log);
    failure = world.run();
  }
  std::fclose(file);
  if (!failure.empty()) std::printf("%s\n", failure.c_str());
  return failure.empty() ? 0 : 1;
}

}  // namespace cairn::simulation
