// The target of a request line: which path, which query, written how.
//
// Promises: total over any bytes. A path that comes out is valid UTF-8 and starts with "/"; it
// holds no control character, no backslash, no "." or ".." segment, however they were written.
// Leaves out: whether anything is there (site/), what the query says (update/route.h).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace cairn::server {

struct Target {
  std::string path;       // percent-escapes decoded once
  std::string query;      // as sent, without "?"
  bool canonical = true;  // false: the path could have been written with fewer escapes
};

/// `raw` in origin form ("/a?b") or absolute form ("http://host/a?b").
std::optional<Target> read_target(std::string_view raw);

/// Takes "/en" off a path below it; false where it is not there.
inline bool take_english(std::string_view& path) {
  const bool is_english = path.starts_with("/en/");
  if (is_english) path.remove_prefix(3);
  return is_english;
}

/// The path as it is written in a Location field.
std::string write_path(std::string_view path);

}  // namespace cairn::server
