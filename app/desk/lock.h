// The lock of a desk that was left alone: a code of one's own opens it again.
//
// It keeps a passer-by from a desk that stands open. It does not keep whoever takes the disk apart:
// what a device keeps is not enciphered (docs/desk.md).
// Promises: closed after fifteen minutes in which nobody did anything, or by a clock that went back
// more than it may be corrected by, and then until it is opened, whatever the clock says; after
// five wrong codes none is tried for five minutes; the code itself is written nowhere.
// Leaves out: what counts as doing something (wasm/desk/staff_lock.cpp).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

inline constexpr std::int64_t locks_after = 15 * 60'000;  // ms
inline constexpr std::int64_t waits_for = 5 * 60'000;     // ms, after so many
inline constexpr std::int64_t corrected_by = 60'000;      // ms, of a clock set by the network
inline constexpr int wrong_most = 5;
inline constexpr int lock_code_least = 4, lock_code_most = 64;  // characters

struct Lock {
  std::string salt, print;  // empty: there is none
  int wrong = 0;            // codes in a row
  std::int64_t until = 0;   // ms since 1970: no code is tried before
  std::int64_t seen = 0;    // ms since 1970: somebody did something; 0: closed since

  bool is_set() const { return !print.empty(); }
  bool operator==(const Lock&) const = default;
};

/// As a note of the device; one that says nothing sensible is that of no lock.
Lock read_lock(std::string_view note);
std::string note_of(const Lock& lock);

/// `salt`: unlike that of any other device.
Lock make_lock(std::string_view code, std::string salt, std::int64_t now);
bool is_lock_code(std::string_view code);
bool is_closed(const Lock& lock, std::int64_t now);

enum class Tried : unsigned char { nothing, opened, wrong, too_often };
/// Counts; `lock` is to be kept, whatever comes of it.
Tried try_code(Lock& lock, std::string_view code, std::int64_t now);

}  // namespace cairn
