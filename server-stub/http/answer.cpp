#include "http/answer.h"

#include <cstdio>
#include <ctime>

namespace cairn::server {

const std::string* Answer::field(std::string_view name) const {
  for (const Field& f : fields) {
    if (f.name == name) return &f.value;
  }
  return nullptr;
}

Answer plain_answer(int status, std::string_view words) {
  Answer answer;
  answer.status = status;
  answer.add("Content-Type", "text/plain; charset=utf-8");
  answer.add("Cache-Control", "no-store");
  answer.body = std::make_shared<const std::string>(std::string(words) + "\n");
  return answer;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Unknown";
  }
}

std::string http_date(std::int64_t now) {
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t seconds = static_cast<std::time_t>(now);
  std::tm t{};
  gmtime_r(&seconds, &t);
  char text[64];
  const int size =
      std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[t.tm_wday],
                    t.tm_mday, months[t.tm_mon], t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
  return {text, static_cast<std::size_t>(size)};
}

std::string head_of(const Answer& answer, std::int64_t now, bool keep_alive) {
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " ";
  head += reason_of(answer.status);
  head += "\r\nDate: " + http_date(now) + "\r\n";
  for (const Field& f : answer.fields) head += f.name + ": " + f.value + "\r\n";
  if (answer.pieces) {
    if (answer.chunked) head += "Transfer-Encoding: chunked\r\n";
  } else if (answer.status != 304) {
    const std::size_t size = answer.body ? answer.body->size() : 0;
    head += "Content-Length: " + std::to_string(size) + "\r\n";
  }
  if (answer.close || !keep_alive) head += "Connection: close\r\n";
  head += "\r\n";
  return head;
}

}  // namespace cairn::server
