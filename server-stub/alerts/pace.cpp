#include "alerts/pace.h"

#include <algorithm>

namespace cairn::server {

bool Pace::is_due(bool has_untold_urgent, bool has_untold, std::int64_t now) {
  if (!has_untold) {
    since_ = -1;
    return false;
  }
  if (since_ < 0) since_ = now;
  since_ = std::min(since_, now);
  last_ = std::min(last_, now);
  const bool may_be_urgent = last_ < 0 || now - last_ >= urgent_apart;
  const bool may_be_digest = last_ < 0 || now - last_ >= std::max(digest_apart_, urgent_apart);
  if (has_untold_urgent) return may_be_urgent;
  return may_be_digest && now - since_ >= digest_apart_;
}

void Pace::sent(std::int64_t now) {
  last_ = now;
  since_ = -1;
}

}  // namespace cairn::server
