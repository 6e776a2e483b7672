#include "reception/same_origin.h"

#include "http/list.h"

namespace cairn::server {

namespace {

/// Does `claimed` ("https://host:port" and perhaps a path) name this host or this origin?
bool names_us(std::string_view claimed, std::string_view host, std::string_view origin) {
  const std::size_t scheme = claimed.find("://");
  if (scheme == claimed.npos) return false;
  const std::size_t end = claimed.find('/', scheme + 3);
  claimed = claimed.substr(0, end);
  if (!origin.empty() && same_word(claimed, origin)) return true;
  return !host.empty() && same_word(claimed.substr(scheme + 3), host);
}

}  // namespace

bool is_from_here(const Request& request, std::string_view origin) {
  if (const std::string* site = request.field("sec-fetch-site")) {
    return same_word(*site, "same-origin") || same_word(*site, "none");
  }
  const std::string* host = request.field("host");
  const std::string_view ours = host != nullptr ? *host : std::string_view();
  if (const std::string* from = request.field("origin")) return names_us(*from, ours, origin);
  if (const std::string* from = request.field("referer")) return names_us(*from, ours, origin);
  return false;
}

}  // namespace cairn::server
