// The media type of a file, by the end of its name.
#pragma once
#include <string_view>

namespace cairn::server {

inline std::string_view media_type_of(std::string_view name) {
  struct Type {
    std::string_view end, type;
  };
  static constexpr Type types[] = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".wasm", "application/wasm"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".xml", "application/xml"},
      {".atom", "application/atom+xml"},
      {".csv", "text/csv; charset=utf-8; header=present"},
      {".ics", "text/calendar; charset=utf-8"},
      {".db", "application/vnd.sqlite3"},
      {".jsonld", "application/ld+json"},
      {".yaml", "application/yaml"},
      {".md", "text/markdown; charset=utf-8"},
  };
  for (const Type& t : types) {
    if (name.ends_with(t.end)) return t.type;
  }
  return "application/octet-stream";
}

/// Does it gain from being compressed? Pictures and fonts already are.
inline bool is_squeezable(std::string_view name) {
  for (const std::string_view end : {".png", ".jpg", ".webp", ".woff2"}) {
    if (name.ends_with(end)) return false;
  }
  return true;
}

}  // namespace cairn::server
