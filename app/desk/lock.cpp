#include "desk/lock.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "charge/sha256.h"
#include "model/contribution.h"

namespace cairn {

namespace {

constexpr int rounds = 4000;  // some milliseconds on a telephone

std::string print_of_code(std::string_view salt, std::string_view code) {
  std::string print = sha256(std::string(salt) + ":" + std::string(code));
  for (int i = 0; i < rounds; ++i) print = sha256(print + std::string(salt));
  return print;
}

/// Up to the next blank, which goes too.
std::string_view next_part(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

std::int64_t number_in(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

Lock read_lock(std::string_view note) {
  Lock lock;
  lock.salt = next_part(note);
  lock.print = next_part(note);
  lock.wrong = static_cast<int>(number_in(next_part(note)));
  lock.until = number_in(next_part(note));
  lock.seen = number_in(note);
  return lock.print.size() == 64 ? lock : Lock{};
}

std::string note_of(const Lock& lock) {
  if (!lock.is_set()) return {};
  return lock.salt + " " + lock.print + " " + std::to_string(lock.wrong) + " " +
         std::to_string(lock.until) + " " + std::to_string(lock.seen);
}

Lock make_lock(std::string_view code, std::string salt, std::int64_t now) {
  Lock lock;
  lock.print = print_of_code(salt, code);
  lock.salt = std::move(salt);
  lock.seen = now;
  return lock;
}

bool is_lock_code(std::string_view code) {
  const int length = length_of(code);
  return length >= lock_code_least && length <= lock_code_most;
}

bool is_closed(const Lock& lock, std::int64_t now) {
  if (!lock.is_set()) return false;
  return lock.seen == 0 || now < lock.seen - corrected_by || now - lock.seen >= locks_after;
}

Tried try_code(Lock& lock, std::string_view code, std::int64_t now) {
  if (lock.until > now) {
    // Longer than it ever waits: the clock was set back, and it waits anew.
    lock.until = std::min(lock.until, now + waits_for);
    return Tried::too_often;
  }
  if (print_of_code(lock.salt, code) == lock.print) {
    lock.wrong = 0;
    lock.until = 0;
    lock.seen = now;
    return Tried::opened;
  }
  if (++lock.wrong >= wrong_most) {
    lock.wrong = 0;
    lock.until = now + waits_for;
    return Tried::too_often;
  }
  return Tried::wrong;
}

}  // namespace cairn
