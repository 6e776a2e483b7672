#include "http/year_route.h"

#include <charconv>

namespace cairn::server {

std::optional<YearRoute> year_route(const Target& target, std::string_view page) {
  YearRoute route;
  std::string_view path = target.path;
  if (take_english(path)) route.lang = Lang::en;
  if (!path.starts_with(page)) return {};
  path.remove_prefix(page.size());
  if (path.empty()) return route;
  if (path.size() != 5 || path[0] != '/') return {};
  const auto end = std::from_chars(path.data() + 1, path.data() + path.size(), route.year);
  if (end.ec != std::errc() || end.ptr != path.data() + path.size() || route.year < 1000) return {};
  return route;
}

std::string path_of(const YearRoute& route, std::string_view page) {
  std::string path = route.lang == Lang::en ? "/en" : "";
  path += page;
  if (route.year != 0) path += "/" + std::to_string(route.year);
  return path;
}

}  // namespace cairn::server
