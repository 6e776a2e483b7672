// The rules a request's head must keep, beyond what the parser asks of it.
//
// Promises: total over any bytes. A Refusal of status 0 means: nothing wrong.
#pragma once
#include <string_view>

#include "http/reader.h"

namespace cairn::server {

/// Looks at a head as it comes, so that what can never become a request is refused at once and
/// not after a silence. `seen` bytes of it were glanced at before.
Refusal glance_at(std::string_view head, std::size_t seen);

/// Judges a head that is whole.
Refusal judge(const Request& request);

}  // namespace cairn::server
