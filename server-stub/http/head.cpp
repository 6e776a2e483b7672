#include "http/head.h"

#include "http/list.h"

namespace cairn::server {

namespace {

constexpr Refusal sound{0, {}};
constexpr Refusal unreadable{400, "This request cannot be read."};

Refusal judge_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == line.npos || first == last) return unreadable;
  const std::string_view version = line.substr(last + 1);
  if (version.size() != 8 || !version.starts_with("HTTP/") || version[6] != '.') return unreadable;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return {505, "HTTP/1.1 is spoken here."};
  return sound;
}

int count(const Request& request, std::string_view name) {
  int n = 0;
  for (const Field& f : request.fields) n += f.name == name;
  return n;
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 255) return false;
  for (const char c : host) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && std::string_view("-._~:[]").find(c) == std::string_view::npos) return false;
  }
  return true;
}

bool is_length(std::string_view text) {
  if (text.empty() || text.size() > 18) return false;
  return text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

Refusal glance_at(std::string_view head, std::size_t seen) {
  for (std::size_t i = seen == 0 ? 0 : seen - 1; i < head.size(); ++i) {
    const auto byte = static_cast<unsigned char>(head[i]);
    const bool after_cr = i > 0 && head[i - 1] == '\r';
    if (head[i] == '\n' && !after_cr) return unreadable;
    if (head[i] != '\n' && after_cr) return unreadable;
    if ((byte < 0x20 && byte != '\r' && byte != '\n' && byte != '\t') || byte == 0x7F) {
      return unreadable;
    }
    // A line that starts with a blank continues the one before: a trap since RFC 7230.
    if (i > 0 && head[i - 1] == '\n' && (byte == ' ' || byte == '\t')) return unreadable;
  }
  const std::size_t line_end = head.find("\r\n");
  if (line_end == head.npos) {
    return head.size() > most_line ? Refusal{414, "This address is too long."} : sound;
  }
  if (line_end > most_line) return {414, "This address is too long."};
  if (seen < line_end + 2) return judge_line(head.substr(0, line_end));
  return sound;
}

Refusal judge(const Request& request) {
  const int hosts = count(request, "host");
  if (hosts > 1 || (hosts == 0 && request.minor == 1)) {
    return {400, "A request names one Host, once."};
  }
  if (hosts == 1 && !is_host(*request.field("host"))) return {400, "This Host is no host."};

  const int lengths = count(request, "content-length");
  const int codings = count(request, "transfer-encoding");
  if (lengths > 1 || codings > 1 || (lengths > 0 && codings > 0)) {
    return {400, "This request says its length twice."};
  }
  if (lengths == 1 && !is_length(*request.field("content-length"))) {
    return {400, "This Content-Length is no number."};
  }
  if (codings == 1) {
    if (request.minor == 0) return {400, "HTTP/1.0 has no Transfer-Encoding."};
    if (!same_word(*request.field("transfer-encoding"), "chunked")) {
      return {501, "Only the chunked Transfer-Encoding is known here."};
    }
  }
  if (request.method == "POST" && lengths == 0 && codings == 0) {
    return {411, "Say how long the body is: Content-Length."};
  }
  if (request.minor == 1 && count(request, "expect") > 0 &&
      !same_word(request.list("expect"), "100-continue")) {
    return {417, "Only \"100-continue\" can be expected here."};
  }
  return sound;
}

}  // namespace cairn::server
