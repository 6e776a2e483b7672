#include "http/target.h"

#include "bytes/utf8.h"

namespace cairn::server {

namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// What RFC 3986 lets stand for itself in a path.
bool is_plain(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
  return std::string_view("-._~!$&'()*+,;=:@/").find(c) != std::string_view::npos;
}

/// One escape of `text` at `i`, or -1 where it is none.
int escape_at(std::string_view text, std::size_t i) {
  if (i + 2 >= text.size()) return -1;
  const int high = digit_of(text[i + 1]);
  const int low = digit_of(text[i + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool has_dot_segment(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    if (segment == "." || segment == "..") return true;
    path.remove_prefix(segment.size());
  }
  return false;
}

bool sound_query(std::string_view query) {
  std::string decoded;
  for (std::size_t i = 0; i < query.size(); ++i) {
    const auto byte = static_cast<unsigned char>(query[i]);
    if (byte <= 0x20 || byte == 0x7F) return false;
    const int escaped = query[i] == '%' ? escape_at(query, i) : -1;
    // "100%" as typed in an address bar is no attack: a bad escape stays as it is.
    decoded += escaped < 0 ? query[i] : static_cast<char>(escaped);
    if (escaped >= 0) i += 2;
  }
  return decoded.find('\0') == decoded.npos && is_utf8(decoded);
}

}  // namespace

std::optional<Target> read_target(std::string_view raw) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!raw.starts_with(scheme)) continue;
    raw.remove_prefix(scheme.size());
    const std::size_t slash = raw.find_first_of("/?");
    raw = slash == raw.npos ? "/" : raw.substr(slash);
  }
  if (!raw.starts_with('/') || raw.find('#') != raw.npos) return std::nullopt;
  Target target;
  const std::size_t mark = raw.find('?');
  if (mark != raw.npos) target.query = raw.substr(mark + 1);
  const std::string_view path = raw.substr(0, mark);
  for (std::size_t i = 0; i < path.size(); ++i) {
    char c = path[i];
    if (c == '%') {
      const int escaped = escape_at(path, i);
      if (escaped < 0) return std::nullopt;
      c = static_cast<char>(escaped);
      i += 2;
      if (c == '/') return std::nullopt;  // a slash that is no separator: we have none
      if (is_plain(c)) target.canonical = false;
    } else if (!is_plain(c)) {
      target.canonical = false;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || c == '\\') return std::nullopt;
    target.path += c;
  }
  if (!is_utf8(target.path) || has_dot_segment(target.path) || !sound_query(target.query)) {
    return std::nullopt;
  }
  return target;
}

std::string write_path(std::string_view path) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    if (is_plain(c)) {
      out += c;
      continue;
    }
    out += '%';
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

}  // namespace cairn::server
