// When a mail goes to the staff: the urgent at once, the rest together.
//
// Promises: two mails are at least five minutes apart, and a digest at least its interval after
// any other; what is not urgent has waited so long before it is told, so that what comes together
// is told together. A mail that did not go out is tried again as if it were another one. Pure: the
// clock is given, and one that goes back delays nothing by more than these times.
#pragma once
#include <cstdint>

namespace cairn::server {

inline constexpr std::int64_t urgent_apart = 5 * 60'000;  // ms

class Pace {
 public:
  explicit Pace(std::int64_t digest_apart) : digest_apart_(digest_apart) {}

  /// Asked again and again, with what nobody was told yet.
  bool is_due(bool has_untold_urgent, bool has_untold, std::int64_t now);
  /// A mail goes out.
  void sent(std::int64_t now);

 private:
  std::int64_t digest_apart_;
  std::int64_t last_ = -1;   // mail; -1: none yet
  std::int64_t since_ = -1;  // when there was first something untold; -1: there is nothing
};

}  // namespace cairn::server
