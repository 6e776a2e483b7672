#include "laws.h"

namespace cairn::simulation {

namespace {

struct LawLine {
  Law law;
  const char* name;
  const char* elsewhere;
};

constexpr LawLine law_lines[] = {
    {Law::exactly_once, "exactly once", ""},
    {Law::no_lost_words, "no lost words", ""},
    {Law::acknowledged, "acknowledged means durable", ""},
    {Law::prefix, "prefix order per device and scope", ""},
    {Law::below_cursor, "no delta at or below a cursor already given", ""},
    {Law::base, "base equals the server at its cursor whatever is pending", ""},
    {Law::overlay, "overlay equals decide folded over base", ""},
    {Law::flicker, "one's own row never flickers away", ""},
    {Law::half_chunk, "the UI never shows a half-applied chunk", ""},
    {Law::convergence, "convergence when the network heals", ""},
    {Law::alike, "native and wasm decide alike, byte for byte", "scripts/test wasm: cairn-decide"},
    {Law::lanes, "no row outside one's lanes ever arrives", ""},
    {Law::erasure, "erasure is complete", ""},
    {Law::clocks, "no client clock changes any server row", ""},
    {Law::clones, "a cloned device loses and duplicates nothing", ""},
    {Law::one_owner, "one owner of the storage", ""},
    {Law::one_support, "a support counts once per person", ""},
    {Law::drains, "any finite outbox drains, poison included", ""},
    {Law::bounded, "requests per sync are bounded", ""},
    {Law::leads, "a visible tab leads within 3 s", "scripts/test browser: tests/browser"},
    {Law::full_disk, "a full disk never prevents saving", ""},
    {Law::old_build, "an old build can always push", ""},
    {Law::sums, "the sums agree", ""},
    {Law::oracle, "the server is what the oracle says", ""},
    {Law::gathered, "what is gathered stands under one that lists it, both public", ""},
    {Law::masked, "what is masked is in nobody else's replica", ""},
    {Law::comes_back, "what the staff decided in vain comes back to them", ""},
    {Law::reproducible, "a seed is a run", ""},
};
static_assert(std::size(law_lines) == laws);

constexpr const char* fault_names[] = {
    "a request is lost",
    "a reply is lost",
    "a reply is cut",
    "a captive portal answers",
    "a request arrives twice",
    "an old request arrives late",
    "a device is cut off",
    "a device is killed at a call of its disk",
    "the server is killed at a call of its disk",
    "the power goes",
    "a write is lost",
    "a write is torn",
    "a disk is full",
    "bits of a base flip",
    "an outbox is broken",
    "a device is cloned",
    "the server is restored",
    "a clock is ten years off",
    "a clock jumps ten years",
    "an old build is refused its pulls",
    "a base of another build",
    "a leader freezes, another takes over",
    "a frozen leader wakes",
    "something is erased in the middle of a pull",
    "an intent makes the server's program fail",
    "a cursor is older than the tombstones",
    "a base begins anew with the server's file",
};
static_assert(std::size(fault_names) == faults);

void add_line(std::string& text, const char* name, std::uint64_t count) {
  std::string line = std::to_string(count);
  if (line.size() < 12) line.insert(0, 12 - line.size(), ' ');
  text += line + "  " + name + "\n";
}

}  // namespace

const char* name_of(Law law) { return law_lines[static_cast<std::size_t>(law)].name; }
const char* name_of(Fault fault) { return fault_names[static_cast<std::size_t>(fault)]; }
const char* elsewhere(Law law) { return law_lines[static_cast<std::size_t>(law)].elsewhere; }

void Tally::add(const Tally& other) {
  for (std::size_t i = 0; i < laws; ++i) held[i] += other.held[i];
  for (std::size_t i = 0; i < faults; ++i) befell[i] += other.befell[i];
  worlds += other.worlds;
  steps += other.steps;
  intents += other.intents;
  requests += other.requests;
  traces ^= other.traces;
  device_hours += other.device_hours;
  cpu_ms += other.cpu_ms;
}

std::string told(const Tally& tally) {
  std::string text = "Laws, and how many times each was checked:\n";
  for (const LawLine& line : law_lines) {
    const bool here = line.elsewhere[0] == '\0';
    if (here) add_line(text, line.name, tally.held[static_cast<std::size_t>(line.law)]);
  }
  for (const LawLine& line : law_lines) {
    if (line.elsewhere[0] == '\0') continue;
    text += "   elsewhere  " + std::string(line.name) + " (" + line.elsewhere + ")\n";
  }
  text += "Faults, and how many times each occurred:\n";
  for (std::size_t i = 0; i < faults; ++i) add_line(text, fault_names[i], tally.befell[i]);
  return text;
}

std::string missing(const Tally& tally) {
  std::string text;
  for (const LawLine& line : law_lines) {
    const bool seen = tally.held[static_cast<std::size_t>(line.law)] > 0;
    if (!seen && line.elsewhere[0] == '\0')
      text += "never checked: " + std::string(line.name) + "\n";
  }
  for (std::size_t i = 0; i < faults; ++i) {
    if (tally.befell[i] == 0) text += "never occurred: " + std::string(fault_names[i]) + "\n";
  }
  return text;
}

}  // namespace cairn::simulation
