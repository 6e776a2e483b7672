// What the server says back, before it is bytes.
//
// Promises: a value; the body is shared, never copied. `head_of` writes the status line and the
// fields, with Date and Content-Length where they belong.
// Leaves out: which answer is right (reception/), how it travels (net/).
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"

namespace cairn::server {

using Bytes = std::shared_ptr<const std::string>;

struct Answer {
  int status = 200;
  std::vector<Field> fields;
  Bytes body;              // null: none
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
