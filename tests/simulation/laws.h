// What must always hold (docs/simulation.md), what may befall a world, and how often each was seen.
//
// The list of laws is written here once. A full run in which one of them was never checked, or a
// fault never occurred, fails: a check that is never reached proves nothing.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace cairn::simulation {

enum class Law : unsigned char {
  exactly_once,
  no_lost_words,
  acknowledged,
  prefix,
  below_cursor,
  base,
  overlay,
  flicker,
  half_chunk,
  convergence,
  alike,
  lanes,
  erasure,
  clocks,
  clones,
  one_owner,
  one_support,
  drains,
  bounded,
  leads,
  full_disk,
  old_build,
  sums,
  oracle,
  gathered,
  masked,
  comes_back,
  reproducible,
  count,
};

enum class Fault : unsigned char {
  request_lost,
  reply_lost,
  reply_cut,
  portal,
  twice,
  late,
  partition,
  device_killed,
  server_killed,
  power_cut,
  write_lost,
  write_torn,
  disk_full,
  bits_flipped,
  outbox_broken,
  cloned,
  restored,
  clock_off,
  clock_jumps,
  old_build,
  new_build,
  frozen,
  woken,
  erased_mid_pull,
  poison,
  purged,
  begun_anew,
  count,
};

inline constexpr std::size_t laws = static_cast<std::size_t>(Law::count);
inline constexpr std::size_t faults = static_cast<std::size_t>(Fault::count);

const char* name_of(Law law);
const char* name_of(Fault fault);
/// The test that shows a law which needs a browser or another compiler; "" where it is shown here.
const char* elsewhere(Law law);

/// What was seen in some worlds: plain numbers, which add up.
struct Tally {
  std::array<std::uint64_t, laws> held{};
  std::array<std::uint64_t, faults> befell{};
  std::uint64_t worlds = 0, steps = 0, intents = 0, requests = 0;
  std::uint64_t traces = 0;       // of all worlds, whatever their order
  std::int64_t device_hours = 0;  // of the simulated clock, over all devices
  std::uint64_t cpu_ms = 0;

  void add(Law law) { ++held[static_cast<std::size_t>(law)]; }
  void add(Fault fault) { ++befell[static_cast<std::size_t>(fault)]; }
  void add(const Tally& other);
};

/// As lines for people.
std::string told(const Tally& tally);
/// The laws never checked and the faults that never occurred, as lines; "": none.
std::string missing(const Tally& tally);

}  // namespace cairn::simulation
