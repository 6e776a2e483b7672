// Was this form posted from our own pages? There is no cookie to ride on; this keeps other sites
// from making their visitors write to us.
#pragma once
#include <string_view>

#include "http/request.h"

namespace cairn::server {

/// `origin` is the site's public one ("https://…"), or empty. Browsers of today say
/// Sec-Fetch-Site; those before them say Origin; the oldest at least Referer.
bool is_from_here(const Request& request, std::string_view origin);

}  // namespace cairn::server
