// What the server says back, before it is bytes.
//
// Promises: a value; the body is shared, never copied; or it is made piece by piece, as it leaves,
// so that what is large is never held. `head_of` writes the status line and the fields, with Date
// and Content-Length (or Transfer-Encoding) where they belong.
// Leaves out: which answer is right (reception/), how it travels (net/).
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"

namespace cairn::server {

using Bytes = std::shared_ptr<const std::string>;

/// What comes after a piece. After `broken` the connection ends, so that nobody takes what came for
/// all of it.
enum class After : unsigned char { more, nothing, broken };

/// Makes the next piece of a body, a few milliseconds' worth; it may be empty.
using Pieces = std::function<After(std::string& piece)>;

struct Answer {
  int status = 200;
  std::vector<Field> fields;
  Bytes body;              // null: none
  Pieces pieces;           // where set, they are the body
  bool chunked = true;     // pieces say where they end; else the connection's end does (HTTP/1.0)
  bool head_only = false;  // told as if with its body, which stays here (HEAD)
  bool close = false;      // the connection cannot be trusted with another request

  void add(std::string_view name, std::string_view value) {
    fields.push_back({std::string(name), std::string(value)});
  }
  const std::string* field(std::string_view name) const;
};

/// A short answer in plain words, never stored.
Answer plain_answer(int status, std::string_view words);
std::string_view reason_of(int status);

/// Everything before the body. `now` in seconds since 1970; `keep_alive` as the client asked.
std::string head_of(const Answer& answer, std::int64_t now, bool keep_alive);

/// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string http_date(std::int64_t now);

}  // namespace cairn::server
